"""A case that is pickled between its blocks of draws answers as one that never was."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allies.assessment.case.case_model import CaseModel, MeansKey, Request
from allies.assessment.case.setting import set_case
from allies.assessment.case.stages import STAGES
from allies.assessment.case.tally import AnswerTally, MeansTally
from allies.values.streams import Block
from allies.world.view import View

DRAWS = 240
CASES = ("osh-2010", "tajikistan-incursion-2015")


@pytest.fixture(scope="module")
def models(view: View) -> dict[tuple[str, int], CaseModel]:
    """Cases prepared before, as whoever asks twice finds them."""
    return {
        (case, seed): CaseModel(set_case(view, case), Request(draws=DRAWS, seed=seed))
        for case in CASES
        for seed in (0, 7)
    }


def answered(model: CaseModel, ends: list[int], pickled: list[bool]) -> object:
    """Return the tallies over blocks that end at some draws, pickled before some of them."""
    answer = AnswerTally()
    means: dict[MeansKey, MeansTally] = {}
    for (start, end), goes in zip(pairwise([0, *ends, DRAWS]), pickled, strict=True):
        if goes:
            model = pickle.loads(pickle.dumps(model))
        run = model.run(Block(start, end - start))
        answer.add(run, model.setting.case.question)
        for key, outcome in run.outcomes.items():
            tally = means.setdefault(key, MeansTally(run.prepared[key].readings_held))
            tally.add(run.prepared[key].plan, outcome)
    funnels = {key: (tally.funnels(STAGES), tally.in_time()) for key, tally in means.items()}
    return answer.span(), answer.sampled(), funnels


@settings(max_examples=10)
@given(
    case=st.sampled_from(CASES),
    seed=st.sampled_from((0, 7)),
    ends=st.lists(st.integers(1, DRAWS - 1), unique=True, max_size=3).map(sorted),
    data=st.data(),
)
def test_the_answer_does_not_change_when_a_case_is_pickled_between_blocks(
    models: dict[tuple[str, int], CaseModel],
    case: str,
    seed: int,
    ends: list[int],
    data: st.DataObject,
) -> None:
    pickled = data.draw(st.lists(st.booleans(), min_size=len(ends) + 1, max_size=len(ends) + 1))
    model = models[case, seed]
    assert answered(model, ends, pickled) == answered(model, [], [False])
