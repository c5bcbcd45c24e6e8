"""Instruments: decision rules as they are written on one line."""

from __future__ import annotations

import pytest

from allies.world.instruments import Decision, DecisionText, decision_name


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("consensus", "consensus"),
        (5, "5"),
        ({"quorum": "2/3"}, "quorum 2/3"),
        ({"quorum": {"least": 2}}, "quorum (least 2)"),
        ({"veto": {"members": ["XHI", "XLO"]}}, "veto (members (XHI, XLO))"),
        (["consensus", {"quorum": {"share": "1/2"}}], "consensus, quorum (share 1/2)"),
        (
            {"all": ["consensus", {"quorum": {"least": 2}}]},
            "all (consensus, quorum (least 2))",
        ),
        (
            {"weighted_majority": {"quota": 3, "weights": {"XHI": 2, "XLO": 1}}},
            "weighted_majority (quota 3, weights (XHI 2, XLO 1))",
        ),
        ({}, ""),
    ],
)
def test_a_decision_rule_is_one_line_in_which_parts_stand_in_brackets(
    rule: DecisionText, name: str
) -> None:
    assert decision_name(rule) == name
    assert Decision(organ="pact.council", rule=rule).named == name
