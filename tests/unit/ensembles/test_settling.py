"""Contests settled each way: all ways, all pairs, and what a pair adds to both."""

from __future__ import annotations

from itertools import combinations

import pytest

from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.setting import set_case
from allies.ensembles.settling import settle
from allies.world.view import View


@pytest.fixture(scope="module")
def osh(view: View) -> CaseModel:
    return CaseModel(set_case(view, "osh-2010"), Request(), asked_only=True)


def test_each_way_and_each_pair_of_ways_is_tried_once(osh: CaseModel) -> None:
    alone, pairs = settle(osh, 200)
    options = [len(axis.options) for axis in osh.axes]
    assert len({item.ways for item in alone}) == len(alone) == sum(options)
    assert len(pairs) == sum(one * other for one, other in combinations(options, 2))


def test_the_change_of_a_pair_is_what_both_alone_do_not_explain(osh: CaseModel) -> None:
    alone, pairs = settle(osh, 2_000)
    share = {item.ways[0]: item.share for item in alone}
    change = {item.ways[0]: item.change for item in alone}
    now = alone[0].share - alone[0].change
    assert any(change.values())
    for pair in pairs:
        one, other = pair.ways
        left = pair.share - share[one] - share[other] + now
        assert pair.change == pytest.approx(left, abs=1e-12)
        assert pair.half >= 0
