"""Lift and queues: how much passes a route in a day, and when the last of it is there.

Fluid: people, vehicles and sorties flow at the rate of the narrowest place on the way. What sets
out together queues there, so the last of it is there a transit time and a queue later.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import combinations
from math import fsum

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.logistics.rates import (
    DEFAULT_CAPACITY,
    HOURS_A_DAY,
    PEOPLE_A_VEHICLE,
    TONNES_A_PERSON,
    VEHICLES_A_UNIT,
)
from allies.logistics.routing import Leg, Route
from allies.world.forces import CapacityUnit, Fleet

ROUNDING = 1e-10  # shares of a load, and of hours, that differ by less are the same
MOST_STEPS = 60  # halving alone would come as near in as many


class Load(msgspec.Struct, frozen=True):
    """What is to be moved.

    Attributes:
        people: how many.
        vehicles: how many need road or rail; where not known, one for every twelve people.
        tonnes: weight that aircraft would have to carry; where not known, no more than the people.
    """

    people: float
    vehicles: float | None = None
    tonnes: float | None = None

    @property
    def columns(self) -> float:
        """Vehicles on the road."""
        return self.people / PEOPLE_A_VEHICLE if self.vehicles is None else self.vehicles

    def sorties(self, fleet: Fleet) -> float:
        """Flights that a fleet needs for all of it: weight and seats do not fly together."""
        seats = fleet.troops or fleet.payload_tonnes / TONNES_A_PERSON
        return self.people / seats + (self.tonnes or 0.0) / fleet.payload_tonnes


class Narrow(msgspec.Struct, frozen=True):
    """The narrowest place of a route.

    Attributes:
        leg: the leg it is on.
        capacity: units a day.
        unit: what is counted.
        is_recorded: whether the theatre gives the figure; otherwise it is a default.
        vehicles_a_day: the same in vehicles.
    """

    leg: Leg
    capacity: float
    unit: CapacityUnit
    is_recorded: bool
    vehicles_a_day: float


def capacity_of(leg: Leg) -> tuple[float, CapacityUnit, bool]:
    """Return what passes a leg in a day, its unit, and whether that is recorded."""
    link = leg.way.link
    if link is not None and link.capacity is not None and link.capacity_unit is not None:
        return link.capacity, link.capacity_unit, True
    return (*DEFAULT_CAPACITY[leg.way.mode], False)


def bottleneck(route: Route) -> Narrow | None:
    """Return the narrowest place of a route; None where it has no legs."""
    found = []
    for leg in route.legs:
        capacity, unit, recorded = capacity_of(leg)
        found.append(Narrow(leg, capacity, unit, recorded, capacity * VEHICLES_A_UNIT[unit]))
    return min(found, key=lambda item: item.vehicles_a_day, default=None)


def sorties_a_day(route: Route, fleet: Fleet, aircraft: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how many flights a fleet makes over a route in a day.

    An aircraft flies there and back; what limits it is its own rate, the hours of the round trip,
    and the airfields, which handle no more than they can.

    Args:
        route: the route.
        fleet: what flies it.
        aircraft: how many of the fleet there are, by draw.
    """
    legs = [leg for leg in route.legs if leg.way.mode == "air"]
    each = flights_of_one(route, fleet)
    return np.minimum(aircraft * each, min(capacity_of(leg)[0] for leg in legs))


def flights_of_one(route: Route, fleet: Fleet) -> float:
    """Return how many flights one aircraft makes over a route in a day, if no airfield is full."""
    return min(fleet.sorties_per_day, HOURS_A_DAY / (2 * route.flown_hours))


class Stream(msgspec.Struct, frozen=True):
    """What flows over one route.

    Attributes:
        route: the route.
        share_a_day: how much of the load passes in a day, 1 for all of it.
        fleet: the aircraft, where it flies.
        narrow: the narrowest place, where it goes overland.
    """

    route: Route
    share_a_day: float
    fleet: Fleet | None
    narrow: Narrow | None


def stream(route: Route, load: Load, fleet: Fleet | None, aircraft: float = 0.0) -> Stream:
    """Return how a load flows over a route.

    Args:
        route: the route.
        load: what is to be moved.
        fleet: what flies it, if anything does.
        aircraft: how many of the fleet are available.
    """
    surface = [leg for leg in route.legs if leg.way.mode != "air"]
    narrow = bottleneck(Route(route.start, route.end, tuple(surface), route.cargo, 0.0))
    share = np.inf
    if narrow is not None and load.columns > 0:
        share = narrow.vehicles_a_day / load.columns
    if fleet is not None and route.flown_hours:
        flights = float(sorties_a_day(route, fleet, np.array([aircraft]))[0])
        share = min(share, flights / load.sorties(fleet))
    return Stream(route, share, fleet, narrow)


def all_there(
    transit_hours: Sequence[NDArray[np.float64]], shares: Sequence[NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Return the hours until all of a load is there, over several streams at once.

    With streams in order of transit, the first j of them bring all of it at
    `(1 + sum(share * transit)) / sum(share)`; a further stream helps exactly if it is there
    before that, so the least of these is when the load is whole.

    Args:
        transit_hours: hours under way, by stream and draw.
        shares: how much of the load passes in an hour, by stream and draw.
    """
    hours, rates = np.array(transit_hours), np.array(shares)
    if len(hours) > 1:
        order = np.argsort(hours, axis=0, kind="stable")
        hours, rates = (np.take_along_axis(of, order, axis=0) for of in (hours, rates))
    done = np.full(hours.shape[1], np.inf)
    moved, rate = np.ones(hours.shape[1]), np.zeros(hours.shape[1])
    if np.isfinite(hours).all() and np.isfinite(rates).all() and (rates > 0).all():
        for took, share in zip(hours, rates, strict=True):
            moved, rate = moved + share * took, rate + share
            done = np.minimum(done, moved / rate)
        return done
    for took, share in zip(hours, rates, strict=True):
        # A stream without a narrow place brings everything at once.
        at_once = np.isinf(share) & np.isfinite(took)
        done = np.where(at_once, np.minimum(done, took), done)
        usable = np.isfinite(took) & np.isfinite(share) & (share > 0)
        share, took = np.where(usable, share, 0.0), np.where(usable, took, 0.0)
        moved, rate = moved + share * took, rate + share
        now = np.where(rate > 0, moved / np.where(rate > 0, rate, 1.0), np.inf)
        done = np.minimum(done, np.where(usable, now, np.inf))
    return done


class Lane(msgspec.Struct, frozen=True):
    """How a load flows over one way, by draw.

    Attributes:
        hours: hours under way.
        boards: hours of these until the first of it boards an aircraft.
        share: how much of the load passes in an hour.
    """

    hours: NDArray[np.float64]
    boards: NDArray[np.float64]
    share: NDArray[np.float64]


def brought(
    lanes: Sequence[Lane], hours: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how much of a load is there by some hours, and how much more an hour later.

    Lanes of the same aircraft are taken in turn: at every moment the aircraft fly where they carry
    most, of what has reached its runway and will still be there in time. What drives to a far
    runway leaves them free for the others before it is there.

    Args:
        lanes: one, or several of the same aircraft, those that carry most in a day first.
        hours: hours, by draw.
    """
    if len(lanes) == 1:
        after = np.maximum(hours - lanes[0].hours, 0.0)
        return lanes[0].share * after, np.where(after > 0, lanes[0].share, 0.0)
    there, growth = np.zeros(hours.shape), np.zeros(hours.shape)
    spans: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for lane in lanes:
        # From when to when they can fly there, without when they fly for the lanes before it.
        span = lane.boards, hours - (lane.hours - lane.boards)
        for number in range(len(spans) + 1):
            share = -lane.share if number % 2 else lane.share
            for some in combinations(spans, number):
                first = reduce(np.maximum, (start for start, _ in some), span[0])
                length = reduce(np.minimum, (end for _, end in some), span[1]) - first
                there = there + share * np.maximum(length, 0.0)
                growth = growth + np.where(length > 0, share, 0.0)
        spans.append(span)
    return there, growth


def quickest(flows: Sequence[Sequence[Lane]]) -> NDArray[np.float64]:
    """Return the hours until all of a load is there, over several flows at once.

    Where every flow has one lane this is `all_there`; further lanes only make it earlier. What is
    there grows in straight pieces, so the end of the piece at hand is tried next (Newton's method)
    unless that leaves the hours between which it must be, which are then halved.

    Args:
        flows: flows side by side, each of one lane or of several for the same aircraft.
    """
    fastest = [min(lanes, key=lambda lane: lane.hours.mean()) for lanes in flows]
    done = all_there([lane.hours for lane in fastest], [lane.share for lane in fastest])
    if all(len(lanes) == 1 for lanes in flows):
        return done
    slow = [lanes for lanes in flows if np.isfinite(lanes[0].share).all()]
    high = np.where(np.isfinite(done), done, 0.0)
    low, at = np.zeros(high.shape), high
    for _ in range(MOST_STEPS):
        found = [brought(lanes, at) for lanes in slow]
        surplus = np.sum([there for there, _ in found], axis=0) - 1.0
        growth = np.sum([grows for _, grows in found], axis=0)
        # At the first look, where less than all is there, something else brought it all at once.
        high = np.where(surplus >= 0, np.minimum(high, at), high)
        low = np.where(surplus < 0, np.maximum(low, at), low)
        is_off = (np.abs(surplus) > ROUNDING) & (high - low > ROUNDING * high)
        if not is_off.any():
            break
        step = at - surplus / np.where(growth > 0, growth, 1.0)
        is_between = (step > low) & (step < high) & (growth > 0)
        at = np.where(is_off, np.where(is_between, step, (low + high) / 2), at)
    return np.where(np.isfinite(done), at, done)


def share_past(item: Stream, state: str, hours: float) -> float:
    """Return how much of a load has left a state behind some hours after it set out, 0 to 1.

    What has crossed by then is out of reach of a permission that is taken back; what has not is
    stopped. A load whose way does not touch the state is past it from the start.

    Args:
        item: the stream.
        state: the state.
        hours: hours after setting out, at the median pace.
    """
    if state not in item.route.crosses:
        return 1.0
    left, elapsed = 0.0, 0.0
    for leg in item.route.legs:
        elapsed += leg.waits_hours + leg.way.hours(item.route.cargo)
        if any(name == state for name, _ in leg.states):
            left = elapsed
    if hours < left:
        return 0.0
    if np.isinf(item.share_a_day):
        return 1.0
    return float(min(1.0, (hours - left) * item.share_a_day / HOURS_A_DAY))


def shadow_price_hours(streams: Sequence[Stream], narrow: Narrow) -> float:
    """Return how many hours earlier all of a load is there for one more unit a day.

    The derivative of the closing time by the capacity of the narrowest place of the stream that
    goes over it; the other streams stay as they are.
    """
    hours = [np.array([item.route.hours]) for item in streams]
    rates = [np.array([item.share_a_day / HOURS_A_DAY]) for item in streams]
    closed = float(all_there(hours, rates)[0])
    for item in streams:
        if item.narrow is None or item.narrow.leg != narrow.leg or closed <= item.route.hours:
            continue
        total = fsum(
            s.share_a_day / HOURS_A_DAY
            for s in streams
            if s.route.hours < closed and np.isfinite(s.share_a_day)
        )
        rate = item.share_a_day / HOURS_A_DAY
        return (closed - item.route.hours) * rate / narrow.capacity / total
    return 0.0
