"""Tallies: what is counted of draws whose ends are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from allies.assessment.case.case_model import CaseModel, MeansKey, Request, Run
from allies.assessment.case.means_plans import MeansPlan
from allies.assessment.case.setting import set_case
from allies.assessment.case.stages import CANNOT_TELL, PASSED, STAGES, Outcome
from allies.assessment.case.tally import AnswerTally, MeansTally, ThresholdTally, answer_codes
from allies.values.sampling import sampling_interval
from allies.values.streams import Block
from allies.values.ternary import NO, UNKNOWN, YES
from allies.world.cases import CaseQuestion, Threshold
from allies.world.view import View

ENOUGH = STAGES.index("enough")
FIRST: MeansKey = ("pact", "rapid_reaction")
SECOND: MeansKey = ("pact", "peacekeeping")
ASKED = CaseQuestion(
    asks="?",
    organisation="pact",
    means=("rapid_reaction", "peacekeeping"),
    personnel=1,
    days=1,
)


def outcome(
    codes: Sequence[Sequence[int]],
    passing: Sequence[Sequence[int]],
    approved: Sequence[Sequence[int]] = ((),),
) -> Outcome:
    """Return an outcome of which only the ends of its draws matter."""
    ends, passed, help_ = (np.array(rows, dtype=np.int8) for rows in (codes, passing, approved))
    return Outcome(ends, passed, help_, help_, np.zeros((0, 0), dtype=np.int8), [], None)


def run_of(parts: Mapping[MeansKey, tuple[list[str], Outcome]]) -> Run:
    """Return a run of some means, each under some readings."""
    prepared = {key: SimpleNamespace(readings_held=names) for key, (names, _) in parts.items()}
    outcomes = {key: found for key, (_, found) in parts.items()}
    return Run(cast(Any, prepared), cast(Any, None), cast(Any, None), outcomes)


@pytest.fixture(scope="module")
def prepared(small_view: View) -> Run:
    setting = set_case(small_view.through("evening-paper"), "border-2008")
    return CaseModel(setting, Request()).run(Block(0, 400))


@pytest.fixture
def plan(prepared: Run) -> MeansPlan:
    return prepared.prepared[FIRST].plan


@pytest.fixture
def counted(plan: MeansPlan) -> MeansTally:
    """Four draws under two readings: not asked, not approved or passed, passed or too few, open."""
    tally = MeansTally(["strict", "lax"])
    tally.add(
        plan,
        outcome(
            [[0, 1, PASSED, CANNOT_TELL], [0, PASSED, ENOUGH, CANNOT_TELL]],
            [[0, 1, PASSED, 1], [0, PASSED, ENOUGH, 1]],
            [[YES, NO, YES, UNKNOWN], [YES, YES, YES, UNKNOWN]],
        ),
    )
    return tally


def test_the_chance_of_approval_is_of_the_draws_in_which_help_was_asked_for(
    counted: MeansTally,
) -> None:
    assert (counted.draws, counted.requested) == (4, 3)
    assert counted.approval() == (1 / 3, 1.0)


def test_a_funnel_tells_what_is_surely_left_and_what_may_be(counted: MeansTally) -> None:
    strict, lax = counted.funnels(["requested", "approved", "enough", "suited"]).values()
    assert (strict.draws, strict.cannot_tell, lax.cannot_tell) == (4, 1, 1)
    assert strict.left == {"requested": 3, "approved": 1, "enough": 1, "suited": 1}
    assert strict.left_at_most == {"requested": 3, "approved": 2, "enough": 2, "suited": 2}
    assert lax.left == {"requested": 3, "approved": 2, "enough": 1, "suited": 1}
    assert lax.left_at_most == {"requested": 3, "approved": 3, "enough": 2, "suited": 2}


def test_where_no_force_is_known_the_chance_to_be_in_time_cannot_be_told(
    counted: MeansTally,
) -> None:
    assert (counted.able, counted.able_known, counted.in_time()) == (0, 0, None)


def test_the_chance_to_be_in_time_is_of_forces_that_are_all_sent(prepared: Run) -> None:
    tally = MeansTally(prepared.prepared[FIRST].readings_held)
    tally.add(prepared.prepared[FIRST].plan, prepared.outcomes[FIRST])
    sent = int((prepared.outcomes[FIRST].codes[0] == PASSED).sum())
    assert tally.able_known == 400
    assert tally.in_time() == tally.able / 400
    assert tally.able > sent


def test_the_answer_is_yes_where_any_means_brings_enough_and_open_where_one_may() -> None:
    run = run_of(
        {
            FIRST: (["a"], outcome([[PASSED, ENOUGH, CANNOT_TELL, 0]], [[7, ENOUGH, 1, 0]])),
            SECOND: (["a"], outcome([[0, CANNOT_TELL, PASSED, 0]], [[0, 2, 7, 0]])),
        }
    )
    yes, open_ = answer_codes(run, ASKED)
    assert yes.tolist() == [[True, False, True, False]]
    assert open_.tolist() == [[False, True, False, False]]


def test_people_who_are_enough_answer_the_question_though_they_are_not_trained_for_it() -> None:
    suited = STAGES.index("suited")
    run = run_of({key: (["a"], outcome([[suited]], [[suited]])) for key in (FIRST, SECOND)})
    assert answer_codes(run, ASKED)[0].all()


def test_a_reading_that_says_nothing_on_a_means_takes_it_as_the_baseline_does() -> None:
    run = run_of(
        {
            FIRST: (["a", "b"], outcome([[0, 0], [0, PASSED]], [[0, 0], [0, 7]])),
            SECOND: (["a", "c"], outcome([[PASSED, 0], [0, 0]], [[7, 0], [0, 0]])),
        }
    )
    yes = dict(zip("abc", answer_codes(run, ASKED)[0].tolist(), strict=True))
    assert yes == {"a": [True, False], "b": [True, True], "c": [False, False]}


def test_a_span_runs_from_the_least_reading_to_what_no_reading_can_tell() -> None:
    tally = AnswerTally()
    run = run_of(
        {
            key: (
                ["a", "b"],
                outcome([[PASSED, 0, 0, 0], [PASSED, PASSED, CANNOT_TELL, 0]], [[7, 0, 0, 0]] * 2),
            )
            for key in (FIRST, SECOND)
        }
    )
    run.outcomes[FIRST].passed[1, 1] = 7
    tally.add(run, ASKED)
    tally.add(run, ASKED)
    assert tally.span() == (0.25, 0.75)
    assert tally.sampled() == (sampling_interval(2, 8)[0], sampling_interval(6, 8)[1])


def test_nothing_counted_spans_everything() -> None:
    assert AnswerTally().span() == AnswerTally().sampled() == (0.0, 1.0)


def counted_by(run: Run, question: CaseQuestion, personnel: int, days: int) -> ThresholdTally:
    """Return the tally of one threshold over one block."""
    tally = ThresholdTally(Threshold(personnel=personnel, days=days))
    tally.add(run, question)
    return tally


def test_the_threshold_of_the_question_itself_gives_the_answer_to_the_question(
    prepared: Run,
) -> None:
    question = prepared.prepared[FIRST].plan.question
    yes, unknown = answer_codes(prepared, question)
    again, unknown_again = answer_codes(prepared, question, question.asked)
    assert yes.any()
    assert (yes == again).all()
    assert (unknown == unknown_again).all()
    tally = MeansTally(prepared.prepared[FIRST].readings_held)
    tally.add(prepared.prepared[FIRST].plan, prepared.outcomes[FIRST])
    own = counted_by(prepared, question, question.personnel, question.days)
    assert own.in_time() == tally.in_time()


def test_more_people_or_fewer_days_are_never_more_likely(prepared: Run) -> None:
    question = prepared.prepared[FIRST].plan.question
    by_people = [counted_by(prepared, question, people, 30) for people in (1, 500, 2_000, 10**6)]
    by_days = [counted_by(prepared, question, 100, days) for days in (60, 10, 3, 1)]
    for row in (by_people, by_days):
        shares = [tally.answer.span()[0] for tally in row]
        able = [tally.in_time() or 0.0 for tally in row]
        assert shares == sorted(shares, reverse=True)
        assert able == sorted(able, reverse=True)
        assert shares[0] > shares[-1] == 0.0
        assert all(can >= come for can, come in zip(able, shares, strict=True))


def test_what_no_number_of_people_can_settle_stays_open() -> None:
    tally = ThresholdTally(Threshold(personnel=1, days=1))
    assert (tally.answer.span(), tally.in_time()) == ((0.0, 1.0), None)
