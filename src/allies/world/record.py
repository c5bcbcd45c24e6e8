"""The record: everything a theatre says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from allies.evidence.accounts import Evidence
from allies.evidence.contests import Contest, Holder
from allies.evidence.sources import Source
from allies.values.dates import ImpreciseDate, day_text
from allies.values.entries import Entry
from allies.world.acts import Act
from allies.world.capitals import Capital, DriverWeight
from allies.world.cases import Case, Expectation
from allies.world.conclusions import CaseJudgement, Comparison
from allies.world.corridors import Corridor
from allies.world.directory import Directory, Listed
from allies.world.errata import Erratum, Review
from allies.world.forces import Fleet, Force, Link, Place
from allies.world.forecasts import Forecast
from allies.world.instruments import Instrument, Invitation, Provision
from allies.world.inventory import Inventory
from allies.world.levers import Lever
from allies.world.log import Log
from allies.world.occasions import Occasion
from allies.world.organisations import ArmedGroup, Organisation, State
from allies.world.panels import Panel
from allies.world.scenarios import ScenarioSet

T = TypeVar("T")


class Walk(Entry, frozen=True, kw_only=True):
    """A question that a newcomer may begin with, in `theatre.yaml`.

    Attributes:
        asks: the question, as a sentence.
        page: the page of the explorer that answers it, such as `case/osh-2010`, with what is asked
            beside it after `?`.
    """

    asks: str
    page: str


class TheatreInfo(Entry, frozen=True, kw_only=True):
    """What a theatre says about itself, in `theatre.yaml`.

    Attributes:
        format: version of the theatre format.
        id: short name, also the name of its folder.
        title: its subject.
        says: what it covers and what it does not.
        since: first day the record covers.
        until: last day the record covers.
        main_organisations: the organisations shown by default, in this order; all if none is named.
        walks: questions that a newcomer may begin with, in this order.
    """

    format: int
    id: str
    title: str
    says: str
    since: ImpreciseDate
    until: ImpreciseDate
    main_organisations: tuple[str, ...] = ()
    walks: tuple[Walk, ...] = ()


class Record(msgspec.Struct, frozen=True, dict=True):
    """Everything a theatre says. It is immutable; a what-if makes another record.

    Attributes:
        theatre: what the theatre says about itself.
        sources: sources by id.
        holders: declared holders of positions by id.
        contests: contradictions by id.
        states: states by ISO alpha-3 code.
        organisations: organisations by id.
        acts: everything that happened.
        forces: forces by id.
        fleets: aircraft that lift forces, by id.
        places: places by slug.
        links: connections between places.
        cases: crises by id.
        expectations: verdicts that the theatre itself expects.
        origins: file and position of every entry, by kind and id, such as `case:osh-2010`.
        capitals: how each state sees its threats and on whom it depends, by state.
        weights: weights of drivers that the theatre sets itself, by driver.
        corridors: ways by which goods reach a country, by id.
        comparisons: what sources conclude about members' room for manoeuvre, by id; never an input.
        judgements: what sources conclude about cases, by id; never an input.
        inventory: the contents of the documents by row, and the entries for each; None if there is
                none.
        groups: armed groups by id.
        errata: corrections of the theatre, in the order of its file.
        reviews: readings of entries after they were coded, in the order of their file.
        invitations: views of who may invite troops, in general law, by id.
        occasions: past occasions that join those of the track record, by id.
        levers: named what-ifs, by id.
        scenarios: scenario sets, by id.
        forecasts: what the documents foresaw, by id.
        panels: other people's judgements, by id.
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
    groups: dict[str, ArmedGroup] = {}
    errata: tuple[Erratum, ...] = ()
    reviews: tuple[Review, ...] = ()
    invitations: dict[str, Invitation] = {}
    occasions: dict[str, Occasion] = {}
    levers: dict[str, Lever] = {}
    scenarios: dict[str, ScenarioSet] = {}
    forecasts: dict[str, Forecast] = {}
    panels: dict[str, Panel] = {}

    @cached_property
    def evidence(self) -> Evidence:
        """Sources, holders and contests."""
        return Evidence(self.sources, self.holders, self.contests)

    @cached_property
    def log(self) -> Log:
        """All acts, with the registers they set."""
        return self._log_of(self.acts)

    def _log_of(self, acts: tuple[Act, ...], unsupported: frozenset[str] = frozenset()) -> Log:
        left = {
            body.id: body.leaving.ends
            for body in self.organisations.values()
            if body.leaving is not None
        }
        return Log(acts, self.evidence, left, unsupported)

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
        """Return whether the record covers a day."""
        return self.theatre.since.first <= day <= self.theatre.until.last

    @property
    def coverage(self) -> str:
        """The span that the record covers, as shown to people."""
        return f"{self.theatre.since} to {self.theatre.until}"

    def state(self, name: str, field: str = "") -> State:
        """Return a state of the theatre.

        Args:
            name: its code or any of its names.
            field: the field of the question with the name, for the message.

        Raises:
            QuestionError: there is none, or the name fits several.
        """
        why = "states are named by ISO 3166-1 alpha-3 codes or by their names"
        return self._meant(self.states, name, "state", field, why)

    def organisation(self, name: str, field: str = "") -> Organisation:
        """Return an organisation of the theatre; arguments and errors as for `state`."""
        return self._meant(self.organisations, name, "organisation", field)

    def body(self, name: str, field: str = "") -> Organisation | State:
        """Return an organisation or a state; arguments and errors as for `state`."""
        known: dict[str, Organisation | State] = {**self.organisations, **self.states}
        if name in known:
            return known[name]
        return known[self.directory.meant(name, ("organisation", "state"), field).id]

    def case(self, name: str, field: str = "") -> Case:
        """Return a case of the theatre, by its id or its title; errors as for `state`.

        Args:
            name: its id or its title; the part of the title after the last comma may be left out.
            field: the field of the question with the name, for the message.
        """
        return self._meant(self.cases, name, "case", field)

    def place(self, name: str, field: str = "") -> Place:
        """Return a place of the theatre; arguments and errors as for `state`."""
        why = "places are named by English slugs, such as 'mazar-i-sharif', or by their names"
        return self._meant(self.places, name, "place", field, why)

    def _meant(
        self, entries: Mapping[str, T], name: str, kind: str, field: str, why: str = ""
    ) -> T:
        if name in entries:
            return entries[name]
        return entries[self.directory.meant(name, (kind,), field, why).id]

    @cached_property
    def directory(self) -> Directory:
        """All names of everything that people can ask about."""
        bodies = tuple(self.bodies())
        acts = (*self.acts, *(act for case in self.cases.values() for act in case.acts))
        seats = {place.name: place.id for place in self.places.values()}
        beside = {
            Listed("state", state.id): Listed("place", seats[state.capital])
            for state in self.states.values()
            if state.capital in seats
        }
        beside |= {
            Listed("place", place.id): Listed("state", place.state)
            for place in self.places.values()
        }
        return Directory(
            {
                "state": {item.id: (item.name, *item.names) for item in self.states.values()},
                "organisation": {
                    item.id: (item.short, item.name, *item.names)
                    for item in self.organisations.values()
                },
                "place": {item.id: (item.name, *item.names) for item in self.places.values()},
                "case": {item.id: _titles(item.title) for item in self.cases.values()},
                "organ": {organ.id: (organ.name,) for body in bodies for organ in body.organs},
                "group": {item.id: (item.name, *item.names) for item in self.groups.values()},
                "text": {name: (item.title,) for name, item in self.instruments.items()},
                "force": {item.id: (item.name,) for item in self.forces.values()},
                "holder": {item.id: (item.name,) for item in self.holders.values()},
                "source": dict.fromkeys(self.sources, ()),
                "contest": dict.fromkeys(self.contests, ()),
                "act": dict.fromkeys((act.id for act in acts), ()),
            },
            beside,
        )

    def name(self, entry_id: str) -> str:
        """Return the shown name of a state, organisation, organ, force, place or instrument."""
        return self.names.get(entry_id, entry_id)

    def in_sentence(self, entry_id: str) -> str:
        """Return a name as used inside a sentence: "the CSTO", but "NATO"."""
        return ("the " if entry_id in self._with_article else "") + self.name(entry_id)

    @cached_property
    def _with_article(self) -> frozenset[str]:
        bodies = list(self.bodies())
        organs = (organ for body in bodies for organ in body.organs)
        return frozenset(
            item.id for item in (*bodies, *organs, *self.groups.values()) if item.article
        )

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Shown names of everything that has a name, by id.

        A country that the theatre does not name, such as one that is only flown over, has the name
        that Natural Earth gives it.
        """
        names = {**country_names(), **{body.id: body.name for body in self.states.values()}}
        names |= {body.id: body.short for body in self.organisations.values()}
        for body in self.bodies():
            names |= {organ.id: organ.name for organ in body.organs}
            names |= {instrument.id: instrument.title for instrument in body.instruments}
            names |= {reading.id: reading.title for reading in body.readings}
        names |= {group.id: group.name for group in self.groups.values()}
        names |= {holder.id: holder.name for holder in self.holders.values()}
        names |= {force.id: force.name for force in self.forces.values()}
        names |= {fleet.id: fleet.name for fleet in self.fleets.values()}
        names |= {case.id: case.title for case in self.cases.values()}
        return names | {place.id: place.name for place in self.places.values()}

    def beyond_coverage(self, day: int) -> str:
        """Return a sentence that says that a day is outside the record."""
        return (
            f"{day_text(day)} lies outside the record, which covers {self.coverage};"
            " the answer is unknown, since things may have changed"
        )


@cache
def country_names() -> Mapping[str, str]:
    """Return the names of all countries by ISO alpha-3 code; from `tools/country_grid.py`."""
    return msgspec.json.decode(
        Path(__file__).with_name("countries.json").read_bytes(), type=dict[str, str]
    )


def _titles(title: str) -> tuple[str, ...]:
    """Return a title, and the title without the part after its last comma (mostly the date)."""
    short = title.rpartition(", ")[0]
    return (title, short) if short else (title,)
