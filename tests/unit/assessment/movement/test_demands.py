"""Demands: how many are to move within how many days, as far as that can be asked."""

from __future__ import annotations

from math import inf, nan

import pytest

from allies.assessment.movement.demands import MOST_WITHIN, days_from, number_from
from allies.errors import QuestionError


@pytest.mark.parametrize("number", [1, 2, 999, 1_000])
def test_a_number_from_one_to_the_most_is_taken(number: int) -> None:
    assert number_from(number, "vehicles", 1_000) == number


@pytest.mark.parametrize(("number", "told"), [(0, "0"), (-1, "-1"), (1_001, "1,001")])
def test_any_other_number_is_refused_by_its_field_with_the_most(number: int, told: str) -> None:
    with pytest.raises(QuestionError) as caught:
        number_from(number, "vehicles", 1_000)
    assert caught.value.fault.what == f"{told} is not a possible number"
    assert caught.value.fault.field == "vehicles"
    assert caught.value.fault.remedy == "give a number from 1 to 1,000"


@pytest.mark.parametrize("days", [1e-9, 0.5, 30, MOST_WITHIN])
def test_days_above_none_and_up_to_those_of_a_case_are_taken(days: float) -> None:
    assert days_from(days) == days


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "0"),
        (-0.5, "-0.5"),
        (3_650.0001, "3,650.0001"),
        (100_000, "100,000"),
        (inf, "inf"),
        (nan, "nan"),
    ],
)
def test_any_other_days_are_refused(days: float, told: str) -> None:
    with pytest.raises(QuestionError) as caught:
        days_from(days)
    assert caught.value.fault.what == f"{told} days is not a possible time"
    assert caught.value.fault.field == "within"
    assert "at most 3,650 days" in caught.value.fault.remedy
