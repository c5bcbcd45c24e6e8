"""Passages: the ways of a force, with their aircraft and their relief."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import msgspec
import numpy as np
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

    def boards_at(self, paces: Paces) -> Floats:
        """Return the hours until the first part boards an aircraft; 0 if it flies at once."""
        flights = [at for at, leg in enumerate(self.route.legs) if leg.way.is_timed]
        if not flights or not flights[0]:
            waits = self.route.legs[0].waits_hours if flights else 0.0
            return np.full(paces.count, waits)
        driven = self.route.legs[: flights[0]]
        before = replace(self.route, legs=driven).hours_at(paces)
        return before + self.route.legs[flights[0]].waits_hours

    @cached_property
    def key(self) -> str:
        """A key of its content: the fleet, the legs and the relief."""
        fleet = self.fleet.id if self.fleet else ""
        return f"{fleet}:{self.route.key}" + (f"|{self.relief.key}" if self.relief else "")


def keys_of(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return a key of some passages together."""
    return tuple([item.key for item in passages])
