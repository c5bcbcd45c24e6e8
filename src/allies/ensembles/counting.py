"""Counting: how often the answer is yes, from the draws of a run or without keeping any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from allies.ensembles.columns import Column, Layout, Measured
from allies.ensembles.work import Task, unpacked

Count = tuple[int, int]  # under one reading: draws with a yes, and draws that are unknown


class Store(Protocol):
    """Where the finished blocks of a run go."""

    def missing(self, cell: int, draws: int, most: int) -> Iterator[Task]:
        """Return the tasks of a cell that are not done yet."""

    def keep(self, task: Task, content: bytes) -> None:
        """Take one finished block."""

    def counts(self, cell: int, layout: Layout, draws: int) -> list[Count]:
        """Return the answer of the first draws of a cell, by reading."""


def cut(cell: int, start: int, stop: int, most: int) -> Iterator[Task]:
    """Cut some draws of a cell into tasks."""
    for at in range(start, stop, most):
        yield Task(cell, at, min(most, stop - at))


def counted(found: Measured, layout: Layout) -> list[Count]:
    """Return, by reading, how many draws of a block are a yes, and how many are unknown."""
    return [_counted(found.columns[f"answer:{reading}"]) for reading in layout.asked]


def _counted(answers: Column) -> Count:
    return int((answers == 1).sum()), int((answers == -1).sum())


def added(some: Sequence[Count], more: Sequence[Count]) -> list[Count]:
    """Return the counts of two lots of draws together."""
    return [(a + c, b + d) for (a, b), (c, d) in zip(some, more, strict=True)]


def ends(counts: Sequence[Count]) -> Count:
    """Return the fewest draws with a yes, and the most that may be one, over readings."""
    return min(yes for yes, _ in counts), max(yes + open_ for yes, open_ in counts)


class Counts:
    """Counts blocks and forgets them, for a run that is not written."""

    def __init__(self) -> None:
        self._done: dict[int, int] = {}
        self._found: dict[int, list[Count]] = {}

    def missing(self, cell: int, draws: int, most: int) -> Iterator[Task]:
        """Return the tasks of a cell that are not done yet."""
        return cut(cell, self._done.get(cell, 0), draws, most)

    def keep(self, task: Task, content: bytes) -> None:
        """Count one finished block."""
        columns = unpacked(content, "answer").columns
        more = [_counted(column) for column in columns.values()]
        before = self._found.get(task.cell, [(0, 0)] * len(more))
        self._found[task.cell] = added(before, more)
        self._done[task.cell] = self._done.get(task.cell, 0) + task.draws

    def counts(self, cell: int, layout: Layout, draws: int) -> list[Count]:
        """Return the answer of all draws of a cell, by reading."""
        del layout, draws
        return self._found[cell]
