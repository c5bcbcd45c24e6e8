"""Preparing and running a case: stages, funnels and their counts."""

from __future__ import annotations

import numpy as np
import pytest

from allies.assessment.case import setting
from allies.assessment.case.assess import assess, rests_on
from allies.assessment.case.case_model import MOST_DRAWS, CaseModel, MeansKey, Request, Run
from allies.assessment.case.setting import set_case
from allies.assessment.case.stages import CANNOT_TELL, PASSED, STAGES, may_reach, reached
from allies.assessment.case.tally import AnswerTally, MeansTally, answer_codes
from allies.errors import QuestionError
from allies.questions.assess import Assess, AssessAnswer
from allies.questions.base import NOTHING_SUPPOSED
from allies.questions.rests_on import RestsOn, RestsOnAnswer
from allies.values import streams
from allies.values.streams import Block
from allies.values.ternary import UNKNOWN, YES
from allies.world.view import View
from tests.apparatus import Build, day

PACT: MeansKey = ("pact", "rapid_reaction")
KSOR: MeansKey = ("csto", "rapid_reaction")


@pytest.fixture(scope="module")
def osh(view: View) -> CaseModel:
    """The shipped case, prepared."""
    return CaseModel(set_case(view, "osh-2010"), Request())


@pytest.fixture(scope="module")
def osh_run(osh: CaseModel) -> Run:
    """A thousand draws of it."""
    return osh.run(Block(0, 1_000))


@pytest.mark.parametrize("draws", [0, -1, MOST_DRAWS + 1])
def test_a_number_of_draws_that_cannot_be_made_is_refused(draws: int) -> None:
    with pytest.raises(QuestionError, match=r"draws cannot be made") as caught:
        Request(draws=draws)
    assert caught.value.fault.field == "draws"
    assert caught.value.fault.remedy == "give a number from 1 to 50,000,000"


@pytest.mark.parametrize("draws", [1, MOST_DRAWS])
def test_the_least_and_the_most_draws_may_be_asked_for(draws: int) -> None:
    assert Request(draws=draws).draws == draws


def test_an_unknown_reading_is_answered_with_the_nearest(view: View) -> None:
    with pytest.raises(QuestionError, match="unknown reading 'nulity'") as caught:
        CaseModel(set_case(view, "osh-2010"), Request(reading="nulity"))
    assert caught.value.fault.field == "reading"
    assert caught.value.fault.remedy == "did you mean 'nullity'?"


def test_a_question_of_law_may_be_asked_under_a_reading_of_the_bodies_its_acts_concern(
    view: View,
) -> None:
    setting = set_case(view, "uzbekistan-2012")
    made = CaseModel(setting, Request(reading="Protest_No_Clock"))
    assert made.request.reading == "protest_no_clock"
    with pytest.raises(QuestionError, match=r"unknown reading .sco\.in_force_only."):
        CaseModel(setting, Request(reading="sco.in_force_only"))


def test_one_reading_asked_for_is_the_only_one_answered_under(view: View) -> None:
    made = CaseModel(set_case(view, "osh-2010"), Request(reading="signed_binds"))
    run = made.run(Block(0, 10))
    assert run.prepared[KSOR].readings_held == ["signed_binds"]
    assert run.prepared["sco", "consult"].readings_held == ["sco.in_force_only"]


def test_every_draw_ends_at_one_stage_or_passes_or_cannot_be_told(osh_run: Run) -> None:
    possible = {CANNOT_TELL, PASSED, *range(len(STAGES))}
    for outcome in osh_run.outcomes.values():
        assert set(np.unique(outcome.codes).tolist()) <= possible
        assert outcome.codes.shape[1] == 1_000


def test_no_stage_lets_more_draws_through_than_the_one_before(osh_run: Run) -> None:
    for outcome in osh_run.outcomes.values():
        left = [int(reached(outcome, stage).sum()) for stage in STAGES]
        assert left == sorted(left, reverse=True)


def test_where_law_is_a_gate_what_it_forbids_is_lost_at_approval(view: View) -> None:
    case = set_case(view, "osh-2010")
    free, strict = (
        CaseModel(case, Request(strict_law=gate)).run(Block(0, 500)).outcomes[KSOR].codes
        for gate in (False, True)
    )
    asked = free != STAGES.index("requested")
    assert (strict[asked] == STAGES.index("approved")).all()
    assert (strict[~asked] == free[~asked]).all()
    assert (free > STAGES.index("approved")).any()


def test_a_host_that_took_its_request_back_gets_nothing_and_silence_is_drawn(build: Build) -> None:
    silent = (
        "act: requested\n    by: XLO\n    to: pact",
        "act: occurred\n    by: XLO\n    says: War",
    )
    cited = '    cites: [{source: evening-paper, at: "para. 1", credibility: 2}]\n'
    taken_back = (
        f"2008-06-05\n{cited}",
        f"2008-06-04\n{cited}  - act: request_withdrawn\n    by: XLO\n    to: pact\n"
        f"    on: 2008-06-05\n{cited}",
    )
    asked = STAGES.index("requested")
    for change, all_lost in ((silent, False), (taken_back, True)):
        view = build(replaced={"cases/border-2008.yaml": change})
        run = CaseModel(set_case(view, "border-2008"), Request()).run(Block(0, 400))
        lost = run.outcomes[PACT].codes == asked
        assert lost.any()
        assert lost.all() == all_lost


def test_a_force_that_cannot_be_there_in_time_is_no_help(build: Build) -> None:
    late = {"forces/forces.yaml": ("triangular: [24, 48, 120]", "uniform: [721, 721]")}
    view = build(replaced=late)
    outcome = CaseModel(set_case(view, "border-2008"), Request()).run(Block(0, 200)).outcomes[PACT]
    assert not reached(outcome, "in_time").any()
    assert reached(outcome, "permitted").any()


@pytest.mark.parametrize(("people", "enough"), [(99, False), (100, True)])
def test_a_force_is_strong_enough_from_the_number_asked_for(
    build: Build, people: int, enough: bool
) -> None:
    strength = {
        "forces/forces.yaml": ("triangular: [500, 1000, 2000]", f"uniform: [{people}, {people}]")
    }
    view = build(replaced=strength)
    outcome = CaseModel(set_case(view, "border-2008"), Request()).run(Block(0, 200)).outcomes[PACT]
    assert reached(outcome, "in_time").any()
    assert reached(outcome, "enough").any() == enough


def test_a_force_that_is_not_trained_for_the_crisis_is_not_suited(build: Build) -> None:
    view = build(
        replaced={"forces/forces.yaml": ("suited_to: [external_attack]", "suited_to: [coup]")}
    )
    outcome = CaseModel(set_case(view, "border-2008"), Request()).run(Block(0, 200)).outcomes[PACT]
    assert reached(outcome, "enough").any()
    assert not reached(outcome, "suited").any()


def test_where_no_force_is_coded_nobody_can_tell(build: Build) -> None:
    view = build(replaced={"organisations/pact.yaml": ("    forces: [ready]\n", "")})
    run = CaseModel(set_case(view, "border-2008"), Request()).run(Block(0, 200))
    outcome = run.outcomes[PACT]
    assert (outcome.codes == CANNOT_TELL).any()
    assert not reached(outcome, "carried").any()
    assert may_reach(outcome, "suited").any()


def test_where_no_rule_decides_approval_is_unknown(build: Build) -> None:
    view = build(replaced={"organisations/pact.yaml": ("effect: decide", "effect: require")})
    outcome = CaseModel(set_case(view, "border-2008"), Request()).run(Block(0, 200)).outcomes[PACT]
    assert (outcome.decided == UNKNOWN).all()
    assert not (outcome.approved == YES).any()
    assert (outcome.codes == CANNOT_TELL).any()
    assert not (outcome.codes == PASSED).any()
    assert reached(outcome, "requested").any()
    assert not reached(outcome, "approved").any()


def test_the_answer_is_yes_where_any_means_asked_about_brings_enough(osh_run: Run) -> None:
    question = osh_run.prepared[KSOR].plan.question
    yes, unknown = answer_codes(osh_run, question)
    # A reading that says nothing on a means takes it as the baseline does, which is the first.
    held = osh_run.prepared[KSOR].readings_held
    names = {means: osh_run.prepared["csto", means].readings_held for means in question.means}
    parts = [
        reached(osh_run.outcomes["csto", means], "enough")[
            [names[means].index(name) if name in names[means] else 0 for name in held]
        ]
        for means in question.means
    ]
    assert (yes == (parts[0] | parts[1])).all()
    assert not (yes & unknown).any()


def test_counts_of_blocks_add_up_to_the_count_of_all(osh: CaseModel) -> None:
    whole, parts = osh.run(Block(0, 300)), [osh.run(Block(0, 100)), osh.run(Block(100, 200))]
    readings = whole.prepared[KSOR].readings_held
    one, several = MeansTally(readings), MeansTally(readings)
    one.add(whole.prepared[KSOR].plan, whole.outcomes[KSOR])
    for part in parts:
        several.add(part.prepared[KSOR].plan, part.outcomes[KSOR])
    assert one.funnels(STAGES) == several.funnels(STAGES)
    assert (one.approval(), one.in_time()) == (several.approval(), several.in_time())
    answers = AnswerTally(), AnswerTally()
    answers[0].add(whole, osh.setting.case.question)
    for part in parts:
        answers[1].add(part, osh.setting.case.question)
    assert answers[0].span() == answers[1].span()


def test_nothing_counted_tells_nothing() -> None:
    assert AnswerTally().span() == (0.0, 1.0)
    assert MeansTally(["r"]).approval() is None
    assert MeansTally(["r"]).in_time() is None


def asked(
    view: View, case: str = "border-2008", draws: int = 400, seed: int = 0
) -> tuple[AssessAnswer, RestsOnAnswer]:
    """Answer a case and what that rests on, on draws that no other question has made."""
    anew = view.supposing(NOTHING_SUPPOSED, seed)
    found = assess(anew, Assess(case=case, draws=draws))
    return found, rests_on(anew, RestsOn(case=case, draws=draws))


def test_an_answer_that_spans_several_blocks_is_that_of_all_its_draws(
    small_view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _ = asked(small_view, draws=230)
    monkeypatch.setattr(streams, "BLOCK_DRAWS", 100)
    cut, _ = asked(small_view, draws=230)
    assert cut == whole
    assert whole.draws == 230
    assert whole.headline is not None


def test_the_answer_is_the_same_whether_all_worlds_are_worked_out_or_those_drawn(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = asked(view, "osh-2010", 200)
    monkeypatch.setattr(setting, "MOST_WORLDS", 1)
    assert asked(view, "osh-2010", 200) == whole
    assert whole[0].organisations


def test_the_same_question_has_the_same_answer_and_another_seed_another(
    small_view: View,
) -> None:
    first, again, other = (asked(small_view, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first[0].organisations[0].means[0].funnel != other[0].organisations[0].means[0].funnel


def test_a_state_that_acts_alone_needs_no_seat(small_view: View) -> None:
    run = CaseModel(set_case(small_view, "border-2008"), Request()).run(Block(0, 10))
    members = run.prepared["pact", "bilateral"].plan.members
    assert [item.member for item in members] == ["XHI"]
    assert all(item.has_vote.all() for item in members)


def test_an_account_that_settles_everything_can_be_asked(small_view: View) -> None:
    for account, is_open in (("evening-paper", False), ("best_evidence", True)):
        found, relied = asked(small_view.through(account), draws=10)
        assert (found.draws, relied.draws) == (10, 10)
        inputs = {item.name for item in relied.rests_on}
        assert ("contest:lowland-2008" in inputs) is is_open


@pytest.fixture(scope="module")
def beyond(view: View) -> AssessAnswer:
    """The shipped case, assessed on a day that the record does not cover."""
    return assess(view, Assess(case="osh-2010", on="2020-06-12", draws=10))


def test_beyond_coverage_every_verdict_on_conferred_powers_is_unknown(beyond: AssessAnswer) -> None:
    verdicts = {
        item.may
        for organisation in beyond.organisations
        for item in organisation.means
        if item.id != "consult"
    }
    assert verdicts == {"unknown"}


def test_beyond_coverage_nobody_can_tell_the_answer(beyond: AssessAnswer) -> None:
    assert beyond.headline is not None
    assert beyond.headline.inside == (0.0, 1.0)


def test_a_reading_that_bears_on_one_means_alone_leaves_the_other_to_its_baseline(
    view: View,
) -> None:
    later = day("2013-06-12")
    run = CaseModel(set_case(view, "osh-2010", later), Request()).run(Block(0, 200))
    question = run.prepared[KSOR].plan.question
    own = {means: run.prepared["csto", means].readings_held for means in question.means}
    assert own["rapid_reaction"] != own["peacekeeping"]
    wanted = list(dict.fromkeys(name for names in own.values() for name in names))
    yes, _ = answer_codes(run, question)
    assert len(yes) == len(wanted)
    for row, reading in enumerate(wanted):
        expected = np.zeros(200, dtype=bool)
        for means, names in own.items():
            at = names.index(reading) if reading in names else 0
            expected |= reached(run.outcomes["csto", means], "enough")[at]
        assert (yes[row] == expected).all()
