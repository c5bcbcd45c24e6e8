"""Answers as JSON: raw numbers, dates as written, and nothing left out in silence."""

from __future__ import annotations

from allies.assessment.case.assess import assess
from allies.assessment.case.preparation import Request
from allies.assessment.case.setting import set_case
from allies.reports.json_assessment import assessment_json
from allies.world.view import View


def test_probabilities_are_raw_and_not_in_steps_of_five(view: View) -> None:
    found = assess(set_case(view, "osh-2010"), Request(draws=2_000))
    shown = assessment_json(found)["headline"]
    assert shown is not None
    assert found.headline is not None
    low, _ = shown["probability"]
    assert low == found.headline.probability[0]
    assert low * 100 % 5 != 0
