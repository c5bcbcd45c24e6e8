"""A run is the same to the bit, however it is cut, by whoever it is drawn, and if interrupted."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allies.asking.grids import Grid, grid_of
from allies.asking.runs import RunOptions, make_run
from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.setting import set_case
from allies.assessment.case.stages import Wanted
from allies.ensembles.columns import Layout, Measured, measure
from allies.ensembles.shards import joined
from allies.ensembles.work import work
from allies.logistics.arrivals import NEVER_HOURS
from allies.values.sampling import sampling_interval
from allies.values.streams import Block
from allies.world.view import View

DRAWS = 970
CASE = {"case": "osh-2010"}


@pytest.fixture(scope="module")
def grid() -> Grid:
    return grid_of(CASE)


def same(one: Measured, other: Measured) -> bool:
    return list(one.columns) == list(other.columns) and all(
        one.columns[name].dtype == other.columns[name].dtype
        and one.columns[name].tobytes() == other.columns[name].tobytes()
        for name in one.columns
    )


def words(found: Measured, name: str) -> list[str]:
    return [found.ways[name][number] for number in found.columns[name]]


@settings(max_examples=8)
@given(ends=st.lists(st.integers(1, DRAWS - 1), unique=True, max_size=4).map(sorted))
def test_any_cut_into_blocks_has_the_same_columns(grid: Grid, ends: list[int]) -> None:
    model, layout = grid.model_of(0), grid.recipe.cells[0].layout
    assert layout is not None
    kinds = tuple(kind for kind in grid.recipe.keep if kind != "route")
    cuts = [0, *ends, DRAWS]
    parts = [
        measure(model, layout, Block(start, stop - start), kinds) for start, stop in pairwise(cuts)
    ]
    assert same(joined(parts), measure(model, layout, Block(0, DRAWS), kinds))


def test_routes_are_the_same_in_words_in_any_block(grid: Grid) -> None:
    model, layout = grid.model_of(0), grid.recipe.cells[0].layout
    assert layout is not None
    whole = measure(model, layout, Block(0, 300), ("route",))
    part = measure(model, layout, Block(77, 100), ("route",))
    assert whole.columns
    for name in whole.columns:
        assert words(part, name) == words(whole, name)[77:177]


@pytest.mark.parametrize("ending", ["nc", "parquet"])
def test_a_file_is_the_same_from_1_chunk_and_from_97(tmp_path: Path, ending: str) -> None:
    for name, block in (("one", DRAWS), ("many", DRAWS // 97)):
        output = str(tmp_path / f"{name}.{ending}")
        make_run({**CASE, "draws": DRAWS}, RunOptions(output, block=block))
    one, many = (tmp_path / f"{name}.{ending}" for name in ("one", "many"))
    assert one.read_bytes() == many.read_bytes()


def test_a_run_that_was_interrupted_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[int] = []

    def interrupted(*given: object) -> bytes:
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(1)
        return work(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("allies.ensembles.pools.work", interrupted)
    asked = {**CASE, "draws": DRAWS}
    with pytest.raises(KeyboardInterrupt):
        make_run(asked, RunOptions(str(tmp_path / "halves.nc"), block=100))
    assert not (tmp_path / "halves.nc").exists()
    assert len(list((tmp_path / "halves.nc.partial").glob("*.npz"))) == 3

    def counted(*given: object) -> bytes:
        done.append(1)
        return work(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("allies.ensembles.pools.work", counted)
    make_run(asked, RunOptions(str(tmp_path / "halves.nc"), block=100))
    make_run(asked, RunOptions(str(tmp_path / "whole.nc")))
    assert len(done) == 10 + 1  # nothing that was finished is made again
    assert (tmp_path / "halves.nc").read_bytes() == (tmp_path / "whole.nc").read_bytes()
    assert not (tmp_path / "halves.nc.partial").exists()


@pytest.mark.slow
def test_two_workers_make_the_file_of_one(tmp_path: Path) -> None:
    for name, workers in (("one", 1), ("two", 2)):
        output = str(tmp_path / f"{name}.parquet")
        make_run({**CASE, "draws": DRAWS}, RunOptions(output, workers=workers, block=200))
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_intervals_of_small_runs_cover_the_large_one_as_often_as_they_claim(grid: Grid) -> None:
    """200 runs of 400 draws: nine in ten 90 % intervals hold the share of all 80,000."""
    model, layout = small(grid)
    yes = []
    for start in range(0, 80_000, 8_000):
        found = measure(model, layout, Block(start, 8_000), ("answer",))
        column = next(iter(found.columns.values()))
        yes += [int((column[at : at + 400] == 1).sum()) for at in range(0, 8_000, 400)]
    share = sum(yes) / 80_000
    covers = sum(low <= share <= high for low, high in (sampling_interval(n, 400) for n in yes))
    # Three standard deviations of a count of 200 with chance 0.9.
    assert abs(covers - 180) <= 3 * math.sqrt(200 * 0.9 * 0.1)


def small(grid: Grid) -> tuple[CaseModel, Layout]:
    model = grid.model_of(0)
    asked = CaseModel(model.setting, model.request, asked_only=True)
    return asked, Layout.of(asked)


@pytest.mark.parametrize("case", ["osh-2010", "tajikistan-incursion-2015", "vorukh-2014"])
@pytest.mark.parametrize("wanted", ["sent", "answer"])
def test_what_is_worked_out_only_where_it_matters_is_the_same(
    view: View, case: str, wanted: Wanted
) -> None:
    """A stage that cannot matter any more is skipped; a force that stays needs no way."""
    model = CaseModel(set_case(view, case), Request())
    whole, part = model.run(Block(0, 600)), model.run(Block(0, 600), wanted=wanted)
    for key, outcome in whole.outcomes.items():
        other = part.outcomes[key]
        for name in ("codes", "passed", "decided", "approved", "votes"):
            assert np.array_equal(getattr(outcome, name), getattr(other, name)), (key, name)
        if wanted == "answer":
            assert not other.forces
            continue
        for one, two in zip(outcome.forces, other.forces, strict=True):
            assert np.array_equal(one.sent, two.sent)
            assert np.array_equal(one.present, two.present)
            assert np.array_equal(one.arrival.hours[one.sent], two.arrival.hours[one.sent])
            assert (two.arrival.hours[~one.sent] == NEVER_HOURS).all()
