"""Named inputs: the uniform numbers every drawn quantity comes from, any of which can be fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from allies.values.streams import Block, Floats, Streams


class Inputs(Mapping[str, Floats]):
    """Uniform numbers by name of stream, made when asked for.

    Attributes:
        block: which draws.
    """

    def __init__(
        self, streams: Streams, block: Block, fixed: Mapping[str, float] | None = None
    ) -> None:
        self.block = block
        self._streams = streams
        self._fixed = dict(fixed or {})
        self._made: dict[str, Floats] = {}

    def __getitem__(self, name: str) -> Floats:
        """Return the numbers of a stream; the same number throughout where it is fixed."""
        if name not in self._made:
            fixed = self._fixed.get(name)
            self._made[name] = (
                self._streams.uniform(name, self.block)
                if fixed is None
                else np.full(self.block.count, fixed)
            )
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """Return the names asked for so far."""
        return iter(self._made)

    def __len__(self) -> int:
        """Return how many streams have been asked for."""
        return len(self._made)

    def with_fixed(self, **fixed: float) -> Inputs:
        """Return the same inputs with some streams fixed at a quantile."""
        other = Inputs(self._streams, self.block, self._fixed | fixed)
        other._made = {name: made for name, made in self._made.items() if name not in fixed}
        return other
