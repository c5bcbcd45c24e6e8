"""Passages: the ways of a force, with their aircraft and their relief."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec
from msgspec.structs import replace

from allies.logistics.network import Terms
from allies.logistics.rates import Paces
from allies.logistics.routing import Route
from allies.values.streams import Floats
from allies.world.forces import Fleet


class Passage(msgspec.Struct, frozen=True, dict=True):
    """One way of a force, with its aircraft.

    Attributes:
        route: its route.
        fleet: the aircraft, if a known fleet flies part of it.
        terms: the terms on which it was found.
        relief: the next way, by the same fleet or overland, for the load this one cannot carry.
    """

    route: Route
    fleet: Fleet | None
    terms: Terms
    relief: Passage | None = None

    @property
    def chain(self) -> tuple[Passage, ...]:
        """The passage and its reliefs, in the order in which they are filled."""
        return (self, *(self.relief.chain if self.relief else ()))

    def boards_at(self, paces: Paces) -> Floats | float:
        """Return the hours until the first part boards an aircraft; 0 if it flies at once.

        If no draw differs, it is one number.
        """
        driven, waits = self._before_boarding
        if driven is None:
            return waits
        return driven.hours_at(paces) + waits

    @cached_property
    def _before_boarding(self) -> tuple[Route | None, float]:
        """The part of the route before the first flight, if any, and the wait for the flight."""
        legs = self.route.legs
        flight = next((at for at, leg in enumerate(legs) if leg.way.is_timed), None)
        if flight is None:
            return None, 0.0
        driven = replace(self.route, legs=legs[:flight]) if flight else None
        return driven, legs[flight].waits_hours

    @cached_property
    def key(self) -> str:
        """A key of its content: the fleet, the legs and the relief."""
        fleet = self.fleet.id if self.fleet else ""
        return f"{fleet}:{self.route.key}" + (f"|{self.relief.key}" if self.relief else "")


def keys_of(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return a key of some passages together."""
    return tuple([item.key for item in passages])
