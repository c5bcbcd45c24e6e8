"""Named streams of random numbers that do not depend on blocks or on the number of workers.

Each named input has its own Philox stream, keyed by the seed and the name. Draw `k` of a stream is
always its `k`-th number. So two runs with and without a change use the same draws, and any single
draw can be replayed alone.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.progress import told

Floats = NDArray[np.float64]

BLOCK_DRAWS = 8_192  # of a case: a hundred inputs and more at once, 100 MB
_NUMBERS_PER_STEP = 4  # one step of Philox4x64 yields four 64-bit numbers


class Block(msgspec.Struct, frozen=True):
    """A run of consecutive draws: `start`, `start + 1`, ... `start + count - 1`."""

    start: int
    count: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.count < 1:
            raise ValueError(
                f"a block needs a start of 0 or more and a count of 1 or more,"
                f" not {self.start} and {self.count}"
            )


def blocks(draws: int) -> Iterator[Block]:
    """Cut a number of draws into blocks of at most `BLOCK_DRAWS`, and report progress.

    What was drawn for one block is freed before the next, so memory does not grow with the draws.
    """
    starts = range(0, draws, BLOCK_DRAWS)
    for start in told("drawing futures", starts, len(starts), least=2):
        if start:
            gc.collect()  # inputs and what is derived from them refer to each other
        yield Block(start, min(BLOCK_DRAWS, draws - start))


class Streams(msgspec.Struct, frozen=True):
    """All streams of one seed."""

    seed: int = 0

    def uniform(self, name: str, block: Block) -> Floats:
        """Return uniform numbers in [0, 1) for a block of draws.

        Args:
            name: the input the numbers belong to.
            block: the draws.
        """
        digest = hashlib.blake2b(f"{self.seed}\x00{name}".encode(), digest_size=16).digest()
        bits = np.random.Philox(key=int.from_bytes(digest, "little"))
        bits.advance(block.start // _NUMBERS_PER_STEP)
        skip = block.start % _NUMBERS_PER_STEP
        return np.random.Generator(bits).random(skip + block.count)[skip:]
