"""Spreading: further ways of a force if the fastest way is too narrow or has many flown hours.

The quickest flow from one place to another uses several ways at constant rates until the end (Ford
and Fulkerson 1958). It is found by filling the fastest way, then the fastest way that avoids what
is full, and so on. Two things can be full here: an airfield, which handles a limited number of
flights a day, so that the other aircraft fly to another airfield; and a link with a recorded
capacity.

Aircraft are scarce in another way: what they carry in a day falls with the hours they fly. A way
that takes longer but has fewer flown hours, by driving to a nearer runway, brings more of a large
force by a late hour. So the fastest ways under several prices of an hour flown are found as well.
At every moment the aircraft fly where they carry most in time; each draw decides this.

A further way only crosses states that were asked for consent: no consent is assumed without a
question.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from allies.logistics.lift import bottleneck, flights_of_one
from allies.logistics.network import Terms
from allies.logistics.passages import Passage, keys_of
from allies.logistics.routing import Route, capacity_of
from allies.world.forces import Gate

# Assumed cost of an hour flown, in hours of delay. The best price is the remaining waiting time of
# a force divided by the hours flown: between an hour or two and some weeks.
PRICES = (8.0, 32.0)
MOST_IN_TURN = 3  # the most ways in a chain of reliefs

Pattern = frozenset[Gate]


class FindsWays(Protocol):
    """Finds the ways of one force to one place."""

    def fastest(self, patterns: Sequence[Pattern]) -> Sequence[tuple[Passage, ...]]:
        """Return the fastest way of each fleet and overland, by pattern of refusals."""

    def on_terms(self, terms: Terms, patterns: Sequence[Pattern]) -> Sequence[Route | None]:
        """Return the fastest way on some terms, by pattern of refusals."""


class _Chain:
    """A passage under a pattern of refusals, with its reliefs found so far."""

    def __init__(self, pattern: Pattern, ways: list[Passage]) -> None:
        self.pattern, self.ways = pattern, ways
        self.first = ways[0]
        self.flies_all_day = _flies_all_day(self.first)


class Spreading:
    """The ways over which one force spreads to a place.

    Attributes:
        most: the most aircraft it has, by fleet.
    """

    def __init__(
        self, ways: FindsWays, most: Mapping[str, float], among: frozenset[Gate] | None
    ) -> None:
        """Store the finder of ways and the limits.

        Args:
            ways: finds the ways of the force to the place.
            most: the most aircraft the force has, by fleet.
            among: the consents that further ways may need; None for any.
        """
        self.most = most
        self._ways, self._among = ways, among
        self._found: dict[Pattern, tuple[Passage, ...]] = {}
        self._distinct: dict[tuple[str, ...], tuple[Passage, ...]] = {}

    def under(self, patterns: Sequence[Pattern]) -> list[tuple[Passage, ...]]:
        """Return all ways of the force under each pattern; equal results are one object.

        Several passages of one fleet are flown in turn, the last of them carrying most in a day;
        all others are used in parallel.
        """
        new = [pattern for pattern in patterns if pattern not in self._found]
        rows = dict(zip(new, self._ways.fastest(new), strict=True)) if new else {}
        narrow: dict[tuple[str, ...], bool] = {}  # cache, since most patterns share their ways
        wider: dict[Pattern, tuple[Passage, ...]] = {}
        for pattern, row in rows.items():
            key = keys_of(row)
            if key not in narrow:
                narrow[key] = any(map(self._is_too_narrow, row))
            if narrow[key]:
                wider[pattern] = row
        self._found.update(rows)
        self._widen(wider)
        return [self._found[pattern] for pattern in patterns]

    def _widen(self, rows: Mapping[Pattern, tuple[Passage, ...]]) -> None:
        """Find the further ways beside the fastest ones, by pattern."""
        if not rows:
            return
        chains = [_Chain(pattern, [item]) for pattern, row in rows.items() for item in row]
        self._add_reliefs(chains)
        self._add_thriftier(chains)
        wider: dict[Pattern, list[Passage]] = {pattern: [] for pattern in rows}
        for chain in chains:
            wider[chain.pattern].append(_linked(chain.ways))
        for pattern, row in wider.items():
            self._found[pattern] = self._distinct.setdefault(keys_of(row), tuple(row))

    def _routes(self, wanted: Iterable[tuple[Terms, Pattern]]) -> list[Route | None]:
        """Return the fastest route for each pair of terms and pattern; equal terms are grouped."""
        jobs = [(terms.key, terms, pattern) for terms, pattern in wanted]
        together: dict[tuple[object, ...], tuple[Terms, dict[Pattern, Route | None]]] = {}
        for key, terms, pattern in jobs:
            together.setdefault(key, (terms, {}))[1][pattern] = None
        for terms, found in together.values():
            allowed = replace(terms, among=self._among)
            found.update(zip(found, self._ways.on_terms(allowed, list(found)), strict=True))
        return [together[key][1][pattern] for key, _, pattern in jobs]

    def _add_thriftier(self, chains: list[_Chain]) -> None:
        """Add ways with fewer flown hours if flights are limited by the hours of the aircraft."""
        long = [chain for chain in chains if chain.flies_all_day]
        *cheaper, dearest = PRICES
        # A higher price leads to fewer flown hours. If the highest does not help, none does.
        found = [
            (chain, route)
            for chain, route in zip(long, self._priced(long, dearest), strict=True)
            if route is not None and route.flown_hours < chain.first.route.flown_hours
        ]
        long = [chain for chain, _ in found]
        by_price = [self._priced(long, price) for price in cheaper]
        for (chain, last), *others in zip(found, *by_price, strict=True):
            least = chain.first.route.flown_hours
            for route in (*others, last):
                if route is not None and 0 < route.flown_hours < least:
                    least = route.flown_hours
                    chains.append(_Chain(chain.pattern, [replace(chain.first, route=route)]))

    def _priced(self, chains: Sequence[_Chain], price: float) -> list[Route | None]:
        """Return the fastest route of each of some chains at a price of an hour flown."""
        return self._routes(
            (replace(chain.first.terms, price=price), chain.pattern) for chain in chains
        )

    def _add_reliefs(self, chains: Sequence[_Chain]) -> None:
        """Add ways that avoid what is full, one after another."""
        # Aircraft limited by their hours seldom fill an airfield; they get ways with fewer flown
        # hours instead. With both kinds of way they would be counted twice.
        growing = [chain for chain in chains if not chain.flies_all_day]
        for number in range(2, MOST_IN_TURN + 1):
            growing = [chain for chain in growing if self._wanted(chain.first) >= number]
            found = self._routes(
                (replace(chain.first.terms, shunned=_full(chain.ways)), chain.pattern)
                for chain in growing
            )
            relieved = []
            for chain, route in zip(growing, found, strict=True):
                first = chain.first
                if route is not None and (first.fleet is None) == (not route.flown_hours):
                    chain.ways.append(replace(first, route=route))
                    relieved.append(chain)
            growing = relieved

    def _is_too_narrow(self, item: Passage) -> bool:
        """Return whether a passage may need a relief or a way with fewer flown hours."""
        return _flies_all_day(item) or self._wanted(item) > 1

    def _wanted(self, item: Passage) -> int:
        """Return the length of the chain of reliefs over which a passage could spread."""
        if item.fleet is not None:
            flights = self.most.get(item.fleet.id, 0.0) * flights_of_one(item.route, item.fleet)
            legs = [leg for leg in item.route.legs if leg.way.is_timed]
            most = min((capacity_of(leg)[0] for leg in legs), default=math.inf)
            return math.ceil(flights / most)
        narrow = bottleneck(item.route)
        if narrow is None:
            return 1
        # Ships of one force may take several lanes, though the record has no capacity for a lane.
        return MOST_IN_TURN if narrow.is_recorded or narrow.leg.way.mode == "sea" else 1


def _flies_all_day(item: Passage) -> bool:
    """Return whether hours in the air, not flights a day, limit what an aircraft carries."""
    fleet = item.fleet
    return fleet is not None and flights_of_one(item.route, fleet) < fleet.sorties_per_day


def _full(chain: Sequence[Passage]) -> frozenset[str]:
    """Return what is full if some ways are: the airfields of landing, or the narrowest links."""
    full: set[str] = set()
    for item in chain:
        if item.fleet is not None:
            full.update(leg.end for leg in item.route.legs if leg.way.is_timed)
        else:
            narrow = bottleneck(item.route)
            full.update(narrow.leg.way.chokes if narrow else ())
    return frozenset(full)


def _linked(chain: Sequence[Passage]) -> Passage:
    """Return the first of some passages, with the others as its relief."""
    first, *others = chain
    return replace(first, relief=_linked(others)) if others else first
