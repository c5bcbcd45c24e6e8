"""The record: everything a theatre says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import TypeVar

import msgspec

from allies.errors import QuestionError, ask_for, nearest
from allies.evidence.accounts import Evidence
from allies.evidence.contests import Contest, Holder
from allies.evidence.sources import Source
from allies.values.dates import ImpreciseDate, day_text
from allies.values.entries import Entry
from allies.values.naming import resolve_name
from allies.world.acts import Act
from allies.world.capitals import Capital, DriverWeight
from allies.world.cases import Case, Expectation
from allies.world.conclusions import CaseJudgement, Comparison
from allies.world.corridors import Corridor
from allies.world.forces import Fleet, Force, Link, Place
from allies.world.instruments import Instrument, Provision
from allies.world.inventory import Inventory
from allies.world.log import Log
from allies.world.organisations import Organisation, State

T = TypeVar("T")


class TheatreInfo(Entry, frozen=True, kw_only=True):
    """What a theatre says of itself, in `theatre.yaml`.

    Attributes:
        format: version of the theatre format it is written in.
        id: short name, also the name of its folder.
        title: what it is about.
        says: what it covers and what it does not.
        since: first day the record covers.
        until: last day the record covers.
    """

    format: int
    id: str
    title: str
    says: str
    since: ImpreciseDate
    until: ImpreciseDate


class Record(msgspec.Struct, frozen=True, dict=True):
    """Everything a theatre says. Nothing in it changes; a what-if is another record.

    Attributes:
        theatre: what the theatre says of itself.
        sources: sources by id.
        holders: declared holders of positions by id.
        contests: contradictions by id.
        states: states by ISO alpha-3 code.
        organisations: organisations by id.
        acts: everything that happened.
        forces: forces by id.
        fleets: aircraft that lift them, by id.
        places: places by slug.
        links: connections between places.
        cases: crises by id.
        expectations: verdicts the theatre itself expects.
        origins: file and place in it of every entry, by kind and id, such as `case:osh-2010`.
        capitals: how each state sees its threats and whom it depends on, by state.
        weights: weights of drivers that the theatre sets itself, by driver.
        corridors: ways by which goods reach a country, by id.
        comparisons: what sources conclude of members' room, by id; never an input.
        judgements: what sources conclude of cases, by id; never an input.
        inventory: what the documents say, row by row, and what carries it; None without one.
    """

    theatre: TheatreInfo
    sources: dict[str, Source]
    holders: dict[str, Holder]
    contests: dict[str, Contest]
    states: dict[str, State]
    organisations: dict[str, Organisation]
    acts: tuple[Act, ...]
    forces: dict[str, Force]
    fleets: dict[str, Fleet]
    places: dict[str, Place]
    links: tuple[Link, ...]
    cases: dict[str, Case]
    expectations: tuple[Expectation, ...]
    origins: dict[str, tuple[str, str]]
    capitals: dict[str, Capital] = {}
    weights: dict[str, DriverWeight] = {}
    corridors: dict[str, Corridor] = {}
    comparisons: dict[str, Comparison] = {}
    judgements: dict[str, CaseJudgement] = {}
    inventory: Inventory | None = None

    @cached_property
    def evidence(self) -> Evidence:
        """Who says what."""
        return Evidence(self.sources, self.holders, self.contests)

    @cached_property
    def log(self) -> Log:
        """All acts, ready to fold."""
        return Log(self.acts, self.evidence)

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """Every instrument, of organisations and of states, by id."""
        return {
            instrument.id: instrument for body in self.bodies() for instrument in body.instruments
        }

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        """Every provision, of organisations and of states, by id."""
        return {provision.id: provision for body in self.bodies() for provision in body.provisions}

    def bodies(self) -> Iterator[Organisation | State]:
        """Return every organisation and state."""
        yield from self.organisations.values()
        yield from self.states.values()

    def covers(self, day: int) -> bool:
        """Whether the record covers a day."""
        return self.theatre.since.first <= day <= self.theatre.until.last

    @property
    def coverage(self) -> str:
        """The span the record covers, for people."""
        return f"{self.theatre.since} to {self.theatre.until}"

    def state(self, state_id: str, field: str = "") -> State:
        """Return a state of the theatre by its code.

        Args:
            state_id: its code, in any case.
            field: the field of the question it was named in, for the message.

        Raises:
            QuestionError: there is none; the message names the code where a name was given.
        """
        code = resolve_name(state_id, self.states)
        if code in self.states:
            return self.states[code]
        wanted = state_id.casefold()
        meant = [code for code, state in self.states.items() if state.name.casefold() == wanted]
        raise QuestionError(
            f"unknown state '{state_id}'",
            field=field,
            why="states go by ISO 3166-1 alpha-3 codes",
            remedy=f"did you mean '{meant[0]}'?" if meant else _nearest_code(wanted, self.states),
        )

    def organisation(self, organisation_id: str, field: str = "") -> Organisation:
        """Return an organisation of the theatre.

        Args:
            organisation_id: its id, in any case.
            field: the field of the question it was named in, for the message.

        Raises:
            QuestionError: there is none; the message says so where a state was named.
        """
        code = resolve_name(organisation_id, self.states)
        if code in self.states and organisation_id not in self.organisations:
            raise QuestionError(
                f"'{code}' is a state, and no organisation",
                field=field,
                remedy="name an organisation; what a state did is told by"
                f" {ask_for('timeline', about=code)}",
            )
        return _known(self.organisations, organisation_id, "organisation", field=field)

    def body(self, body_id: str, field: str = "") -> Organisation | State:
        """Return an organisation or a state."""
        known: dict[str, Organisation | State] = {**self.organisations, **self.states}
        return _known(known, body_id, "organisation or state", field=field)

    def case(self, case_id: str, field: str = "") -> Case:
        """Return a case of the theatre."""
        return _known(self.cases, case_id, "case", field=field, see=ask_for("cases"))

    def place(self, place_id: str, field: str = "") -> Place:
        """Return a place of the theatre.

        Args:
            place_id: its slug, in any case.
            field: the field of the question it was named in, for the message.

        Raises:
            QuestionError: there is none.
        """
        why = "places go by English slugs, such as 'mazar-i-sharif'"
        return _known(self.places, place_id, "place", field=field, why=why)

    def name(self, entry_id: str) -> str:
        """Return how people are shown a state, organisation, organ, force, place or instrument."""
        return self.names.get(entry_id, entry_id)

    def in_sentence(self, entry_id: str) -> str:
        """Return how something is called within a sentence: "the CSTO", but "NATO"."""
        return ("the " if entry_id in self._with_article else "") + self.name(entry_id)

    @cached_property
    def _with_article(self) -> frozenset[str]:
        bodies = list(self.bodies())
        organs = (organ for body in bodies for organ in body.organs)
        return frozenset(item.id for item in (*bodies, *organs) if item.article)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """How people are shown everything that has a name, by id."""
        names = {body.id: body.name for body in self.states.values()}
        names |= {body.id: body.short for body in self.organisations.values()}
        for body in self.bodies():
            names |= {organ.id: organ.name for organ in body.organs}
            names |= {instrument.id: instrument.title for instrument in body.instruments}
        names |= {holder.id: holder.name for holder in self.holders.values()}
        names |= {force.id: force.name for force in self.forces.values()}
        names |= {fleet.id: fleet.name for fleet in self.fleets.values()}
        names |= {case.id: case.title for case in self.cases.values()}
        return names | {place.id: place.name for place in self.places.values()}

    def beyond_coverage(self, day: int) -> str:
        """Return the sentence that says a day lies outside the record."""
        return (
            f"{day_text(day)} lies outside the record, which covers {self.coverage};"
            " what it was then is unknown, not unchanged"
        )


def _nearest_code(name: str, states: Mapping[str, State]) -> str:
    """Return the state whose code, or else whose name, is nearest to a mistyped one."""
    by_name = {state.name.casefold(): code for code, state in states.items()}
    close = get_close_matches(name, [code.casefold() for code in states], n=9, cutoff=0.6)
    # Codes are short: of those that share as many letters, the one that begins alike is meant.
    same_start = [code for code in close if code[:1] == name[:1]]
    named = get_close_matches(name, by_name, n=1, cutoff=0.75)
    if named or same_start:
        return f"did you mean '{by_name[named[0]] if named else same_start[0].upper()}'?"
    return nearest(name, states)


def _known(
    entries: Mapping[str, T],
    name: str,
    kind: str,
    *,
    field: str = "",
    why: str = "",
    see: str = "",
) -> T:
    entry = entries.get(resolve_name(name, entries))
    if entry is not None:
        return entry
    ids = {
        str(getattr(entry, field)).casefold(): entry_id
        for entry_id, entry in entries.items()
        for field in ("short", "title", "name")
        if hasattr(entry, field)
    }
    meant = ids.get(name.casefold())
    remedy = f"did you mean '{meant}'?" if meant else nearest(name, entries)
    remedy += f" (all: {see})" if see else ""
    raise QuestionError(f"unknown {kind} '{name}'", field=field, why=why, remedy=remedy)
