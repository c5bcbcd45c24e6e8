"""Passages: the ways a force takes, with what flies them and what relieves them."""

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
    """One way a force can take, with what flies it.

    Attributes:
        route: the way.
        fleet: the aircraft, where part of it is flown by a known fleet.
        terms: the terms it was found on.
        relief: the next way of the same fleet, or overland, which takes what this one cannot.
    """

    route: Route
    fleet: Fleet | None
    terms: Terms
    relief: Passage | None = None

    @property
    def chain(self) -> tuple[Passage, ...]:
        """It and what relieves it, in the order in which they are filled."""
        return (self, *(self.relief.chain if self.relief else ()))

    def boards_at(self, paces: Paces) -> Floats:
        """Return the hours until the first of it boards an aircraft; 0 where it flies at once."""
        flights = [at for at, leg in enumerate(self.route.legs) if leg.way.is_timed]
        if not flights or not flights[0]:
            waits = self.route.legs[0].waits_hours if flights else 0.0
            return np.full(paces.count, waits)
        driven = self.route.legs[: flights[0]]
        before = replace(self.route, legs=driven).hours_at(paces)
        return before + self.route.legs[flights[0]].waits_hours

    @cached_property
    def key(self) -> str:
        """What tells it from others: who flies, over which legs, and what relieves it."""
        fleet = self.fleet.id if self.fleet else ""
        return f"{fleet}:{self.route.key}" + (f"|{self.relief.key}" if self.relief else "")


def keys_of(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return what tells some passages, taken together, from others."""
    return tuple([item.key for item in passages])
