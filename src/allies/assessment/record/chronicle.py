"""The chronicle: acts in order, filtered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from allies.assessment.paging import paged
from allies.assessment.parts import act_part
from allies.errors import QuestionError
from allies.questions import parts
from allies.questions.timeline import Timeline, TimelineAnswer
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.cases import happened
from allies.world.log import act_order, split_versions
from allies.world.record import Record
from allies.world.view import View

ACTS_A_PAGE = 120
_NAMING_FIELDS = ("by", "of", "state", "to", "place", "force")
_FIELDS_OF_SEVERAL = ("hosts", "participants", "also_to")
# The kinds of entries that acts can name, and acts; the most frequent questions come first.
KINDS_IN_ACTS = (
    "state",
    "organisation",
    "place",
    "case",
    "organ",
    "group",
    "text",
    "force",
    "holder",
    "source",
    "contest",
    "act",
)


def timeline(view: View, question: Timeline) -> TimelineAnswer:
    """Answer what happened, in order of time; filters are one entry, a span and a kind of act.

    A source that no act names concerns the acts that cite it, or cite what rests on it.

    Acts of cases are part of the record. The acts of a supposed case appear only if the question
    is about that case. A contested act is left out if the account holds another version; the best
    evidence shows all versions.

    Raises:
        QuestionError: the name is not that of an entry which acts can name, or the span ends before
            it starts.
    """
    told = _Chronicle(view, question)
    found = told.in_order(told.surely())
    page = paged(found, question.page, ACTS_A_PAGE)
    return TimelineAnswer(
        covered=told.span.meets(view),
        years=dict(Counter(act.on[:4] for act in found)),
        paging=page.paging,
        acts=page.rows,
        perhaps_published=told.in_order(told.perhaps()),
    )


class AsksOfASpan(Protocol):
    """A question about a span of days."""

    @property
    def since(self) -> str:
        """The first date; empty if the span has no start."""

    @property
    def until(self) -> str:
        """The last date; empty if the span has no end."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """The days that a chronicle covers; either end may be open.

    Attributes:
        first: its first day, as an ordinal.
        last: its last day, as an ordinal.
    """

    first: int | None = None
    last: int | None = None

    @classmethod
    def of(cls, question: AsksOfASpan) -> Span:
        """Return the span of a question.

        Raises:
            QuestionError: it ends before it starts.
        """
        span = cls(
            first=parse_date(question.since).first if question.since else None,
            last=parse_date(question.until).last if question.until else None,
        )
        if span.first is not None and span.last is not None and span.last < span.first:
            raise QuestionError(
                f"the span from {question.since} to {question.until} ends before it starts",
                field="until",
                remedy="give a later end, or leave one of the two out",
            )
        return span

    def holds(self, act: Act) -> bool:
        """Whether an act can have happened within the span."""
        return self.meets_days(*act.days)

    def meets_days(self, first: int, last: int | None) -> bool:
        """Whether a span of days has a day in common with it; None is an open end."""
        after = self.first is None or last is None or last >= self.first
        return after and (self.last is None or first <= self.last)

    def meets(self, record: Record) -> bool:
        """Whether the record covers any day of the span."""
        covered = record.theatre
        starts_in_time = self.first is None or self.first <= covered.until.last
        return starts_in_time and (self.last is None or self.last >= covered.since.first)


class _Chronicle:
    """The acts that a question asks for."""

    def __init__(self, view: View, question: Timeline) -> None:
        self.span = Span.of(question)
        self._view, self._kind = view, question.act
        self._about = _declared(view, question.about) if question.about else ""
        self._cites_count = self._about in view.evidence.sources and not any(
            self._says(act) for act, _ in (*self.surely(), *self.perhaps())
        )

    def surely(self) -> Iterator[tuple[Act, bool]]:
        """Return the acts that surely belong to the record, each with whether it is supposed."""
        yield from ((act, False) for act in self._view.acts)
        for case in self._view.cases.values():
            yield from self._of_case(case.id, case.acts)

    def perhaps(self) -> Iterator[tuple[Act, bool]]:
        """Return the acts that may or may not have been published."""
        for name, acts in self._view.perhaps.items():
            if name:
                yield from self._of_case(name, acts)
            else:
                yield from ((act, False) for act in acts)

    def _of_case(self, name: str, acts: Iterable[Act]) -> Iterator[tuple[Act, bool]]:
        supposed = self._view.cases[name].hypothetical
        for act in acts:
            if not supposed or self._about in (name, act.id):
                yield act, supposed

    def in_order(self, acts: Iterable[tuple[Act, bool]]) -> tuple[parts.Act, ...]:
        """Return the acts that the question asks for, in order of time."""
        wanted = [(act, supposed) for act, supposed in acts if self._wants(act)]
        return tuple(
            act_part(act, self._view, supposed=supposed)
            for act, supposed in sorted(wanted, key=lambda item: act_order(item[0]))
        )

    def _wants(self, act: Act) -> bool:
        if not self.span.holds(act) or self._kind not in ("", act.act):
            return False
        if not is_told(act, self._view):
            return False
        if self._cites_count:
            return any(self._about in (cite.source, cite.origin) for cite in act.cites)
        return not self._about or self._says(act)

    def _says(self, act: Act) -> bool:
        """Return whether an act names the entry asked about, or speaks for it."""
        speaker = self._view.holders.get(act.by)
        spoken_for = speaker is not None and self._about in speaker.speaks_for
        return spoken_for or concerns(act, self._about)


def is_told(act: Act, view: View) -> bool:
    """Whether an account includes an act; the best evidence includes every version of a contest."""
    contest, versions = split_versions(act)
    chosen = view.account.choices.get(contest)
    return not contest or view.follows_best_evidence or chosen in versions


def recorded(view: View) -> Iterator[Act]:
    """Return the acts that happened according to the account, the acts of cases included."""
    acts = happened(view.acts, view.cases.values())
    yield from sorted((act for act in acts if is_told(act, view)), key=act_order)


def concerns(act: Act, name: str) -> bool:
    """Whether an act names an entry, or an entry that belongs to it.

    The organs of KAZ are written kaz.senate, so capitals and small letters are alike here.
    """
    name = name.casefold()
    named = {getattr(act, field) for field in _NAMING_FIELDS} | {act.id}
    named |= {one for field in _FIELDS_OF_SEVERAL for one in getattr(act, field)}
    named |= {absence.state for absence in act.away}
    named |= {entry.partition("/")[0] for entry in (*act.about, *act.version)}
    return any(
        item == name or item.startswith(f"{name}.")
        for item in map(str.casefold, filter(None, named))
    )


def _declared(view: View, name: str) -> str:
    """Resolve the name of an entry that acts can name, and return its id.

    Raises:
        QuestionError: the record has no such entry.
    """
    if name in view.withheld:
        return name
    found = view.directory.find_one(name, KINDS_IN_ACTS, "about")
    if found is None:
        raise QuestionError(
            f"nothing in the record is called '{name}'",
            field="about",
            why="acts are found by the ids they name",
            remedy=view.directory.nearest(name, KINDS_IN_ACTS),
        )
    return found.id
