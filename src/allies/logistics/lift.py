"""Lift and queues: how much passes a route in a day, and when the last part arrives.

The model is fluid: people, vehicles and sorties flow at the rate of the narrowest place of the way.
A load that sets out together queues there. So its last part arrives after the transit time and the
time in the queue.
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
    HOURS_A_DAY,
    PEOPLE_A_VEHICLE,
    TONNES_A_PERSON,
    VEHICLES_A_UNIT,
)
from allies.logistics.routing import Leg, Route, capacity_of
from allies.values.selecting import chosen, swap
from allies.world.forces import CapacityUnit, Fleet, Force

ROUNDING = 1e-10  # shares of a load, and hours, that differ by less are equal
LONGEST_DAYS = 30  # a force that flies for longer than this is larger than its lift
_MIDDLE = np.array([0.5])
MOST_STEPS = 60  # halving alone reaches this precision in as many steps


class Load(msgspec.Struct, frozen=True):
    """A load to move.

    Attributes:
        people: number of people.
        vehicles: vehicles that need road or rail; if not known, one for every twelve people.
        tonnes: weight for aircraft; if not known, only the people count.
    """

    people: float
    vehicles: float | None = None
    tonnes: float | None = None

    @property
    def columns(self) -> float:
        """The number of vehicles on the road."""
        return self.people / PEOPLE_A_VEHICLE if self.vehicles is None else self.vehicles

    def sorties(self, fleet: Fleet) -> float:
        """Return the flights of a fleet for the whole load: freight and people fly separately."""
        seats = fleet.troops or fleet.payload_tonnes / TONNES_A_PERSON
        return self.people / seats + (self.tonnes or 0.0) / fleet.payload_tonnes


class Narrow(msgspec.Struct, frozen=True):
    """The narrowest place of a route.

    Attributes:
        leg: its leg.
        capacity: units a day.
        unit: unit of the capacity.
        is_recorded: whether the theatre gives the capacity; otherwise it is a default.
        vehicles_a_day: the capacity in vehicles.
    """

    leg: Leg
    capacity: float
    unit: CapacityUnit
    is_recorded: bool
    vehicles_a_day: float


def bottleneck(route: Route) -> Narrow | None:
    """Return the narrowest place of a route; None if the route has no legs."""
    found = []
    for leg in route.legs:
        capacity, unit, recorded = capacity_of(leg)
        found.append(Narrow(leg, capacity, unit, recorded, capacity * VEHICLES_A_UNIT[unit]))
    return min(found, key=lambda item: item.vehicles_a_day, default=None)


def sorties_a_day(route: Route, fleet: Fleet, aircraft: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how many flights a fleet makes over a route in a day.

    An aircraft flies there and back. The limits are its own rate, the hours of the round trip, and
    the capacity of the airfields.

    Args:
        route: the route.
        fleet: the fleet.
        aircraft: how many aircraft of the fleet are available, by draw.
    """
    return np.minimum(aircraft * flights_of_one(route, fleet), route.flights_a_day)


def flights_of_one(route: Route, fleet: Fleet) -> float:
    """Return the daily flights of one aircraft over a route, without limits of airfields."""
    return min(fleet.sorties_per_day, hours_of_one(fleet) / (2 * route.flown_hours))


def hours_of_one(fleet: Fleet) -> float:
    """Return the hours that one aircraft of a fleet is under way in a day at most."""
    return HOURS_A_DAY if fleet.hours_a_day is None else fleet.hours_a_day


def longest_hours(force: Force) -> float:
    """Return the hours from the decision after which a force that flies is larger than its lift."""
    return HOURS_A_DAY * LONGEST_DAYS + float(force.readiness_hours.quantile(_MIDDLE)[0])


class Stream(msgspec.Struct, frozen=True):
    """The flow of a load over one route.

    Attributes:
        route: the route.
        share_a_day: share of the load that passes in a day; 1 is the whole load.
        fleet: the aircraft, if it flies.
        narrow: the narrowest place, if it goes overland.
    """

    route: Route
    share_a_day: float
    fleet: Fleet | None
    narrow: Narrow | None


def stream(route: Route, load: Load, fleet: Fleet | None, aircraft: float = 0.0) -> Stream:
    """Return the flow of a load over a route.

    Args:
        route: the route.
        load: the load.
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
    transit_hours: Sequence[NDArray[np.float64]],
    shares: Sequence[NDArray[np.float64]],
    of: NDArray[np.float64] | float = 1.0,
) -> NDArray[np.float64]:
    """Return the hours until a load has arrived, over several streams together.

    With streams in order of transit time, the first j of them bring the whole load after
    `(1 + sum(share * transit)) / sum(share)` hours. A further stream helps exactly if its transit
    time is shorter than this, so the least of these values is the result.

    Args:
        transit_hours: hours under way, by stream and draw.
        shares: share of the load that passes in an hour, by stream and draw.
        of: the share of the load that counts, by draw.
    """
    hours, rates = _by_transit(transit_hours, shares)
    return _all_there(hours, rates, of, are_plain=_are_plain(hours, rates))


def _are_plain(hours: Sequence[NDArray[np.float64]], rates: Sequence[NDArray[np.float64]]) -> bool:
    """Return whether every stream moves at some rate in every draw, and none at once."""
    return (
        len(hours[0]) > 0
        and all(row.max() < np.inf for row in (*hours, *rates))
        and all(row.min() > 0 for row in rates)
    )


def _all_there(
    hours: Sequence[NDArray[np.float64]],
    rates: Sequence[NDArray[np.float64]],
    of: NDArray[np.float64] | float,
    *,
    are_plain: bool,
) -> NDArray[np.float64]:
    """Return what `all_there` does, for streams in the order of their transit times."""
    count = len(hours[0])
    if are_plain:
        moved, rate = hours[0] * rates[0], rates[0]
        moved += of
        done = moved / rate
        for took, share in zip(hours[1:], rates[1:], strict=True):
            moved += share * took
            rate = rate + share
            np.minimum(done, moved / rate, out=done)
        return done
    done, moved, rate = np.full(count, np.inf), np.full(count, of), np.zeros(count)
    for took, share in zip(hours, rates, strict=True):
        # A stream without a narrow place brings the whole load at once.
        at_once = np.isinf(share) & np.isfinite(took)
        done = np.where(at_once, np.minimum(done, took), done)
        usable = np.isfinite(took) & np.isfinite(share) & (share > 0)
        share, took = np.where(usable, share, 0.0), np.where(usable, took, 0.0)
        moved, rate = moved + share * took, rate + share
        now = np.where(rate > 0, moved / np.where(rate > 0, rate, 1.0), np.inf)
        done = np.minimum(done, np.where(usable, now, np.inf))
    return done


def _by_transit(
    transit_hours: Sequence[NDArray[np.float64]], shares: Sequence[NDArray[np.float64]]
) -> tuple[list[NDArray[np.float64]], list[NDArray[np.float64]]]:
    """Return streams in the order of their transit times in each draw; there are only a few."""
    rows = (*transit_hours, *shares)
    if any(row.shape != rows[0].shape for row in rows):
        rows = np.broadcast_arrays(*rows)
    hours, rates = list(rows[: len(transit_hours)]), list(rows[len(transit_hours) :])
    for end in range(len(hours) - 1, 0, -1):
        for at in range(end):
            turned = hours[at + 1] < hours[at]
            if turned.all():
                for of in (hours, rates):
                    of[at], of[at + 1] = of[at + 1], of[at]
            elif turned.any():
                for of in (hours, rates):
                    of[at], of[at + 1] = swap(turned, of[at], of[at + 1])
    return hours, rates


class Lane(msgspec.Struct, frozen=True):
    """The flow of a load over one way, by draw.

    Attributes:
        hours: hours under way.
        boards: hours under way until the first part boards an aircraft; one number if no draw
            differs.
        share: share of the load that passes in an hour.
    """

    hours: NDArray[np.float64]
    boards: NDArray[np.float64] | float
    share: NDArray[np.float64]

    def at(self, places: NDArray[np.intp]) -> Lane:
        """Return the flow in some of the draws."""
        boards = self.boards if isinstance(self.boards, float) else self.boards.take(places)
        return Lane(self.hours.take(places), boards, self.share.take(places))


def brought(
    lanes: Sequence[Lane], hours: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the share of a load that has arrived after some hours, and its hourly growth.

    Lanes of the same aircraft are used in turn. At every moment the aircraft fly where they carry
    most, out of what has reached its runway and can still arrive in time. Until a load has driven
    to a far runway, its aircraft are free for the other lanes.

    Args:
        lanes: one lane, or several of the same aircraft, those that carry most in a day first.
        hours: hours, by draw.
    """
    if len(lanes) == 1:
        after = np.maximum(hours - lanes[0].hours, 0.0)
        return lanes[0].share * after, np.where(after > 0, lanes[0].share, 0.0)
    there, growth = np.zeros(hours.shape), np.zeros(hours.shape)
    spans: list[tuple[NDArray[np.float64] | float, NDArray[np.float64]]] = []
    for lane in lanes:
        # The time in which they can fly there, minus the time used for the lanes before it.
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


def quickest(
    flows: Sequence[Sequence[Lane]], of: NDArray[np.float64] | float = 1.0
) -> NDArray[np.float64]:
    """Return the hours until a load has arrived, over several flows together.

    If every flow has one lane, this equals `all_there`; further lanes only make it earlier. The
    share that has arrived is piecewise linear. So Newton's method is used; if a step leaves the
    bracket, the bracket is halved instead.

    Args:
        flows: parallel flows, each with one lane or with several lanes of the same aircraft.
        of: the share of the load that counts, by draw.
    """
    return quickest_each(flows, (of,))[0]


def quickest_each(
    flows: Sequence[Sequence[Lane]], of: Sequence[NDArray[np.float64] | float]
) -> list[NDArray[np.float64]]:
    """Return what `quickest` does, for several shares of the load that count."""
    fastest = [_fastest(lanes) for lanes in flows]
    ordered = _by_transit([hours for hours, _ in fastest], [share for _, share in fastest])
    are_plain = _are_plain(*ordered)
    found = [_all_there(*ordered, part, are_plain=are_plain) for part in of]
    if all(len(lanes) == 1 for lanes in flows):
        return found
    return [_in_turn(flows, part, done) for part, done in zip(of, found, strict=True)]


def _in_turn(
    flows: Sequence[Sequence[Lane]],
    of: NDArray[np.float64] | float,
    done: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the hours until a load has arrived, from those without the lanes used in turn."""
    slow = [lanes for lanes in flows if np.isfinite(lanes[0].share).all()]
    found = np.where(np.isfinite(done), done, 0.0)
    off, at, high, low = np.arange(len(found)), found, found, np.zeros(found.shape)
    wanted: NDArray[np.float64] = np.broadcast_to(of, found.shape)
    for _ in range(MOST_STEPS):
        carried = [brought(lanes, at) for lanes in slow]
        surplus = np.sum([there for there, _ in carried], axis=0) - wanted
        growth = np.sum([grows for _, grows in carried], axis=0)
        # On the first step, a share below 1 means that an instant flow brought the rest.
        high = np.where(surplus >= 0, np.minimum(high, at), high)
        low = np.where(surplus < 0, np.maximum(low, at), low)
        is_off = np.flatnonzero((np.abs(surplus) > ROUNDING) & (high - low > ROUNDING * high))
        if not len(is_off):
            break
        step = at - surplus / np.where(growth > 0, growth, 1.0)
        is_between = (step > low) & (step < high) & (growth > 0)
        at = np.where(is_between, step, (low + high) / 2)
        # A draw that is settled stays settled, so the others go on alone.
        off, at, wanted = off.take(is_off), at.take(is_off), wanted.take(is_off)
        high, low = high.take(is_off), low.take(is_off)
        slow = [[lane.at(is_off) for lane in lanes] for lanes in slow]
        found[off] = at
    return np.where(np.isfinite(done), found, done)


def _fastest(lanes: Sequence[Lane]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the hours and the share of the fastest of some lanes, in each draw by itself."""
    hours, share = lanes[0].hours, lanes[0].share
    for lane in lanes[1:]:
        is_faster = lane.hours < hours
        hours, share = (
            chosen(is_faster, lane.hours, hours),
            chosen(is_faster, lane.share, share),
        )
    return hours, share


def share_past(item: Stream, state: str, hours: float) -> float:
    """Return the share of a load that has left a state behind after some hours, 0 to 1.

    The part that has crossed by then is safe if the permission is withdrawn; the rest is stopped.
    A load whose way does not touch the state counts as past it from the start.

    Args:
        item: the stream.
        state: the state.
        hours: hours after departure, at the median pace.
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
    """Return how many hours earlier a whole load arrives for one more unit a day.

    This is the derivative of the arrival time by the capacity of the narrowest place, for the
    stream that passes it; the other streams stay the same.
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
