"""Grids: the cells of a run, what cannot vary, and cells in which nothing is drawn."""

from __future__ import annotations

from typing import Any

import pytest

from allies.asking import grids
from allies.asking.grids import MOST_CELLS, grid_again, grid_of
from allies.assessment.case.runs import CaseRuns
from allies.ensembles.recipes import decoded
from allies.errors import QuestionError

CASE = {"case": "osh-2010"}


def test_a_grid_has_a_cell_for_each_combination_in_order() -> None:
    grid = grid_of(CASE, [("on", ("2010-06-12", "2013-06-12")), ("lever", ("none", "rats-shares"))])
    assert [cell.at for cell in grid.recipe.cells] == [
        ("2010-06-12", "none"),
        ("2010-06-12", "rats-shares"),
        ("2013-06-12", "none"),
        ("2013-06-12", "rats-shares"),
    ]
    assert grid.model_of(3).setting.view.what_if.lever == ("rats-shares",)
    assert grid.model_of(2).setting.view.what_if.lever == ()


def test_a_case_is_prepared_once_for_its_columns_and_for_its_draws(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[CaseRuns] = []

    def runs(*given: Any) -> CaseRuns:
        made.append(CaseRuns(*given))
        return made[-1]

    monkeypatch.setattr(grids, "CaseRuns", runs)
    grid = grid_of({"case": "osh-2010"}, [("lever", ("none", "rats-shares"))])
    assert grid.model_of(0) is grid.model_of(0)
    grid.model_of(1)
    assert len(made) == 2


def test_a_day_beyond_the_record_draws_nothing_and_says_why() -> None:
    grid = grid_of(CASE, [("on", ("2010-06-12", "2024-01-01"))])
    assert grid.recipe.drawn == [0]
    assert "outside the coverage" in grid.recipe.cells[1].why


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"case": "uzbekistan-2012"}, "asks about the law"),
        ({**CASE, "on": "2024-01-01"}, "outside the coverage"),
    ],
)
def test_a_run_that_would_draw_nothing_is_refused(given: dict[str, str], why: str) -> None:
    with pytest.raises(QuestionError, match=why):
        grid_of(given)


@pytest.mark.parametrize(
    ("vary", "told"),
    [
        ([("draws", ("1", "2"))], "'draws' cannot vary"),
        ([("colour", ("red",))], "'colour' cannot vary"),
        ([("on", ("2010", "2010"))], "is given twice"),
        ([("on", ("2010",)), ("on", ("2011",))], "'on' is given twice"),
        ([("case", ("osh-2010",))], "'case' is given twice"),
        ([("on", tuple(map(str, range(MOST_CELLS + 1))))], "is too large"),
    ],
)
def test_what_cannot_vary_is_refused(vary: list[tuple[str, tuple[str, ...]]], told: str) -> None:
    with pytest.raises(QuestionError, match=told):
        grid_of(CASE, vary)


def test_unknown_columns_and_inputs_are_refused() -> None:
    with pytest.raises(QuestionError, match="no 'colour' to keep"):
        grid_of(CASE, keep=("colour",))
    with pytest.raises(QuestionError, match="no draw reads an input 'colour'"):
        grid_of(CASE, inputs=("colour",))


def test_a_recipe_makes_the_same_grid_again() -> None:
    recipe = grid_of(CASE, [("lever", ("none", "rats-shares"))]).recipe
    again = grid_again(decoded(recipe.encoded(), "x"))
    assert again.recipe.digest == recipe.digest
    assert again.model_of(1).setting.view.what_if.lever == ("rats-shares",)


def test_a_theatre_that_has_changed_since_is_refused() -> None:
    content = grid_of(CASE).recipe.encoded()
    recipe = decoded(content, "x")
    changed = content.replace(recipe.cells[0].theatre.encode(), b"another")
    with pytest.raises(QuestionError, match="has changed since the run was made"):
        grid_again(decoded(changed, "x")).model_of(0)
