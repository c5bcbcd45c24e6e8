"""The network prepared for routing: all possible moves on a day.

A place has one node for each mode, so that a change of mode costs time. Links can be used in both
directions. Flights are great circles between runways, with at most one stop if both ends have a
runway. The states that each way touches are recorded by mode, since a state may let a train
through but not an aircraft.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import msgspec

from allies.logistics.arcs import Arcs, Way, arranged
from allies.logistics.overflight import flights_over
from allies.logistics.rates import (
    AIRFIELD_EFFICIENCY,
    FUEL_STOP_HOURS,
    GROUND_HOURS,
    HOURS_A_DAY,
    MODES,
)
from allies.values.model_inputs import number
from allies.world.acts import Cargo
from allies.world.forces import HIGH_SEA, Fleet, Gate, Link, LinkMode, Place
from allies.world.globe import great_circles_km

NEAR_KM = number("near_km")
# A detour by air may be at most this many times the direct distance plus this many kilometres.
MOST_DETOUR, DETOUR_KM = 1.7, 800.0
UNKNOWN_RANGE_KM = number("unknown_range_km")


class Terms(msgspec.Struct, frozen=True):
    """The conditions of a move: cargo, modes and day.

    Attributes:
        day: the day, as an ordinal.
        modes: the modes that may be used.
        cargo: the cargo.
        fleet: the aircraft; None if no fleet is recorded.
        price: the extra cost of an hour flown, in hours; a higher price leads to fewer flown hours.
        shunned: names of full airfields and links, as in `Way.chokes`.
        among: the only consents that may be needed; None for any.
    """

    day: int
    modes: frozenset[LinkMode]
    cargo: Cargo = "troops"
    fleet: Fleet | None = None
    price: float = 0.0
    shunned: frozenset[str] = frozenset()
    among: frozenset[Gate] | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """A short name of its content."""
        fleet = self.fleet.id if self.fleet else ""
        return self.day, self.modes, self.cargo, fleet, self.price, self.shunned, self.among

    @property
    def plain(self) -> Terms:
        """The same terms with price 0, nothing shunned and any consent allowed."""
        return Terms(self.day, self.modes, self.cargo, self.fleet)


class Network:
    """Places and links of a theatre.

    Attributes:
        places: places by slug.
        links: links between them.
        avoided: states that no way crosses, even if they consent.
    """

    def __init__(
        self, places: Mapping[str, Place], links: Sequence[Link], avoided: Collection[str] = ()
    ) -> None:
        self.places = places
        self.links = links
        self.avoided = frozenset(avoided)
        self._in_order = list(places.values())
        self._order = {name: at for at, name in enumerate(places)}
        self._arcs: dict[tuple[object, ...], Arcs] = {}
        self._open: dict[tuple[int, frozenset[LinkMode]], list[Way]] = {}
        self._over_link: dict[int, Way] = {}
        self._over: dict[tuple[str, str], Passed] = {}
        self._km: dict[str, dict[str, float]] = {}
        self._corridors = [at for at, link in enumerate(links) if link.mode == "air"]

    def node(self, place: str, mode: LinkMode) -> int:
        """Return the node of a place and mode."""
        return self._order[place] * len(MODES) + MODES.index(mode)

    def place_of(self, node: int) -> Place:
        """Return the place of a node."""
        return self._in_order[node // len(MODES)]

    def arcs(self, terms: Terms, start: str, end: str) -> Arcs:
        """Return the arcs of a day.

        Args:
            terms: the conditions of the move.
            start: the start; flights start or land at or near one of the two ends.
            end: the destination.
        """
        flies = "air" in terms.modes
        key = (terms.key, start, end) if flies else (terms.key,)
        if key not in self._arcs and terms.key != terms.plain.key:
            arcs = self.arcs(terms.plain, start, end)
            self._arcs[key] = arcs.on_terms(terms.price, terms.shunned, terms.among)
        if key not in self._arcs:
            ways = self._open_links(terms.day, terms.modes)
            if flies:
                ways = ways + self._flights(terms.fleet, start, end)
                ways = ways + self._by_corridor(terms, start, end)
                if "road" not in terms.modes:
                    ways = ways + self._last_miles(terms.day, start, end)
            self._arcs[key] = arranged(ways, terms.cargo, self._order)
        return self._arcs[key]

    def open_on(self, day: int) -> tuple[int, ...]:
        """Return the numbers of the links that are open on a day."""
        month = date.fromordinal(day).month
        return tuple(at for at, link in enumerate(self.links) if link.is_open(day, month))

    def _open_links(self, day: int, modes: frozenset[LinkMode]) -> list[Way]:
        if (day, modes) not in self._open:
            self._open[day, modes] = [
                way
                for number in self.open_on(day)
                if self.links[number].mode in modes
                and self.links[number].mode != "air"
                and not self._is_avoided((way := self._way(number)).states)
            ]
        return self._open[day, modes]

    def _is_avoided(self, states: Iterable[tuple[str, float]]) -> bool:
        return bool(self.avoided) and any(state in self.avoided for state, _ in states)

    def _way(self, number: int) -> Way:
        """Return the way over a link, by its number."""
        if number not in self._over_link:
            self._over_link[number] = self._way_over(self.links[number])
        return self._over_link[number]

    def _way_over(self, link: Link) -> Way:
        passed = self._passed_on(link)
        return Way(
            link.start,
            link.end,
            link.mode,
            link.pace or link.mode,
            link.km,
            link.gauge_change_hours,
            passed.states,
            passed.gates,
            link,
        )

    def _passed_on(self, link: Link) -> Passed:
        """Return what a link passes; the high sea needs no consent."""
        states = tuple((part.state, part.km) for part in link.states if part.state != HIGH_SEA)
        if not link.states:
            states = ((self.places[link.start].state, link.km),)
        gates = dict.fromkeys((s, link.mode) for s, _ in states if s not in link.exempt)
        return Passed(states, tuple(gates))

    def _by_corridor(self, terms: Terms, start: str, end: str) -> list[Way]:
        """Return the flights along listed corridors from or to an end, such as round by sea."""
        if not self._corridors:
            return []
        month, fleet = date.fromordinal(terms.day).month, terms.fleet
        at_ends = {here.id for here in self._fields_at_ends(fleet, start, end)}
        most = fleet.range_km if fleet else UNKNOWN_RANGE_KM
        needed = fleet.runway_m if fleet else 0.0
        found = []
        for link in (self.links[at] for at in self._corridors):
            ends = self.places[link.start], self.places[link.end]
            passed = self._passed_on(link)
            if (
                link.is_open(terms.day, month)
                and link.km <= most
                and not at_ends.isdisjoint((link.start, link.end))
                and all((place.runway_m or 0.0) >= needed for place in ends)
                and not self._is_avoided(passed.states)
            ):
                found.append(_flight(*ends, link.km, passed, fleet))
        return found

    def _last_miles(self, day: int, start: str, end: str) -> list[Way]:
        """Return roads near the two ends, from a place to its nearest runways and back."""
        near = {place.id for name in (start, end) for place in self._near(name, self._in_order)}
        roads = self._open_links(day, frozenset(("road",)))
        return [way for way in roads if way.start in near and way.end in near]

    def _near(self, place: str, among: Iterable[Place]) -> list[Place]:
        km = self._km_from(place)
        return [there for there in among if km[there.id] <= NEAR_KM]

    def _km_from(self, place: str) -> Mapping[str, float]:
        """Return the great-circle distances from a place to every place, in kilometres."""
        if place not in self._km:
            km = great_circles_km(self.places[place], self._in_order)
            self._km[place] = dict(zip(self.places, km, strict=True))
        return self._km[place]

    def _flights(self, fleet: Fleet | None, start: str, end: str) -> list[Way]:
        """Return the flights that start or land at an end of the journey, or near it."""
        fields = self._fields(fleet)
        at_ends = self._fields_at_ends(fleet, start, end)
        there, back = self._km_from(start), self._km_from(end)
        far = MOST_DETOUR * there[end] + DETOUR_KM
        stops = [field.id for field in fields if there[field.id] + back[field.id] <= far]
        most = fleet.range_km if fleet else UNKNOWN_RANGE_KM
        wanted: dict[tuple[str, str], float] = {}
        for here in dict.fromkeys(place.id for place in at_ends):
            km = self._km_from(here)
            for stop in stops:
                if 0 < km[stop] <= most:
                    wanted[(here, stop) if here < stop else (stop, here)] = km[stop]
        pairs = [(*pair, km) for pair, km in wanted.items()]
        return [
            _flight(self.places[first], self.places[last], km, passes, fleet)
            for (first, last, km), passes in zip(pairs, self._passed(pairs), strict=True)
            if not self._is_avoided(passes.states)
        ]

    def _fields(self, fleet: Fleet | None) -> list[Place]:
        """Return the places with a runway that is long enough."""
        needed = max(fleet.runway_m if fleet else 0.0, 1.0)
        return [place for place in self._in_order if (place.runway_m or 0.0) >= needed]

    def _fields_at_ends(self, fleet: Fleet | None, start: str, end: str) -> list[Place]:
        """Return the runways at or near the two ends."""
        fields = self._fields(fleet)
        return [here for name in (start, end) for here in self._fields_at(name, fields)]

    def _fields_at(self, place: str, fields: Sequence[Place]) -> list[Place]:
        """Return the runway of a place, or those near it if its own is missing or too short."""
        own = [field for field in fields if field.id == place]
        return own or self._near(place, fields)

    def _passed(self, flights: Sequence[tuple[str, str, float]]) -> list[Passed]:
        """Return what some flights pass over; each result is cached."""
        new = [
            (self.places[first], self.places[last], km)
            for first, last, km in flights
            if (first, last) not in self._over
        ]
        for (first, last, km), over in zip(new, flights_over(new), strict=True):
            names = tuple(dict.fromkeys((first.state, *over, last.state)))
            self._over[first.id, last.id] = Passed(
                tuple((name, km / len(names)) for name in names),
                tuple((name, "air") for name in names),
            )
        return [self._over[first, last] for first, last, _ in flights]


class Passed(msgspec.Struct, frozen=True):
    """The states that a flight passes over.

    Attributes:
        states: states in order, with the kilometres in each.
        gates: the consents it needs.
    """

    states: tuple[tuple[str, float], ...]
    gates: tuple[Gate, ...]


def _flight(first: Place, last: Place, km: float, passed: Passed, fleet: Fleet | None) -> Way:
    fixed = km / fleet.speed_kmh + FUEL_STOP_HOURS if fleet else 0.0
    known = [most for most in map(handled_a_day, (first, last)) if most is not None]
    handles = min(known, default=None)
    return Way(
        first.id, last.id, "air", "air", km, fixed, passed.states, passed.gates, None, handles
    )


def handled_a_day(place: Place) -> float | None:
    """Return the flights a day that an airfield handles; None if its parking is not known.

    This is the planners' rule: places for aircraft, times the hours of work, over the hours that
    one stays, times the share of the places that is in use.
    """
    if place.parking is None:
        return None
    hours = HOURS_A_DAY if place.open_hours is None else place.open_hours
    stays = GROUND_HOURS if place.ground_hours is None else place.ground_hours
    return place.parking * hours / stays * AIRFIELD_EFFICIENCY
