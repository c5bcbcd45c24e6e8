"""Legal findings as answers hold them."""

from __future__ import annotations

import pytest

from allies.assessment.law.parts import clock_part, may_part, reading_titles, reason_part
from allies.law.clocks import ClockFinding
from allies.law.facts import Facts
from allies.law.finding import LegalFinding
from allies.law.reasons import Reason, Status, explain
from allies.law.rules import Rule, Trace, all_, any_, evaluate, leaf, not_, unless
from allies.world.view import View
from tests.apparatus import MakeFacts

ATTACK, COUP = leaf("threat_is", kind="external_attack"), leaf("threat_is", kind="coup")
MEMBER = leaf("host_is_member", of="pact")
IN_FORCE = leaf("in_force", instrument="pact.treaty")
ALWAYS = all_()


def because(facts: Facts, status: Status, when: Rule, in_force: Rule = ALWAYS) -> list[str]:
    trace = Trace()
    for rule in (in_force, when):
        evaluate(rule, facts, trace)
    reason = Reason(
        "pact.treaty.art-5",
        "it may help",
        "permit",
        status,
        explain(in_force, facts, trace, 0),
        explain(when, facts, trace, 0),
        (),
    )
    return [f"{item.value}: {item.says}" for item in reason_part(reason).because]


ATTACKED = "yes: the crisis is of the kind external attack"
NO_COUP = "no: the crisis is of the kind coup"
BELONGS = "yes: Lowland is a member of the Pact"


@pytest.mark.parametrize(
    ("status", "when", "told"),
    [
        ("decisive", ALWAYS, []),
        ("decisive", all_(MEMBER, ATTACK), [BELONGS, ATTACKED]),
        ("decisive", any_(COUP, ATTACK), [ATTACKED]),
        ("decisive", not_(COUP), [NO_COUP]),
        ("decisive", unless(ATTACK, COUP), [ATTACKED]),
        ("not_applicable", all_(MEMBER, COUP), [NO_COUP]),
        ("not_applicable", any_(COUP, not_(MEMBER)), [NO_COUP, BELONGS]),
        ("not_applicable", unless(COUP, ATTACK), [NO_COUP]),
        ("not_applicable", unless(MEMBER, COUP, ATTACK), [ATTACKED]),
        ("decisive", all_(ATTACK, any_(ATTACK, COUP)), [ATTACKED]),
    ],
)
def test_a_rule_turns_on_the_single_conditions_that_give_it_its_value(
    small_view: View, facts_of: MakeFacts, status: Status, when: Rule, told: list[str]
) -> None:
    assert because(facts_of(small_view, "2008-05-01"), status, when) == told


def test_a_rule_that_is_no_law_turns_on_what_would_make_it_law(
    small_view: View, facts_of: MakeFacts
) -> None:
    facts = facts_of(small_view, "2001-06-01")
    assert because(facts, "not_in_force", ATTACK, IN_FORCE) == [
        "no: Treaty of the Pact, 1 May 2001 is in force"
    ]


def test_what_is_unknown_turns_on_what_is_unknown(small_view: View, facts_of: MakeFacts) -> None:
    facts = facts_of(small_view, "2030-01-01")
    assert because(facts, "unknown", all_(ATTACK, MEMBER), IN_FORCE) == [
        "unknown: Treaty of the Pact, 1 May 2001 is in force",
        "unknown: Lowland is a member of the Pact",
    ]
    assert because(facts, "unknown", unless(ATTACK, MEMBER)) == [
        "unknown: Lowland is a member of the Pact"
    ]


def test_an_open_date_is_told_as_a_question_about_its_act(view: View) -> None:
    act = next(act for act in view.log.acts if not act.on.is_precise)
    finding = LegalFinding(
        matter="consult",
        verdict="unknown",
        by_reading={"in_force_only": "unknown"},
        held_by_nobody={},
        decided_by={},
        steps=(),
        reasons=(),
        explained_under="in_force_only",
        dissent={},
        would_flip=(),
        conflict=(),
        differs_by=(f"dating:{act.id}",),
    )
    (asked,) = may_part(finding, view).open_questions.values()
    assert asked.startswith("Was this done by the day: ")
    assert asked.endswith(f"({act.on.text})?")


def test_a_clock_that_nothing_starts_has_no_day(small_view: View) -> None:
    found = ClockFinding("r", True, "", "It starts none", "no", None, None, "", (), ())
    part = clock_part(found, small_view)
    assert (part.provision, part.started_by, part.started, part.earliest, part.then) == (None,) * 5


def test_of_two_readings_of_one_name_that_of_the_first_body_is_told(view: View) -> None:
    bare = next(name for name, body in view.organisations.items() if not body.readings)
    declared = view.organisations["csto"].readings[0]
    for bodies, title in (
        (("csto", bare), declared.title),
        ((bare, "csto"), "Only texts in force bind"),
    ):
        (found,) = reading_titles(view, bodies, [declared.id])
        assert found.title == title
