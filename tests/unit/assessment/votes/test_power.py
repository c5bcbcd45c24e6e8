"""Formal power in an organisation, and rules as what-ifs on a case."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from allies.assessment.case.assess import assess
from allies.assessment.case.case_model import CaseModel, MeansKey, Request
from allies.assessment.case.replay import assess_draw
from allies.assessment.case.setting import set_case
from allies.assessment.votes.case_power import SeatsSupposed, case_power, power_case, proposed_rules
from allies.assessment.votes.formal_power import power
from allies.assessment.votes.parts import assigned_forces
from allies.assessment.votes.power_change import power_change
from allies.errors import QuestionError
from allies.questions.assess import Assess
from allies.questions.assess_draw import AssessDraw
from allies.questions.base import WhatIf
from allies.questions.power import Power, PowerAnswer, PowerCase, PowerChange, VoteChange
from allies.values.streams import Block
from allies.values.ternary import YES
from allies.votes.decisions import SUPPORT
from allies.world.view import View
from tests.apparatus import day

SEVEN = {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}


def csto(view: View, on: str, rule: Any = "", **given: Any) -> PowerAnswer:
    return power(view.supposing(WhatIf(rule=rule)), Power(organisation="csto", on=on, **given))


def changes(view: View, before: str, on: str, of: str = "UZB") -> tuple[VoteChange, ...]:
    question = PowerChange(organisation="csto", before=before, on=on, of=of)
    return power_change(view, question).changes


def test_before_the_changes_every_reading_is_consensus_and_every_vote_a_veto(view: View) -> None:
    found = csto(view, "2010-06-12")
    assert set(found.voting) == SEVEN
    (rule,) = found.rules
    assert rule.rule == "consensus"
    assert rule.power is not None
    assert rule.power.act == 1 / 128
    assert rule.power.equal_votes
    assert not found.unsettled


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


def test_after_the_changes_the_readings_differ(view: View) -> None:
    rules = {item.rule: item.readings for item in csto(view, "2013-06-12").rules}
    assert set(rules) == {"consensus", "simple_majority", "limited_format"}
    assert "majority_suffices" in rules["simple_majority"]["rapid_reaction"]
    assert "peacekeeping" not in rules["simple_majority"]


def test_what_became_of_uzbekistans_vote_differs_by_reading(view: View) -> None:
    by_reading = {
        item.reading: item
        for item in changes(view, "2010-06-12", "2012-06-12")
        if item.means == "rapid_reaction"
    }
    kept = by_reading["in_force_only"]
    assert kept.before.prevent == kept.after.prevent == 1
    # A signed text binds those who accepted it: for the others a majority, for Uzbekistan not.
    (lost,) = [
        item for name, item in by_reading.items() if name.startswith("signed_binds (host ARM")
    ]
    assert lost.before.rule is None, "nobody held that reading before"
    assert lost.after.prevent == 5 / 16
    assert lost.after.normalised == 1 / 7, "its share of power is the same"


def test_a_member_that_left_has_no_vote(view: View) -> None:
    found = changes(view, "2010-06-12", "2013-06-12")
    assert found
    assert all(item.after.prevent is None for item in found)


def test_without_a_state_every_vote_of_either_day_is_compared(view: View) -> None:
    question = PowerChange(organisation="csto", before="2010-06-12", on="2013-06-12")
    found = power_change(view, question)
    assert set(found.voters) == {item.voter for item in found.changes} == SEVEN
    assert found.covered


def test_between_days_of_which_one_is_not_covered_nothing_is_known(view: View) -> None:
    question = PowerChange(organisation="csto", before="1980-06-12", on="2013-06-12")
    found = power_change(view, question)
    assert (found.on, found.covered, found.changes) == (None, False, ())
    before, after = found.assigned_forces
    assert before is None
    assert after is not None


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
    with pytest.raises(QuestionError, match="nobody is left to vote"):
        csto(view, "2010-06-12", rule="consensus", without_states=tuple(SEVEN))
    with pytest.raises(QuestionError, match="nobody is left to vote"):
        case_power(
            set_case(view, "osh-2010"),
            "csto",
            Request(draws=20),
            SeatsSupposed(unseated=tuple(SEVEN)),
        )


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


def test_each_assigned_force_counts_once_for_its_owner(view: View) -> None:
    found = assigned_forces(view, view.organisation("csto"), day("2013-06-12"))
    assert found is not None
    labels = {"ksor", "ksbr", "csto_peacekeeping"}
    owners = {
        force.owner
        for force in view.forces.values()
        if force.carries(tuple(labels), day("2013-06-12"))
    }
    assert set(found.shares) == owners
    assert sum(item.value for item in found.shares.values()) == pytest.approx(1)
    assert found.leader == "RUS"
    assert assigned_forces(view, view.organisation("sco"), day("2013-06-12")) is None
    assert assigned_forces(view, view.organisation("csto"), day("2030-06-12")) is None


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
    with pytest.raises(QuestionError, match="stands twice in one year") as caught:
        csto(view, "2010-06-12", capability=rows)
    assert caught.value.fault.field == "capability.1"


# What-ifs on a case.


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
    expected = (outcome.votes[others] == SUPPORT).all(axis=0)
    assert expected.any()
    assert ((outcome.approved[0] == YES) == expected).all()
    alone = CaseModel(setting, Request()).run(Block(0, 1))
    assert alone.prepared[key].plan.parties == frozenset()


def test_an_unknown_rule_is_refused(view: View) -> None:
    with pytest.raises(QuestionError, match="did you mean 'simple_majority'"):
        CaseModel(set_case(view, "osh-2010"), Request(rule="simple_mayority"))


def test_the_same_votes_pass_the_more_rules_the_laxer_they_are(view: View) -> None:
    for means in case_power(set_case(view, "osh-2010"), "csto", Request(draws=500)):
        approval = {item.rule: item.approval for item in means.rules}
        assert approval["simple_majority"] >= approval["qualified_majority (share 2/3)"]
        assert 0 < means.requested < 500


def test_approval_under_the_law_is_that_of_the_assessment(view: View) -> None:
    found = assess(view, Assess(case="osh-2010", draws=500))
    asked = power_case(view, PowerCase(organisation="csto", case="osh-2010", draws=500))
    (means,) = [item for item in asked.means if item.means == "rapid_reaction"]
    (assessed,) = [
        item.approval for item in found.organisations[0].means if item.id == "rapid_reaction"
    ]
    consensus = next(item.approval for item in means.rules if item.rule == "consensus")
    assert assessed == (consensus, consensus)


def test_a_member_without_a_vote_never_decides(view: View) -> None:
    setting = set_case(view, "osh-2010")
    found = case_power(setting, "csto", Request(draws=300), SeatsSupposed(unseated=("UZB",)))
    for means in found:
        assert "UZB" not in means.votes
        assert {item.decisive["UZB"] for item in means.rules} == {None}
        assert "UZB" not in (*means.gain_by_majority, *means.lose_by_majority)


def test_a_supposed_member_votes_and_the_others_vote_as_before(view: View) -> None:
    setting = set_case(view, "tajikistan-incursion-2015")
    before = case_power(setting, "csto", Request(draws=300))
    after = case_power(setting, "csto", Request(draws=300), SeatsSupposed(seated=("UZB",)))
    for without, joined in zip(before, after, strict=True):
        assert "UZB" not in without.votes
        assert 0 < joined.votes["UZB"][1] < 1
        assert {name: joined.votes[name] for name in without.votes} == without.votes
        by_rule = {rule.rule: rule.approval for rule in joined.rules}
        assert by_rule["consensus"] < {r.rule: r.approval for r in without.rules}["consensus"]


def test_a_supposed_member_is_known_as_of_a_day_before_the_crisis(view: View) -> None:
    setting = set_case(view.known_by(day("2010-06-13")), "osh-2010")
    found = case_power(setting, "csto", Request(draws=50), SeatsSupposed(seated=("TKM",)))
    assert all("TKM" in means.votes for means in found)


def test_a_proposed_rule_is_known_once_it_was_published(view: View) -> None:
    (found,) = proposed_rules(view, "csto")
    assert (found.id, found.rule) == ("insor.majority-2011", "simple_majority")
    assert found.by_name == "Institute of Contemporary Development, Moscow"
    assert proposed_rules(view.known_by(day("2010-01-01")), "csto") == ()
    assert proposed_rules(view, "sco") == ()


def test_where_the_host_never_asks_the_question_is_supposed_to_be_put(view: View) -> None:
    found = case_power(set_case(view, "rasht-2010"), "csto", Request(draws=300))
    assert {means.requested for means in found} == {0}
    for means in found:
        approval = {item.rule: item.approval for item in means.rules}
        assert 0 < approval["consensus"] < approval["simple_majority"] < 1


def test_a_case_of_another_organisation_is_refused(view: View) -> None:
    with pytest.raises(QuestionError, match="does not ask what 'nato' would decide"):
        case_power(set_case(view, "osh-2010"), "nato", Request(draws=10))


def test_a_replayed_draw_says_why_it_was_decided_so(view: View) -> None:
    found = assess_draw(view, AssessDraw(case="osh-2010", draw=7))
    (trace,) = [
        item
        for item in found.means
        if (item.organisation, item.means) == ("csto", "rapid_reaction")
    ]
    objectors = [name for name, vote in trace.votes.items() if vote == "objects"]
    assert objectors
    for because in trace.because.values():
        assert "an objection blocks" in because
        assert all(view.name(name) in because for name in objectors)
        assert not any(name in because for name in objectors), "members have names"
