"""Columns: what is kept of each draw, by name, in words or in units."""

from __future__ import annotations

import numpy as np
import pytest

from allies.assessment.case.case_model import CaseModel
from allies.assessment.case.stages import PASSED, STAGES
from allies.ensembles.columns import KINDS, Layout, measure, words_of
from allies.values.streams import Block


@pytest.fixture(scope="module")
def layout(asked: CaseModel) -> Layout:
    return Layout.of(asked)


def test_only_the_kinds_that_are_kept_are_measured(asked: CaseModel, layout: Layout) -> None:
    found = measure(asked, layout, Block(0, 50), ("answer", "vote")).columns
    assert {name.partition(":")[0] for name in found} == {"answer", "vote"}
    assert list(found) == list(layout.names(("answer", "vote")))


def test_all_kinds_are_measured_for_every_force(asked: CaseModel, layout: Layout) -> None:
    kinds = tuple(kind for kind in KINDS if kind != "input")
    found = measure(asked, layout, Block(0, 300), kinds)
    assert list(found.columns) == list(layout.names(kinds))
    own = "csto:rapid_reaction:rus.201-base"
    sent = found.columns[f"sent:{own}"] == 1
    assert sent.any()
    assert (found.columns[f"arrival:{own}"][~sent] == -1).all()
    assert (found.columns[f"people:{own}"][~sent] == 0).all()
    assert (found.columns[f"people:{own}"][sent] > 0).all()


def test_the_answer_is_yes_where_the_stage_of_enough_is_passed(
    asked: CaseModel, layout: Layout
) -> None:
    found = measure(asked, layout, Block(0, 300), ("answer", "stage")).columns
    reading = layout.asked[0]
    codes = found[f"stage:csto:rapid_reaction:{reading}"]
    enough = (codes == PASSED) | (codes == STAGES.index("suited"))
    assert np.array_equal(found[f"answer:{reading}"] == 1, enough)


def test_an_input_is_kept_by_its_name(asked: CaseModel, layout: Layout) -> None:
    found = measure(asked, layout, Block(5, 20), ("answer",), ("csto:shock",)).columns
    whole = measure(asked, layout, Block(0, 25), ("answer",), ("csto:shock",)).columns
    assert np.array_equal(found["input:csto:shock"], whole["input:csto:shock"][5:])


def test_numbers_have_words_and_quantities_have_none(layout: Layout) -> None:
    assert words_of("stage", layout, "")[PASSED] == "passed"
    assert words_of("vote", layout, "")[1] == "supports"
    assert words_of("world", layout, "world:contest:uzb-2012")[2] == "withdrew"
    assert words_of("answer", layout, "")[-1] == "cannot tell"
    assert words_of("arrival", layout, "") == {}
