"""Explorations: bounds, files that can and cannot be replayed, and boxes of a grid."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from allies.asking.explorations import MOST_BOXES, make_discovery, make_sensitivity
from allies.asking.runs import RunOptions, make_run
from allies.errors import QuestionError

CASE = "tajikistan-incursion-2015"

pytest.importorskip("SALib")
pytest.importorskip("pyarrow")


@pytest.mark.parametrize("draws", [0, 1, -3, 10**9])
def test_impossible_numbers_of_draws_are_refused(draws: int) -> None:
    with pytest.raises(QuestionError, match="cannot be explored"):
        make_discovery(CASE, {"draws": draws})
    with pytest.raises(QuestionError, match="cannot be explored"):
        make_sensitivity({"case": CASE, "draws": draws})


def test_impossible_searches_are_refused() -> None:
    with pytest.raises(QuestionError, match="is no outcome"):
        make_discovery(CASE, {}, outcome="stays")  # type: ignore[arg-type]
    for boxes in (0, MOST_BOXES + 1):
        with pytest.raises(QuestionError, match="cannot be found"):
            make_discovery(CASE, {}, boxes=boxes)
    for purity in (0.0, 1.0):
        with pytest.raises(QuestionError, match="purity"):
            make_discovery(CASE, {}, purity=purity)


def test_sources_are_left_out_alone_and_in_pairs() -> None:
    found = make_sensitivity({"case": "osh-2010", "draws": 128}, sources=True)
    assert found.sources_alone
    assert found.source_pairs
    names = {item.sources[0] for item in found.sources_alone}
    assert all(set(pair.sources) <= names for pair in found.source_pairs)
    assert make_sensitivity({"case": "osh-2010", "draws": 8}).sources_alone is None


def test_a_grid_in_a_file_is_searched_with_what_varies(tmp_path: Path) -> None:
    name = str(tmp_path / "grid.parquet")
    vary = ["on=2010-06-12,2015-01-01"]
    make_run({"case": CASE, "draws": 600}, RunOptions(name, vary=vary, keep="answer"))
    found = make_discovery(name, {})
    assert found.draws == 1_200
    assert any(limit.input == "grid:on" for box in found.boxes for limit in box.limits)
    with pytest.raises(QuestionError, match="those of its recipe"):
        make_discovery(name, {"seed": 3})


def test_a_file_whose_draws_are_not_made_again_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(tmp_path / "run.parquet")
    make_run({"case": CASE, "draws": 300}, RunOptions(name, keep="answer"))
    monkeypatch.setattr(
        "allies.ensembles.reading.RunFile.answers",
        lambda self, cell, draws: np.zeros(draws, dtype=np.int8),
    )
    with pytest.raises(QuestionError, match="cannot be replayed"):
        make_discovery(name, {})
