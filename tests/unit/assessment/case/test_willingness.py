"""Willingness: who would ask and who would support, on the draws of the case."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.assessment.case.assess import assess
from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.setting import set_case
from allies.assessment.case.willingness import MOST_DRAWS_AT_ONCE, positions
from allies.errors import QuestionError
from allies.questions.assess import Assess
from allies.questions.positions import Positions, PositionsAnswer
from allies.values.means import Means
from allies.values.streams import BLOCK_DRAWS, Block
from allies.world.view import View
from tests.apparatus import CITED, Build
from tests.unit.politics.capital_texts import capital, trait

JUDGED = (
    "- {id: needs-highland, case: border-2008, kind: must_support, organisation: pact,"
    f" means: [rapid_reaction], states: [XHI], says: Highland must agree, {CITED}}}\n"
    "- {id: needs-nobody, case: border-2008, kind: need_not_ask, organisation: pact,"
    f" says: Lowland needs nobody, {CITED}}}\n"
)


def found_in(view: View, draws: int = 500, means: Means | None = None) -> PositionsAnswer:
    asked = Positions(case="border-2008", draws=draws, means=means)
    return positions(view.through("evening-paper"), asked)


@pytest.fixture(scope="module")
def judged(build: Build) -> PositionsAnswer:
    return found_in(
        build({"judgements.yaml": JUDGED, **capital("XLO", trait("a", "own_means", "ample"))})
    )


def test_every_member_has_a_chance_with_a_range(small_view: View) -> None:
    (means, alone) = found_in(small_view).means
    assert [item.member for item in means.members] == ["XHI", "XLO"]
    assert [item.member for item in alone.members] == ["XHI"]
    for item in means.members:
        assert 0 <= item.chance.low <= item.chance.middle <= item.chance.high <= 1
        assert item.has_vote == 1.0
        assert item.supports is not None
        assert item.objects is not None
        assert item.supports + item.objects <= 1


def test_it_says_what_an_assessment_on_the_same_draws_says(small_view: View) -> None:
    setting = set_case(small_view.through("evening-paper"), "border-2008")
    run = CaseModel(setting, Request(500)).run(Block(0, 500))
    outcome = run.outcomes["pact", "rapid_reaction"]
    (means, _) = found_in(small_view).means
    assert means.approval_if_asked == (float((outcome.approved[0] == 2).mean()),) * 2


def test_one_means_alone_is_told_as_it_is_among_all(small_view: View) -> None:
    every = found_in(small_view)
    (alone,) = found_in(small_view, means="bilateral").means
    assert alone == every.means[1]
    assert {item.means for item in every.means} == {"rapid_reaction", "bilateral"}


def test_a_means_by_which_nobody_could_act_is_refused(small_view: View) -> None:
    with pytest.raises(
        QuestionError, match="nobody in this case can use the means 'consult'"
    ) as caught:
        found_in(small_view, means="consult")
    assert caught.value.fault.field == "means"


def test_many_draws_are_read_as_one_run(small_view: View) -> None:
    few, many = found_in(small_view, BLOCK_DRAWS), found_in(small_view, BLOCK_DRAWS + 1)
    assert many.draws == BLOCK_DRAWS + 1
    ends = [found.means[0].members[0].chance.low for found in (few, many)]
    assert ends[0] == pytest.approx(ends[1], abs=0.01)


def test_so_many_draws_that_they_would_not_fit_at_once_are_refused(small_view: View) -> None:
    with pytest.raises(QuestionError, match="32,768"):
        found_in(small_view, MOST_DRAWS_AT_ONCE + 1)


def test_beyond_the_record_nobody_is_said_to_stand_anywhere(small_view: View) -> None:
    found = positions(small_view, Positions(case="border-2008", on="2030-01-01"))
    assert (found.on, found.asks, found.means, found.views) == ("2030-01-01", (), (), ())


def test_a_conclusion_stands_beside_the_model_with_numbers(judged: PositionsAnswer) -> None:
    views = {view.id: view for view in judged.views}
    assert "approved in" in views["needs-highland"].because
    assert views["needs-highland"].verdict in ("agrees", "agrees in part", "disagrees")
    assert "the chance that the host asks the Pact is" in views["needs-nobody"].because


def test_an_assessment_shows_the_same_conclusions(build: Build) -> None:
    view = build({"judgements.yaml": JUDGED})
    found = assess(view, Assess(case="border-2008", draws=200)).views
    assert found
    assert found == positions(view, Positions(case="border-2008", draws=200)).views


@pytest.mark.parametrize("case", ["tajikistan-incursion-2015", "kazakhstan-unrest-2014"])
def test_what_the_third_document_judges_stands_beside_the_model(view: View, case: str) -> None:
    (both,) = [
        item
        for item in view.judgements.values()
        if {"RUS", "KAZ"} == set(item.states) and item.case == case
    ]
    views = {seen.id: seen for seen in positions(view, Positions(case=case, draws=200)).views}
    assert {cite.source for cite in views[both.id].cites} == {"diis2013"}
    assert "approved in" in views[both.id].because


def test_what_a_case_supposes_it_cannot_test(view: View) -> None:
    asked = Positions(case="tajikistan-incursion-2015", draws=50)
    (doubt,) = [
        seen
        for seen in positions(view, asked).views
        if view.judgements[seen.id].kind == "would_not_happen"
    ]
    assert doubt.verdict == "cannot tell"
    assert "assumes the crisis" in doubt.because


def test_a_member_without_a_seat_has_no_shares(small_view: View) -> None:
    found = positions(small_view.through("morning-paper"), Positions(case="border-2008", draws=50))
    assert {item.member for item in found.means[0].members} == {"XHI"}


def test_a_request_that_nobody_recorded_is_drawn_whether_or_not_the_crisis_happened(
    build: Build,
) -> None:
    hypothetical = {
        "cases/border-2008.yaml": ("id: border-2008\n", "id: border-2008\nhypothetical: true\n")
    }
    view = build(replaced=hypothetical)
    case = replace(view.cases["border-2008"], acts=())
    view = replace(view, cases={"border-2008": case})
    setting = set_case(view, "border-2008")
    run = CaseModel(setting, Request(400)).run(Block(0, 400))
    lost = run.outcomes["pact", "rapid_reaction"].codes[0] == 0
    assert 0.1 < lost.mean() < 0.9
    past = replace(view, cases={"border-2008": replace(case, hypothetical=False)})
    run = CaseModel(set_case(past, "border-2008"), Request(400)).run(Block(0, 400))
    assert (lost == (run.outcomes["pact", "rapid_reaction"].codes[0] == 0)).all()
