"""Answer which organs bodies have, and what each decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allies.assessment.paging import paged
from allies.assessment.parts import cites_of
from allies.questions.organs import ListedOrgan, Organs, OrgansAnswer, Post
from allies.values.dates import day_text
from allies.world.acts import Act
from allies.world.organisations import Organ, Organisation, State
from allies.world.seats import ELECTED, Voters, voters
from allies.world.view import View

ORGANS_A_PAGE = 40

_Body = Organisation | State


def organs(view: View, question: Organs) -> OrgansAnswer:
    """Answer which organs a body has, or all bodies, and what each decides.

    Raises:
        QuestionError: the list has no such page.
    """
    day = view.day(question.on)
    bodies = [view.body(question.body)] if question.body else list(view.bodies())
    found = [
        (body, organ)
        for body in bodies
        for organ in body.organs
        if organ.since is None or organ.since.first <= day
    ]
    page = paged(found, question.page, ORGANS_A_PAGE)
    return OrgansAnswer(
        on=day_text(day),
        body=question.body or None,
        leads={
            body.id: leader
            for body in {body.id: body for body, _ in page.rows}.values()
            if isinstance(body, Organisation) and (leader := body.leader(day))
        },
        dissolved={
            body.id: end
            for body in (bodies if question.body else [body for body, _ in page.rows])
            if (end := view.on(day).ended_on(body.id)) is not None
        },
        organs=tuple(_listed(view, page.rows, day)),
        paging=page.paging,
    )


def _listed(view: View, found: Sequence[tuple[_Body, Organ]], day: int) -> Iterator[ListedOrgan]:
    snapshot = view.on(day)
    acts_of: dict[str, list[Act]] = {organ.id: [] for _, organ in found}
    for act in view.acts:
        if act.by in acts_of and act.on.first <= day:
            acts_of[act.by].append(act)
    for body, organ in found:
        acts = sorted(acts_of[organ.id], key=lambda act: act.on.first)
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
            people=tuple(_posts(view, organ, day)),
            decides=decides,
            rules=rules,
            first_act=acts[0].on.text if acts else None,
            acts=len(acts),
            cites=cites_of(organ.cites),
            judgement=organ.judgement or None,
        )


def _posts(view: View, organ: Organ, day: int) -> Iterator[Post]:
    """Return who may hold a post on a day; a person without a published source is left out."""
    for person in organ.people:
        since, until = person.since, person.until
        is_over = until is not None and until.last < day
        if is_over or (since is not None and since.first > day):
            continue
        if person.cites or person.judgement:
            dates = [view.sources[cite.root].published for cite in person.cites]
            first = min(dates, key=lambda date: date.last, default=None)
            yield Post(
                named=first.text if first and not (since or until) else None,
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
