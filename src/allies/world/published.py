"""What had surely been published by a day, of a record.

A text that was in force could be read, even if it was described only later. So the rule stays, and
the citation of the description is removed. The same applies to places, ways and forces: they could
be seen. A position is removed with its last citation, because it was not yet known that somebody
held it. A reading of the law is removed with its last holder, together with the rules that only
this reading finds. But the first reading of a body stays, because the others are compared with it.
A coder's note that names a removed source is removed too, and so is a text in which a coder names a
later day: a note, which texts could not be read, what an organ is, the words of a term. A judgement
then gives no reason, and the words of an act are removed unless its kind consists of them. It is
still told that some texts could not be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from allies.evidence.accounts import Evidence
from allies.evidence.contests import Contest, Holder
from allies.values.date_parts import names_day_after
from allies.values.dates import ImpreciseDate
from allies.world.acts import Act
from allies.world.capitals import OFFICIAL, Capital, OrderReading, ThreatRegister
from allies.world.cases import Case, Characterisation
from allies.world.forecasts import Ending, Forecast
from allies.world.instruments import ReadingHolder
from allies.world.levers import Lever
from allies.world.log import (
    REASON_WITHHELD,
    as_published,
    perhaps_published,
    publication,
    split_versions,
)
from allies.world.organisations import Organ, Organisation, State
from allies.world.record import Record
from allies.world.scenarios import Background, Outlook

T = TypeVar("T")
AnyBody = TypeVar("AnyBody", Organisation, State)
UNREAD_WITHHELD = "Some of its texts; the list of them names later ones."
_POSITIONS = (ReadingHolder, Characterisation, OrderReading, Background, Outlook)
_NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")


class Published:
    """Removes all entries that had not surely been published by a day."""

    def __init__(self, record: Record, as_of: int) -> None:
        self._record = record
        self._evidence: Evidence = record.evidence
        self._as_of = as_of
        self._gone = frozenset(
            item.id for item in record.sources.values() if item.published.last > as_of
        )

    def parts(self) -> dict[str, Any]:
        """Return the parts of a view that differ from those of the record."""
        record = self._record
        contests = {name: self._contest(contest) for name, contest in record.contests.items()}
        perhaps = {
            name: tuple(self._perhaps(acts))
            for name, acts in (
                ("", record.acts),
                *((case.id, case.acts) for case in record.cases.values()),
            )
        }
        return {
            "sources": {
                name: self._entry(item)
                for name, item in record.sources.items()
                if name not in self._gone
            },
            "holders": self._each(record.holders, self._holder),
            "contests": contests,
            "states": self._each(record.states, self._body),
            "organisations": self._each(record.organisations, self._body),
            "acts": self._acts(record.acts),
            "forces": self._each(record.forces, self._entry),
            "fleets": self._each(record.fleets, self._entry),
            "groups": self._each(record.groups, self._entry),
            "places": self._each(record.places, self._entry),
            "links": self._entries(record.links),
            "corridors": self._each(record.corridors, self._entry),
            "cases": self._each(record.cases, self._case),
            "capitals": self._each(record.capitals, self._capital),
            "weights": self._each(record.weights, self._entry),
            "comparisons": self._cited(record.comparisons),
            "judgements": self._cited(record.judgements),
            "invitations": self._each(record.invitations, self._entry),
            "levers": self._each(record.levers, self._lever),
            "scenarios": self._cited(record.scenarios),
            "forecasts": self._cited(self._each(record.forecasts, self._forecast)),
            "perhaps": {name: acts for name, acts in perhaps.items() if acts},
            "perhaps_held": {
                (contest.id, version.id): self._evidence.spoken(version, self._as_of)[1]
                for contest in record.contests.values()
                for version in contest.versions
            },
            "unreadable": frozenset(
                item.id for item in record.instruments.values() if item.opened.first > self._as_of
            ),
        }

    @staticmethod
    def _each(items: Mapping[str, T], cut: Any) -> dict[str, T]:
        return {name: cut(item) for name, item in items.items()}

    def _cited(self, items: Mapping[str, T]) -> dict[str, T]:
        """Return the conclusions of sources that had appeared."""
        cut = {name: self._entry(item) for name, item in items.items()}
        return {name: item for name, item in cut.items() if getattr(item, "cites")}  # noqa: B009

    def _acts(self, acts: Iterable[Act]) -> tuple[Act, ...]:
        """Return the acts that had surely been published, with only published citations."""
        return tuple(
            as_published(act, self._evidence, self._as_of)
            for act in acts
            if publication(act, self._evidence)[1] <= self._as_of and self._is_told(act)
        )

    def _is_told(self, act: Act) -> bool:
        """Return whether any source or holder had told the act's version of events."""
        contest, versions = split_versions(act)
        return not contest or any(
            self._evidence.spoken(version, self._as_of)[0]
            for version in self._record.contests[contest].versions
            if version.id in versions
        )

    def _perhaps(self, acts: Iterable[Act]) -> Iterable[Act]:
        doubtful = perhaps_published(acts, self._evidence, self._as_of)
        return (as_published(act, self._evidence, self._as_of) for act in doubtful)

    def _contest(self, contest: Contest) -> Contest:
        cut = self._evidence.as_published(contest, self._as_of)
        return replace(cut, note=self._note(cut.note))

    def _holder(self, holder: Holder) -> Holder:
        # A position may have been known before the coded report of it.
        if self._evidence.had_spoken(holder.id, self._as_of):
            return holder
        return replace(holder, name=holder.name.removesuffix(f" as reported by {holder.source}"))

    def _body(self, body: AnyBody) -> AnyBody:
        cut = self._entry(body)
        # All readings but the first are positions of their holders. A reading that nobody held yet
        # may even be about later texts, and so may the rules that only it finds.
        gone = {
            now.id
            for was, now in zip(body.readings[1:], cut.readings[1:], strict=True)
            if was.holders and not now.holders
        }
        return replace(
            cut,
            readings=tuple(item for item in cut.readings if item.id not in gone),
            provisions=tuple(
                item
                for item in cut.provisions
                if not item.readings or not gone.issuperset(item.readings)
            ),
        )

    def _case(self, case: Case) -> Case:
        happened = case.happened
        # The outcome is one text from several sources, and its latest part may be weeks younger
        # than the first source. So all its sources must be public.
        if happened is not None:
            known = all(self._evidence.is_public(cite, self._as_of) for cite in happened.cites)
            happened = self._entry(happened) if known else None
        return replace(
            case,
            acts=self._acts(case.acts),
            happened=happened,
            cites=self._evidence.published_cites(case.cites, self._as_of),
            characterised=self._entries(case.characterised),
            question=replace(
                case.question,
                proposals=tuple(
                    as_published(act, self._evidence, self._as_of)
                    for act in case.question.proposals
                ),
            ),
        )

    def _forecast(self, item: Forecast) -> Forecast:
        """Return a forecast; how it ended is one text, and known when its sources are."""
        ending = item.ending
        if all(self._evidence.is_public(cite, self._as_of) for cite in ending.cites):
            return item
        unknown = Ending(word="not_on_record", says="Nothing public by the day settles it")
        return replace(item, ending=unknown)

    def _capital(self, capital: Capital) -> Capital:
        registers = (
            self._entry(item)
            for item in capital.registers
            if self._appeared(_appearance(item), item.cites)
        )
        traits = (
            self._entry(item) for item in capital.traits if self._appeared(item.public, item.cites)
        )
        return replace(capital, registers=tuple(registers), traits=tuple(traits))

    def _appeared(self, public: ImpreciseDate | None, cites: Iterable[Any]) -> bool:
        if public is not None:
            return public.last <= self._as_of
        given = tuple(cites)
        return not given or any(self._evidence.is_public(cite, self._as_of) for cite in given)

    def _lever(self, lever: Lever) -> Lever:
        acts = tuple(as_published(act, self._evidence, self._as_of) for act in lever.acts)
        by = tuple(name for name in lever.by if name not in self._gone)
        return replace(self._entry(replace(lever, acts=())), acts=acts, by=by)

    def _entries(self, items: Iterable[T]) -> tuple[T, ...]:
        return tuple(self._entry(item) for item in items if self._is_known(item))

    def _entry(self, item: T) -> T:
        """Return an entry and its parts with only published citations."""
        if not isinstance(item, msgspec.Struct):
            return item
        changed: dict[str, object] = {}
        for name in item.__struct_fields__:
            value = getattr(item, name)
            if name == "cites":
                changed[name] = self._evidence.published_cites(value, self._as_of)
            elif isinstance(value, str) and _is_a_note(name, item):
                changed[name] = self._note(value)
            elif name == "unread" and isinstance(value, str) and value:
                changed[name] = self._note(value) or UNREAD_WITHHELD
            elif isinstance(value, str) and name == "judgement":
                changed[name] = self._reason(value)
            elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
                changed[name] = self._entries(value)
        return replace(item, **changed) if changed else item

    def _note(self, text: str) -> str:
        """Return a coder's note; empty if it names a later day or a source that came later."""
        gone = self._gone.intersection(_NAME.findall(text)) or names_day_after(text, self._as_of)
        return "" if gone else text

    def _reason(self, text: str) -> str:
        """Return why the coder believes something; without the reason if it names a later day."""
        return REASON_WITHHELD if text and not self._note(text) else text

    def _is_known(self, item: object) -> bool:
        if not isinstance(item, _POSITIONS) or not item.cites:
            return True
        return bool(self._evidence.published_cites(item.cites, self._as_of))


def _is_a_note(field: str, item: object) -> bool:
    """Return whether a field of an entry holds a text in which its coder looks back."""
    return field == "note" or (field == "says" and isinstance(item, Organ))


def _appearance(register: ThreatRegister) -> ImpreciseDate | None:
    """Return when a register became public, if coded or equal to its own day; else None."""
    if register.public is None and register.form in OFFICIAL - {"statement"}:
        return register.on
    return register.public
