"""Facts: what a rule may ask of a day and a case, and a note of what was read."""

from __future__ import annotations

import pytest

from allies.law.facts import Facts
from allies.values.dates import parse_date
from allies.values.ternary import NO, UNKNOWN, YES
from allies.world.acts import Act
from allies.world.view import View
from tests.apparatus import MakeFacts, worlds_of

MEMBER = ("membership", "XLO", "pact")
PARTY = ("party", "XHI", "pact.treaty")


@pytest.fixture
def facts(small_view: View, facts_of: MakeFacts) -> Facts:
    """The facts of a crisis in Lowland after it may have left."""
    return facts_of(small_view, "2008-06-05")


def act(to: str, state: str) -> Act:
    on = parse_date("2005-01-01")
    return Act(act="stance_taken", by="XHI", to=to, state=state, on=on, judgement="J")


def test_every_register_read_is_noted_in_order(facts: Facts) -> None:
    assert facts.register(*MEMBER).cell == MEMBER
    facts.register(*PARTY)
    facts.register(*MEMBER)
    assert facts.reads == [MEMBER, PARTY, MEMBER]


def test_noting_collects_what_is_read_inside_and_leaves_what_was_read_before(facts: Facts) -> None:
    facts.register(*MEMBER)
    with facts.noting() as noted:
        facts.register(*PARTY)
    assert noted == [PARTY]
    assert facts.reads == [MEMBER]
    facts.register(*PARTY)
    assert noted == [PARTY]


def test_noting_within_noting_keeps_each_to_its_own(facts: Facts) -> None:
    with facts.noting() as outer:
        facts.register(*MEMBER)
        with facts.noting() as inner:
            facts.register(*PARTY)
    assert (outer, inner) == ([MEMBER], [PARTY])


def test_noting_ends_where_something_fails_inside(facts: Facts) -> None:
    with pytest.raises(ValueError, match="membership is about"), facts.noting():
        facts.register("membership", "XLO")
    assert facts.reads == []
    facts.register(*MEMBER)
    assert facts.reads == [MEMBER]


def test_without_an_act_nobody_acts_and_nobody_is_affected(facts: Facts) -> None:
    assert (facts.actor, facts.guest) == ("", "")
    assert facts.parties == {"host": "XLO", "actor": "", "guest": "", "affected": ""}


@pytest.mark.parametrize(("state", "affected"), [("XLO", "XLO"), ("", "XHI")])
def test_the_parties_of_an_act_are_those_it_names(
    small_view: View, facts_of: MakeFacts, state: str, affected: str
) -> None:
    found = facts_of(small_view, "2008-06-05", act=act(to="pact", state=state))
    assert (found.actor, found.guest) == ("XHI", "pact")
    assert found.parties == {"host": "XLO", "actor": "XHI", "guest": "pact", "affected": affected}


def test_states_with_a_register_are_those_that_ever_set_it(facts: Facts) -> None:
    assert facts.states_with("membership", "pact") == ["XHI", "XLO"]
    assert facts.states_with("request", "pact") == []
    assert facts.states_with("membership", "pact.treaty") == []


def test_a_later_act_counts_as_one_on_whatever_day(small_view: View, facts_of: MakeFacts) -> None:
    before = facts_of(small_view, "2001-04-30")
    assert before.states_with("membership", "pact") == ["XHI", "XLO"]


def test_a_register_is_asked_in_every_world(small_view: View, facts_of: MakeFacts) -> None:
    worlds = worlds_of(small_view, "2008-06-05", MEMBER)
    facts = facts_of(small_view, "2008-06-05", worlds=worlds)
    left = facts.one_of(facts.register(*MEMBER), "withdrawn")
    assert (facts.n_worlds, left.tolist()) == (2, [YES, NO])
    assert facts.settled(truth=True).tolist() == [YES, YES]
    assert facts.settled(truth=False).tolist() == [NO, NO]


def test_what_the_record_cannot_tell_is_unknown_and_not_no(
    small_view: View, facts_of: MakeFacts
) -> None:
    covered, beyond = (facts_of(small_view, on) for on in ("2010-12-31", "2011-01-01"))
    highland = ("membership", "XHI", "pact")
    assert covered.one_of(covered.register(*highland), "member", "suspended").tolist() == [YES]
    assert covered.one_of(covered.register(*highland), "suspended").tolist() == [NO]
    assert beyond.one_of(beyond.register(*highland), "member").tolist() == [UNKNOWN]
