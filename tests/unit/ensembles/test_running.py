"""Running: it stops when the interval is narrow enough, and tells what cannot be written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from allies.assessment.case.case_model import MOST_DRAWS
from allies.ensembles.columns import Layout, Measured
from allies.ensembles.counting import Counts
from allies.ensembles.pools import JobOf
from allies.ensembles.recipes import CellRecipe, Recipe
from allies.ensembles.running import FIRST_LOOK, Drawn, Size, cannot_write, draw_all
from allies.ensembles.shards import Shards
from allies.ensembles.work import Task, packed
from allies.errors import QuestionError

LAYOUT = Layout(("plain",), {}, ())
RECIPE = Recipe({}, (CellRecipe((), {}, LAYOUT, ""), CellRecipe((), {}, None, "")), ("answer",))


class OneInFour:
    """A pool in which every fourth draw is a yes."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def done(self, tasks: Iterator[Task], job_of: JobOf) -> Iterator[tuple[Task, bytes]]:
        for task in tasks:
            self.tasks.append(task)
            at = np.arange(task.start, task.start + task.draws)
            column = (at % 4 == 0).astype(np.int8)
            yield task, packed(Measured({"answer:plain": column}, {}))

    def close(self) -> None: ...


def drawn(size: Size) -> tuple[Drawn, list[Task]]:
    pool = OneInFour()
    return draw_all(Counts(), RECIPE, lambda _: pytest.fail("prepared"), size, pool), pool.tasks


def test_all_draws_are_made_once_in_blocks() -> None:
    found, tasks = drawn(Size(1_000, block=300))
    assert (found.draws, found.made) == (1_000, 1_000)
    assert tasks == [Task(0, 0, 300), Task(0, 300, 300), Task(0, 600, 300), Task(0, 900, 100)]


def test_it_stops_when_the_interval_is_as_narrow_as_asked() -> None:
    found, _ = drawn(Size(MOST_DRAWS, until=0.003))
    assert found.half_width <= 0.003
    # 0.25 plus or minus 0.003 needs 1.645 ** 2 * 0.25 * 0.75 / 0.003 ** 2 draws, some 56,400.
    assert 56_000 <= found.draws <= 68_000
    assert found.draws % FIRST_LOOK == 0


@pytest.mark.parametrize("block", [1_000, 50_000])
def test_where_it_stops_does_not_depend_on_the_blocks(block: int) -> None:
    assert drawn(Size(MOST_DRAWS, 0.003, block))[0].draws == drawn(Size(MOST_DRAWS, 0.003))[0].draws


def test_it_stops_at_the_most_draws_though_the_interval_is_wider() -> None:
    found, _ = drawn(Size(10_000, until=0.001))
    assert found.draws == 10_000
    assert found.half_width > 0.001


@pytest.mark.parametrize(
    ("size", "field"),
    [
        (Size(0), "draws"),
        (Size(-1), "draws"),
        (Size(MOST_DRAWS + 1), "draws"),
        (Size(1, block=0), "block"),
        (Size(1, until=0.0), "until"),
        (Size(1, until=1.0), "until"),
        (Size(1, until=float("nan")), "until"),
    ],
)
def test_impossible_sizes_are_refused(size: Size, field: str) -> None:
    with pytest.raises(QuestionError) as told:
        size.refuse_impossible()
    assert told.value.fault.field == field


def test_the_ends_of_what_is_possible_are_taken() -> None:
    Size(1, until=0.999, block=1).refuse_impossible()
    Size(MOST_DRAWS, block=MOST_DRAWS).refuse_impossible()


def test_a_full_disk_is_told_and_what_is_finished_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shards = Shards(tmp_path / "run.nc", RECIPE)
    keep = Shards.keep
    kept: list[Task] = []

    def full(self: Shards, task: Task, content: bytes) -> None:
        if len(kept) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        kept.append(task)
        keep(self, task, content)

    monkeypatch.setattr(Shards, "keep", full)
    with pytest.raises(QuestionError, match="No space left") as told:
        draw_all(
            shards, RECIPE, lambda _: pytest.fail("prepared"), Size(1_000, block=300), OneInFour()
        )
    assert "free some space" in told.value.fault.remedy
    assert list(Shards(tmp_path / "run.nc", RECIPE).missing(0, 600, 600)) == []


def test_a_file_that_may_not_be_written_is_told_without_the_words_for_a_full_disk() -> None:
    told = cannot_write("run.nc", PermissionError(errno.EACCES, "Permission denied")).fault
    assert told.what == "run.nc cannot be written: Permission denied"
    assert "free some space" not in told.remedy
