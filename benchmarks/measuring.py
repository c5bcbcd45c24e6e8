"""Measuring two things in turn, so that a machine that drifts drifts under both."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """A ratio of two medians.

    Attributes:
        name: what was measured.
        peer: against what.
        ours: median seconds of ours.
        theirs: median seconds of the peer.
        most: the ratio aimed at.
    """

    name: str
    peer: str
    ours: float
    theirs: float
    most: float

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the peer's."""
        return self.ours / self.theirs

    def line(self) -> str:
        """Return one line of the report."""
        verdict = "ok" if self.ratio <= self.most else "MISSED"
        return (
            f"{self.name:<44} {self.ours * 1e3:9.3f} ms  {self.theirs * 1e3:9.3f} ms"
            f"  x{self.ratio:5.2f}  aim {self.most:4.2f}  {verdict:<6}  {self.peer}"
        )


def in_turn(
    ours: Callable[[], object],
    theirs: Callable[[], object],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[float, float]:
    """Return the median seconds of two calls, made in turn.

    Args:
        ours: a call.
        theirs: another.
        rounds: how often they are made.
        clock: what tells the time; what waits for nothing is best told by the processor's.
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
