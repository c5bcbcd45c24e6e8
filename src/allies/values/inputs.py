"""Named inputs: the uniform numbers every drawn quantity comes from, any of which can be fixed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import numpy as np

from allies.values.distributions import Distribution
from allies.values.streams import Block, Floats, Streams

T = TypeVar("T")


class Inputs(Mapping[str, Floats]):
    """Uniform numbers by name of stream, made when asked for.

    Inputs with some streams fixed share everything else with those they were made from.

    Attributes:
        block: which draws.
    """

    def __init__(self, streams: Streams, block: Block) -> None:
        self.block = block
        self._streams = streams
        self._fixed: Mapping[str, float] = {}
        self._parent: Inputs | None = None
        self._made: dict[str, Floats] = {}
        self._derived: dict[str, tuple[frozenset[str], object]] = {}
        self._asked: list[str] = []

    def __getitem__(self, name: str) -> Floats:
        """Return the numbers of a stream; the same number throughout where it is fixed."""
        self._asked.append(name)
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._make(name)
        return made

    def _make(self, name: str) -> Floats:
        if name in self._fixed:
            return np.full(self.block.count, self._fixed[name])
        if self._parent is not None:
            return self._parent[name]
        return self._streams.uniform(name, self.block)

    def __iter__(self) -> Iterator[str]:
        """Return the names asked for so far."""
        return iter(self._made)

    def __len__(self) -> int:
        """Return how many streams have been asked for."""
        return len(self._made)

    def quantile(self, name: str, distribution: Distribution) -> Floats:
        """Return the values of a distribution at the numbers of a stream; worked out once."""
        key = f"quantile:{name}:{distribution.family}:{distribution.parameters}"
        return self.derived(key, lambda: distribution.quantile(self[name]))

    def derived(self, key: str, make: Callable[[], T]) -> T:
        """Return what is made from some streams, made once for as long as none of them changes.

        Args:
            key: what it is; the same key must always mean the same thing.
            make: makes it, asking this object for every stream it needs.
        """
        known = self._kept(key)
        if known is None:
            outer, self._asked = self._asked, []
            made = make()
            known = self._derived[key] = (frozenset(self._asked), made)
            self._asked = outer
        self._asked += known[0]
        return known[1]  # type: ignore[return-value]

    def _kept(self, key: str) -> tuple[frozenset[str], object] | None:
        known = self._derived.get(key)
        if known is None and self._parent is not None:
            shared = self._parent._kept(key)
            if shared is not None and shared[0].isdisjoint(self._fixed):
                known = self._derived[key] = shared
        return known

    def with_fixed(self, fixed: Mapping[str, float]) -> Inputs:
        """Return the same inputs with some streams fixed at a quantile."""
        other = Inputs(self._streams, self.block)
        other._fixed, other._parent = dict(fixed), self
        return other
