"""Decision rules in a theatre: each fault at its own line."""

from __future__ import annotations

import pytest

from allies.theatre.checking import check_theatre
from tests.apparatus import PACT, Spoilt, Template

RULE = "rule: consensus}"
DECISION = "decision: {organ: pact.council, rule: consensus}"
WEIGHTED = "rule: {{weighted_majority: {{quota: {}, weights: {{XHI: {}, XLO: 2}}}}}}}}"

SPOILT = {
    "unknown rule": Spoilt(
        PACT,
        RULE,
        "rule: consesus}",
        "rule: consesus",
        "unknown decision rule 'consesus'",
        remedy="did you mean 'consensus'?",
    ),
    "a quota above the total": Spoilt(
        PACT,
        RULE,
        WEIGHTED.format(5, 2),
        "quota: 5",
        "the quota 5 is above the total of the weights, 4",
        "then nothing could ever be decided",
        "give a quota from 1 to 4",
    ),
    "negative weights": Spoilt(
        PACT,
        RULE,
        WEIGHTED.format(1, -2),
        "XHI: -2",
        "the weight of 'XHI' is negative: -2",
        "a vote for something cannot count against it",
    ),
    "no members present": Spoilt(
        PACT,
        RULE,
        "rule: {among: {members: [], rule: consensus}}}",
        "members: []",
        "'members' names nobody",
        "a decision needs members that are present",
    ),
    "an unknown member": Spoilt(
        PACT,
        RULE,
        "rule: {all: [consensus, {veto: {members: [XHO]}}]}}",
        "XHO",
        "unknown state 'XHO'",
        remedy="did you mean 'XLO'?",
    ),
    "an unknown organ": Spoilt(
        PACT,
        "decision: {organ: pact.council",
        "decision: {organ: pact.counsel",
        "pact.counsel",
        "unknown organ 'pact.counsel'",
        remedy="did you mean 'pact.council'?",
    ),
    "a rule deep inside": Spoilt(
        PACT,
        DECISION,
        """decision:
      organ: pact.council
      rule:
        all:
          - quorum: {least: 2}
          - qualified_majority: {share: 5/3}""",
        "share: 5/3",
        "the share '5/3' is not above 0 and at most 1",
        remedy="write a fraction, such as 2/3",
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_fault_of_a_decision_rule_is_told_where_it_stands(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(check_theatre(template.folder).faults, template)


def test_a_composed_rule_is_no_fault(template: Template) -> None:
    template.replace(
        PACT, RULE, "rule: {all: [{quorum: {share: 1/2}}, {simple_majority: {of: present}}]}}"
    )
    assert check_theatre(template.folder).faults == ()
