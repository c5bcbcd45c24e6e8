"""Answers as JSON: raw numbers, dates as written, and nothing left out in silence."""

from __future__ import annotations

from allies.assessment.case.assess import assess
from allies.assessment.case.preparation import Request
from allies.assessment.case.setting import set_case
from allies.reports.json_assessment import assessment_json
from allies.reports.json_parts import act_json, cite_json, contest_json, source_json
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.sentences import sentence
from allies.world.view import View


def test_an_act_has_the_fields_it_carries_and_no_others(small_view: View) -> None:
    act = Act(
        act="stance_taken",
        id="x",
        by="XLO",
        of="pact",
        means=("rapid_reaction",),
        stance="against",
        on=parse_date("2005-06"),
        public=parse_date("2005"),
        judgement="j",
    )
    assert act_json(act, sentence(act, small_view)) == {
        "id": "x",
        "act": "stance_taken",
        "on": "2005-06",
        "says": "Lowland took a stance (against) on rapid reaction by the Pact",
        "by": "XLO",
        "of": "pact",
        "means": ["rapid_reaction"],
        "stance": "against",
        "judgement": "j",
        "public": "2005",
        "cites": [],
    }


def test_what_a_source_does_not_say_of_itself_is_null(small_view: View) -> None:
    found = source_json(small_view.sources["pact-text"])
    assert (found["author"], found["url"], found["published"]) == (None, None, "2001-05-01")
    assert found["publisher"] == "The Pact"


def test_a_citation_keeps_its_grade_and_its_origin(small_view: View) -> None:
    version = small_view.contests["lowland-2008"].versions[0]
    assert cite_json(version.cites[0]) == {
        "source": "morning-paper",
        "at": "para. 2",
        "credibility": "3",
        "origin": None,
        "runs": [],
    }


def test_a_contest_keeps_its_versions_side_by_side(small_view: View) -> None:
    found = contest_json(small_view.contests["lowland-2008"])
    assert [version["id"] for version in found["versions"]] == ["left", "stayed"]
    assert found["type"] == "rival_claims"


def test_probabilities_are_raw_and_not_in_steps_of_five(view: View) -> None:
    found = assess(set_case(view, "osh-2010"), Request(draws=2_000))
    shown = assessment_json(found)["headline"]
    assert shown is not None
    assert found.headline is not None
    low, _ = shown["probability"]
    assert low == found.headline.probability[0]
    assert low * 100 % 5 != 0
