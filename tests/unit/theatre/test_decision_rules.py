"""Decision rules in a theatre: each fault at its own line."""

from __future__ import annotations

import pytest

from allies.theatre.checking import check_theatre
from tests.apparatus import ACTS, CITED, PACT, STATES, Spoilt, Template

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
    "a quorum that the two members can never be": Spoilt(
        PACT,
        RULE,
        "rule: {quorum: {least: 3}}}",
        "quorum: {least: 3}",
        "this can never be met: 2 of 2 are present, and 3 must be",
        "it fails even where all 2 members that can have a vote come and support",
        "give a number that they can reach",
    ),
    "a number out of reach as one of several": Spoilt(
        PACT,
        RULE,
        "rule: {any: [consensus, {at_least: {least: 22}}]}}",
        "at_least: {least: 22}",
        "this can never be met: 2 support, and 22 must",
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


@pytest.mark.parametrize("rule", ["{quorum: {least: 2}}", "{at_least: {least: 2}}"])
def test_what_all_who_ever_were_members_can_meet_is_no_fault(template: Template, rule: str) -> None:
    template.replace(PACT, RULE, f"rule: {rule}}}")
    assert check_theatre(template.folder).faults == ()
    template.replace(PACT, f"rule: {rule}}}", f"rule: {rule.replace('2', '3')}}}")
    assert check_theatre(template.folder).faults
    template.add(STATES, "- {id: XPA, name: Partnerland}\n")
    template.add(ACTS, f"- {{act: acceded, by: XPA, of: pact, on: 2009-01-01, {CITED}}}\n")
    assert check_theatre(template.folder).faults == ()
