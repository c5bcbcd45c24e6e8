"""A decision rule as a what-if on a case: it changes the approval and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from allies.assessment.case.assess import assess
from allies.assessment.case.case_model import CaseModel, MeansKey, Request
from allies.assessment.case.setting import set_case
from allies.errors import QuestionError
from allies.questions.assess import Assess
from allies.questions.base import WhatIf
from allies.values.streams import Block
from allies.values.ternary import YES
from allies.votes.decisions import ABSENT, GOES_ALONG, SUPPORT
from allies.world.view import View


def test_a_rule_supposed_changes_the_approval_and_nothing_else(view: View) -> None:
    setting = set_case(view, "osh-2010")
    plain, lever = (
        CaseModel(setting, Request(draws=400, rule=rule)).run(Block(0, 400))
        for rule in ("", "simple_majority")
    )
    key: MeansKey = ("csto", "rapid_reaction")
    assert (plain.outcomes[key].votes == lever.outcomes[key].votes).all()
    assert (plain.outcomes[key].approved != lever.outcomes[key].approved).any()
    alone: MeansKey = ("csto", "bilateral")
    assert (plain.outcomes[alone].approved == lever.outcomes[alone].approved).all()


def test_supposing_the_rule_that_is_law_changes_nothing(view: View) -> None:
    question = Assess(case="osh-2010", draws=300)
    found = [assess(view.supposing(WhatIf(rule=rule)), question) for rule in ("", "consensus")]
    assert found[0].headline == found[1].headline


def test_members_at_odds_are_the_parties_to_the_dispute(view: View) -> None:
    setting = set_case(view, "osh-2010")
    at_odds = replace(setting, case=replace(setting.case, adversaries=("UZB", "XXX")))
    key: MeansKey = ("csto", "rapid_reaction")
    rule = {"parties_excluded": "unanimity"}
    run = CaseModel(at_odds, Request(rule=rule)).run(Block(0, 400))
    plan, outcome = run.prepared[key].plan, run.outcomes[key]
    assert plan.parties == {"KGZ", "UZB"}
    others = [at for at, item in enumerate(plan.members) if item.member not in plan.parties]
    expected = np.isin(outcome.votes[others], (SUPPORT, GOES_ALONG, ABSENT)).all(axis=0)
    assert expected.any()
    assert ((outcome.decided[0] == YES) == expected).all()
    alone = CaseModel(setting, Request()).run(Block(0, 1))
    assert alone.prepared[key].plan.parties == frozenset()


def test_an_unknown_rule_is_refused(view: View) -> None:
    with pytest.raises(QuestionError, match="did you mean 'simple_majority'"):
        CaseModel(set_case(view, "osh-2010"), Request(rule="simple_mayority"))
