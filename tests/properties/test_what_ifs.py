"""A what-if that shares all it can with the run before it answers as one that shares nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from allies.assessment.case.case_model import CaseModel, JudgedMeans, Request, Run
from allies.assessment.case.setting import set_case
from allies.assessment.case.stages import Outcome
from allies.values.inputs import Inputs
from allies.values.streams import Block, Streams
from allies.values.ternary import NO
from allies.world.registers import UNKNOWN_CODE
from allies.world.view import View

BLOCK, SEED = Block(0, 200), 5
CASES = ("osh-2010", "tajikistan-incursion-2015")
# What the names of streams have in them.
WORDS = (
    *("contest:", "dating:", "weight:", "shock", "vote", "decision_days", "consent:"),
    *("delay", "readiness", "personnel", "aircraft", "propensity", "sent", "driver:"),
)
Known = dict[str, tuple[CaseModel, Run]]


@pytest.fixture(scope="module")
def known(view: View) -> Known:
    """Cases that have been run, with all that they have kept."""
    models = {case: CaseModel(set_case(view, case), Request(seed=SEED)) for case in CASES}
    return {case: (model, model.run(BLOCK)) for case, model in models.items()}


def unshared() -> Inputs:
    """The same numbers, of which nothing has been made yet."""
    return Inputs(Streams(SEED), BLOCK)


def assert_same(shared: Outcome, alone: Outcome) -> None:
    assert (shared.codes == alone.codes).all()
    assert (shared.approved == alone.approved).all()
    assert (shared.votes == alone.votes).all()
    for one, other in zip(shared.forces, alone.forces, strict=True):
        assert (one.arrival.hours == other.arrival.hours).all()
        assert (one.present == other.present).all()
        assert (one.sent == other.sent).all()


@settings(max_examples=40)
@given(
    case=st.sampled_from(CASES),
    words=st.lists(
        st.sampled_from(WORDS),
        min_size=1,
        max_size=3,
        unique=True,
    ),
    quantile=st.sampled_from((0.0, 0.1, 0.9)),
    data=st.data(),
)
def test_streams_that_are_fixed_change_all_that_is_made_of_them(
    known: Known, case: str, words: list[str], quantile: float, data: st.DataObject
) -> None:
    model, run = known[case]
    names = sorted(name for name in run.inputs if any(word in name for word in words))
    if not names:
        return
    some = data.draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
    fixed = dict.fromkeys(some, quantile)
    shared = model.run_on(run.inputs.with_fixed(fixed)).outcomes
    alone = model.run_on(unshared().with_fixed(fixed)).outcomes
    for key, outcome in shared.items():
        assert_same(outcome, alone[key])


def without_stance(item: JudgedMeans, member: str) -> JudgedMeans:
    members = [
        replace(one, stances=np.full_like(one.stances, UNKNOWN_CODE))
        if one.member == member
        else one
        for one in item.plan.members
    ]
    return replace(item, plan=replace(item.plan, members=members))


def without_request(item: JudgedMeans) -> JudgedMeans:
    nobody = np.full_like(item.plan.host_asked, NO)
    return replace(item, plan=replace(item.plan, host_asked=nobody, asking=None))


@pytest.mark.parametrize("case", CASES)
def test_facts_that_are_taken_away_change_all_that_is_made_of_them(known: Known, case: str) -> None:
    model, run = known[case]
    changed = 0
    for key, item in run.prepared.items():
        whatever = [without_request(item)]
        whatever += [without_stance(item, one.member) for one in item.plan.members]
        for other in whatever:
            shared = model.outcome(other, run.drawn, run.inputs, other.held)
            assert_same(shared, model.outcome(other, run.drawn, unshared(), other.held))
            changed += bool((shared.codes != run.outcomes[key].codes).any())
        first = model.outcome(item, run.drawn, run.inputs, item.held[:1])
        assert (first.codes == run.outcomes[key].codes[:1]).all()
    assert changed
