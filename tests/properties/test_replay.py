"""Any draw replayed alone is the draw it was in any block."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allies.assessment.case.case_model import CaseModel, Request, Run
from allies.assessment.case.replay import assess_draw
from allies.assessment.case.setting import set_case
from allies.assessment.case.stages import CANNOT_TELL, PASSED, STAGES
from allies.logistics.arrivals import NEVER_HOURS
from allies.questions.assess_draw import AssessDraw, AssessDrawAnswer
from allies.questions.base import NOTHING_SUPPOSED
from allies.values.streams import Block
from allies.votes.decisions import VOTE_WORDS
from allies.world.view import View

DRAWS = 400


@pytest.fixture(scope="module")
def osh(view: View) -> CaseModel:
    """The shipped case, prepared."""
    return CaseModel(set_case(view, "osh-2010"), Request())


@pytest.fixture(scope="module")
def block(osh: CaseModel) -> Run:
    """Some draws of it, made together."""
    return osh.run(Block(0, DRAWS))


def ended(code: int) -> str:
    return {CANNOT_TELL: "cannot tell", PASSED: "passed"}.get(code) or STAGES[code]


@settings(max_examples=25)
@given(draw=st.integers(0, DRAWS - 1))
def test_a_replayed_draw_is_the_same_draw_of_a_block(view: View, block: Run, draw: int) -> None:
    found = assess_draw(view, AssessDraw(case="osh-2010", draw=draw))
    assert found.world == block.drawn.worlds.described(int(block.drawn.of_draw[draw]))
    traces = {(item.organisation, item.means): item for item in found.means}
    assert set(traces) == set(block.outcomes)
    for key, outcome in block.outcomes.items():
        item, trace = block.prepared[key], traces[key]
        assert list(trace.ended_at.values()) == [
            ended(int(code)) for code in outcome.codes[:, draw]
        ]
        assert list(trace.votes) == [member.member for member in item.plan.members]
        assert list(trace.votes.values()) == [
            VOTE_WORDS[int(vote)] for vote in outcome.votes[:, draw]
        ]
        assert [force.personnel for force in trace.forces] == [
            int(force.people[draw]) for force in outcome.forces
        ]
        assert [force.arrives_day is None for force in trace.forces] == [
            int(force.arrival.hours[draw]) == NEVER_HOURS for force in outcome.forces
        ]


@settings(max_examples=10)
@given(start=st.integers(0, DRAWS - 2), count=st.integers(1, 60))
def test_draws_are_the_same_in_any_block(
    osh: CaseModel, block: Run, start: int, count: int
) -> None:
    count = min(count, DRAWS - start)
    part = CaseModel(osh.setting, Request()).run(Block(start, count))
    for key, outcome in part.outcomes.items():
        whole = block.outcomes[key]
        assert np.array_equal(outcome.codes, whole.codes[:, start : start + count])
        assert np.array_equal(outcome.votes, whole.votes[:, start : start + count])
        for one, other in zip(outcome.forces, whole.forces, strict=True):
            assert np.array_equal(one.arrival.hours, other.arrival.hours[start : start + count])


@settings(max_examples=10)
@given(seed=st.integers(0, 10_000), draw=st.integers(0, 10**12))
def test_a_draw_is_the_same_each_time_it_is_replayed(view: View, seed: int, draw: int) -> None:
    def replayed() -> AssessDrawAnswer:
        anew = view.supposing(NOTHING_SUPPOSED, seed)
        return assess_draw(anew, AssessDraw(case="osh-2010", draw=draw))

    assert replayed() == replayed()
