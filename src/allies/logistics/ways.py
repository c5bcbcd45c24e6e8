"""Ways of forces: their routes under any pattern of refusals; each is computed once.

A force uses the fastest way of each fleet and the fastest way overland if they are wide enough. If
not, it spreads over further ways; see `spreading`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from msgspec.structs import replace

from allies.logistics.network import Network, Terms
from allies.logistics.passages import Passage, keys_of
from allies.logistics.rates import MODES, Paces
from allies.logistics.routing import Route, routes
from allies.logistics.spreading import Spreading
from allies.world.forces import Fleet, Force, Gate, LinkMode

MOST_SHUT = 2  # how many refusals one after another are explored

Pattern = frozenset[Gate]
OPEN: Pattern = frozenset()
_MEDIAN = Paces(np.array([0.5]))


class Journey:
    """One journey on given terms, under any pattern of refusals.

    The fastest way under a pattern is found step by step. The fastest way of all is used unless a
    state refuses it; then only the first of these refusals counts for the next step. So patterns
    that differ only elsewhere share their way, and each step is computed for all of them together.
    If some refusals leave no way, more refusals leave none either.

    Attributes:
        terms: the terms.
    """

    def __init__(self, network: Network, terms: Terms, start: str, end: str) -> None:
        self.terms = terms
        self._network = network
        self._ends = start, end
        # The way under each pattern that was a step, with the gates it needs.
        self._stepped: dict[Pattern, tuple[Route | None, tuple[Gate, ...]]] = {}
        self._found: dict[Pattern, Route | None] = {}
        self._closed: list[Pattern] = []  # patterns without a way
        self._distinct: dict[str, Route] = {}

    def under(self, patterns: Sequence[Pattern]) -> list[Route | None]:
        """Return the fastest route under each pattern of refusals; equal routes are one object."""
        counted = {pattern: OPEN for pattern in patterns if pattern not in self._found}
        while counted:
            for pattern in [p for p in counted if any(shut <= p for shut in self._closed)]:
                self._found[pattern] = None
                del counted[pattern]
            self._step([shut for shut in counted.values() if shut not in self._stepped])
            further: dict[Pattern, Pattern] = {}
            for pattern, shut in counted.items():
                route, gates = self._stepped[shut]
                refused = next((gate for gate in gates if gate in pattern), None)
                if refused is None:
                    self._found[pattern] = route
                else:
                    further[pattern] = shut | {refused}
            counted = further
        return [self._found[pattern] for pattern in patterns]

    def _step(self, patterns: Sequence[Pattern]) -> None:
        """Find the routes under some patterns, all together."""
        wanted = list(dict.fromkeys(patterns))
        if not wanted:
            return
        found = routes(self._network, self.terms, *self._ends, wanted)
        for pattern, route in zip(wanted, found, strict=True):
            if route is None:
                self._stepped[pattern] = None, ()
                self._closed.append(pattern)
                continue
            same = self._distinct.get(route.key)
            if same is None:
                same = self._distinct[route.key] = self._unpriced(route)
            self._stepped[pattern] = same, same.gates

    def _unpriced(self, route: Route) -> Route:
        """Return a route with its real hours, without the price of an hour flown."""
        if not self.terms.price:
            return route
        return replace(route, hours=float(route.hours_at(_MEDIAN)[0]))


class Ways:
    """Ways of forces over a network on a day; each is computed once."""

    def __init__(self, network: Network, fleets: Mapping[str, Fleet], day: int) -> None:
        self._network = network
        self._fleets = fleets
        self._day = day
        self._journeys: dict[tuple[object, ...], Journey] = {}
        self._found: dict[tuple[str, str], dict[Pattern, tuple[Passage, ...]]] = {}
        self._distinct: dict[tuple[str | None, ...], tuple[Passage, ...]] = {}
        self._numbered: dict[tuple[object, ...], _Numbered] = {}
        self._asked: dict[tuple[object, ...], tuple[Gate, ...]] = {}
        self._spreading: dict[tuple[object, ...], Spreading] = {}

    def fleets_of(self, force: Force) -> list[Fleet]:
        """Return the aircraft that can lift a force: its owner's, and those lent to it."""
        return [fleet for fleet in self._fleets.values() if fleet.carries(force, self._day)]

    def fastest(self, force: Force, place: str, shut: Collection[Gate] = ()) -> Route | None:
        """Return the fastest route of a force to a place, or None if there is none."""
        (found,) = self.passages(force, place, [frozenset(shut)])
        return min((item.route for item in found), key=lambda route: route.hours, default=None)

    def passages(
        self, force: Force, place: str, patterns: Sequence[Pattern]
    ) -> list[tuple[Passage, ...]]:
        """Return the fastest way of each fleet and overland, under each pattern of refusals.

        Args:
            force: the force.
            place: the destination.
            patterns: the gates that are shut, by pattern.
        """
        found = self._found.setdefault((force.id, place), {})
        new = [pattern for pattern in patterns if pattern not in found]
        if new:
            journeys = [self.journey(terms, force.home, place) for terms in self._terms(force)]
            by_terms = [journey.under(new) for journey in journeys]
            for pattern, *ways in zip(new, *by_terms, strict=True):
                key = (force.id, place, *[route and route.key for route in ways])
                if key not in self._distinct:
                    self._distinct[key] = _passages(journeys, ways)
                found[pattern] = self._distinct[key]
        return [found[pattern] for pattern in patterns]

    def spread(
        self,
        force: Force,
        place: str,
        patterns: Sequence[Pattern],
        most: Mapping[str, float],
        among: tuple[Gate, ...] | None = None,
    ) -> list[tuple[Passage, ...]]:
        """Return all ways over which a force spreads to a place, under each pattern of refusals.

        Args:
            force: the force.
            place: the destination.
            patterns: the gates that are shut, by pattern.
            most: the most aircraft it has, by fleet.
            among: the consents that were asked for. Besides the fastest ways, no way needs any
                other consent except the mover's own and the host's. None allows any consent.
        """
        key = (force.id, place, among, *most.items())
        if key not in self._spreading:
            states = force.owner, self._network.places[place].state
            free = [(state, mode) for state in states for mode in MODES]
            consents = None if among is None else frozenset((*among, *free))
            self._spreading[key] = Spreading(_ForceWays(self, force, place), most, consents)
        return self._spreading[key].under(patterns)

    def numbered(
        self,
        force: Force,
        place: str,
        gates: tuple[Gate, ...],
        numbers: Sequence[int],
        most: Mapping[str, float],
    ) -> tuple[list[tuple[Passage, ...]], list[int]]:
        """Return the same for patterns that are numbers with one bit for each of the gates asked.

        A number has 64 bits: no force asks as many gates in the draws.

        Returns:
            The distinct results, and by number the index of its result: patterns that differ only
            elsewhere have the same ways.
        """
        key = (force.id, place, gates, *most.items())
        found = self._numbered.setdefault(key, _Numbered())
        new = [number for number in numbers if number not in found.which]
        patterns = [
            frozenset(gate for bit, gate in enumerate(gates) if number >> bit & 1) for number in new
        ]
        for number, row in zip(new, self.spread(force, place, patterns, most, gates), strict=True):
            found.add(number, row)
        return found.ways, [found.which[number] for number in numbers]

    def journey(self, terms: Terms, start: str, end: str) -> Journey:
        """Return a journey on some terms, with its cached results.

        Args:
            terms: the terms.
            start: the start.
            end: the destination.
        """
        key = (terms.key, start, end)
        if key not in self._journeys:
            self._journeys[key] = Journey(self._network, terms, start, end)
        return self._journeys[key]

    def _terms(self, force: Force) -> list[Terms]:
        modes: frozenset[LinkMode] = frozenset(
            mode for mode in MODES if mode in force.modes or "any" in force.modes
        )
        # A force flies from end to end, except for the last miles, or goes overland all the way.
        surface, flight = modes - {"air"}, modes & {"air"}
        fleets = self.fleets_of(force)
        # Without aircraft on record the flights of a force are unknown, and are not counted.
        flown = [Terms(self._day, flight, "troops", fleet) for fleet in fleets]
        overland = [Terms(self._day, surface, "troops", None)] if surface else []
        return (flown if "air" in modes else []) + overland

    def asked(
        self, force: Force, place: str, host: str, most: Mapping[str, float] | None = None
    ) -> tuple[Gate, ...]:
        """Return the gates that some way of a force needs, those of the fastest way first.

        They are found by shutting, one after another, the gates of the remaining ways.

        Args:
            force: the force.
            place: the destination.
            host: the state that is helped; it need not be asked.
            most: the most aircraft it has, by fleet. If given, the gates of the ways over which it
                spreads without refusals are included; these come last.
        """
        key = (force.id, place, host, *(most or {}).items())
        if key not in self._asked:
            found: dict[Gate, None] = {}
            level: list[Pattern] = [OPEN]
            for _ in range(MOST_SHUT + 1):
                further: dict[Pattern, None] = {}
                for shut, passages in zip(level, self.passages(force, place, level), strict=True):
                    by_speed = sorted(passages, key=lambda item: item.route.hours)
                    for rank, item in enumerate(by_speed):
                        for gate in item.route.gates:
                            if gate[0] not in (force.owner, host):
                                found[gate] = None
                                if not rank:
                                    further[shut | {gate}] = None
                level = list(further)
            for item in self.spread(force, place, [OPEN], most)[0] if most else ():
                for way in item.chain:
                    found.update(
                        (gate, None)
                        for gate in way.route.gates
                        if gate[0] not in (force.owner, host)
                    )
            self._asked[key] = tuple(found)
        return self._asked[key]


class WaysByDay:
    """The ways on several days: those with the same open links and usable aircraft share theirs."""

    def __init__(self, network: Network, fleets: Mapping[str, Fleet]) -> None:
        """Store what no day changes.

        Args:
            network: places and links.
            fleets: aircraft by id.
        """
        self._network = network
        self._fleets = fleets
        self._ways: dict[tuple[object, ...], Ways] = {}

    def on(self, day: int) -> Ways:
        """Return the ways on a day.

        Args:
            day: the day, as an ordinal.
        """
        usable = tuple(name for name, item in self._fleets.items() if item.can_be_used(day))
        key = (self._network.open_on(day), usable)
        if key not in self._ways:
            self._ways[key] = Ways(self._network, self._fleets, day)
        return self._ways[key]


class _ForceWays:
    """The ways of one force to one place, as `Spreading` asks for them."""

    def __init__(self, ways: Ways, force: Force, place: str) -> None:
        self._ways, self._force, self._place = ways, force, place

    def fastest(self, patterns: Sequence[Pattern]) -> list[tuple[Passage, ...]]:
        return self._ways.passages(self._force, self._place, patterns)

    def on_terms(self, terms: Terms, patterns: Sequence[Pattern]) -> list[Route | None]:
        return self._ways.journey(terms, self._force.home, self._place).under(patterns)


class _Numbered:
    """The distinct results under numbered patterns, and the result of each number."""

    def __init__(self) -> None:
        self.ways: list[tuple[Passage, ...]] = []
        self.which: dict[int, int] = {}
        self._at: dict[tuple[str, ...], int] = {}

    def add(self, number: int, row: tuple[Passage, ...]) -> None:
        at = self.which[number] = self._at.setdefault(keys_of(row), len(self.ways))
        if at == len(self.ways):
            self.ways.append(row)


def _passages(journeys: Sequence[Journey], ways: Sequence[Route | None]) -> tuple[Passage, ...]:
    """Return ways with their aircraft; a way without a fleet counts once."""
    kept: dict[str, Passage] = {}
    for journey, route in zip(journeys, ways, strict=True):
        if route is not None:
            flown = any(leg.way.is_timed for leg in route.legs)
            fleet = journey.terms.fleet if flown else None
            item = Passage(route, fleet, journey.terms)
            kept.setdefault(item.key, item)
    return tuple(kept.values())
