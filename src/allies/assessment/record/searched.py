"""What a search reads: the words of each entry of a view, its notes and its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from allies.assessment.record.chronicle import is_told
from allies.assessment.record.sources import SOURCES_A_PAGE
from allies.evidence.sources import Citation
from allies.questions.find import EntryKind
from allies.values.dates import ImpreciseDate
from allies.world.acts import Act
from allies.world.cases import Case
from allies.world.organisations import Organisation, State
from allies.world.sentences import sentence
from allies.world.view import View

_NAMED_IN_ACTS = ("by", "of", "state", "to", "place", "force")
_LISTED_IN_ACTS = ("hosts", "participants", "also_to", "about", "version", "means", "kinds")


class Searched(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as a search reads it.

    Attributes:
        kind: its kind.
        id: its id.
        says: its words.
        question: the question that shows it in full.
        given: the fields of that question.
        by: who acts, says or holds it, or whose it is.
        notes: notes on it, each a text of its own.
        names: its other names, and the names of what it is about.
        since: its day, or the first day on which it holds.
        until: the last day on which it holds, if it does not hold on one day only.
        lasts: whether it holds from its day on.
        cites: its citations.
        judgement: the coder's reason.
        supposed: whether it never happened.
    """

    kind: EntryKind
    id: str
    says: str
    question: str
    given: Mapping[str, str]
    by: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    since: ImpreciseDate | None = None
    until: ImpreciseDate | None = None
    lasts: bool = False
    cites: Sequence[Citation] = ()
    judgement: str = ""
    supposed: bool = False

    @property
    def days(self) -> tuple[int, int | None] | None:
        """The first and the last day on which it can hold; None if it has no day."""
        if self.since is None:
            return None
        if not self.lasts:
            return self.since.first, self.since.last
        return self.since.first, self.until.last if self.until else None


def searched(view: View) -> Iterator[Searched]:
    """Return every entry of a view that a search reads.

    What had no source by the day of knowledge is left out, except texts that could be read by then.
    """
    cited = _cited_entries(view.whole) if view.as_of is not None else frozenset()
    for item in _entries(view):
        is_text = item.kind in ("provision", "instrument", "reading")
        if is_text or item.cites or (item.kind, item.id) not in cited:
            yield item


def _cited_entries(whole: Any) -> frozenset[tuple[str, str]]:
    """Return the kind and id of the entries that have sources once everything is published."""
    found: set[tuple[str, str]] = set()
    for kind, entries in (
        ("force", whole.forces.values()),
        ("group", whole.groups.values()),
        ("case", whole.cases.values()),
        ("organisation", whole.organisations.values()),
        ("organ", (organ for body in whole.bodies() for organ in body.organs)),
    ):
        found |= {(kind, item.id) for item in entries if item.cites}
    return frozenset(found)


def _entries(view: View) -> Iterator[Searched]:
    yield from (_act(act, view) for act in view.acts if is_told(act, view))
    for case in view.cases.values():
        if view.as_of is None or case.on.last <= view.as_of:
            yield _case(case, view)
        yield from (
            _act(act, view, supposed=case.hypothetical) for act in case.acts if is_told(act, view)
        )
    yield from _contests(view)
    for body in view.bodies():
        yield from _law(body, view)
        yield from _organs(body)
    yield from _movement(view)
    yield from _capitals(view)
    yield from _bodies(view)
    yield from _sources(view)


def _claim(entry_id: str) -> dict[str, Any]:
    return {"id": entry_id, "question": "claim", "given": {"name": entry_id}}


def _act(act: Act, view: View, *, supposed: bool = False) -> Searched:
    named = [getattr(act, name) for name in _NAMED_IN_ACTS]
    named += [one for name in _LISTED_IN_ACTS for one in getattr(act, name)]
    told = [item.says for item in (act.declared, act.rehearsed) if item is not None]
    told += [item.why.says for item in act.away if item.why is not None]
    return Searched(
        kind="act",
        **_claim(act.id),
        says=sentence(act, view),
        by=(act.by,),
        notes=(*told, *(term.says for term in act.terms if term.says), act.judgement),
        names=(act.act, *(f"{name} {view.name(name)}" for name in named if name)),
        since=act.on,
        cites=act.cites,
        judgement=act.judgement,
        supposed=supposed,
    )


def _case(case: Case, view: View) -> Searched:
    happened = case.happened
    return Searched(
        kind="case",
        id=case.id,
        question="assess",
        given={"case": case.id},
        says=case.title,
        by=(case.host,),
        notes=(case.question.asks, happened.says if happened else "", case.judgement),
        names=(view.name(case.host), view.name(case.place), case.trigger),
        since=case.on,
        cites=case.cites,
        judgement=case.judgement,
        supposed=case.hypothetical,
    )


def _contests(view: View) -> Iterator[Searched]:
    for contest in view.contests.values():
        if not contest.versions and view.whole.contests[contest.id].versions:
            continue  # nobody had said any of it by the day of knowledge
        cites = tuple(cite for version in contest.versions for cite in version.cites)
        yield Searched(
            kind="contest",
            id=contest.id,
            question="narrative",
            given={"contest": contest.id},
            says=contest.question,
            notes=(contest.note,),
            names=(contest.type,),
            cites=cites,
        )
        for version in contest.versions:
            yield Searched(
                kind="version",
                **_claim(f"{contest.id}/{version.id}"),
                says=version.says,
                by=version.holders,
                notes=(version.preferred,) if view.as_of is None else (),
                names=tuple(map(view.name, version.holders)),
                cites=version.cites,
            )


def _law(body: Organisation | State, view: View) -> Iterator[Searched]:
    names = (body.id, view.name(body.id))
    opened = {item.id: item for item in body.instruments}
    for text in body.instruments:
        if text.id not in view.unreadable:
            yield Searched(
                kind="instrument",
                **_claim(text.id),
                says=text.title,
                by=(body.id,),
                notes=(text.note, text.judgement),
                names=names,
                since=text.opened,
                cites=text.cites,
                judgement=text.judgement,
            )
    for rule in body.provisions:
        if rule.instrument not in view.unreadable:
            yield Searched(
                kind="provision",
                **_claim(rule.id),
                says=rule.says,
                by=(body.id,),
                notes=(rule.judgement,),
                names=(*names, *rule.means, view.name(rule.instrument)),
                since=opened[rule.instrument].opened if rule.instrument in opened else None,
                cites=rule.cites,
                judgement=rule.judgement,
            )
    for reading in body.readings:
        first = min((item.since for item in reading.holders), key=lambda on: on.first, default=None)
        yield Searched(
            kind="reading",
            **_claim(reading.id),
            says=reading.title,
            by=tuple(item.who for item in reading.holders),
            notes=(reading.note,),
            names=(*names, *(view.name(item.who) for item in reading.holders)),
            since=first,
            lasts=True,
            cites=tuple(cite for item in reading.holders for cite in item.cites),
        )


def _organs(body: Organisation | State) -> Iterator[Searched]:
    for organ in body.organs:
        people = tuple(f"{item.name}, {item.post}" for item in organ.people)
        yield Searched(
            kind="organ",
            id=organ.id,
            question="organs",
            given={"body": body.id},
            says=f"{organ.name}: {organ.says}" if organ.says else organ.name,
            by=(body.id,),
            notes=(*people, organ.judgement),
            names=(body.id, body.name),
            since=organ.since,
            until=organ.until,
            lasts=True,
            cites=organ.cites,
            judgement=organ.judgement,
        )


def _movement(view: View) -> Iterator[Searched]:
    for force in view.forces.values():
        yield Searched(
            kind="force",
            **_claim(force.id),
            says=f"{force.name}, at {view.name(force.home)}",
            by=(force.owner,),
            notes=(force.judgement,),
            names=(view.name(force.owner), *(label.label for label in force.labels)),
            since=force.since,
            until=force.until,
            lasts=True,
            cites=force.cites,
            judgement=force.judgement,
        )
    for place in view.places.values():
        yield Searched(
            kind="place",
            id=place.id,
            question="timeline",
            given={"about": place.id},
            says=f"{place.name}, {place.kind} in {view.in_sentence(place.state)}",
            by=(place.state,),
            notes=(place.note,),
            names=place.names,
        )


def _capitals(view: View) -> Iterator[Searched]:
    for capital in view.capitals.values():
        for trait in capital.traits:
            yield Searched(
                kind="trait",
                **_claim(trait.id),
                says=trait.says,
                by=(trait.by or capital.id,),
                notes=(trait.judgement, trait.dated_by),
                names=(view.name(capital.id), trait.aspect, *map(view.name, trait.towards)),
                since=trait.since,
                until=trait.until,
                lasts=True,
                cites=trait.cites,
                judgement=trait.judgement,
            )
        for register in capital.registers:
            threats = (item.says for item in register.threats)
            mentions = (item.says for item in register.mentions)
            yield Searched(
                kind="register",
                **_claim(register.id),
                says=register.title,
                by=(register.by,),
                notes=(*threats, *mentions, register.note, register.judgement),
                names=(view.name(capital.id), view.name(register.by)),
                since=register.on,
                until=register.until,
                lasts=True,
                cites=register.cites,
                judgement=register.judgement,
            )


def _bodies(view: View) -> Iterator[Searched]:
    for group in view.groups.values():
        yield Searched(
            kind="group",
            id=group.id,
            question="groups",
            given={"about": group.id},
            says=f"{group.name}: {group.says}" if group.says else group.name,
            notes=(group.judgement,),
            names=group.names,
            cites=group.cites,
            judgement=group.judgement,
        )
    for state in view.states.values():
        yield Searched(
            kind="state",
            id=state.id,
            question="capital",
            given={"state": state.id},
            says=state.name,
            notes=(state.note, state.unread),
            names=(*state.names, state.capital),
        )
    for body in view.organisations.values():
        yield Searched(
            kind="organisation",
            id=body.id,
            question="members",
            given={"organisation": body.id},
            says=body.name,
            notes=(body.unread, body.judgement, *(item.name for item in body.means)),
            names=(body.short, *body.names),
            cites=body.cites,
            judgement=body.judgement,
        )


def _sources(view: View) -> Iterator[Searched]:
    for number, source in enumerate(view.sources.values()):
        page = number // SOURCES_A_PAGE + 1
        yield Searched(
            kind="source",
            id=source.id,
            question="sources",
            given={"page": str(page)} if page > 1 else {},
            says=source.title,
            by=tuple(who for who in (source.author or source.publisher,) if who),
            notes=(source.note,),
            names=(source.author, source.publisher),
            since=source.published,
        )
