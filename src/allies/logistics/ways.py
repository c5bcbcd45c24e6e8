"""Ways of forces: their routes under any pattern of refusals, each worked out once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from allies.logistics.network import Network, Terms
from allies.logistics.rates import MODES
from allies.logistics.routing import Route, routes
from allies.world.forces import Fleet, Force, Gate, LinkMode

MOST_SHUT = 2  # how many refusals in a row are looked around

Pattern = frozenset[Gate]
OPEN: Pattern = frozenset()


class Passage(msgspec.Struct, frozen=True):
    """One way a force can take, with what flies it.

    Attributes:
        route: the way.
        fleet: the aircraft, where part of it is flown by a known fleet.
    """

    route: Route
    fleet: Fleet | None


class Ways:
    """Ways of forces over a network on a day.

    Under a pattern of refusals the fastest way is looked for step by step: the fastest way of all
    is taken unless somebody refuses it, and only those refusals count for the next. So patterns
    that differ where nobody goes share their ways, and each step is relaxed for all of them.
    """

    def __init__(self, network: Network, fleets: Mapping[str, Fleet], day: int) -> None:
        self._network = network
        self._fleets = fleets
        self._day = day
        self._known: dict[tuple[str, str, Pattern], tuple[Passage, ...]] = {}
        self._found: dict[tuple[str, str, Pattern], tuple[Passage, ...]] = {}
        self._patterns: dict[tuple[tuple[Gate, ...], int], Pattern] = {}
        self._asked: dict[tuple[str, str, str], tuple[Gate, ...]] = {}

    def pattern(self, gates: tuple[Gate, ...], number: int) -> Pattern:
        """Return the gates that are shut, from a number with a bit for each of some gates."""
        key = (gates, number)
        if key not in self._patterns:
            shut = (gate for bit, gate in enumerate(gates) if number >> bit & 1)
            self._patterns[key] = frozenset(shut)
        return self._patterns[key]

    def fleets_of(self, force: Force) -> list[Fleet]:
        """Return the aircraft that can lift a force: those of its owner."""
        return [
            fleet
            for fleet in self._fleets.values()
            if fleet.owner == force.owner and fleet.can_be_used(self._day)
        ]

    def fastest(self, force: Force, place: str, shut: Collection[Gate] = ()) -> Route | None:
        """Return the fastest way of a force to a place, or None where there is none."""
        (found,) = self.passages(force, place, [frozenset(shut)])
        return min((item.route for item in found), key=lambda route: route.hours, default=None)

    def passages(
        self, force: Force, place: str, patterns: Sequence[Pattern]
    ) -> list[tuple[Passage, ...]]:
        """Return every way a force has to a place, under each pattern of refusals.

        Args:
            force: who moves.
            place: where to.
            patterns: the gates that are shut, by pattern.
        """
        counted = {
            pattern: OPEN for pattern in patterns if (force.id, place, pattern) not in self._found
        }
        while counted:
            self._learn(force, place, set(counted.values()))
            further: dict[Pattern, Pattern] = {}
            for pattern, shut in counted.items():
                passages = self._known[force.id, place, shut]
                hit = {gate for item in passages for gate in item.route.gates if gate in pattern}
                if hit:
                    further[pattern] = shut | hit
                else:
                    self._found[force.id, place, pattern] = passages
            counted = further
        return [self._found[force.id, place, pattern] for pattern in patterns]

    def _learn(self, force: Force, place: str, patterns: Collection[Pattern]) -> None:
        """Work out the ways under some patterns that are not known yet, all together."""
        wanted = sorted(
            (shut for shut in patterns if (force.id, place, shut) not in self._known), key=sorted
        )
        if not wanted:
            return
        found: list[dict[tuple[str, ...], Passage]] = [{} for _ in wanted]
        for terms in self._terms(force):
            ways = routes(self._network, terms, force.home, place, wanted)
            for route, kept in zip(ways, found, strict=True):
                if route is not None:
                    flown = any(leg.way.is_timed for leg in route.legs)
                    item = Passage(route, terms.fleet if flown else None)
                    name = terms.fleet.id if terms.fleet and flown else ""
                    kept.setdefault((name, *route.places), item)
        for shut, kept in zip(wanted, found, strict=True):
            self._known[force.id, place, shut] = tuple(kept.values())

    def _terms(self, force: Force) -> list[Terms]:
        modes: frozenset[LinkMode] = frozenset(
            mode for mode in MODES if mode in force.modes or "any" in force.modes
        )
        # A force flies from end to end, but for the last miles, or goes overland all the way.
        surface, flight = modes - {"air"}, modes & {"air"}
        fleets: list[Fleet | None] = [*self.fleets_of(force)]
        flown = [Terms(self._day, flight, "troops", fleet) for fleet in fleets or [None]]
        overland = [Terms(self._day, surface, "troops", None)] if surface else []
        return (flown if "air" in modes else []) + overland

    def asked(self, force: Force, place: str, host: str) -> tuple[Gate, ...]:
        """Return the gates that some way of a force needs, those of the fastest way first.

        They are found by shutting, one after another, those on the ways that remain.

        Args:
            force: who moves.
            place: where to.
            host: the state that is helped, which need not be asked.
        """
        key = (force.id, place, host)
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
            self._asked[key] = tuple(found)
        return self._asked[key]
