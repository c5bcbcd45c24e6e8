"""Figures on the pages on votes: rounding, what is unknown, and what stays visible."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allies.faces.text.power import figure, index, percent
from allies.questions.power import Spread
from tests.apparatus import Run, words


def spread(value: float, low: float | None = None, high: float | None = None) -> Spread:
    return Spread(value=value, low=low, high=high)


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (None, "no second"),
        (spread(0.456), "0.46"),
        (spread(0.456, 0.1), "0.46"),
        (spread(0.456, None, 2), "0.46"),
        (spread(0.456, 0.101, 2), "0.46 (0.10-2.00)"),
        (spread(0, 0, 0), "0.00 (0.00-0.00)"),
    ],
)
def test_a_figure_has_its_range_if_both_ends_are_known(found: Spread | None, shown: str) -> None:
    assert figure(found) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0.0000"), (1, "1.0000"), (0.00005, "0.0001"), (0.0000499, "5.0e-05"), (1e-9, "1.0e-09")],
)
def test_an_index_that_four_decimals_would_hide_is_not_hidden(value: float, shown: str) -> None:
    assert index(value) == shown


@given(st.floats(0, 1))
def test_only_nothing_looks_like_nothing(value: float) -> None:
    assert (float(index(value)) == 0) == (value == 0)
    assert float(index(value)) == pytest.approx(value, abs=0.00005, rel=0.05)


def test_a_share_is_in_whole_per_cent() -> None:
    assert [percent(share) for share in (0, 0.004, 0.006, 0.995, 1)] == [
        "0 %",
        "0 %",
        "1 %",
        "100 %",
        "100 %",
    ]


def test_equal_votes_are_said_to_be_equal_and_unequal_ones_are_not(
    run: Run, tmp_path: Path
) -> None:
    for weight, equal in ((1, True), (2, False)):
        game = tmp_path / f"{weight}.yaml"
        game.write_text(f"quota: 2\nweights: {{A: {weight}, B: 1, C: 1}}\n", encoding="utf-8")
        page = run("power", "--game", str(game))
        assert page.code == 0
        assert ("Every vote weighs the same here" in words(page.out)) is equal


TITLE = "Only texts in force for the host bind, and the agreements are valid without Uzbekistan"


def test_readings_are_named_by_title_on_the_page_and_by_id_in_the_answer(run: Run) -> None:
    page = words(run("power", "csto").out)
    assert f"rapid reaction: under “{TITLE}”, " in page
    assert "in_force_only" not in page
    answer = run("power", "csto", "--json").json
    assert "in_force_only" in answer["rules"][0]["readings"]["rapid_reaction"]
    assert answer["names"]["in_force_only"] == TITLE
