"""Settling: each contest settled each way, and two of them together, on the same draws."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.case_model import CaseModel
from allies.ensembles.groups import answer_of
from allies.progress import told
from allies.values.inputs import Inputs
from allies.values.sampling import Z_90
from allies.values.streams import Streams, blocks
from allies.world.worlds import Axis

Way = tuple[str, str]  # an axis, and one of its options


class Settled(msgspec.Struct, frozen=True):
    """One contest settled one way, or two of them.

    Attributes:
        ways: the axes with their options.
        share: the share of draws with a yes.
        change: how far that is from the answer now; for two, from what each changes by itself.
        half: half of the 90 % interval of that change.
    """

    ways: tuple[Way, ...]
    share: float
    change: float
    half: float


class _Sums:
    """Sums of whole numbers by draw, so that the order of blocks does not matter."""

    def __init__(self) -> None:
        self.yes = self.total = self.squares = self.draws = 0

    def add(self, yes: NDArray[np.int64], change: NDArray[np.int64]) -> None:
        self.yes += int(yes.sum())
        self.total += int(change.sum())
        self.squares += int((change * change).sum())
        self.draws += len(yes)

    def settled(self, ways: tuple[Way, ...]) -> Settled:
        mean = self.total / self.draws
        variance = max(self.squares / self.draws - mean * mean, 0.0)
        half = Z_90 * math.sqrt(variance / self.draws)
        return Settled(ways, self.yes / self.draws, mean, half)


def settle(model: CaseModel, draws: int) -> tuple[list[Settled], list[Settled]]:
    """Return the answer with each contest settled each way, and with each two of them.

    Args:
        model: the case.
        draws: how many draws.

    Returns:
        Those alone, and those in pairs; in a pair the change is what is left after the changes of
        both alone.
    """
    sums: dict[tuple[Way, ...], _Sums] = {}
    for block in blocks(draws):
        base = Inputs(Streams(model.request.seed), block)
        run, yes = answer_of(model, base)
        axes = run.drawn.worlds.axes
        now = _whole(yes)
        alone: dict[Way, NDArray[np.int64]] = {}
        jobs = [*_single(axes), *_double(axes)]
        for ways in told("settling contests", jobs, len(jobs)):
            fixed = {name: _quantile(axes, name, option) for name, option in ways}
            found = _whole(answer_of(model, base.with_fixed(fixed))[1])
            if len(ways) == 1:
                alone[ways[0]] = found
                change = found - now
            else:
                change = found - alone[ways[0]] - alone[ways[1]] + now
            sums.setdefault(ways, _Sums()).add(found, change)
    settled = [each.settled(ways) for ways, each in sums.items()]
    settled.sort(key=lambda item: (-abs(item.change), item.ways))
    return [item for item in settled if len(item.ways) == 1], [
        item for item in settled if len(item.ways) == 2
    ]


def _whole(yes: object) -> NDArray[np.int64]:
    return np.asarray(yes, dtype=np.int64)


def _single(axes: tuple[Axis, ...]) -> Iterator[tuple[Way, ...]]:
    for axis in axes:
        yield from (((axis.name, option),) for option in axis.options)


def _double(axes: tuple[Axis, ...]) -> Iterator[tuple[Way, ...]]:
    for one, other in combinations(axes, 2):
        for first in one.options:
            yield from (((one.name, first), (other.name, second)) for second in other.options)


def _quantile(axes: tuple[Axis, ...], name: str, option: str) -> float:
    """Return the quantile by which an axis takes one of its options."""
    axis = next(axis for axis in axes if axis.name == name)
    return axis.quantile_of(axis.options.index(option))
