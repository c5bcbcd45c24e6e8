"""Inputs that are at the middle of everything."""

from __future__ import annotations

import numpy as np

from allies.values.inputs import Inputs
from allies.values.streams import Block, Floats, Streams


class Medians(Inputs):
    """The median of everything in every draw, at whose paces the fastest ways are found."""

    def __init__(self, draws: int = 1) -> None:
        super().__init__(Streams(0), Block(0, draws))

    def _make(self, name: str) -> Floats:
        del name
        return np.full(self.block.count, 0.5)
