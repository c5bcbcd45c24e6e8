"""The answer to *may they*, on the shipped theatre and on the small one."""

from __future__ import annotations

import pytest

from allies.assessment.case.setting import set_case
from allies.law.finding import LegalFinding, find, is_held, rows_held
from allies.law.judgement import judge
from allies.law.provisions import TREATY_LAW, brief_on_means, readings_of
from allies.values.dates import parse_date
from allies.values.means import Means
from allies.world.instruments import Reading, ReadingHolder
from allies.world.view import View
from tests.apparatus import Build, day


def may(
    view: View, on: str, means: Means, case: str = "osh-2010", organisation: str = "csto"
) -> LegalFinding:
    setting = set_case(view, case, day(on))
    body = setting.view.organisation(organisation)
    (offered,) = [item for item in body.means if item.means == means]
    facts = setting.facts(setting.snapshot())
    judgement = judge(brief_on_means(setting.view, body, means, setting.day, setting.case), facts)
    held = rows_held(judgement.readings, setting.day)
    return find(judgement, facts, held, offered.organ)


def held(since: str, until: str = "") -> Reading:
    holder = ReadingHolder(
        who="x", since=parse_date(since), until=parse_date(until) if until else None, judgement="j"
    )
    return Reading(id="r", title="t", in_force=None, holders=(holder,))


@pytest.mark.parametrize(
    ("since", "until", "on", "expected"),
    [
        ("2010-06-11", "2010-12-10", "2010-06-10", False),
        ("2010-06-11", "2010-12-10", "2010-06-11", True),
        ("2010-06-11", "2010-12-10", "2010-12-09", True),
        ("2010-06-11", "2010-12-10", "2010-12-10", False),
        ("2010", "", "2010-12-30", False),
        ("2010", "", "2010-12-31", True),
        ("2010-06-11", "2011", "2011-12-30", True),
        ("2010-06-11", "2011", "2011-12-31", False),
    ],
)
def test_a_reading_is_held_from_its_first_day_to_the_day_before_it_was_given_up(
    since: str, until: str, on: str, expected: bool
) -> None:
    assert is_held(held(since, until), day(on)) == expected


def test_the_baseline_always_counts_and_any_other_only_while_it_is_held() -> None:
    never = Reading(id="n", title="t", in_force=None, holders=())
    readings = [never, held("2010-06-11"), never]
    assert rows_held(readings, day("2010-06-10")) == [0]
    assert rows_held(readings, day("2010-06-11")) == [0, 1]


def test_readings_that_agree_give_one_verdict_and_readings_that_differ_a_dispute(
    view: View,
) -> None:
    assert may(view, "2010-06-12", "rapid_reaction").verdict == "no"
    assert may(view, "2011-06-12", "rapid_reaction").verdict == "disputed"
    assert may(view, "2010-06-12", "materiel").verdict == "yes"


@pytest.mark.parametrize(
    ("on", "apart"),
    [
        ("2010-12-09", {"signed_binds", "amended_texts", "majority_suffices", "consensus_remains"}),
        ("2010-12-10", {"consensus_remains"}),
        ("2011-12-30", {"consensus_remains"}),
        ("2011-12-31", set()),
    ],
)
def test_a_reading_that_nobody_held_yet_is_set_apart(view: View, on: str, apart: set[str]) -> None:
    found = may(view, on, "rapid_reaction")
    assert set(found.held_by_nobody) - {"external_only"} == apart
    assert not set(found.held_by_nobody) & set(found.by_reading)


@pytest.mark.parametrize(("on", "verdict"), [("2012-12-18", "no"), ("2012-12-19", "yes")])
def test_the_amended_texts_answer_from_the_day_on_which_they_are_in_force(
    view: View, on: str, verdict: str
) -> None:
    assert may(view, on, "rapid_reaction").by_reading["amended_texts"] == verdict


def test_the_deciding_rule_differs_with_the_reading(view: View) -> None:
    found = may(view, "2013-06-12", "rapid_reaction").decided_by
    assert found["in_force_only"] == "consensus"
    assert found["amended_texts"] == "limited_format"
    assert found["majority_suffices"] == "simple_majority"
    assert found["nullity"] == "consensus"


def test_a_means_that_no_organ_decides_on_has_no_deciding_rule(view: View) -> None:
    assert may(view, "2010-06-12", "materiel").decided_by == {}


def test_a_dissent_names_what_decides_it_and_what_becomes_of_the_baseline(view: View) -> None:
    found = may(view, "2010-06-12", "peacekeeping")
    assert found.verdict == "disputed"
    reasons = {reason.provision: reason.status for reason in found.dissent["external_only"]}
    assert reasons == {
        "csto.external-only": "decisive",
        "csto.peacekeeping-2007.art-3": "overridden",
    }


def test_losing_rules_are_shown_with_how_they_lost(view: View) -> None:
    found = may(view, "2010-06-12", "rapid_reaction")
    statuses = {reason.provision: reason.status for reason in found.reasons}
    assert statuses["cst.art-4"] == "not_applicable"
    assert statuses["csto.ksor-2009.tasks"] == "not_in_force"
    assert statuses["csto.charter-protocol-2010.crisis"] == "not_in_force"
    assert found.explained_under == "in_force_only"


def test_steps_say_whether_they_have_been_taken(view: View) -> None:
    found = {step.provision: step.state for step in may(view, "2010-06-12", "rapid_reaction").steps}
    assert found == {
        "cst.status-2000.request": "yes",
        "csto.step.request": "yes",
        "csto.step.decision": "no",
        "blr.law-2003.procedure": "unknown",
        "kaz.order-of-sending.parliament": "unknown",
    }


def test_every_flip_would_change_the_verdict_to_the_one_it_names(view: View) -> None:
    found = may(view, "2010-06-12", "rapid_reaction")
    assert {(flip.says, flip.instead, flip.verdict) for flip in found.would_flip} == {
        ("the crisis is of the kind external attack", "yes", "yes")
    }
    assert all(flip.value != flip.instead for flip in found.would_flip)


def test_an_organisation_without_readings_is_read_by_the_law_of_treaties(build: Build) -> None:
    view = build(
        {
            "organisations/league.yaml": (
                "id: league\nname: The League\nshort: League\njudgement: invented\n"
                "means:\n  - {means: consult, name: talks, judgement: invented}\n"
            )
        },
        {"cases/border-2008.yaml": ("organisations: [pact]", "organisations: [pact, league]")},
    )
    league = view.organisation("league")
    (baseline,) = readings_of(league)
    assert (baseline.id, baseline.holders) == ("in_force_only", ())
    assert baseline.in_force == TREATY_LAW
    found = may(view, "2008-06-05", "consult", "border-2008", "league")
    assert (found.verdict, found.by_reading) == ("yes", {"in_force_only": "yes"})


def test_a_permission_that_meets_an_equal_prohibition_is_unknown_and_called_a_conflict(
    build: Build,
) -> None:
    forbid = (
        "  - id: pact.treaty.art-7\n    instrument: pact.treaty\n    says: It may not\n"
        "    effect: forbid\n    means: [rapid_reaction]\n    judgement: invented\n"
    )
    added = {"organisations/pact.yaml": forbid}
    expectation = {"expectations/expectations.yaml": ("  verdict: yes", "  verdict: unknown")}
    found = may(build(added, expectation), "2008-06-05", "rapid_reaction", "border-2008", "pact")
    assert (found.verdict, found.conflict) == ("unknown", ["in_force_only"])


def test_the_law_a_member_may_make_alone_needs_its_hosts_consent(build: Build) -> None:
    spoken_for = {"acts/acts.yaml": ("- act: government_formed", "- act: government_disputed")}
    without = may(build(None, spoken_for), "2008-06-05", "bilateral", "border-2008", "pact")
    with_consent = may(build(), "2008-06-05", "bilateral", "border-2008", "pact")
    assert (with_consent.verdict, without.verdict) == ("yes", "no")


@pytest.mark.parametrize(
    ("rule", "decided_by"),
    [("consensus", {"in_force_only": "consensus"}), ("simple_majority", {})],
)
def test_two_rules_on_how_an_organ_decides_leave_it_unsettled_only_where_they_differ(
    build: Build, rule: str, decided_by: dict[str, str]
) -> None:
    second = (
        "  - id: pact.treaty.art-4\n    instrument: pact.treaty\n    says: How the Council votes\n"
        f"    effect: decide\n    means: [rapid_reaction]\n    judgement: invented\n"
        f"    decision: {{organ: pact.council, rule: {rule}}}\n"
    )
    view = build({"organisations/pact.yaml": second})
    found = may(view, "2008-06-05", "rapid_reaction", "border-2008", "pact")
    assert found.decided_by == decided_by
