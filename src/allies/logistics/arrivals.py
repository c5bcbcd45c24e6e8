"""Arrivals: when each force is there, in every draw."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.logistics.lift import all_there, capacity_of, sorties_a_day
from allies.logistics.rates import (
    HOURS_A_DAY,
    PEOPLE_A_VEHICLE,
    TONNES_A_PERSON,
    VEHICLES_A_UNIT,
    Paces,
)
from allies.logistics.routing import Route
from allies.logistics.ways import Passage, Ways
from allies.values.distinct import distinct
from allies.values.streams import Floats
from allies.world.forces import Force, Gate

NEVER_HOURS = np.iinfo(np.int32).max


class Arrival(msgspec.Struct, frozen=True):
    """When one force is at a place, in every draw.

    Attributes:
        force: the force.
        hours: whole hours after the decision; `NEVER_HOURS` where it cannot come.
        route: its way where every state asked consents; None where there is none at all.
    """

    force: Force
    hours: NDArray[np.int32]
    route: Route | None


class Moves(msgspec.Struct, frozen=True, dict=True):
    """How a force moves in every draw, whichever way it takes.

    Attributes:
        ready_hours: hours from the decision to its departure.
        slowness: the quantile of slowness under way, 0 to 1.
        people: how many it sends.
        vehicles: how many vehicles it has on the road.
        tonnes: what aircraft would have to carry besides its people; 0 where not known.
        aircraft: aircraft it can count on, by fleet.
        known: hours under way that have been worked out, by identity of the ways.
    """

    ready_hours: Floats
    slowness: Floats
    people: Floats
    vehicles: Floats
    tonnes: Floats
    aircraft: Mapping[str, Floats]
    known: dict[int, tuple[tuple[Passage, ...], Floats]] = msgspec.field(default_factory=dict)

    @cached_property
    def paces(self) -> Paces:
        """The paces it makes under way."""
        return Paces(self.slowness)


def moves(ways: Ways, force: Force, inputs: Mapping[str, Floats], sharing: int = 1) -> Moves:
    """Return how a force moves in every draw.

    Args:
        ways: the ways there are.
        force: who moves.
        inputs: uniform numbers by name of stream.
        sharing: how many forces of its owner share the aircraft.
    """
    delay, readiness, personnel = force_streams(force)
    size = inputs[personnel]
    people = np.maximum(np.rint(force.personnel.quantile(size)), 1.0)
    # A larger part of a force has more vehicles and more kit.
    vehicles = force.vehicles.quantile(size) if force.vehicles else people / PEOPLE_A_VEHICLE
    tonnes = force.tonnes.quantile(size) if force.tonnes else np.zeros_like(people)
    return Moves(
        force.readiness_hours.quantile(inputs[readiness]),
        inputs[delay],
        people,
        vehicles,
        tonnes,
        {
            fleet.id: fleet.aircraft.quantile(inputs[f"{fleet.id}:aircraft"]) / sharing
            for fleet in ways.fleets_of(force)
            if "air" in force.modes
        },
    )


def arrive(
    ways: Ways, force: Force, place: str, how: Moves, shut: Mapping[Gate, NDArray[np.bool_]]
) -> Arrival:
    """Return when all of a force is at a place, in every draw.

    Args:
        ways: the ways there are.
        force: who moves.
        place: where to.
        how: its size, readiness and slowness.
        shut: whether each gate that is asked is shut, by draw; others are open.
    """
    # Which gates are shut is one number a draw, a bit for each gate that is asked.
    pattern = np.zeros(len(how.slowness), dtype=np.int64)
    for bit, keeps_out in enumerate(shut.values()):
        pattern |= keeps_out.astype(np.int64) << bit
    found, of_draw = distinct(pattern)
    passages = ways.numbered(force, place, tuple(shut), found.tolist())
    # Patterns that differ where nobody goes have the very same ways.
    kinds: dict[int, int] = {}
    kind = np.array([kinds.setdefault(id(item), len(kinds)) for item in passages])[of_draw]
    under_way = np.full(len(how.slowness), math.inf)
    for item in {id(item): item for item in passages}.values():
        if item:
            np.copyto(under_way, _hours(item, how), where=kind == kinds[id(item)])
    total = np.ceil(how.ready_hours + under_way)
    hours = np.where(np.isfinite(total), total, NEVER_HOURS).astype(np.int32)
    return Arrival(force, hours, ways.fastest(force, place))


def _hours(passages: tuple[Passage, ...], how: Moves) -> Floats:
    """Return the hours under way until all of a force is there, over all its ways at once."""
    # What-ifs ask again and again for the same force on the same ways, which `Ways` keeps.
    if id(passages) not in how.known:
        transit = [item.route.hours_at(how.paces) for item in passages]
        shares = [_share_an_hour(item, how) for item in passages]
        how.known[id(passages)] = (passages, all_there(transit, shares))
    return how.known[id(passages)][1]


def share_by(passages: Sequence[Passage], how: Moves, hours: Floats) -> Floats:
    """Return how much of a force is there some hours after the decision, 0 to 1, by draw.

    Args:
        passages: its ways, all used at once.
        how: its size, readiness and slowness.
        hours: hours after the decision, by draw.
    """
    there = np.zeros(how.people.shape)
    for item in passages:
        after = hours - how.ready_hours - item.route.hours_at(how.paces)
        share = _share_an_hour(item, how)
        at_once = np.isinf(share)
        flowing = np.where(at_once, 0.0, share) * np.maximum(after, 0.0)
        there = there + np.where(at_once, (after >= 0).astype(np.float64), flowing)
    return np.minimum(there, 1.0)


def _share_an_hour(item: Passage, how: Moves) -> Floats:
    """Return how much of a force passes one of its ways in an hour, by draw."""
    narrow = math.inf  # vehicles a day
    for leg in item.route.legs:
        if leg.way.mode != "air":
            capacity, unit, _ = capacity_of(leg)
            narrow = min(narrow, capacity * VEHICLES_A_UNIT[unit])
    shares = narrow / np.maximum(how.vehicles, 1)
    fleet = item.fleet
    if fleet is not None:
        flights = sorties_a_day(item.route, fleet, how.aircraft[fleet.id])
        seats = fleet.troops or fleet.payload_tonnes / TONNES_A_PERSON
        needed = how.people / seats + how.tonnes / fleet.payload_tonnes
        shares = np.minimum(shares, flights / needed)
    return shares / HOURS_A_DAY


def force_streams(force: Force) -> tuple[str, str, str]:
    """Return the names of the streams of a force: slowness under way, readiness, personnel."""
    return f"{force.id}:delay", f"{force.id}:readiness", f"{force.id}:personnel"
