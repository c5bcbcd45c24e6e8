"""Which of the sources matters: each behind the answer left out in turn."""

from __future__ import annotations

import pytest

from allies.assessment.case.assess import assess, rests_on
from allies.questions.assess import Assess
from allies.questions.base import WhatIf
from allies.questions.rests_on import RestsOn, RestsOnAnswer
from allies.world.view import View
from tests.apparatus import Build, day

CASE, DRAWS = "tajikistan-incursion-2015", 300


@pytest.fixture(scope="module")
def found(view: View) -> RestsOnAnswer:
    return rests_on(view, RestsOn(case=CASE, draws=DRAWS, sources=True))


def test_sources_are_left_out_only_if_that_is_asked(small_view: View) -> None:
    plain = rests_on(small_view, RestsOn(case="border-2008", draws=50))
    asked = rests_on(small_view, RestsOn(case="border-2008", draws=50, sources=True))
    assert plain.sources_left_out == ()
    assert {item.source for item in asked.sources_left_out} >= {"pact-text", "evening-paper"}
    assert plain.rests_on == asked.rests_on


def test_the_source_without_which_the_answer_moves_most_stands_first(
    found: RestsOnAnswer,
) -> None:
    moves = [abs(item.change) + item.cannot_tell for item in found.sources_left_out]
    assert moves == sorted(moves, reverse=True)
    assert moves[0] > 0
    names = [item.source for item in found.sources_left_out]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("source", ["diis2013", "csto-charter-text", "golts2012"])
def test_what_is_found_in_turn_is_what_the_question_without_it_answers(
    view: View, found: RestsOnAnswer, source: str
) -> None:
    (item,) = [item for item in found.sources_left_out if item.source == source]
    seen = view.supposing(
        WhatIf(without_source=(source,)), day=day("2015-06-01"), organisation="csto"
    )
    alone = assess(seen, Assess(case=CASE, draws=DRAWS))
    (means,) = [m for m in alone.organisations[0].means if m.id == "rapid_reaction"]
    first = next(iter(means.funnel.values()))
    assert first.left["enough"] == round(item.without * DRAWS)


def test_the_only_source_of_the_law_leaves_the_answer_unknown(small_view: View) -> None:
    answer = rests_on(small_view, RestsOn(case="border-2008", draws=200, sources=True))
    (text,) = [item for item in answer.sources_left_out if item.source == "pact-text"]
    assert text.sole > 0
    assert text.cannot_tell > 0
    assert text.without == 0


def test_a_source_that_documents_nothing_alone_changes_nothing(
    view: View, found: RestsOnAnswer
) -> None:
    shared = [item for item in found.sources_left_out if item.sole == 0]
    assert shared
    for item in shared[:3]:
        assert item.change == item.cannot_tell == 0
        seen = view.supposing(WhatIf(without_source=(item.source,)), day=day("2015-06-01"))
        without = assess(seen, Assess(case=CASE, draws=DRAWS)).headline
        plain = assess(view, Assess(case=CASE, draws=DRAWS)).headline
        assert without is not None
        assert plain is not None
        assert without.inside == plain.inside


def test_every_change_lies_in_its_interval(found: RestsOnAnswer) -> None:
    for item in found.sources_left_out:
        assert item.interval_90[0] <= item.change <= item.interval_90[1]
    for row in found.rests_on:
        assert row.interval_90[0] <= row.high - row.low <= row.interval_90[1]


def test_a_second_source_of_a_fact_takes_its_weight_away(build: Build) -> None:
    added = build(
        replaced={
            "cases/border-2008.yaml": (
                'cites: [{source: evening-paper, at: "para. 1", credibility: 2}]',
                'cites: [{source: evening-paper, at: "para. 1", credibility: 2},'
                ' {source: pact-text, at: "annex", credibility: 2}]',
            )
        }
    )

    def weight(view: View) -> float:
        answer = rests_on(view, RestsOn(case="border-2008", draws=200, sources=True))
        (item,) = [item for item in answer.sources_left_out if item.source == "evening-paper"]
        return item.cannot_tell

    assert weight(build()) > weight(added)
