"""The network ready for routing: every way one can go on a day, as arrays.

A place has a node for each mode, so that a change of mode costs its hours. Links lead both ways;
flights are great circles between runways. Which states each way touches stands beside it, by
mode, since a state may let a train through and no aircraft.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.logistics.overflight import flights_over
from allies.logistics.rates import (
    FLIGHT_SLOWNESS,
    FUEL_STOP_HOURS,
    HOURS_A_DAY,
    MODES,
    MOUNTAIN,
    pace_of,
    transfer_hours,
)
from allies.world.acts import Cargo
from allies.world.forces import HIGH_SEA, Fleet, Gate, Link, LinkMode, Place
from allies.world.globe import great_circle_km

NEAR_KM = 300.0  # how far from the ends of a journey a flight may start or land


class Terms(msgspec.Struct, frozen=True):
    """What moves, how, and when.

    Attributes:
        day: the day in question, as an ordinal.
        modes: modes that may be used.
        cargo: what moves.
        fleet: the aircraft that fly; None where no fleet is recorded.
    """

    day: int
    modes: frozenset[LinkMode]
    cargo: Cargo = "troops"
    fleet: Fleet | None = None


class Way(msgspec.Struct, frozen=True):
    """One way between two places, whichever of its two directions is taken.

    Attributes:
        mode: how.
        pace: the name of its pace: the mode, or `mountain`.
        km: length.
        fixed_hours: hours that do not depend on the pace.
        states: states it touches in order from its start, with the kilometres in each.
        link: the link it is; None for a flight.
    """

    mode: LinkMode
    pace: str
    km: float
    fixed_hours: float
    states: tuple[tuple[str, float], ...]
    link: Link | None

    @property
    def is_timed(self) -> bool:
        """Whether it is flown by a known fleet, whose speed tells its hours."""
        return self.mode == "air" and self.link is None and self.fixed_hours > 0

    def gates(self) -> list[Gate]:
        """Return whose consent it needs."""
        exempt = self.link.exempt if self.link else ()
        return [(state, self.mode) for state, _ in self.states if state not in exempt]


class Arcs(msgspec.Struct, frozen=True):
    """Everything one can do from a node, by arc; sorted by the node it leads to.

    Attributes:
        tail: node it leaves.
        head: node it reaches.
        hours: hours it takes at the median pace.
        way: index into `ways`; -1 for a change of mode.
        ways: what the arcs are made of.
        gates: the consents that some way needs.
        needs: whether each arc needs each of them.
        nodes: how many nodes there are.
    """

    tail: NDArray[np.intp]
    head: NDArray[np.intp]
    hours: NDArray[np.float64]
    way: NDArray[np.intp]
    ways: Sequence[Way]
    gates: Sequence[Gate]
    needs: NDArray[np.bool_]
    nodes: int


class Network:
    """Places and links of a theatre.

    Attributes:
        places: places by slug.
        links: links between them.
    """

    def __init__(self, places: Mapping[str, Place], links: Sequence[Link]) -> None:
        self.places = places
        self.links = links
        self._order = {name: at for at, name in enumerate(places)}
        self._arcs: dict[tuple[Terms, str, str], Arcs] = {}

    def node(self, place: str, mode: LinkMode) -> int:
        """Return the node of a place and mode."""
        return self._order[place] * len(MODES) + MODES.index(mode)

    def place_of(self, node: int) -> Place:
        """Return the place of a node."""
        return self._in_order[node // len(MODES)]

    @cached_property
    def _in_order(self) -> list[Place]:
        return list(self.places.values())

    def arcs(self, terms: Terms, start: str, end: str) -> Arcs:
        """Return the arcs of a day.

        Args:
            terms: what moves, how, and when.
            start: where from; flights start or land near one of the two ends.
            end: where to.
        """
        key = (terms, start, end)
        if key not in self._arcs:
            ways = self._ways_of(terms)
            if "air" in terms.modes:
                ways = ways + self._flights(terms.fleet, start, end)
                if "road" not in terms.modes:
                    ways = ways + self._last_miles(terms, start, end)
            self._arcs[key] = self._arranged(ways, terms.cargo)
        return self._arcs[key]

    @lru_cache(maxsize=32)  # noqa: B019 (a network lives as long as the question)
    def _ways_of(self, terms: Terms) -> list[tuple[str, str, Way]]:
        month = date.fromordinal(terms.day).month
        return [
            (link.start, link.end, self._way(link))
            for link in self.links
            if link.mode in terms.modes and link.is_open(terms.day, month)
        ]

    def _last_miles(self, terms: Terms, start: str, end: str) -> list[tuple[str, str, Way]]:
        """Return the roads near the ends: what flies is driven to the runway and from it."""
        near = {
            place.id for place in self._in_order if self._from_end(place, start, end) <= NEAR_KM
        }
        roads = self._ways_of(Terms(terms.day, frozenset(("road",)), terms.cargo))
        return [found for found in roads if found[0] in near and found[1] in near]

    def _from_end(self, place: Place, start: str, end: str) -> float:
        return min(great_circle_km(place, self.places[name]) for name in (start, end))

    def _way(self, link: Link) -> Way:
        states = tuple((part.state, part.km) for part in link.states if part.state != HIGH_SEA)
        if not link.states:
            states = ((self.places[link.start].state, link.km),)
        pace = MOUNTAIN if link.mode == "road" and link.season else link.mode
        return Way(link.mode, pace, link.km, link.gauge_change_hours, states, link)

    def _flights(self, fleet: Fleet | None, start: str, end: str) -> list[tuple[str, str, Way]]:
        """Return the flights that start or land near an end of the journey."""
        needed = fleet.runway_m if fleet else 0.0
        fields = [place for place in self._in_order if (place.runway_m or 0.0) >= max(needed, 1.0)]
        ends = [field for field in fields if self._from_end(field, start, end) <= NEAR_KM]
        pairs: dict[tuple[str, str], tuple[Place, Place]] = {}
        for here in ends:
            for there in fields:
                if here.id != there.id:
                    first, last = sorted((here, there), key=lambda place: place.id)
                    pairs[first.id, last.id] = (first, last)
        curated = {frozenset((link.start, link.end)) for link in self.links if link.mode == "air"}
        wanted = [
            (*pair, km)
            for pair in pairs.values()
            if frozenset(place.id for place in pair) not in curated
            and 0 < (km := great_circle_km(*pair)) <= (fleet.range_km if fleet else 5000.0)
        ]
        return [
            (first.id, last.id, _flight(first, last, km, over, fleet))
            for (first, last, km), over in zip(wanted, flights_over(wanted), strict=True)
        ]

    def _arranged(self, ways: Sequence[tuple[str, str, Way]], cargo: Cargo) -> Arcs:
        """Return ways as arcs in both directions, with the changes of mode between them."""
        at_place: dict[str, set[LinkMode]] = {}
        tail, head, hours, index = [], [], [], []
        for at, (start, end, way) in enumerate(ways):
            took = way_hours(way, cargo)
            for here, there in ((start, end), (end, start)):
                tail.append(self.node(here, way.mode))
                head.append(self.node(there, way.mode))
                hours.append(took)
                index.append(at)
                at_place.setdefault(here, set()).add(way.mode)
        for place, modes in at_place.items():
            for before in modes:
                for after in modes - {before}:
                    tail.append(self.node(place, before))
                    head.append(self.node(place, after))
                    hours.append(transfer_hours(before, after))
                    index.append(-1)
        order = np.lexsort((np.array(tail, dtype=np.intp), np.array(head, dtype=np.intp)))
        kept = [way for _, _, way in ways]
        gates = list(dict.fromkeys(gate for way in kept for gate in way.gates()))
        column = {gate: number for number, gate in enumerate(gates)}
        needs = np.zeros((len(order), len(gates)), dtype=np.bool_)
        for row, arc in enumerate(order.tolist()):
            if index[arc] >= 0:
                needs[row, [column[gate] for gate in kept[index[arc]].gates()]] = True
        return Arcs(
            np.array(tail, dtype=np.intp)[order],
            np.array(head, dtype=np.intp)[order],
            np.array(hours, dtype=np.float64)[order],
            np.array(index, dtype=np.intp)[order],
            kept,
            gates,
            needs,
            len(self._in_order) * len(MODES),
        )


def way_hours(way: Way, cargo: Cargo) -> float:
    """Return how long a way takes at the median pace."""
    if way.is_timed:
        return way.fixed_hours * FLIGHT_SLOWNESS.median
    return way.fixed_hours + HOURS_A_DAY * way.km / pace_of(way.pace, cargo).median


def _flight(
    first: Place, last: Place, km: float, over: Collection[str], fleet: Fleet | None
) -> Way:
    states = dict.fromkeys((first.state, *over, last.state))
    fixed = km / fleet.speed_kmh + FUEL_STOP_HOURS if fleet else 0.0
    each = km / len(states)
    return Way("air", "air", km, fixed, tuple((state, each) for state in states), None)
