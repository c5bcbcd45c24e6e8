"""Running: the draws of every cell of a run, kept in shards, until there are enough."""

from __future__ import annotations

import errno
import math
import time
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from allies.assessment.case.case_model import MOST_DRAWS, CaseModel
from allies.ensembles.counting import Count, Store, ends
from allies.ensembles.pools import Pool
from allies.ensembles.recipes import Recipe
from allies.ensembles.work import Job, Task
from allies.errors import QuestionError
from allies.progress import tell
from allies.values.sampling import Z_90, sampling_interval

FIRST_LOOK = 8_192  # draws before the width of the interval is looked at; then multiples of it
BLOCK_DRAWS = 32_768  # fewer at once cost more each; more need more memory and share out worse
_SPARE = 1.05  # of the draws that should be enough, so that a second look is rarely needed

ModelOf = Callable[[int], CaseModel]


class Size(NamedTuple):
    """How many draws are wanted.

    Attributes:
        draws: how many, at most.
        until: the half width of the 90 % interval of the answer at which to stop; None for all.
        block: the largest number of draws that is worked out at once.
    """

    draws: int
    until: float | None = None
    block: int = BLOCK_DRAWS

    def refuse_impossible(self) -> None:
        """Refuse sizes that cannot be.

        Raises:
            QuestionError: for the first that cannot be.
        """
        for name, value in (("draws", self.draws), ("block", self.block)):
            if not 1 <= value <= MOST_DRAWS:
                raise QuestionError(
                    f"{value} draws cannot be made" + (" at once" if name == "block" else ""),
                    field=name,
                    remedy=f"give a number from 1 to {MOST_DRAWS:,}",
                )
        if self.until is not None and not 0 < self.until < 1:
            raise QuestionError(
                f"an interval cannot have a half width of {self.until:g}",
                field="until",
                why="the answer is a probability",
                remedy="give a number between 0 and 1, such as 0.005",
            )


class Drawn(msgspec.Struct, frozen=True):
    """The draws that were made.

    Attributes:
        draws: of every cell.
        half_width: half of the widest 90 % interval of an answer.
        made: how many draws were made now, and not found finished.
        seconds: how long that took.
    """

    draws: int
    half_width: float
    made: int
    seconds: float


def draw_all(store: Store, recipe: Recipe, model_of: ModelOf, size: Size, pool: Pool) -> Drawn:
    """Make the draws that are not there yet, and keep each block as soon as it is done.

    Args:
        store: where they are kept.
        recipe: what they depend on.
        model_of: returns the prepared case of a cell.
        size: how many.
        pool: who makes them.

    Raises:
        QuestionError: a worker has died, or a shard cannot be written.
    """
    watch = _Watch()
    layouts = {at: cell.layout for at, cell in enumerate(recipe.cells) if cell.layout is not None}

    @lru_cache(maxsize=1)
    def job_of(cell: int) -> Job:
        return Job.of(model_of(cell), layouts[cell], recipe.keep, recipe.inputs)

    aim = size.draws if size.until is None else min(FIRST_LOOK, size.draws)
    while True:
        tasks = [task for cell in recipe.drawn for task in store.missing(cell, aim, size.block)]
        watch.wants(sum(task.draws for task in tasks), _left(recipe, size, aim))
        for task, content in _guarded(pool.done(iter(tasks), job_of)):
            _keep(store, task, content)
            watch.has(task.draws)
        counts = [store.counts(cell, layouts[cell], aim) for cell in recipe.drawn]
        width = max((_half_width(count, aim) for count in counts), default=0.0)
        if size.until is None or width <= size.until or aim == size.draws:
            return Drawn(aim, width, watch.made, watch.seconds)
        aim = _next_aim(counts, aim, size)


def _guarded(results: Iterator[tuple[Task, bytes]]) -> Iterator[tuple[Task, bytes]]:
    """Return results; refuse a case that is too large for the memory in plain words."""
    try:
        yield from results
    except MemoryError:
        raise QuestionError(
            "a block of draws does not fit into the memory",
            field="block",
            remedy="run the same command with a smaller block; what is finished is kept",
        ) from None


def _keep(store: Store, task: Task, content: bytes) -> None:
    try:
        store.keep(task, content)
    except OSError as error:
        raise cannot_write(getattr(error, "filename", None) or "the run", error) from None


def cannot_write(path: Path | str, error: OSError) -> QuestionError:
    """Return the error for a file of a run that cannot be written.

    Args:
        path: the file or folder.
        error: what the system says.
    """
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return QuestionError(
        f"{path} cannot be written: {error.strerror or error}",
        field="output",
        why="what is finished is kept" if full else "",
        remedy="free some space there, then run the same command again; it goes on where it stopped"
        if full
        else "name a file in an existing folder that you can write to",
    )


def _half_width(count: Sequence[Count], draws: int) -> float:
    """Return half of the wider interval of the two ends of an answer."""
    if not count:
        return 0.0
    spans = [sampling_interval(number, draws) for number in ends(count)]
    return max(high - low for low, high in spans) / 2


def _next_aim(counts: Sequence[Sequence[Count]], draws: int, size: Size) -> int:
    """Return how many draws should be enough, from those that there are."""
    assert size.until is not None  # noqa: S101 (else there is no next)
    needed = draws + FIRST_LOOK
    for number in (number for count in counts if count for number in ends(count)):
        low, high = sampling_interval(number, draws)
        share = min(max(number / draws, low), high)
        enough = _SPARE * Z_90**2 * share * (1 - share) / size.until**2
        needed = max(needed, math.ceil(enough))
    return min(math.ceil(needed / FIRST_LOOK) * FIRST_LOOK, size.draws)


def _left(recipe: Recipe, size: Size, aim: int) -> str:
    cells = len(recipe.drawn)
    what = f"drawing {aim:,} futures" + (f" of {cells} cases each" if cells > 1 else "")
    return what + ("" if size.until is None else f" (of at most {size.draws:,})")


class _Watch:
    """Counts draws, and reports how fast they are made and how long it will take."""

    def __init__(self) -> None:
        self.made = 0
        self._began = time.monotonic()
        self._of = 0
        self._before = 0
        self._what = ""

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def wants(self, draws: int, what: str) -> None:
        self._of, self._before, self._what = draws, self.made, what
        tell(what, 0.0)

    def has(self, draws: int) -> None:
        self.made += draws
        now = self.made - self._before
        rate = self.made / max(self.seconds, 1e-3)
        left = (self._of - now) / rate
        tell(f"{self._what}: {rate:,.0f} a second, {_span(left)} left", now / self._of)


def _span(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"
