"""Spreading: the further ways a force takes where the fastest one is too narrow or flown too long.

The quickest flow from one place to another is a flow over several ways at constant rates, each kept
up until the end (Ford and Fulkerson 1958). It is found by filling the fastest way, then the fastest
of those that do not go through what is full, and so on. Two things can be full here: an airfield,
which takes so many flights a day, so that the aircraft left over fly to another one; and a link
whose capacity is recorded.

Aircraft are scarce in another manner: what they carry in a day falls with the hours they fly. A way
that takes longer but is flown less, by driving to a nearer runway, brings more of a large force by
any late hour. So the fastest way under several prices of an hour flown is found as well. At every
moment the aircraft fly where they carry most in time, which is decided in every draw.

A further way only goes over states that were asked for leave: nobody's consent is taken for granted
because it was not thought of.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from allies.logistics.lift import bottleneck, flights_of_one
from allies.logistics.network import Terms
from allies.logistics.passages import Passage, keys_of
from allies.logistics.rates import DEFAULT_CAPACITY
from allies.logistics.routing import Route
from allies.world.forces import Gate

# Hours of delay that an hour flown is taken to cost. The best of all prices is what a force still
# has to wait, divided by what is flown: from an hour or two to some weeks.
PRICES = (8.0, 32.0)
MOST_IN_TURN = 3  # ways that relieve one another

Pattern = frozenset[Gate]


class FindsWays(Protocol):
    """Finds the ways of one force to one place."""

    def fastest(self, patterns: Sequence[Pattern]) -> Sequence[tuple[Passage, ...]]:
        """Return the fastest way of each fleet and overland, by pattern of refusals."""

    def on_terms(self, terms: Terms, patterns: Sequence[Pattern]) -> Sequence[Route | None]:
        """Return the fastest way on some terms, by pattern of refusals."""


class _Chain:
    """A passage under a pattern of refusals, with what relieves it, as far as it is known."""

    def __init__(self, pattern: Pattern, ways: list[Passage]) -> None:
        self.pattern, self.ways = pattern, ways
        self.first = ways[0]
        self.flies_all_day = _flies_all_day(self.first)


class Spreading:
    """How one force spreads over ways to a place.

    Attributes:
        most: how many aircraft it has at most, by fleet.
    """

    def __init__(
        self, ways: FindsWays, most: Mapping[str, float], among: frozenset[Gate] | None
    ) -> None:
        """Keep what finds ways.

        Args:
            ways: finds the ways of the force to the place.
            most: how many aircraft the force has at most, by fleet.
            among: the consents that further ways may need; None for any.
        """
        self.most = most
        self._ways, self._among = ways, among
        self._found: dict[Pattern, tuple[Passage, ...]] = {}
        self._distinct: dict[tuple[str, ...], tuple[Passage, ...]] = {}

    def under(self, patterns: Sequence[Pattern]) -> list[tuple[Passage, ...]]:
        """Return all ways the force spreads over under each pattern; the same are one object.

        Several passages of one fleet are flown in turn, the last of them carrying most in a day;
        all others are taken side by side.
        """
        new = [pattern for pattern in patterns if pattern not in self._found]
        rows = dict(zip(new, self._ways.fastest(new), strict=True)) if new else {}
        narrow: dict[tuple[str, ...], bool] = {}  # most patterns share their ways with others
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
        """Work out the further ways beside the fastest ones, by pattern."""
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
        """Return the fastest way on each of some terms under a pattern, those alike together."""
        jobs = [(terms.key, terms, pattern) for terms, pattern in wanted]
        together: dict[tuple[object, ...], tuple[Terms, dict[Pattern, Route | None]]] = {}
        for key, terms, pattern in jobs:
            together.setdefault(key, (terms, {}))[1][pattern] = None
        for terms, found in together.values():
            allowed = replace(terms, among=self._among)
            found.update(zip(found, self._ways.on_terms(allowed, list(found)), strict=True))
        return [together[key][1][pattern] for key, _, pattern in jobs]

    def _add_thriftier(self, chains: list[_Chain]) -> None:
        """Add ways that are flown less where aircraft fly all day and still not often enough."""
        long = [chain for chain in chains if chain.flies_all_day]
        *cheaper, dearest = PRICES
        # The dearer an hour flown, the less is flown; what the dearest does not shorten, none does.
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
        """Return the fastest way of each of some chains if an hour flown costs a price."""
        return self._routes(
            (replace(chain.first.terms, price=price), chain.pattern) for chain in chains
        )

    def _add_reliefs(self, chains: Sequence[_Chain]) -> None:
        """Add ways past what is full, one after another."""
        # Aircraft that fly all day seldom fill an airfield, and are given ways flown less instead:
        # with both they would be counted twice.
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
        """Whether a passage may have to be relieved, or a thriftier one found."""
        return _flies_all_day(item) or self._wanted(item) > 1

    def _wanted(self, item: Passage) -> int:
        """Return over how many ways that relieve one another a passage could spread."""
        if item.fleet is not None:
            flights = self.most.get(item.fleet.id, 0.0) * flights_of_one(item.route, item.fleet)
            return math.ceil(flights / DEFAULT_CAPACITY["air"][0])
        narrow = bottleneck(item.route)
        return MOST_IN_TURN if narrow is not None and narrow.is_recorded else 1


def _flies_all_day(item: Passage) -> bool:
    """Whether hours in the air, not flights a day, bound what an aircraft carries."""
    fleet = item.fleet
    return fleet is not None and flights_of_one(item.route, fleet) < fleet.sorties_per_day


def _full(chain: Sequence[Passage]) -> frozenset[str]:
    """Return what is full when some ways are: the airfields landed at, or the narrowest links."""
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
