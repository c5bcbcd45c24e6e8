"""Power in a case: how every rule decides on the same votes, and whose vote decides."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.assessment.case.assess import assess
from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.setting import set_case
from allies.assessment.votes.case_power import (
    COMPARED,
    SeatsSupposed,
    case_power,
    power_case,
    proposed_rules,
    seating,
)
from allies.errors import QuestionError
from allies.questions.assess import Assess
from allies.questions.base import WhatIf
from allies.questions.power import MeansPower, PowerCase
from allies.values.dates import parse_date
from allies.values.streams import Block
from allies.votes.decisions import OBJECT, SUPPORT, Seats
from allies.votes.rule_text import parse_decision
from allies.world.view import View
from tests.apparatus import ACTS, CASE, CITED, OF_LAW_ALONE, STATES, Build, day

SEVEN = {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}


def test_a_case_without_anybody_left_to_vote_is_refused(view: View) -> None:
    with pytest.raises(QuestionError, match="no member is left to vote"):
        case_power(
            set_case(view, "osh-2010"),
            "csto",
            Request(draws=20),
            SeatsSupposed(unseated=tuple(SEVEN)),
        )


def test_the_same_votes_pass_the_more_rules_the_laxer_they_are(view: View) -> None:
    for means in case_power(set_case(view, "osh-2010"), "csto", Request(draws=500)):
        approval = {item.rule: item.approval for item in means.rules}
        assert approval["simple_majority"] >= approval["qualified_majority (share 2/3)"]
        assert 0 < means.requested < 500


def test_approval_in_an_assessment_also_needs_a_state_to_carry_it(view: View) -> None:
    found = assess(view, Assess(case="osh-2010", draws=500))
    asked = power_case(view, PowerCase(organisation="csto", case="osh-2010", draws=500))
    (means,) = [item for item in asked.means if item.means == "rapid_reaction"]
    (assessed,) = [
        item.approval for item in found.organisations[0].means if item.id == "rapid_reaction"
    ]
    consensus = next(item.approval for item in means.rules if item.rule == "consensus")
    assert assessed is not None
    assert 0 < assessed[0] == assessed[1] < consensus


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


def test_where_no_request_is_recorded_only_draws_with_one_count(view: View) -> None:
    found = case_power(set_case(view, "rasht-2010"), "csto", Request(draws=300))
    for means in found:
        assert (means.means == "consult") == (means.requested == 300)
        assert means.requested > 0
    for means in found:
        approval = {item.rule: item.approval for item in means.rules}
        assert 0 < approval["consensus"] <= approval["simple_majority"] <= 1


def test_a_case_of_another_organisation_is_refused(view: View) -> None:
    with pytest.raises(QuestionError, match="does not ask what 'nato' would decide"):
        case_power(set_case(view, "osh-2010"), "nato", Request(draws=10))


# The small theatre.

THIRD = "- {id: XTH, name: Thirdland}\n"
PROPOSED = f"""\
- {{act: proposed, by: XLO, of: pact, rule: simple_majority, says: P, on: 2007-01-01, {CITED}}}
- {{act: proposed, by: evening-paper, of: pact, rule: unanimity, says: P, on: 2008-01-01, {CITED}}}
"""


def pact(view: View, rule: str = "", draws: int = 400, **supposed: tuple[str, ...]) -> MeansPower:
    setting = set_case(view.through("evening-paper"), "border-2008")
    (found,) = case_power(setting, "pact", Request(draws, rule=rule), SeatsSupposed(**supposed))
    return found


def test_of_every_rule_it_is_told_how_often_it_decides_and_whose_vote_does(
    small_view: View,
) -> None:
    setting = set_case(small_view.through("evening-paper"), "border-2008")
    outcome = CaseModel(setting, Request(400)).run(Block(0, 400)).outcomes["pact", "rapid_reaction"]
    votes = outcome.votes[:, outcome.codes[0] != 0]
    counted, seats = votes.shape[1], Seats(("XHI", "XLO"))
    found = pact(small_view)
    assert found.requested == counted > 0
    assert found.votes == {
        name: tuple(round(float((votes[at] == vote).mean()), 6) for vote in (SUPPORT, OBJECT))
        for at, name in enumerate(seats.members)
    }
    for item, text in zip(found.rules, COMPARED, strict=True):
        rule = parse_decision(text)
        assert item.approval == round(float(rule.decides(votes, seats).mean()), 6)
        for at, name in enumerate(seats.members):
            flips = 0
            for draw in range(counted):
                for_it, against = (votes[:, [draw]].copy() for _ in range(2))
                for_it[at], against[at] = SUPPORT, OBJECT
                flips += rule.decides(for_it, seats)[0] != rule.decides(against, seats)[0]
            assert item.decisive[name] == round(flips / counted, 6)


def test_who_gains_and_loses_by_a_majority_is_told_with_the_most_first(view: View) -> None:
    for found in case_power(set_case(view, "osh-2010"), "csto", Request(draws=300)):
        rules = {item.rule: item.decisive for item in found.rules}
        moved = {
            name: round((after - before) * found.requested)
            for name, before in rules["consensus"].items()
            if before is not None and (after := rules["simple_majority"][name]) is not None
        }
        gains = [moved[name] for name in found.gain_by_majority]
        losses = [moved[name] for name in found.lose_by_majority]
        assert gains == sorted((item for item in moved.values() if item > 0), reverse=True)
        assert losses == sorted(item for item in moved.values() if item < 0)
        assert gains or losses


def test_the_rule_of_a_what_if_is_one_more_unless_it_is_compared_anyhow(small_view: View) -> None:
    names = [item.rule for item in pact(small_view, draws=20).rules]
    assert names[0] == "consensus"
    assert names[-1] == "simple_majority"
    assert [item.rule for item in pact(small_view, "consensus", draws=20).rules] == names
    assert [item.rule for item in pact(small_view, "unanimity", 20).rules] == [*names, "unanimity"]


def test_a_vote_taken_away_changes_no_other(small_view: View) -> None:
    whole, without = pact(small_view), pact(small_view, unseated=("XLO",))
    assert without.votes == {"XHI": whole.votes["XHI"]}
    for item in without.rules:
        assert item.decisive["XLO"] is None
        assert item.decisive["XHI"] is not None
    assert without.requested == whole.requested


def test_if_the_request_is_withdrawn_it_is_supposed_that_the_question_is_put(
    small_view: View,
) -> None:
    case = small_view.cases["border-2008"]
    (asked,) = case.acts
    withdrawn = replace(asked, id="withdrawn", act="request_withdrawn", on=parse_date("2008-06-05"))
    asked = replace(asked, on=parse_date("2008-06-04"))
    case = replace(case, acts=(asked, withdrawn))
    silent = replace(small_view.through("evening-paper"), cases={"border-2008": case})
    (found,) = case_power(set_case(silent, "border-2008"), "pact", Request(200))
    assert found.requested == 0
    assert 0 < found.votes["XHI"][0] < 1


def test_a_state_seated_joins_on_the_day_of_the_setting(build: Build) -> None:
    setting = set_case(build({STATES: THIRD}), "border-2008")
    seated = seating(setting, "pact", ("XTH",))
    cell = ("membership", "XTH", "pact")
    assert seated.view.on(setting.day).register(*cell).word() == "member"
    assert seated.view.on(setting.day - 1).register(*cell).word() == "none"
    assert setting.view.on(setting.day).register(*cell).word() == "none"


def test_a_case_about_the_law_alone_has_no_votes(build: Build) -> None:
    view = build(replaced={CASE: OF_LAW_ALONE})
    with pytest.raises(QuestionError, match="'border-2008' asks only about law") as caught:
        case_power(set_case(view, "border-2008"), "pact", Request(20))
    assert caught.value.fault.field == "case"


def test_only_rules_proposed_for_the_organisation_are_told_and_by_whom(build: Build) -> None:
    view = build({ACTS: PROPOSED})
    found = proposed_rules(view, "pact")
    assert [(item.by, item.by_name, item.rule) for item in found] == [
        ("XLO", "Lowland", "simple_majority"),
        ("evening-paper", "The Evening Paper", "unanimity"),
    ]
    assert found[0].cites
    assert proposed_rules(view, "nobody") == ()


@pytest.mark.parametrize(("on", "covered"), [("2010-12-31", True), ("2011-01-01", False)])
def test_beyond_the_record_nobody_votes_and_a_wrong_rule_is_still_refused(
    build: Build, on: str, covered: bool
) -> None:
    view = build({ACTS: PROPOSED})
    asked = PowerCase(organisation="pact", case="border-2008", on=on, draws=20)
    found = power_case(view, asked)
    assert (bool(found.means), bool(found.proposed)) == (covered, covered)
    assert (found.on, found.draws) == (on, 20)
    with pytest.raises(QuestionError, match="unknown decision rule"):
        power_case(view.supposing(WhatIf(rule="majority")), asked)
