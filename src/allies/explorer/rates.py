"""How fast each visitor may ask: a bucket of asks for each, which fills again with time."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable

import msgspec

MOST_VISITORS = 10_000  # remembered at once; the one that asked longest ago is forgotten first


class Rate(msgspec.Struct, frozen=True):
    """How much may be asked.

    Attributes:
        at_once: how many asks a visitor has who has not asked for a while.
        a_second: how many of them come back in a second.
    """

    at_once: float
    a_second: float


# A class that shares one address asks for pages that are known far more often than for new ones.
KNOWN = Rate(at_once=400, a_second=150)
FRESH = Rate(at_once=40, a_second=4)


class Rates:
    """The asks that each visitor has left.

    Attributes:
        rate: the same for every visitor.
    """

    def __init__(self, rate: Rate, clock: Callable[[], float] | None = None) -> None:
        self.rate, self._clock = rate, clock or time.monotonic
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, visitor: str) -> float:
        """Take one ask of a visitor; return 0, or the seconds to wait if none is left.

        Args:
            visitor: the address from which the visitor asks.
        """
        now = self._clock()
        left, since = self._left.pop(visitor, (self.rate.at_once, now))
        left = min(self.rate.at_once, left + (now - since) * self.rate.a_second)
        lacking = max(0.0, 1 - left)
        self._left[visitor] = (left if lacking else left - 1, now)
        if len(self._left) > MOST_VISITORS:
            self._left.popitem(last=False)
        return lacking / self.rate.a_second


class Bounds:
    """How fast each visitor may ask for any page, and for pages that a process has to make."""

    def __init__(self) -> None:
        self._every, self._fresh = Rates(KNOWN), Rates(FRESH)

    def wait(self, visitor: str, *, is_new: bool) -> int:
        """Return the whole seconds for which a visitor has to wait; 0 if there is no need."""
        seconds = self._every.wait(visitor)
        return math.ceil(seconds or (self._fresh.wait(visitor) if is_new else 0.0))
