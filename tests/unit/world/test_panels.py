"""Answers by other people's judgements."""

from __future__ import annotations

import pytest

from allies.assessment.case.assess import assess
from allies.assessment.case.compare import compare
from allies.errors import QuestionError
from allies.politics.weights import weights_of
from allies.questions.assess import Assess
from allies.questions.base import WhatIf
from allies.questions.compare import Compare
from allies.world.view import View
from tests.apparatus import day

CASE, ON = "tajikistan-incursion-2015", day("2015-06-01")
PANEL = WhatIf(judgements=("invented-sceptics",))


def test_a_panel_replaces_weights_and_what_forces_can_send(view: View) -> None:
    judged = view.supposing(PANEL, day=ON)
    assert weights_of(judged)["host"].origin.endswith("an invented group of doubters")
    assert judged.forces["rus.201-base"].personnel != view.forces["rus.201-base"].personnel
    # A panel that says nothing of strength leaves the theatre's estimate.
    assert judged.forces["rus.98-division"].personnel == view.forces["rus.98-division"].personnel


def test_another_panel_gives_another_answer(view: View) -> None:
    ours = assess(view, Assess(case=CASE, draws=300)).headline
    theirs = assess(view.supposing(PANEL, day=ON), Assess(case=CASE, draws=300)).headline
    assert ours is not None
    assert theirs is not None
    assert theirs.inside != ours.inside


def test_two_panels_cannot_judge_together_but_are_compared(view: View) -> None:
    other = {
        "id": "the-same",
        "by": "nobody",
        "says": "",
        "weights": [
            {
                "driver": name,
                "weight": {"family": w.weight.family, "parameters": w.weight.parameters},
            }
            for name, w in weights_of(view).items()
        ],
    }
    both = WhatIf(judgements=("invented-sceptics", other))
    with pytest.raises(QuestionError, match="contradict each other"):
        view.supposing(both, day=ON)
    answer = compare(view.supposing_apart(both), Compare(case=CASE, draws=300))
    before, _, same = answer.variants
    assert [item.name for item in answer.variants] == [
        "before",
        "panel invented-sceptics",
        "panel the-same",
    ]
    assert same.headline == before.headline
    assert answer.joint is None
