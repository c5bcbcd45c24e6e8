"""Rows of the table of inputs: drawn or fixed, and the groups that they are written in."""

from __future__ import annotations

import pytest

from allies.values.distributions import Distribution
from allies.values.model_inputs.rows import LOG_ODDS, ModelInput, group, triangle, weight

DRAWN = ModelInput("a.drawn", triangle(0.0, 1.0, 3.0), "share", "says", "origin")
FIXED = ModelInput("a.fixed", 0.25, "share", "says", "origin")


def test_an_input_is_either_drawn_or_a_number_and_never_taken_for_the_other() -> None:
    assert DRAWN.distribution == Distribution("triangular", (0.0, 1.0, 3.0))
    assert FIXED.number == 0.25
    with pytest.raises(TypeError, match=r"a\.drawn is drawn"):
        _ = DRAWN.number
    with pytest.raises(TypeError, match=r"a\.fixed is a number and is not drawn"):
        _ = FIXED.distribution


def test_an_input_is_a_judgement_unless_it_says_otherwise() -> None:
    assert (FIXED.kind, FIXED.sources) == ("judgement", ())


def test_a_group_has_a_row_for_each_member_in_order_with_its_name_in_words() -> None:
    rows = list(group("speed", "km/h", "By {}.", "why", open_road=50.0, rail=triangle(1, 2, 3)))
    assert [(row.name, row.says) for row in rows] == [
        ("speed.open_road", "By open road."),
        ("speed.rail", "By rail."),
    ]
    assert (rows[0].number, rows[1].distribution) == (50.0, triangle(1, 2, 3))
    assert {(row.unit, row.origin, row.kind) for row in rows} == {("km/h", "why", "judgement")}


@pytest.mark.parametrize("kind", ["judgement", "published"])
def test_a_weight_is_a_triangle_in_log_odds_under_the_name_of_its_driver(kind: str) -> None:
    row = weight("cost", (0.0, 0.6, 1.5), "says", "why", kind=kind)  # type: ignore[arg-type]
    assert row == ModelInput(
        "weight.cost",
        triangle(0.0, 0.6, 1.5),
        LOG_ODDS,
        "says",
        "why",
        kind,  # type: ignore[arg-type]
    )
