"""Arrivals: when each force arrives, in every draw."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.logistics.lift import (
    Lane,
    brought,
    capacity_of,
    flights_of_one,
    quickest,
    sorties_a_day,
)
from allies.logistics.passages import Passage, keys_of
from allies.logistics.rates import (
    HOURS_A_DAY,
    PEOPLE_A_VEHICLE,
    TONNES_A_PERSON,
    VEHICLES_A_UNIT,
    Paces,
)
from allies.logistics.routing import Leg, Route
from allies.logistics.ways import Ways
from allies.values.distinct import distinct
from allies.values.streams import Floats
from allies.world.forces import Fleet, Force, Gate

NEVER_HOURS = np.iinfo(np.int32).max


class Arrival(msgspec.Struct, frozen=True):
    """The arrival of one force at a place, in every draw.

    Attributes:
        force: the force.
        hours: whole hours after the decision; `NEVER_HOURS` if it cannot come.
        route: its way if every state consents; None if there is no way at all.
    """

    force: Force
    hours: NDArray[np.int32]
    route: Route | None


class Moves(msgspec.Struct, frozen=True, dict=True):
    """The movement data of a force in every draw, for any way.

    Attributes:
        ready_hours: hours from the decision to departure.
        slowness: the quantile of slowness under way, 0 to 1.
        people: number of people sent.
        vehicles: number of vehicles on the road.
        tonnes: load of aircraft besides the people, in tonnes; 0 if not known.
        aircraft: available aircraft, by fleet.
        known: cache of flows over ways, by the keys of the ways.
        took: cache of hours under way, by the same keys.
    """

    ready_hours: Floats
    slowness: Floats
    people: Floats
    vehicles: Floats
    tonnes: Floats
    aircraft: Mapping[str, Floats]
    known: dict[tuple[str, ...], list[list[Lane]]] = msgspec.field(default_factory=dict)
    took: dict[tuple[str, ...], Floats] = msgspec.field(default_factory=dict)

    @cached_property
    def whole_people(self) -> NDArray[np.int32]:
        """The number of people sent, as whole numbers."""
        return self.people.astype(np.int32)

    @cached_property
    def paces(self) -> Paces:
        """The paces of the force under way."""
        return Paces(self.slowness)

    @cached_property
    def most_aircraft(self) -> Mapping[str, float]:
        """The available aircraft in the best draw, by fleet."""
        return {fleet: float(there.max()) for fleet, there in self.aircraft.items()}


def sharing(force: Force, forces: Iterable[Force], place: str) -> int:
    """Return how many of some forces need the same owner's aircraft to reach a place."""
    flying = [
        other
        for other in forces
        if other.owner == force.owner and "air" in other.modes and other.home != place
    ]
    return max(1, len(flying))


def moves(ways: Ways, force: Force, inputs: Mapping[str, Floats], sharers: int = 1) -> Moves:
    """Return the movement data of a force in every draw.

    Args:
        ways: the ways of all forces.
        force: the force.
        inputs: uniform numbers by name of stream.
        sharers: the number of forces of its owner that share the aircraft.
    """
    delay, readiness, personnel = force_streams(force)
    size = inputs[personnel]
    people = np.maximum(np.rint(force.personnel.quantile(size)), 1.0)
    # A larger part of a force has more vehicles and more equipment.
    vehicles = force.vehicles.quantile(size) if force.vehicles else people / PEOPLE_A_VEHICLE
    tonnes = force.tonnes.quantile(size) if force.tonnes else np.zeros_like(people)
    return Moves(
        force.readiness_hours.quantile(inputs[readiness]),
        inputs[delay],
        people,
        vehicles,
        tonnes,
        {
            fleet.id: fleet.aircraft.quantile(inputs[f"{fleet.id}:aircraft"]) / sharers
            for fleet in ways.fleets_of(force)
            if "air" in force.modes
        },
    )


def arrive(
    ways: Ways,
    force: Force,
    place: str,
    how: Moves,
    shut: Mapping[Gate, NDArray[np.bool_]],
) -> Arrival:
    """Return when a whole force is at a place, in every draw.

    Args:
        ways: the ways of all forces.
        force: the force.
        place: the destination.
        how: its movement data.
        shut: by gate that is asked, whether it is shut in each draw; other gates are open.
    """
    # One number for each draw encodes which gates are shut, one bit for each gate.
    pattern = np.zeros(len(how.slowness), dtype=np.int64)
    for bit, keeps_out in enumerate(shut.values()):
        pattern |= keeps_out.astype(np.int64) << bit
    found, of_draw = distinct(pattern)
    gates = tuple(shut)
    passages, which = ways.numbered(force, place, gates, found.tolist(), how.most_aircraft)
    kind = np.array(which)[of_draw]
    hours_under_way = np.full(len(how.slowness), math.inf)
    for at in set(which):
        if passages[at]:
            np.copyto(hours_under_way, under_way(passages[at], how), where=kind == at)
    return Arrival(force, _whole_hours(how, hours_under_way), ways.fastest(force, place))


def arrives_by(passages: tuple[Passage, ...], how: Moves) -> NDArray[np.int32]:
    """Return the whole hours from the decision until a whole force has arrived, by draw.

    Args:
        passages: its ways, from `Ways.spread`; the result is `NEVER_HOURS` if there are none.
        how: its movement data.
    """
    never = np.full(len(how.slowness), math.inf)
    return _whole_hours(how, under_way(passages, how) if passages else never)


def _whole_hours(how: Moves, hours_under_way: Floats) -> NDArray[np.int32]:
    total = np.ceil(how.ready_hours + hours_under_way)
    return np.where(np.isfinite(total), total, NEVER_HOURS).astype(np.int32)


def under_way(passages: tuple[Passage, ...], how: Moves) -> Floats:
    """Return the hours under way until a whole force has arrived, over all its ways together."""
    key = keys_of(passages)
    if key not in how.took:
        how.took[key] = quickest(_flows(passages, how))
    return how.took[key]


def share_by(passages: Sequence[Passage], how: Moves, hours: Floats) -> Floats:
    """Return the share of a force that has arrived after some hours, 0 to 1, by draw.

    Args:
        passages: its ways, from `Ways.spread`.
        how: its movement data.
        hours: hours after the decision, by draw.
    """
    after = hours - how.ready_hours
    there = np.zeros(how.people.shape)
    for lanes in _flows(passages, how):
        at_once = np.isinf(lanes[0].share)
        if at_once.any():
            there = there + np.where(at_once, after >= lanes[0].hours, 0.0)
        else:
            there = there + brought(lanes, after)[0]
    return np.minimum(there, 1.0)


def _flows(passages: Sequence[Passage], how: Moves) -> list[list[Lane]]:
    """Return the flows of a force over its ways: in parallel, or in turn by the same aircraft."""
    # What-ifs ask repeatedly for the same force on the same ways, so results are cached.
    key = keys_of(passages)
    if key not in how.known:
        how.known[key] = _worked_out(passages, how)
    return how.known[key]


def _worked_out(passages: Sequence[Passage], how: Moves) -> list[list[Lane]]:
    flows: list[list[Lane]] = []
    in_turn: dict[str, list[Lane]] = {}
    for item in passages:
        first, *reliefs = _lanes(item, how)
        if item.fleet is None:
            flows.append([first])
        else:
            if item.fleet.id not in in_turn:
                flows.append(in_turn.setdefault(item.fleet.id, []))
            # A later way of a fleet has fewer flown hours, so it carries more in a day.
            in_turn[item.fleet.id].insert(0, first)
        flows += [[lane] for lane in reliefs]
    return flows


def _lanes(item: Passage, how: Moves) -> list[Lane]:
    """Return the flows of a force over a way and its reliefs, filled one after another."""
    lanes: list[Lane] = []
    taken: dict[str, Floats] = {}  # share a day that already uses a link, by link
    aircraft = how.aircraft[item.fleet.id] if item.fleet else np.zeros(how.people.shape)
    for way in item.chain:
        share = _passes_a_day(way.route, how, taken)
        if way.fleet is not None:
            needed = _flights_needed(way.fleet, how)
            share = np.minimum(share, sorties_a_day(way.route, way.fleet, aircraft) / needed)
        if way.relief is not None:
            for name in frozenset[str]().union(*(leg.way.chokes for leg in way.route.legs)):
                taken[name] = taken.get(name, 0.0) + share
            if way.fleet is not None:
                flown = share * needed / flights_of_one(way.route, way.fleet)
                aircraft = np.maximum(aircraft - flown, 0.0)
        hours = way.route.hours_at(how.paces)
        lanes.append(Lane(hours, way.boards_at(how.paces), share / HOURS_A_DAY))
    return lanes


def _passes_a_day(route: Route, how: Moves, taken: Mapping[str, Floats]) -> Floats:
    """Return the share of a force that the links of a way let through in a day, by draw."""
    links = [(leg.way, _vehicles_a_day(leg)) for leg in route.legs if leg.way.mode != "air"]
    vehicles = np.maximum(how.vehicles, 1)
    share: Floats = min((capacity for _, capacity in links), default=math.inf) / vehicles
    for way, capacity in links:
        for name in way.chokes:
            if name in taken:
                left = capacity / vehicles - taken[name]
                share = np.minimum(share, np.maximum(left, 0.0))
    return share


def _vehicles_a_day(leg: Leg) -> float:
    capacity, unit, _ = capacity_of(leg)
    return capacity * VEHICLES_A_UNIT[unit]


def _flights_needed(fleet: Fleet, how: Moves) -> Floats:
    """Return how many flights of a fleet a force needs: freight and people fly separately."""
    seats = fleet.troops or fleet.payload_tonnes / TONNES_A_PERSON
    return how.people / seats + how.tonnes / fleet.payload_tonnes


def force_streams(force: Force) -> tuple[str, str, str]:
    """Return the names of the streams of a force: slowness under way, readiness, personnel."""
    return f"{force.id}:delay", f"{force.id}:readiness", f"{force.id}:personnel"
