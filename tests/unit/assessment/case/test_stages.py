"""Where each draw is lost, at the boundaries between one stage and the next."""

from __future__ import annotations

import numpy as np
import pytest

from allies.assessment.case.case_model import CaseModel, MeansKey, Request, Run
from allies.assessment.case.setting import set_case
from allies.assessment.case.stages import (
    CANNOT_TELL,
    PASSED,
    STAGES,
    able_in_time,
    first_reading,
    may_reach,
    reached,
)
from allies.questions.base import WhatIf
from allies.values.streams import Block
from allies.values.ternary import NO, UNKNOWN, YES
from allies.world.cases import Threshold
from tests.apparatus import ACTS, CITED, FORCES, STATES, Build

PACT: MeansKey = ("pact", "rapid_reaction")
DEADLINE = 24 * 30  # hours, as the case of the small theatre asks


@pytest.fixture(scope="module")
def slow(build: Build) -> Run:
    """Draws of a force that is ready so late that it is there just in time, or just not."""
    late = {FORCES: ("triangular: [24, 48, 120]", "uniform: [500, 600]")}
    view = build(replaced=late)
    return CaseModel(set_case(view, "border-2008"), Request()).run(Block(0, 10_000))


@pytest.mark.parametrize(("after", "in_time"), [(-1, True), (0, True), (1, False)])
def test_a_force_that_is_there_at_the_last_hour_is_in_time_and_an_hour_later_is_late(
    slow: Run, after: int, in_time: bool
) -> None:
    outcome = slow.outcomes[PACT]
    (force,) = outcome.forces
    assert outcome.decision_hours is not None
    hours = outcome.decision_hours.astype(np.int64) + force.arrival.hours
    then = hours == DEADLINE + after
    plan = slow.prepared[PACT].plan
    able = able_in_time(plan, outcome, plan.question.asked)
    assert set(able[then].tolist()) == {YES if in_time else NO}
    sent = then & force.may_pass & reached(outcome, "permitted")[0]
    assert sent.any()
    assert (force.there[sent] == in_time).all()
    assert (reached(outcome, "in_time")[0][sent] == in_time).all()
    assert in_time or (outcome.codes[0][sent] == STAGES.index("in_time")).all()


def test_what_surely_passes_a_stage_may_pass_it_and_has_passed_those_before(slow: Run) -> None:
    outcome = slow.outcomes[PACT]
    before = np.ones_like(outcome.codes, dtype=np.bool_)
    for stage in STAGES:
        passed = reached(outcome, stage)
        assert not (passed & ~may_reach(outcome, stage)).any()
        assert not (passed & ~before).any()
        before = passed


def test_a_force_is_there_only_where_its_owner_would_send_it(slow: Run) -> None:
    outcome = slow.outcomes[PACT]
    (force,) = outcome.forces
    assert force.there.any()
    assert not (force.there & ~force.sent).any()
    assert (force.present == force.people * force.there).all()
    assert force.is_suited


def test_the_first_reading_alone_keeps_its_own_draws(slow: Run) -> None:
    outcome = slow.outcomes[PACT]
    alone = first_reading(outcome)
    assert (alone.codes == outcome.codes[:1]).all()
    assert (alone.passed == outcome.passed[:1]).all()


def test_a_force_whose_aircraft_are_not_on_record_leaves_the_answer_unknown(build: Build) -> None:
    flies = build(replaced={FORCES: ("modes: [road]", "modes: [air]")})
    run = CaseModel(set_case(flies, "border-2008"), Request()).run(Block(0, 1_000))
    outcome, plan = run.outcomes[PACT], run.prepared[PACT].plan
    (force,) = outcome.forces
    assert force.lift_unknown
    assert set(able_in_time(plan, outcome, plan.question.asked).tolist()) == {UNKNOWN}
    assert force.sent.any()
    assert (outcome.codes[0] == CANNOT_TELL).any()
    assert not (outcome.codes[0] == PASSED).any()


ABROAD = {
    STATES: "- {id: XFA, name: Farland, capital: Upton}\n",
    FORCES: (
        "- id: farland.brigade\n  name: Farland's brigade\n  owner: XFA\n  home: upton\n"
        "  labels: [{label: ready, since: 2001-05-01, judgement: Invented.}]\n"
        "  personnel: {triangular: [500, 1000, 2000]}\n"
        "  readiness_hours: {triangular: [24, 48, 120]}\n  modes: [road]\n"
        "  suited_to: [external_attack]\n  judgement: Invented.\n"
    ),
}
OFFER = (
    "- {act: stance_taken, by: XFA, of: pact, means: [rapid_reaction], stance: for,"
    f" on: 2008-06-04, {CITED}}}\n"
)


def drawn(build: Build, more: dict[str, str]) -> Run:
    return CaseModel(set_case(build(added=more), "border-2008"), Request()).run(Block(0, 2_000))


def test_a_state_that_is_no_member_sends_its_force_unless_it_is_against_it(build: Build) -> None:
    against = drawn(build, {**ABROAD, ACTS: OFFER.replace("stance: for", "stance: against")})
    offers = drawn(build, {**ABROAD, ACTS: OFFER})
    assert "XFA" not in [item.member for item in against.prepared[PACT].plan.members]
    assert not against.outcomes[PACT].forces[0].sent.any()
    (guest,) = [item for item in offers.prepared[PACT].plan.members if item.is_guest]
    assert guest.member == "XFA"
    names = [force.id for force in offers.prepared[PACT].plan.forces]
    assert offers.outcomes[PACT].forces[names.index("farland.brigade")].sent.any()


def test_it_has_no_vote(
    build: Build,
) -> None:
    silent, offers = drawn(build, ABROAD), drawn(build, {**ABROAD, ACTS: OFFER})
    assert (offers.outcomes[PACT].decided == silent.outcomes[PACT].decided).all()


@pytest.mark.parametrize(
    ("withdrawn", "kept", "surely_not"), [("XHI", True, True), ("XLO", False, False)]
)
def test_where_all_its_forces_are_withdrawn_none_comes_and_where_none_is_recorded_it_is_unknown(
    build: Build, withdrawn: str, kept: bool, surely_not: bool
) -> None:
    view = build() if kept else build(replaced={FORCES: ("since: 2001-05-01", "since: 2009-05-01")})
    supposed = view.supposing(WhatIf(withdraw=(withdrawn,)))
    run = CaseModel(set_case(supposed, "border-2008"), Request()).run(Block(0, 500))
    outcome = run.outcomes[PACT]
    assert run.prepared[PACT].plan.withdrawn == surely_not
    able = able_in_time(run.prepared[PACT].plan, outcome, Threshold(personnel=100, days=30))
    assert (able == (NO if surely_not else UNKNOWN)).all()
    assert (outcome.approved == NO).all() == surely_not
