"""Formal power in an organisation: the rule of every reading, and the forces beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from allies.assessment.case.assess import assess
from allies.assessment.votes.case_power import power_case
from allies.assessment.votes.formal_power import (
    DayOfVotes,
    Membership,
    Suppose,
    members_on,
    power,
    votes_on,
)
from allies.errors import QuestionError
from allies.questions.assess import Assess
from allies.questions.base import WhatIf
from allies.questions.power import Power, PowerAnswer, PowerCase
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, STATES, Build, day

SEVEN = {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}


def csto(view: View, on: str, rule: Any = "", **given: Any) -> PowerAnswer:
    return power(view.supposing(WhatIf(rule=rule)), Power(organisation="csto", on=on, **given))


def test_before_the_changes_every_reading_is_consensus_and_every_vote_a_veto(view: View) -> None:
    found = csto(view, "2010-06-12")
    assert set(found.voting) == SEVEN
    (rule,) = found.rules
    assert rule.rule == "consensus"
    assert rule.power is not None
    assert rule.power.act == 1 / 128
    assert rule.power.equal_votes
    assert not found.unsettled


def test_after_the_changes_the_readings_differ(view: View) -> None:
    rules = {item.rule: item.readings for item in csto(view, "2013-06-12").rules}
    assert set(rules) == {"consensus", "simple_majority", "limited_format"}
    assert "majority_suffices" in rules["simple_majority"]["rapid_reaction"]
    assert "peacekeeping" not in rules["simple_majority"]


def test_a_rule_and_members_may_be_supposed(view: View) -> None:
    found = csto(
        view, "2013-06-12", rule="simple_majority", with_states=("UZB",), without_states=("KAZ",)
    )
    assert set(found.voting) == SEVEN - {"KAZ"}
    assert (found.supposed_with, found.supposed_without) == (("UZB",), ("KAZ",))
    (rule,) = found.rules
    assert rule.power is not None
    (vote,) = [item for item in rule.power.voters if item.voter == "UZB"]
    assert vote.exact["prevent"] == str(Fraction(5, 11))
    assert set(rule.readings.values()) == {("supposed",)}


def test_an_unknown_rule_is_refused_on_any_day(view: View) -> None:
    for on in ("2010-06-12", "2030-01-01"):
        with pytest.raises(QuestionError, match="unknown decision rule 'majority'"):
            csto(view, on, rule="majority")


def test_a_decision_without_anybody_left_to_vote_is_refused(view: View) -> None:
    with pytest.raises(QuestionError, match="no member is left to vote"):
        csto(view, "2010-06-12", rule="consensus", without_states=tuple(SEVEN))


def test_where_nobody_has_a_vote_no_rule_has_power(view: View) -> None:
    (rule,) = power(
        view.supposing(WhatIf(rule="consensus")), Power(organisation="csto", on="1993-06-12")
    ).rules
    assert rule.power is None
    assert rule.no_power_because == "nobody has a vote"


def test_beyond_the_record_everything_is_unknown(view: View) -> None:
    found = csto(view, "1991-06-12", capability=[{"iso3": "RUS", "year": 1991, "cinc": 1}])
    assert (found.voting, found.rules, found.unsettled) == ((), (), {})
    assert set(found.uncertain) == set(view.states)
    assert (found.assigned_forces, found.national_capability) == (None, None)


def test_members_without_a_recorded_force_are_named_and_not_counted_as_nothing(
    view: View,
) -> None:
    found = csto(view, "2010-06-12")
    assert found.assigned_forces is not None
    assert set(found.no_force_recorded) == SEVEN - set(found.assigned_forces.shares)


def test_national_capability_is_another_figure(view: View) -> None:
    rows = [
        {"iso3": name, "year": 2010, "cinc": amount}
        for name, amount in {"RUS": 3.0, "KAZ": 1.0, "USA": 9.0}.items()
    ]
    found = csto(view, "2010-06-12", capability=rows).national_capability
    assert found is not None
    assert {name: item.value for name, item in found.shares.items()} == {"RUS": 0.75, "KAZ": 0.25}
    assert csto(view, "2010-06-12").national_capability is None


def test_a_fault_of_a_capability_names_its_row(view: View) -> None:
    rows = [{"iso3": "RUS", "year": 2010, "cinc": 1}, {"iso3": "RUS", "year": 2010, "cinc": None}]
    with pytest.raises(QuestionError, match="occurs twice in one year") as caught:
        csto(view, "2010-06-12", capability=rows)
    assert caught.value.fault.field == "capability.1"


# The small theatre.


def acts(*lines: str) -> dict[str, str]:
    return {
        STATES: "- {id: XTH, name: Thirdland}\n",
        ACTS: "".join(f"- {{{line}, {CITED}}}\n" for line in lines),
    }


THIRD_JOINS = "act: acceded, by: XTH, of: pact, on: 2004-01-01"
THIRD_SIGNS = "act: signed, by: XTH, of: pact.treaty, on: 2004-01-01"


def members(view: View, on: str, **supposed: tuple[str, ...]) -> Membership:
    return members_on(view, view.on(day(on)), view.organisation("pact"), Suppose(**supposed))


def votes(view: View, on: str) -> DayOfVotes:
    return votes_on(view, view.organisation("pact"), day(on))


@pytest.fixture(scope="module")
def three(build: Build) -> View:
    """The small theatre with a member that joins, is suspended, returns, and leaves some day."""
    return build(
        acts(
            THIRD_JOINS,
            THIRD_SIGNS,
            "act: participation_suspended, by: XTH, of: pact, on: 2005-01-01",
            "act: participation_resumed, by: XTH, of: pact, on: 2006-01-01",
            "act: withdrew, by: XTH, of: pact, on: 2007",
        )
    )


@pytest.mark.parametrize(
    ("on", "votes_then", "uncertain"),
    [
        ("2001-04-30", (), ()),
        ("2001-05-01", ("XHI", "XLO"), ()),
        ("2003-12-31", ("XHI", "XLO"), ()),
        ("2004-01-01", ("XHI", "XLO", "XTH"), ()),
        ("2005-01-01", ("XHI", "XLO"), ()),
        ("2006-01-01", ("XHI", "XLO", "XTH"), ()),
        ("2007-06-01", ("XHI", "XLO"), ("XTH",)),
        ("2007-12-31", ("XHI", "XLO"), ()),
        ("2011-01-01", (), ("XHI", "XLO", "XTH")),
    ],
)
def test_a_member_that_takes_full_part_votes_and_of_whom_it_is_unknown_is_told_apart(
    three: View, on: str, votes_then: tuple[str, ...], uncertain: tuple[str, ...]
) -> None:
    found = members(three.through("evening-paper"), on)
    assert (found.voting, found.uncertain) == (votes_then, uncertain)
    assert (found.added, found.dropped) == ((), ())


def test_a_state_supposed_to_vote_is_added_only_where_it_has_no_vote(three: View) -> None:
    both = ("XLO", "XTH")
    found = members(three, "2003-06-01", with_states=both)
    assert (found.voting, found.added) == (("XHI", "XLO", "XTH"), ("XTH",))
    open_ = members(three, "2007-06-01", with_states=both)
    assert (open_.voting, open_.added, open_.uncertain) == (("XHI", "XLO", "XTH"), ("XTH",), ())


def test_a_state_supposed_to_have_no_vote_is_dropped_only_where_it_has_one(three: View) -> None:
    found = members(three, "2003-06-01", without_states=("XLO", "XTH"))
    assert (found.voting, found.dropped) == (("XHI",), ("XLO",))
    both = members(three, "2003-06-01", with_states=("XTH",), without_states=("XTH",))
    assert (both.voting, both.added, both.dropped) == (("XHI", "XLO"), ("XTH",), ("XTH",))


def test_dropping_every_vote_is_refused_and_having_none_is_not(three: View) -> None:
    with pytest.raises(QuestionError, match="no member is left to vote") as caught:
        members(three, "2003-06-01", without_states=("XHI", "XLO"))
    assert caught.value.fault.field == "without_states"
    assert members(three, "2001-04-30", without_states=("XHI",)).voting == ()


def test_the_rule_of_a_text_decides_from_the_day_it_is_law(small_view: View) -> None:
    before, after = (votes(small_view, on) for on in ("2001-12-31", "2002-01-01"))
    key = ("rapid_reaction", "in_force_only")
    assert before.settled == {key: {"XHI": None, "XLO": None}}
    assert before.rules == {}
    rule = ("pact.council", "consensus")
    assert after.settled == {key: {"XHI": rule, "XLO": rule}}
    game = after.rules[rule].power
    assert game is not None
    assert [voter.voter for voter in game.voters] == ["XHI", "XLO"]


def test_where_a_rule_is_law_for_some_hosts_alone_they_are_named(build: Build) -> None:
    view = build(acts(THIRD_JOINS))  # it joins without accepting the treaty
    found = power(view, Power(organisation="pact", on="2005-01-01"))
    (rule,) = found.rules
    assert rule.rule == "consensus"
    assert rule.readings == {"rapid_reaction": ("in_force_only (host XHI, XLO)",)}
    assert found.unsettled == {"rapid_reaction": ("in_force_only (host XTH)",)}
    whole = power(
        build(acts(THIRD_JOINS, THIRD_SIGNS)), Power(organisation="pact", on="2005-01-01")
    )
    assert [item.readings for item in whole.rules] == [{"rapid_reaction": ("in_force_only",)}]
    assert whole.unsettled == {}


def test_a_means_without_an_organ_has_no_rule(small_view: View) -> None:
    found = power(small_view, Power(organisation="pact", on="2005-01-01"))
    assert {means for rule in found.rules for means in rule.readings} == {"rapid_reaction"}
    supposed = power(
        small_view.supposing(WhatIf(rule="simple_majority")),
        Power(organisation="pact", on="2005-01-01"),
    )
    assert [item.readings for item in supposed.rules] == [{"rapid_reaction": ("supposed",)}]


def test_a_rule_that_is_no_game_says_why(build: Build) -> None:
    limited = "rule: {limited_format: {objection: blocks, least: 3}}"
    view = build(acts(THIRD_JOINS), {PACT: ("rule: consensus", limited)})
    (rule,) = power(view, Power(organisation="pact", on="2003-12-31")).rules
    assert rule.power is None
    assert rule.no_power_because
    assert rule.rule.startswith("limited_format")


def test_capability_counts_for_those_that_vote(small_view: View) -> None:
    rows = [{"iso3": "XHI", "year": 2005, "cinc": 3.0}, {"iso3": "XLO", "year": 2005, "cinc": 1.0}]
    for without, shares in (((), {"XHI": 0.75, "XLO": 0.25}), (("XLO",), {"XHI": 1.0})):
        asked = Power(organisation="pact", on="2005-01-01", capability=rows, without_states=without)
        found = power(small_view, asked).national_capability
        assert found is not None
        assert {name: item.value for name, item in found.shares.items()} == shares


@pytest.mark.parametrize("of", ["at_least", "quorum"])
def test_a_rule_that_its_members_can_never_meet_is_refused(view: View, of: str) -> None:
    def rule(number: int) -> Any:
        return {of: {"least": str(number)}}

    (reached,) = csto(view, "2010-06-12", rule(7)).rules
    assert reached.rule == f"{of} (least 7)"
    with pytest.raises(QuestionError, match=r"can never be met: 7 .* and 8 must"):
        csto(view, "2010-06-12", rule(8))
    with pytest.raises(QuestionError, match=r"can never be met: 6 .* and 7 must"):
        csto(view, "2010-06-12", rule(7), without_states=("UZB",))
    asked = PowerCase(organisation="csto", case="osh-2010", draws=100)
    for number, fails in ((7, False), (8, True)):
        supposing = view.supposing(WhatIf(rule=rule(number)))
        for ask in (
            lambda given: power_case(given, asked),
            lambda given: assess(given, Assess(case="osh-2010", draws=100)),
        ):
            if fails:
                with pytest.raises(QuestionError, match="can never be met"):
                    ask(supposing)
            else:
                ask(supposing)


def test_a_rule_may_compare_the_state_in_crisis(build: Build) -> None:
    """For a crisis in Lowland a majority decides, else consensus."""
    other = (
        "  - {id: pact.lowland, instrument: pact.treaty, says: Lowland, effect: decide,"
        " means: [rapid_reaction], decision: {organ: pact.council, rule: simple_majority},"
        " when: {host_is: {who: XLO}}, overrides: [pact.treaty.art-3], judgement: J}\n"
    )
    found = votes(build({PACT: other}), "2005-01-01").settled
    assert found == {
        ("rapid_reaction", "in_force_only"): {
            "XHI": ("pact.council", "consensus"),
            "XLO": ("pact.council", "simple_majority"),
        }
    }
