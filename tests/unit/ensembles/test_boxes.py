"""Boxes: found by one half of the draws, measured on the other, and one after another."""

from __future__ import annotations

import numpy as np

from allies.assessment.case.case_model import CaseModel
from allies.ensembles.boxes import Table, discover, put_together, table_of
from allies.ensembles.features import Feature

RANDOM = np.random.Generator(np.random.Philox(3))
X, Y = RANDOM.uniform(size=(2, 6_000))
TABLE = Table([Feature("x", "x", "days", X), Feature("y", "y", "days", Y)], (X > 0.85) | (Y < 0.1))


def test_two_boxes_are_found_one_after_the_other() -> None:
    found = discover(TABLE, TABLE.yes, 3)
    assert {item.searched.limits[0].feature for item in found[:2]} == {"x", "y"}
    for item in found[:2]:
        assert item.held_out.density > 0.9
        assert abs(item.held_out.density - item.searched.density) < 0.05
    assert found[0].says[0].startswith(("x is at least", "y is at most"))


def test_no_more_boxes_than_asked() -> None:
    assert len(discover(TABLE, TABLE.yes, 1)) == 1


def test_nothing_is_found_in_noise() -> None:
    assert discover(TABLE, RANDOM.uniform(size=6_000) < 0.4, 3) == []


def test_cells_are_put_together_with_what_varies() -> None:
    other = Table([Feature("x", "x", "days", X)], TABLE.yes)
    both = put_together([TABLE, other], [{"on": "2010"}, {"on": "2012"}])
    assert [item.name for item in both.features] == ["x", "grid:on"]
    assert both.features[1].values[[0, -1]].tolist() == ["2010", "2012"]
    assert len(both.yes) == 12_000


def test_the_table_of_a_case_has_its_draws(asked: CaseModel) -> None:
    table = table_of(asked, 100)
    assert len(table.yes) == 100
    assert table.features
