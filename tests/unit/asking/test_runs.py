"""Runs: counted or written, and refused before anything is drawn where they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from allies.asking.runs import MOST_WORKERS, RunOptions, make_run
from allies.errors import QuestionError
from tests.apparatus import Run

CASE = {"case": "osh-2010", "draws": 300}


def test_a_run_counts_what_the_assessment_counts(run: Run) -> None:
    shown = run("assess", "osh-2010", "--draws", "300", "--json").json
    (csto,) = [one for one in shown["organisations"] if one["id"] == "csto"]
    (means,) = [one for one in csto["means"] if one["id"] == "rapid_reaction"]
    (cell,) = make_run(CASE, RunOptions()).cells
    for reading in cell.readings:
        assert reading.yes == means["funnel"][reading.reading]["left"]["enough"]


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (RunOptions("run.csv"), "output"),
        (RunOptions("none/run.nc"), "output"),
        (RunOptions("here.nc"), "output"),
        (RunOptions(workers=0), "workers"),
        (RunOptions(workers=MOST_WORKERS + 1), "workers"),
        (RunOptions(workers=2, scheduler="tcp://127.0.0.1:1"), "workers"),
        (RunOptions(vary=["lever"]), "vary"),
        (RunOptions(vary=["lever=none,,x"]), "vary"),
        (RunOptions(block=0), "block"),
        (RunOptions(until=0.0), "until"),
    ],
)
def test_a_run_that_cannot_be_is_refused_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: RunOptions, field: str
) -> None:
    (tmp_path / "here.nc").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QuestionError) as told:
        make_run(CASE, options)
    assert told.value.fault.field == field
    assert [path.name for path in tmp_path.iterdir()] == ["here.nc"]


def test_what_is_asked_until_is_met_or_said_not_to_be() -> None:
    assert make_run(CASE, RunOptions(until=0.5)).met is True
    assert make_run(CASE, RunOptions(until=0.0001)).met is False
    assert make_run(CASE, RunOptions()).met is None


def test_a_disk_that_is_full_at_the_end_leaves_the_shards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("allies.ensembles.parquet.Parquet.add", full)
        with pytest.raises(QuestionError, match="No space left"):
            make_run(CASE, RunOptions(str(tmp_path / "run.parquet")))
    assert [path.name for path in tmp_path.iterdir()] == ["run.parquet.partial"]
    make_run(CASE, RunOptions(str(tmp_path / "run.parquet")))
    assert [path.name for path in tmp_path.iterdir()] == ["run.parquet"]


def test_a_run_names_its_readings_by_title_on_its_page_and_by_id_in_its_answer(run: Run) -> None:
    given = ("run", "osh-2010", "--draws", "64")
    page = run(*given).out
    assert "Only texts in force" in page
    assert "in_force_only" not in page
    answer = run(*given, "--json").json
    assert answer["cells"][0]["readings"][0]["reading"] == "in_force_only"
    assert set(answer["names"]) == {row["reading"] for row in answer["cells"][0]["readings"]}
