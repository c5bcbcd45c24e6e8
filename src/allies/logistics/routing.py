"""Routing: the fastest ways under every distinct pattern of permissions, relaxed together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from math import fsum, inf

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from allies.logistics.arcs import Arcs, Way
from allies.logistics.network import Network, Terms
from allies.logistics.rates import (
    DEFAULT_CAPACITY,
    HOURS_A_DAY,
    MODES,
    VEHICLES_A_UNIT,
    Paces,
    transfer_hours,
)
from allies.logistics.shortest import shortest_hours
from allies.values.digests import digest_of
from allies.values.streams import Floats
from allies.world.acts import Cargo
from allies.world.forces import CapacityUnit, Gate, LinkMode

LARGE = 10_000  # from this number of nodes, one way at a time is faster
FAST, MIDDLE, SLOW = 0.1, 0.5, 0.9


class Leg(msgspec.Struct, frozen=True):
    """One way of a route, in the direction of travel.

    Attributes:
        start: the place it leaves.
        end: the place it reaches.
        way: the way.
        waits_hours: hours for the change of mode before it.
    """

    start: str
    end: str
    way: Way
    waits_hours: float

    @property
    def states(self) -> tuple[tuple[str, float], ...]:
        """States in the order they are touched, with the kilometres in each."""
        backwards = self.way.start != self.start
        return self.way.states[::-1] if backwards else self.way.states


def capacity_of(leg: Leg) -> tuple[float, CapacityUnit, bool]:
    """Return the daily capacity of a leg, its unit, and whether the capacity is recorded."""
    link = leg.way.link
    if link is not None and link.capacity is not None and link.capacity_unit is not None:
        return link.capacity, link.capacity_unit, True
    if leg.way.handles is not None:
        return leg.way.handles, "sorties", True
    return (*DEFAULT_CAPACITY[leg.way.mode], False)


def _vehicles_a_day(leg: Leg) -> float:
    capacity, unit, _ = capacity_of(leg)
    return capacity * VEHICLES_A_UNIT[unit]


class Route(msgspec.Struct, frozen=True, dict=True):
    """A route from one place to another.

    Attributes:
        start: the place it leaves.
        end: the place it reaches.
        legs: its legs, in order; none if a force is at the destination already.
        cargo: the cargo.
        hours: hours under way at the median pace.
    """

    start: str
    end: str
    legs: tuple[Leg, ...]
    cargo: Cargo
    hours: float

    @cached_property
    def key(self) -> str:
        """A short name of its ways, waits and cargo."""
        legs = [f"{leg.end}:{leg.way.key}:{leg.waits_hours}" for leg in self.legs]
        return digest_of(",".join((self.start, *legs, self.cargo)).encode())

    @property
    def km(self) -> float:
        """Its length."""
        return fsum(leg.way.km for leg in self.legs)

    @property
    def places(self) -> tuple[str, ...]:
        """The places it passes, ends included."""
        return (self.start, *(leg.end for leg in self.legs))

    @property
    def modes(self) -> tuple[LinkMode, ...]:
        """Modes in the order they are used."""
        return tuple(dict.fromkeys(leg.way.mode for leg in self.legs))

    @property
    def crosses(self) -> tuple[str, ...]:
        """States it touches, in order, ends included."""
        return tuple(dict.fromkeys(state for leg in self.legs for state, _ in leg.states))

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """The consents it needs: states, each with the mode."""
        return tuple(dict.fromkeys(gate for leg in self.legs for gate in leg.way.gates))

    @cached_property
    def surface(self) -> tuple[tuple[Way, float], ...]:
        """The ways that are not flown, each with the vehicles that it lets through in a day."""
        legs = [leg for leg in self.legs if leg.way.mode != "air"]
        return tuple((leg.way, _vehicles_a_day(leg)) for leg in legs)

    @cached_property
    def narrowest(self) -> float:
        """The vehicles that pass in a day, by the ways that are not flown."""
        return min((capacity for _, capacity in self.surface), default=inf)

    @cached_property
    def flights_a_day(self) -> float:
        """The most flights that the airfields of a route with flights take in a day."""
        return min(capacity_of(leg)[0] for leg in self.legs if leg.way.mode == "air")

    @cached_property
    def paced(self) -> dict[str, float]:
        """Kilometres by name of the pace."""
        found: dict[str, float] = {}
        for leg in self.legs:
            if not leg.way.is_timed:
                found[leg.way.pace] = found.get(leg.way.pace, 0.0) + leg.way.km
        return found

    @cached_property
    def fixed_hours(self) -> float:
        """Hours that do not depend on the pace: transfers and changes of gauge."""
        return fsum(
            leg.waits_hours + (0.0 if leg.way.is_timed else leg.way.fixed_hours)
            for leg in self.legs
        )

    @cached_property
    def flown_hours(self) -> float:
        """Hours that a known fleet flies and refuels, without delays."""
        return fsum(leg.way.fixed_hours for leg in self.legs if leg.way.is_timed)

    @cached_property
    def timing(self) -> tuple[object, ...]:
        """All that `hours_at` depends on, besides the paces."""
        return self.cargo, self.fixed_hours, self.flown_hours, *self.paced.items()

    def hours_at(self, paces: Paces) -> Floats:
        """Return the hours under way at some paces; the slowness applies to all modes together."""
        hours = np.full(paces.count, self.fixed_hours)
        if self.flown_hours:
            hours += self.flown_hours * paces.flight_factor
        for pace, km in self.paced.items():
            hours += HOURS_A_DAY * km / paces.km_a_day(pace, self.cargo)
        return hours

    @property
    def days(self) -> dict[str, float]:
        """Days under way that are exceeded in nine, five and one of ten cases."""
        found = self.hours_at(Paces(np.array([FAST, MIDDLE, SLOW]))) / HOURS_A_DAY
        return dict(zip(("p10", "p50", "p90"), found.tolist(), strict=True))


def routes(
    network: Network,
    terms: Terms,
    start: str,
    end: str,
    patterns: Sequence[Collection[Gate]],
) -> list[Route | None]:
    """Return the fastest route under each of some patterns of refusals; None if there is none.

    Args:
        network: the network.
        terms: the conditions of the move.
        start: the place to leave.
        end: the place to reach.
        patterns: the gates that are shut, by pattern.
    """
    if start == end:
        return [Route(start, end, (), terms.cargo, 0.0)] * len(patterns)
    arcs = network.arcs(terms, start, end)
    if not len(arcs.tail):
        return [None] * len(patterns)
    shut = [frozenset(pattern) for pattern in patterns]
    hours = arcs.hours_known.setdefault(end, {})
    new = [pattern for pattern in dict.fromkeys(shut) if pattern not in hours]
    starts, ends = ([network.node(place, mode) for mode in MODES] for place in (start, end))
    if new:
        # Every way can be used in both directions, so the hours from the end serve every start.
        hours.update(zip(new, relax(arcs, ends, arcs.shut(new)), strict=True))
    costs = _costs(arcs, arcs.shut(shut))
    return [
        _trace(network, arcs, (hours[pattern], row), (starts, ends), terms.cargo)
        for pattern, row in zip(shut, costs, strict=True)
    ]


def routes_by_mode(
    network: Network,
    terms: Terms,
    start: str,
    end: str,
    patterns: Sequence[Collection[Gate]],
) -> list[dict[tuple[LinkMode, LinkMode], Route]]:
    """Return, by pattern, the fastest route for each first and last mode; arguments as `routes`.

    A route that changes its mode at either end is left out. If the journey continues by another
    mode, that mode has its own route, and the change is added there.
    """
    found: list[dict[tuple[LinkMode, LinkMode], Route]] = [{} for _ in patterns]
    arcs = network.arcs(terms, start, end)
    if not len(arcs.tail):
        return found
    shut = arcs.shut(patterns)
    costs = _costs(arcs, shut)
    modes = [mode for mode in MODES if any(way.mode == mode for way in arcs.ways)]
    for last in modes:
        target = [network.node(end, last)]
        for row, hours in enumerate(relax(arcs, target, shut)):
            for first in modes:
                ends = ([network.node(start, first)], target)
                route = _trace(network, arcs, (hours, costs[row]), ends, terms.cargo)
                if route and (route.legs[0].way.mode, route.legs[-1].way.mode) == (first, last):
                    found[row][first, last] = route
    return found


def _costs(arcs: Arcs, shut: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the hours of every arc under every pattern; infinite if it is shut."""
    costs = np.repeat(arcs.hours[None], len(shut), axis=0)
    for at in np.flatnonzero(shut.any(axis=0)).tolist():
        costs[np.ix_(shut[:, at], arcs.needs[:, at])] = np.inf
    return costs


def relax(arcs: Arcs, sources: Sequence[int], shut: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the hours to every node under every pattern, all patterns together.

    Args:
        arcs: the arcs, sorted by the node they lead to.
        sources: the nodes at the start.
        shut: whether each gate is shut, by pattern and gate.

    Returns:
        Hours by pattern and node; infinite if there is no route.
    """
    costs = _costs(arcs, shut)
    if arcs.nodes > LARGE:
        return np.array([shortest_hours(arcs, sources, row) for row in costs])
    shape = arcs.shape
    hours = np.full((len(shut), arcs.nodes), np.inf)
    hours[:, list(sources)] = 0.0
    found = here = hours[:, shape.reached]
    rows = np.arange(len(shut))  # patterns whose hours may still decrease
    while len(rows):
        there = np.minimum.reduceat(here.take(shape.left, axis=1) + costs, shape.first, axis=1)
        there = np.minimum(there, here)
        falls = (there < here).any(axis=1)
        found[rows] = there
        rows, costs, here = rows[falls], costs[falls], there[falls]
    hours[:, shape.reached] = found
    return hours


def _trace(
    network: Network,
    arcs: Arcs,
    known: tuple[NDArray[np.float64], NDArray[np.float64]],
    ends: tuple[Sequence[int], Sequence[int]],
    cargo: Cargo,
) -> Route | None:
    """Return the route behind the hours to an end, by arcs whose hours fit exactly.

    Args:
        network: the network.
        arcs: its arcs.
        known: the hours from each node to the end, and the hours of each arc.
        ends: the nodes of the place to leave, and of the place to reach.
        cargo: the cargo.
    """
    (hours, costs), (starts, targets) = known, ends
    here = min(starts, key=lambda node: (hours[node], node))
    total = float(hours[here])
    if not np.isfinite(total):
        return None
    taken: list[int] = []  # each is the opposite arc of the one that is travelled
    while here not in targets:
        into = range(*np.searchsorted(arcs.head, [here, here + 1]).tolist())
        taken.append(next(a for a in into if hours[arcs.tail[a]] + costs[a] == hours[here]))
        here = int(arcs.tail[taken[-1]])
    start, end = (network.place_of(nodes[0]).id for nodes in ends)
    return Route(start, end, tuple(_legs(network, arcs, taken)), cargo, total)


def _legs(network: Network, arcs: Arcs, taken: Sequence[int]) -> Iterator[Leg]:
    waits = 0.0
    for arc in taken:
        if arcs.way[arc] < 0:
            waits += float(arcs.hours[arc])
            continue
        start, end = (network.place_of(int(node)).id for node in (arcs.head[arc], arcs.tail[arc]))
        yield Leg(start, end, arcs.ways[arcs.way[arc]], waits)
        waits = 0.0


def via(parts: Sequence[Route]) -> Route:
    """Return one route made of several; each starts where the one before it ends.

    If the mode changes between two of them, the hours of the change are added.
    """
    for before, after in pairwise(parts):
        if before.end != after.start:
            raise ValueError(f"a route to {before.end} is not continued from {after.start}")
    legs: list[Leg] = []
    hours = fsum(part.hours for part in parts)
    for leg in (leg for part in parts for leg in part.legs):
        joined = leg
        if legs and legs[-1].way.mode != leg.way.mode and not leg.waits_hours:
            changes = transfer_hours(legs[-1].way.mode, leg.way.mode)
            joined = replace(leg, waits_hours=changes)
            hours += changes
        legs.append(joined)
    return Route(parts[0].start, parts[-1].end, tuple(legs), parts[0].cargo, hours)
