"""Runs of a case, shared by the questions about it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.assessment.case.runs import runs_of
from allies.errors import QuestionError
from allies.questions.assess import Assess
from allies.questions.base import NOTHING_SUPPOSED
from allies.questions.rests_on import RestsOn
from allies.world.view import View
from tests.apparatus import day


def test_questions_of_one_view_about_one_case_share_their_draws(small_view: View) -> None:
    view = small_view.supposing(NOTHING_SUPPOSED, 3)
    asked = Assess(case="border-2008", draws=50)
    kept = runs_of(view, asked)
    assert runs_of(view, RestsOn(case="border-2008", draws=50)) is kept
    assert kept.model.request.seed == 3
    for other in (
        replace(asked, draws=51),
        replace(asked, reading="in_force_only"),
        replace(asked, strict_law=True),
        replace(asked, on="2008-06-06"),
    ):
        assert runs_of(view, other) is not kept
    assert runs_of(view.supposing(NOTHING_SUPPOSED, 4), asked) is not kept


def test_a_supposed_rule_is_part_of_the_run(small_view: View) -> None:
    view = small_view.supposing(replace(NOTHING_SUPPOSED, rule="simple_majority"))
    assert runs_of(view, Assess(case="border-2008")).model.request.rule == "simple_majority"
    wrong = small_view.supposing(replace(NOTHING_SUPPOSED, rule={"quorum": {"least": "x"}}))
    with pytest.raises(QuestionError) as caught:
        runs_of(wrong, Assess(case="border-2008"))
    assert caught.value.fault.field.startswith("rule.quorum")


def test_a_case_is_run_on_the_day_that_is_asked(small_view: View) -> None:
    found = runs_of(small_view, Assess(case="border-2008", on="2008-06-20"))
    assert (found.setting.day, found.setting.moved_days) == (day("2008-06-20"), 15)
    own = runs_of(small_view, Assess(case="border-2008"))
    assert (own.setting.day, own.setting.moved_days) == (day("2008-06-05"), 0)
