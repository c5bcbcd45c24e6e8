"""Routes via given places: pieces between the places, joined with the hours of mode changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from allies.logistics.network import Network, Terms
from allies.logistics.rates import transfer_hours
from allies.logistics.routing import Route, routes, routes_by_mode, via
from allies.world.forces import Gate, LinkMode


def routes_past(
    network: Network, terms: Terms, stops: Sequence[str], patterns: Sequence[Collection[Gate]]
) -> list[Route | None]:
    """Return the fastest route via some places, in order, under each pattern of refusals.

    The fastest pieces need not make the fastest route: if one piece ends by rail and the next
    starts by road, the change costs time. So the best route to each place is kept for every last
    mode.

    Args:
        network: the network.
        terms: the conditions of the move.
        stops: the places, both ends included.
        patterns: the gates that are shut, by pattern.
    """
    if len(stops) == 2:
        return routes(network, terms, stops[0], stops[1], patterns)
    best: list[dict[LinkMode, Route]] | None = None
    for here, there in pairwise(stops):
        pieces = routes_by_mode(network, terms, here, there, patterns)
        best = [
            _further(None if best is None else best[row], piece) for row, piece in enumerate(pieces)
        ]
    return [min(ways.values(), key=lambda way: way.hours, default=None) for ways in best or [{}]]


def _further(
    before: dict[LinkMode, Route] | None, pieces: dict[tuple[LinkMode, LinkMode], Route]
) -> dict[LinkMode, Route]:
    """Return the best route to the end of some pieces, for every last mode."""
    found: dict[LinkMode, tuple[float, Route | None, Route]] = {}
    for (first, last), piece in pieces.items():
        ways: list[tuple[float, Route | None]] = [(piece.hours, None)]
        if before is not None:
            ways = [
                (
                    way.hours
                    + piece.hours
                    + (0.0 if mode == first else transfer_hours(mode, first)),
                    way,
                )
                for mode, way in before.items()
            ]
        for hours, way in ways:
            if last not in found or hours < found[last][0]:
                found[last] = hours, way, piece
    return {
        mode: via([way, piece]) if way is not None else piece
        for mode, (_, way, piece) in found.items()
    }
