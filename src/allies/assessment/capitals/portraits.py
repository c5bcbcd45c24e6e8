"""Portraits: everything documented of one capital on a day, ready to be laid beside another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from allies.assessment.case.members_views import speaks_for
from allies.assessment.case.sourcing import sources_of
from allies.assessment.record.standing import Status, status_of
from allies.assessment.votes.formal_power import assigned_forces
from allies.evidence.sources import Citation, Source
from allies.politics.autonomy import (
    Autonomy,
    Body,
    Comparing,
    autonomies,
    autonomy,
    compare,
    is_inside,
)
from allies.politics.dispositions import Dependence, Dispositions, Level
from allies.politics.threats import ThreatView, gainers, subjects, threat_views
from allies.votes.concentration import Concentration
from allies.world.acts import Act
from allies.world.capitals import DEPENDENCE, Trait
from allies.world.instruments import Instrument, Reading
from allies.world.snapshot import Snapshot
from allies.world.world import World


class LegalPosition(msgspec.Struct, frozen=True):
    """A reading of the law a state is documented to hold.

    Attributes:
        body: whose law it reads.
        reading: the reading.
        cites: where the state is documented to hold it.
    """

    body: str
    reading: Reading
    cites: tuple[Citation, ...]


class Portrait(msgspec.Struct, frozen=True):
    """One capital on a day.

    Attributes:
        state: whose.
        memberships: what the state is to each organisation it has to do with.
        view: its threats.
        frames: how it values frames, by organisation or state.
        self_reliance: whether it prefers to help itself.
        legal: readings it holds.
        national: its own laws and concepts opened by the day.
        notes: single statements, by aspect: planning, requests, advice and the like.
        requests: requests on record, latest last.
        dependence: on whom it depends, and for what.
        autonomies: its room inside each organisation it belongs to.
    """

    state: str
    memberships: Mapping[str, Status]
    view: ThreatView
    frames: Mapping[str, Level]
    self_reliance: Level | None
    legal: Sequence[LegalPosition]
    national: Sequence[Instrument]
    notes: Mapping[str, Sequence[Trait]]
    requests: Sequence[Act]
    dependence: Mapping[str, Dependence]
    autonomies: Sequence[Autonomy]


class Portraits(msgspec.Struct, frozen=True):
    """One or two capitals on a day.

    Attributes:
        known: what is documented.
        portraits: the capitals.
        sources: every source cited.
    """

    known: Dispositions
    portraits: Sequence[Portrait]
    sources: Sequence[Source]


class ThreatsFound(msgspec.Struct, frozen=True):
    """The threat registers of capitals side by side.

    Attributes:
        known: what is documented.
        views: capital by capital.
        subjects: everybody mentioned in a register.
        gainers: who is said to gain by alarm.
        sources: every source cited.
    """

    known: Dispositions
    views: Sequence[ThreatView]
    subjects: Sequence[str]
    gainers: Sequence[tuple[str, Level]]
    sources: Sequence[Source]


class AutonomyFound(msgspec.Struct, frozen=True):
    """The room of members inside organisations, beside what sources conclude.

    Attributes:
        known: what is documented.
        autonomies: member by member.
        forces: how the forces assigned to each organisation divide; None where none is.
        outside: states with a coded capital that are outside, by organisation: unknown.
        compared: what sources conclude.
        sources: every source cited.
    """

    known: Dispositions
    autonomies: Sequence[Autonomy]
    forces: Mapping[str, Concentration | None]
    outside: Mapping[str, Sequence[str]]
    compared: Sequence[Comparing]
    sources: Sequence[Source]


_NOTES = (
    "services",
    "planning",
    "request",
    "advice",
    "own_means",
    "troops_fear",
    "precedent",
    "role",
    "legal",
)


def portraits(known: Dispositions, states: Sequence[str]) -> Portraits:
    """Return capitals on a day."""
    snapshot = _snapshot(known)
    found = [_portrait(known, snapshot, state) for state in states]
    return Portraits(known, found, _sources(known.world, _cites_of(known, found)))


def threats_found(known: Dispositions, states: Sequence[str]) -> ThreatsFound:
    """Return the threat registers of capitals; of all that have one where none is named."""
    views = threat_views(known, states)
    gaining = gainers(known)
    cites = [cite for view in views for cite in _view_cites(known, view)]
    cites += [cite for _, level in gaining for cite in known.cites(level.traits)]
    return ThreatsFound(known, views, subjects(views), gaining, _sources(known.world, cites))


def autonomy_found(known: Dispositions) -> AutonomyFound:
    """Return the room of members inside every organisation that decides on means."""
    world, snapshot = known.world, _snapshot(known)
    bodies = _bodies_led(known)
    found = autonomies(snapshot, known, bodies)
    forces = {body.organisation.id: body.forces for body in bodies}
    outside = {
        name: [
            state
            for state in world.capitals
            if not is_inside(snapshot, state, name)
            and snapshot.log.mentions(("membership", state, name))
        ]
        for name in forces
    }
    compared = compare(snapshot, known, bodies)
    cites = [
        cite
        for item in found
        for measure in item.measures.values()
        for part in measure.parts
        for cite in part.cites
    ]
    cites += [cite for item in compared for cite in item.comparison.cites]
    return AutonomyFound(known, found, forces, outside, compared, _sources(world, cites))


def _bodies_led(known: Dispositions) -> list[Body]:
    """Return the organisations of which it is said who leads them, with the forces assigned."""
    return [
        Body(body, assigned_forces(known.world, body, known.day))
        for body in known.world.organisations.values()
        if known.leaders(body.id)
    ]


def _snapshot(known: Dispositions) -> Snapshot:
    return known.world.on(known.day, known.as_of, None, known.account)


def _portrait(known: Dispositions, snapshot: Snapshot, state: str) -> Portrait:
    world = known.world
    memberships = {
        body.id: status_of(snapshot, body, state)
        for body in world.organisations.values()
        if snapshot.log.mentions(("membership", state, body.id))
    }
    towards = [*world.organisations, *world.states]
    frames = {name: known.level(state, "frame", name) for name in towards}
    return Portrait(
        state,
        memberships,
        threat_views(known, [state])[0],
        {name: level for name, level in frames.items() if level is not None},
        known.level(state, "self_reliance"),
        list(_legal(world, state, known.day)),
        [item for item in world.states[state].instruments if item.opened.first <= known.day],
        {aspect: known.traits(state, aspect) for aspect in _NOTES},
        [
            act
            for act in snapshot.log.until(known.day)
            if act.act in ("requested", "request_withdrawn") and act.by == state
        ],
        {name: known.dependence(state, name) for name in _powers(known, snapshot, state)},
        [
            autonomy(snapshot, known, state, body)
            for body in _bodies_led(known)
            if is_inside(snapshot, state, body.organisation.id)
        ],
    )


def _powers(known: Dispositions, snapshot: Snapshot, state: str) -> list[str]:
    """Return the states one may depend on: those named, and those that lead where it belongs."""
    named = {
        name
        for domain in DEPENDENCE
        for trait in known.traits(state, domain)
        for name in trait.towards
    }
    for body in known.world.organisations.values():
        if is_inside(snapshot, state, body.id):
            named |= set(known.leaders(body.id))
    return sorted(named - {state})


def _legal(world: World, state: str, day: int) -> list[LegalPosition]:
    found = []
    for body in world.bodies():
        for reading in body.readings:
            spoken = [item for item in reading.holders if speaks_for(world, item, state, day)]
            if spoken:
                cites = dict.fromkeys(cite for item in spoken for cite in item.cites)
                found.append(LegalPosition(body.id, reading, tuple(cites)))
    return found


def _view_cites(known: Dispositions, view: ThreatView) -> list[Citation]:
    cites: list[Citation] = []
    for register in view.registers:
        cites += register.cites
        cites += [cite for mention in register.mentions for cite in mention.cites]
        cites += [cite for reading in register.order_read_by for cite in reading.cites]
    for level in (view.assessment, view.inflation):
        cites += _level_cites(known, level)
    return list(known.world.evidence.published_cites(cites, known.as_of))


def _level_cites(known: Dispositions, level: Level | None) -> tuple[Citation, ...]:
    return known.cites(level.traits) if level else ()


def _cites_of(known: Dispositions, found: Sequence[Portrait]) -> list[Citation]:
    cites: list[Citation] = []
    for item in found:
        cites += _view_cites(known, item.view)
        for level in (*item.frames.values(), item.self_reliance):
            cites += _level_cites(known, level)
        cites += [cite for legal in item.legal for cite in legal.cites]
        for traits in item.notes.values():
            cites += known.cites(traits)
        cites += [cite for act in item.requests for cite in act.cites]
        for dependence in item.dependence.values():
            cites += [cite for level in dependence.known for cite in known.cites(level.traits)]
    return cites


def _sources(world: World, cites: Sequence[Citation]) -> list[Source]:
    return sources_of(world, dict.fromkeys(cites))
