"""Movement: when a force can be at a place, under the permissions of the states on the way.

Provisional. Distances over a small network, one pace for each mode, no queues and no lift.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from allies.values.distributions import Distribution
from allies.world.acts import Mode
from allies.world.forces import Force, Link, Place

PROVISIONAL = (
    "logistics: distances over a small network at one pace for each mode; no queues, lift or"
    " capacity, and transit that nobody has documented is drawn as open"
)

# Kilometres a day. Road and rail after published planning rates; air is a judgement that a lift
# sorties once a day at most.
KM_A_DAY: Mapping[Mode, float] = {"road": 300.0, "rail": 700.0, "air": 3000.0}
# How much longer a move takes than its distance says: loading, crossings, weather. A judgement.
DELAY = Distribution("triangular", (1.0, 1.3, 2.5))
# The chance that a state on the way lets a mover through, where nothing is documented. A judgement.
CONSENT = Distribution("triangular", (0.2, 0.6, 0.95))


class Route(msgspec.Struct, frozen=True):
    """A way from one place to another.

    Attributes:
        hours: hours under way, without delays.
        km: length.
        places: the places it passes, ends included.
        modes: mode of every leg.
        crosses: states it touches, in order, ends included.
    """

    hours: float
    km: float
    places: tuple[str, ...]
    modes: tuple[Mode, ...]
    crosses: tuple[str, ...]


class Network:
    """Places and links, ready for routing."""

    def __init__(self, places: Mapping[str, Place], links: Sequence[Link]) -> None:
        self._places = places
        self._links = links

    @cached_property
    def _ways(self) -> dict[str, list[tuple[str, Link]]]:
        ways: dict[str, list[tuple[str, Link]]] = {name: [] for name in self._places}
        for link in self._links:
            ways[link.start].append((link.end, link))
            ways[link.end].append((link.start, link))
        return ways

    def states_of(self, start: str, link: Link) -> list[str]:
        """Return the states a leg touches, in order from one of its ends."""
        end = link.end if start == link.start else link.start
        inside = [part.state for part in link.states]
        crosses = inside if start == link.start else reversed(inside)
        names = [self._places[start].state, *crosses, self._places[end].state]
        return list(dict.fromkeys(names))

    def route(
        self, start: str, end: str, modes: Collection[Mode], closed: Collection[str]
    ) -> Route | None:
        """Return the fastest way, or None where there is none.

        Args:
            start: place to leave from.
            end: place to reach.
            modes: modes that may be used.
            closed: states that may not be touched.
        """
        shut = frozenset(closed)
        if self._places[start].state in shut or self._places[end].state in shut:
            return None
        queue: list[tuple[float, str]] = [(0.0, start)]
        best: dict[str, tuple[float, str, Link | None]] = {start: (0.0, "", None)}
        done: set[str] = set()
        while queue:
            hours, here = heapq.heappop(queue)
            if here == end:
                return self._trace(best, end)
            if here in done:
                continue
            done.add(here)
            for there, link in self._ways[here]:
                if link.mode not in modes or not shut.isdisjoint(self.states_of(here, link)):
                    continue
                reached = hours + 24.0 * link.km / KM_A_DAY[link.mode]
                if there not in best or reached < best[there][0]:
                    best[there] = (reached, here, link)
                    heapq.heappush(queue, (reached, there))
        return None

    def _trace(self, best: Mapping[str, tuple[float, str, Link | None]], end: str) -> Route:
        places, modes, km = [end], [], 0.0
        here = end
        while True:
            _, before, link = best[here]
            if link is None:
                break
            places.append(before)
            modes.append(link.mode)
            km += link.km
            here = before
        places.reverse()
        crosses = [self._places[name].state for name in places]
        for at, there in pairwise(places):
            link = best[there][2]
            if link is not None:
                crosses += self.states_of(at, link)
        return Route(
            best[end][0], km, tuple(places), tuple(reversed(modes)), tuple(dict.fromkeys(crosses))
        )


def asked_of(route: Route, force: Force, host: str) -> list[str]:
    """Return the states whose consent a route needs besides the owner's and the host's."""
    return [state for state in route.crosses if state not in (force.owner, host)]
