"""Answer which organs bodies have, and what each decides."""

from __future__ import annotations

from collections.abc import Iterator

from allies.assessment.parts import cites_of
from allies.questions.organs import ListedOrgan, Organs, OrgansAnswer, Post
from allies.values.dates import day_text
from allies.world.organisations import Organ, Organisation, State
from allies.world.seats import ELECTED, Voters, voters
from allies.world.view import View


def organs(view: View, question: Organs) -> OrgansAnswer:
    """Answer which organs a body has, or all bodies, and what each decides."""
    day = view.day(question.on)
    bodies = [view.body(question.body)] if question.body else list(view.bodies())
    return OrgansAnswer(
        on=day_text(day),
        body=question.body or None,
        leads={
            body.id: leader
            for body in bodies
            if isinstance(body, Organisation) and (leader := body.leader(day))
        },
        organs=tuple(part for body in bodies for part in _organs(view, body, day)),
    )


def _organs(view: View, body: Organisation | State, day: int) -> Iterator[ListedOrgan]:
    snapshot = view.on(day)
    for organ in body.organs:
        acts = sorted(
            (act for act in view.acts if act.by == organ.id), key=lambda act: act.on.first
        )
        decides, rules = _decides(body, organ), _rules(body, organ)
        sitting = Voters(voting=(), uncertain=())
        if isinstance(body, Organisation) and snapshot.is_covered and (decides or rules):
            sitting = voters(snapshot, body, view.states, organ.id)
        yield ListedOrgan(
            elected=organ.seats == ELECTED,
            voting=sitting.voting,
            uncertain=sitting.uncertain,
            id=organ.id,
            body=body.id,
            name=organ.name,
            says=organ.says or None,
            seat=organ.seat or None,
            under=organ.under or None,
            since=organ.since.text if organ.since else None,
            until=organ.until.text if organ.until else None,
            people=tuple(_posts(organ)),
            decides=decides,
            rules=rules,
            first_act=acts[0].on.text if acts else None,
            acts=len(acts),
            cites=cites_of(organ.cites),
            judgement=organ.judgement or None,
        )


def _posts(organ: Organ) -> Iterator[Post]:
    """Return the holders of posts; a person without a published source is left out."""
    for person in organ.people:
        if person.cites or person.judgement:
            yield Post(
                name=person.name,
                post=person.post,
                since=person.since.text if person.since else None,
                until=person.until.text if person.until else None,
                cites=cites_of(person.cites),
                judgement=person.judgement or None,
            )


def _decides(body: Organisation | State, organ: Organ) -> tuple[str, ...]:
    offered = body.means if isinstance(body, Organisation) else ()
    return tuple(item.means for item in offered if organ.id in item.deciders)


def _rules(body: Organisation | State, organ: Organ) -> tuple[str, ...]:
    return tuple(
        provision.says
        for provision in body.provisions
        if provision.decision is not None and provision.decision.organ == organ.id
    )
