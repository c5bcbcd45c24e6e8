"""Measuring two things in turn, so that a machine that drifts drifts under both.

What is told is seconds of the processor, the system's share included: waiting and the threads that
a library starts would otherwise mislead. What runs in another process is told by its own clock.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

COLUMNS = ("measured", "ours", "peer's", "ratio", "aim", "", "peer")


@dataclass(frozen=True)
class Measured:
    """A ratio of two medians.

    Attributes:
        name: what was measured.
        peer: against what.
        ours: median seconds of ours, or a number.
        theirs: median seconds of the peer, or a number.
        most: the ratio aimed at.
        is_time: whether the two are seconds, or bare numbers such as two ratios.
    """

    name: str
    peer: str
    ours: float
    theirs: float
    most: float
    is_time: bool = True

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the peer's."""
        return self.ours / self.theirs

    @property
    def is_met(self) -> bool:
        """Whether the ratio is no greater than the one aimed at."""
        return self.ratio <= self.most

    def _shown(self, figure: float) -> str:
        return f"{figure * 1e3:.3f} ms" if self.is_time else f"{figure:.2f}"

    def cells(self) -> tuple[str, ...]:
        """Return one row of the table."""
        return (
            self.name,
            self._shown(self.ours),
            self._shown(self.theirs),
            f"{self.ratio:.2f}",
            f"{self.most:.2f}",
            "ok" if self.is_met else "MISSED",
            self.peer,
        )


def p95(times: Sequence[float]) -> float:
    """Return the time that 95 in 100 do not exceed."""
    return sorted(times)[int(0.95 * len(times))]


def table(found: Sequence[Measured]) -> str:
    """Return everything measured as one table."""
    rows = [COLUMNS, *(item.cells() for item in found)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    words = {0, 5, 6}  # columns of words; the others are numbers
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at in words else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def of_children() -> float:
    """Return the seconds of the processor that ended children have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def in_turn(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    rounds: int,
    clock: Callable[[], float] = time.process_time,
) -> tuple[float, float]:
    """Return the median seconds of two calls, made in turn.

    Args:
        ours: a call.
        theirs: another.
        rounds: how often they are made.
        clock: what tells the time; `of_children` for calls that run a process.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for call, kept in zip((ours, theirs), times, strict=True):
            start = clock()
            call()
            if number:  # the first round warms up
                kept.append(clock() - start)
    return statistics.median(times[0]), statistics.median(times[1])


def process(*command: str) -> Callable[[], object]:
    """Return a call that runs a command and throws its output away."""
    arguments: Sequence[str] = command

    def run() -> object:
        return subprocess.run(arguments, check=True, capture_output=True)

    return run
