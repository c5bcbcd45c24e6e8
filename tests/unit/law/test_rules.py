"""Rules: all, any, not and unless over registered predicates."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from allies.law.rules import (
    Branch,
    Connective,
    Leaf,
    Rule,
    RuleError,
    Trace,
    all_,
    any_,
    evaluate,
    leaf,
    leaves,
    not_,
    parse_rule,
    unless,
)
from allies.values.ternary import NO, UNKNOWN, YES
from allies.world.view import View
from tests.apparatus import MakeFacts

MEMBER = leaf("host_is_member", of="pact")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (None, all_()),
        ("in_force", leaf("in_force", instrument="pact.treaty")),
        ("host_requested", leaf("host_requested")),
        ({"host_is_member": {"of": "pact"}}, MEMBER),
        ({"host_is_member": {}}, leaf("host_is_member")),
        (
            {"in_force": {"instrument": "pact.other"}},
            leaf("in_force", instrument="pact.other"),
        ),
        ({"not": {"host_is_member": {"of": "pact"}}}, not_(MEMBER)),
        ({"all": [{"host_is_member": {"of": "pact"}}]}, all_(MEMBER)),
        (
            {"any": ["in_force", {"host_is_member": {"of": "pact"}}]},
            any_(leaf("in_force", instrument="pact.treaty"), MEMBER),
        ),
        (
            {"unless": [{"host_is_member": {"of": "pact"}}, "in_force"]},
            unless(MEMBER, leaf("in_force", instrument="pact.treaty")),
        ),
        (
            {"all": [{"any": [{"not": {"host_is_member": {"of": "pact"}}}]}]},
            all_(any_(not_(MEMBER))),
        ),
    ],
)
def test_a_rule_is_read_as_written(text: Any, rule: Rule) -> None:
    assert parse_rule(text, "pact.treaty") == rule


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ([], "a rule is one predicate, or one of all / any / not / unless"),
        (["in_force"], "a rule is one predicate"),
        ({}, "a rule is one predicate"),
        ({"in_force": {}, "opened": {}}, "a rule is one predicate"),
        ({"all": []}, "'all' needs a list of rules"),
        ({"any": {"in_force": {}}}, "'any' needs a list of rules"),
        ({"unless": "in_force"}, "'unless' needs a list of rules"),
        ({"host_is_member": "pact"}, "the parameters of 'host_is_member' must be written as a map"),
        ({"host_is_member": ["pact"]}, "the parameters of 'host_is_member' must be written as"),
        ({"all": [{"any": []}]}, "'any' needs a list of rules"),
    ],
)
def test_what_is_no_rule_is_refused_with_the_reason(text: Any, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        parse_rule(text)


def test_a_wrong_parameter_may_have_any_name() -> None:
    (found,) = leaves(parse_rule({"threat_is": {"name": "coup"}}))
    assert dict(found.given) == {"name": "coup"}


def test_predicates_of_a_rule_stand_in_order() -> None:
    one, two, three = (leaf(name) for name in ("one", "two", "three"))
    assert list(leaves(all_(one, any_(not_(two), three), one))) == [one, two, three, one]
    assert list(leaves(all_())) == []


def value(rule: Rule, given: dict[Leaf, int], view: View, facts_of: MakeFacts) -> int:
    fixed = {name: np.array([code], dtype=np.int8) for name, code in given.items()}
    return int(evaluate(rule, facts_of(view, "2005-01-01"), Trace(fixed=fixed))[0])


@pytest.mark.parametrize(
    ("rule", "first", "second", "expected"),
    [
        ("all", YES, UNKNOWN, UNKNOWN),
        ("all", NO, UNKNOWN, NO),
        ("any", YES, UNKNOWN, YES),
        ("any", NO, UNKNOWN, UNKNOWN),
        ("unless", YES, NO, YES),
        ("unless", YES, YES, NO),
        ("unless", YES, UNKNOWN, UNKNOWN),
        ("unless", NO, UNKNOWN, NO),
        ("unless", UNKNOWN, NO, UNKNOWN),
    ],
)
def test_connectives_follow_the_tables(
    small_view: View,
    facts_of: MakeFacts,
    rule: Connective,
    first: int,
    second: int,
    expected: int,
) -> None:
    one, two = leaf("one"), leaf("two")
    made: Rule = Branch(rule, (one, two))
    assert value(made, {one: first, two: second}, small_view, facts_of) == expected


def test_without_an_exception_unless_is_its_first_part(
    small_view: View, facts_of: MakeFacts
) -> None:
    one = leaf("one")
    for code in (NO, UNKNOWN, YES):
        assert value(unless(one), {one: code}, small_view, facts_of) == code
        assert value(not_(one), {one: code}, small_view, facts_of) == YES - code


def test_a_rule_without_conditions_always_holds(small_view: View, facts_of: MakeFacts) -> None:
    assert value(all_(), {}, small_view, facts_of) == YES


def test_every_part_of_a_rule_keeps_its_value_although_the_first_decides(
    small_view: View, facts_of: MakeFacts
) -> None:
    threat = leaf("threat_is", kind="coup")
    trace = Trace()
    evaluate(all_(threat, MEMBER), facts_of(small_view, "2005-01-01"), trace)
    assert trace.values[threat].tolist() == [NO]
    assert trace.values[MEMBER].tolist() == [YES]
    assert trace.reads[MEMBER] == (("membership", "XLO", "pact"),)
    assert trace.reads[threat] == ()


def test_a_rule_that_stands_twice_is_asked_once(small_view: View, facts_of: MakeFacts) -> None:
    facts, trace = facts_of(small_view, "2005-01-01"), Trace()
    first = evaluate(MEMBER, facts, trace)
    assert evaluate(MEMBER, facts, trace) is first
