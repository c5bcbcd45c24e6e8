"""Movements that happened: the published scores are those of the model."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from benchmarks.scoring_movements import OBSERVED, THEATRE, Scored, scored, summary, table

from allies.theatre.checking import check_theatre

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "logistics.md"


@pytest.fixture(scope="module")
def movements() -> list[Scored]:
    return list(scored())


def test_the_page_publishes_the_scores_of_all_movements(movements: list[Scored]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert "\n".join(table(movements)) in text
    assert "\n".join(summary(movements)) in text


def test_the_theatre_of_movements_has_no_faults() -> None:
    found = check_theatre(THEATRE)
    assert found.faults == ()
    # A place for a stop on the way is named by nothing else.
    assert [note.what for note in found.notes] == ["nothing uses the place 'torrejon'"]


def test_there_are_at_least_six_and_they_differ(movements: list[Scored]) -> None:
    assert len(movements) >= 6
    assert {item.by for item in movements} == {"air", "road", "sea"}
    assert {item.clock for item in movements} == {"order", "departure"}


def test_every_movement_was_before_2017_and_none_has_an_empty_span() -> None:
    with OBSERVED.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            assert int(row["case"].rpartition("-")[2]) < 2017
            assert row["high"] == "" or float(row["low"]) < float(row["high"])


def band(low: float, high: float, *days: float) -> Scored:
    return Scored("x", "order", "air", low, high, *days)


@pytest.mark.parametrize(
    ("low", "high", "is_covered", "is_middle_covered", "ratio"),
    [
        (4.0, 8.0, True, True, 1.0),
        (2.0, 4.0, True, False, 1.25),  # the band from 4 to 7 only meets its end
        (2.0, 3.9, False, False, 5 / 3.9),
        (6.0, 7.0, True, True, 5 / 6),
        (7.1, float("inf"), False, False, 5 / 7.1),
        (7.0, float("inf"), True, True, 5 / 7),
    ],
)
def test_a_span_is_covered_from_one_end_of_the_band_to_the_other(
    low: float, high: float, is_covered: bool, is_middle_covered: bool, ratio: float
) -> None:
    item = band(low, high, 4.0, 5.0, 7.0)
    assert (item.is_covered, item.is_middle_covered) == (is_covered, is_middle_covered)
    assert item.ratio == pytest.approx(ratio)
