"""Every single fact that would change a verdict."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from allies.law.flips import Flip, flips
from allies.law.judgement import judge
from allies.law.provisions import Brief, CompiledProvision
from allies.law.rules import Rule, all_, any_, leaf, not_
from allies.world.instruments import Reading
from allies.world.view import View
from tests.apparatus import MakeFacts

Flipped = Callable[..., set[tuple[str, ...]]]

READING = Reading(id="plain", title="As written", holders=())
MEMBER = leaf("host_is_member", of="pact")
REQUEST = leaf("host_requested", of="pact")
COUP = leaf("threat_is", kind="coup")


@pytest.fixture
def flipped(small_view: View, facts_of: MakeFacts) -> Flipped:
    def ask(rule: Rule, met: Rule | None = None, *, bind: bool = False) -> set[tuple[str, ...]]:
        law = {READING.id: all_()}
        items = [CompiledProvision("may", "text", "may", "permit", rule, law)]
        if met is not None:
            items.append(CompiledProvision("step", "text", "s", "require", all_(), law, met=met))
        brief = Brief("rapid_reaction", (READING,), tuple(items), steps_bind=bind)
        facts = facts_of(small_view, "2005-01-01")
        found: list[Flip] = flips(judge(brief, facts), facts, READING.id)
        return {(item.says, item.instead, item.verdict) for item in found}

    return ask


A_MEMBER, ASKED = "Lowland is a member of the Pact", "Lowland has asked the Pact for help"
A_COUP = "the crisis is of the kind coup"


def test_where_one_of_two_facts_is_missing_it_alone_flips_the_verdict(flipped: Flipped) -> None:
    assert flipped(all_(MEMBER, REQUEST)) == {(ASKED, "yes", "yes")}


def test_where_either_fact_suffices_neither_flips_it_alone(flipped: Flipped) -> None:
    assert flipped(any_(MEMBER, not_(COUP))) == set()
    assert (A_MEMBER, "no", "no") in flipped(any_(MEMBER, COUP))


def test_where_two_facts_are_missing_no_single_one_flips_it(flipped: Flipped) -> None:
    assert flipped(all_(REQUEST, COUP)) == set()


def test_a_step_flips_only_what_it_binds(flipped: Flipped) -> None:
    assert not [row for row in flipped(MEMBER, REQUEST) if row[0] == ASKED]
    assert (ASKED, "yes", "yes") in flipped(MEMBER, REQUEST, bind=True)


def test_what_only_restates_the_question_is_not_asked(flipped: Flipped) -> None:
    rule = all_(MEMBER, leaf("actor_is", who="XHI"))
    assert flipped(rule) == set()
    assert flipped(any_(REQUEST, leaf("actor_is", who="XHI"))) >= {(ASKED, "yes", "yes")}
