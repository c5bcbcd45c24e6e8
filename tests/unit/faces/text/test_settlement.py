"""The page on a settlement: the range of medians, and who is named beside the rest."""

from __future__ import annotations

from typing import Any

import pytest

from allies.faces.text.printing import rendered
from allies.faces.text.settlement import MOST_NAMED, settlement_page
from allies.questions.power import Spread
from allies.questions.settlement import QuestionSettled, SettlementAnswer
from tests.apparatus import words

HALF = Spread(value=0.5, low=0.25, high=0.75)
FIELDS = QuestionSettled.__struct_fields__


def page(**given: Any) -> str:
    known = {"question": "Q", "unit": "", "mean": HALF, "median": HALF, "medians": None, "pull": {}}
    left = {name: () for name in FIELDS if name not in known}
    item = QuestionSettled(**{**left, **known, **given})
    return words(rendered(settlement_page(SettlementAnswer(draws=9, seed=0, questions=(item,)))))


def test_a_question_without_weight_is_unknown() -> None:
    for given in ({"mean": None}, {"median": None}):
        assert page(**given).endswith("Q Unknown: no actor has any weight.")
    assert "Unknown" not in page()


def test_a_question_without_a_name_is_called_so_and_a_unit_follows_each_figure() -> None:
    assert "The question weighted mean" in page(question="")
    assert page(unit="km").count("0.50 (0.25-0.75) km") == 2


@pytest.mark.parametrize(
    ("medians", "said"), [((1.0, 2.5), True), ((1.0, 1.0), False), (None, False)]
)
def test_a_gap_of_medians_is_told(medians: Any, said: bool) -> None:
    found = page(medians=medians)
    assert ("every position" in found) is ("; every position from 1 to 2.5 is one" in found) is said


@pytest.mark.parametrize(
    ("actors", "named", "rest"),
    [(MOST_NAMED + 1, MOST_NAMED + 1, ""), (MOST_NAMED + 2, MOST_NAMED, "2 others 3 %")],
)
def test_of_many_actors_the_smallest_are_added_together(actors: int, named: int, rest: str) -> None:
    pull = {f"a{at:02}": (at + 1) / 100 for at in range(actors)}
    found = page(pull=pull)
    assert found.partition("share of the pull")[2].count(" a") == named
    assert f"share of the pull a{actors - 1} {actors} %, a{actors - 2}" in found
    assert found.endswith(rest or "a00 1 %")
