"""What the law in full must show, item by item, on the JSON answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from allies.assessment.case.setting import set_case
from allies.law.audit import ActFinding, judge_act
from allies.values.dates import day_text
from allies.world.view import View
from tests.apparatus import Run, day

Proposals = Callable[..., dict[str, Any]]
May = Callable[..., dict[str, Any]]


@pytest.fixture
def proposals(run: Run) -> Proposals:
    """The findings on the acts a case proposes, by act."""

    def ask(case: str, *more: str) -> dict[str, Any]:
        answer = run("law", "--case", case, *more, "--json")
        assert (answer.code, answer.err) == (0, "")
        return {item["act"].partition(".")[2]: item for item in answer.json["proposals"]}

    return ask


@pytest.fixture
def may(run: Run) -> May:
    """What an organisation may do in a case by one means."""

    def ask(case: str, on: str, organisation: str, means: str) -> dict[str, Any]:
        answer = run("law", "--case", case, "--on", on, "--means", means, "--json")
        assert (answer.code, answer.err) == (0, "")
        (found,) = [
            item for item in answer.json["findings"] if item["organisation"] == organisation
        ]
        verdict: dict[str, Any] = found["may"]
        return verdict

    return ask


def part(verdict: dict[str, Any], provision: str) -> str:
    """Return the part a provision plays in a verdict."""
    (found,) = [item["status"] for item in verdict["reasons"] if item["provision"] == provision]
    return str(found)


# A base of outsiders: what every member must agree to depends on their agreement.


def test_a_base_to_which_every_member_must_agree_depends_on_their_agreement(
    proposals: Proposals,
) -> None:
    found = proposals("third-state-base-2012")["kgz"]
    assert found["by_reading"]["all_must_agree"] == "depends"
    assert found["by_reading"]["in_force_only"] == "regular"
    assert found["finding"] == "disputed"
    assert "it still needs" in found["why"]
    assert "“Every member agrees to an outsider's base”" in found["why"]
    # Turkmenistan is no member, so there is nobody whose agreement it would need.
    asked = proposals("third-state-base-2012")["access"]
    assert asked["finding"] == "regular"


# The Rasht valley: between the force's agreement and the change of the charter.


@pytest.mark.parametrize(("on", "verdict"), [("2010-09-09", "no"), ("2010-09-10", "yes")])
def test_seen_as_an_incursion_rasht_opens_the_forces_agreement_once_it_is_in_force(
    may: May, on: str, verdict: str
) -> None:
    found = may("rasht-2010", on, "csto", "rapid_reaction")
    assert found["by_reading"]["as_insurgency_incursion"] == verdict
    assert found["by_reading"]["in_force_only"] == "no"


@pytest.mark.parametrize(
    ("on", "verdict", "status"),
    [("2012-12-18", "no", "not_in_force"), ("2012-12-19", "yes", "decisive")],
)
def test_seen_as_unrest_rasht_opens_the_changed_charter_once_it_is_in_force(
    may: May, on: str, verdict: str, status: str
) -> None:
    found = may("rasht-2010", on, "csto", "rapid_reaction")
    assert found["by_reading"]["in_force_only"] == verdict
    assert part(found, "csto.charter-protocol-2010.crisis") == status


# Batken: between the treaty's term and the entry into force of its extension.


@pytest.mark.parametrize(
    ("on", "verdict", "status"),
    [
        ("1999-04-19", "yes", "not_applicable"),
        ("1999-04-20", "no", "not_in_force"),
        ("1999-08-25", "no", "not_in_force"),
    ],
)
def test_batken_fell_between_the_treatys_term_and_its_extension(
    may: May, on: str, verdict: str, status: str
) -> None:
    found = may("batken-1999", on, "cst", "rapid_reaction")
    assert {**found["held_by_nobody"], **found["by_reading"]}["as_external_attack"] == verdict
    assert part(found, "cst.art-4") == status


def test_the_treaty_has_power_again_from_the_day_its_extension_is_in_force(
    may: May, view: View
) -> None:
    (again,) = [
        act.on.first
        for act in view.acts
        if act.act == "entered_into_force"
        and act.of == "cst.treaty-1992"
        and act.on.first > day("1999-04-20")
    ]
    found = [may("batken-1999", day_text(on), "cst", "rapid_reaction") for on in (again - 1, again)]
    assert [item["by_reading"]["as_external_attack"] for item in found] == ["no", "yes"]


# Uzbekistan's exit: a set of dates, and two different acts of suspension.


def test_uzbekistans_exit_has_a_set_of_dates_by_reading(proposals: Proposals) -> None:
    clocks = proposals("uzbekistan-2012")["leaves-19-december"]["clocks"]
    earliest = {item["reading"]: item["earliest"] for item in clocks}
    assert earliest == {
        "in_force_only": None,
        "protest_no_clock": None,
        "no_unilateral_exit": None,
        "note_is_notice": "2012-12-20",
        "announced_is_notice": "2012-12-28",
    }
    running = [item for item in clocks if item["earliest"]]
    assert all("accept" in item["then"] for item in running)
    assert all(item["started_by"] and item["cites"] for item in running)


def test_the_summit_of_19_december_stands_a_day_short_of_six_months(proposals: Proposals) -> None:
    clocks = proposals("uzbekistan-2012")["leaves-19-december"]["clocks"]
    meetings = {item["reading"]: item["meetings"] for item in clocks}
    (summit,) = meetings["note_is_notice"]
    assert (summit["on"], summit["days_after"]) == ("2012-12-19", -1)
    assert [item["days_after"] for item in meetings["announced_is_notice"]] == [-9]


@pytest.mark.parametrize(
    ("act", "note", "announced"),
    [
        ("leaves-19-december", "irregular", "irregular"),
        ("leaves-20-december", "depends", "irregular"),
        ("leaves-28-december", "depends", "depends"),
    ],
)
def test_leaving_depends_on_its_acceptance_alone_from_the_day_the_clock_of_a_reading_has_run(
    proposals: Proposals, act: str, note: str, announced: str
) -> None:
    found = proposals("uzbekistan-2012")[act]["by_reading"]
    assert (found["note_is_notice"], found["announced_is_notice"]) == (note, announced)
    assert {found[name] for name in ("protest_no_clock", "no_unilateral_exit")} == {"irregular"}


def test_even_then_the_members_must_accept_it(proposals: Proposals) -> None:
    (step,) = proposals("uzbekistan-2012")["leaves-20-december"]["law"]["steps"]
    assert (step["provision"], step["done"]) == ("csto.charter.art-19.acceptance", "no")
    assert "note_is_notice" in step["under"]


def test_suspending_oneself_and_being_suspended_are_different_acts(proposals: Proposals) -> None:
    found = proposals("uzbekistan-2012")
    own, council = found["freezes-itself"], found["council-suspends"]
    assert own["by_reading"]["one_party_may_freeze"] == "regular"
    assert own["held_by_nobody"]["only_council_suspends"] == "irregular"
    assert council["by_reading"]["only_council_suspends"] == "regular"
    assert council["by_reading"]["no_clause_no_suspension"] == "irregular"
    weighed = {item["provision"] for item in own["law"]["reasons"]}
    assert "csto.regulation-2004.council-suspends" in weighed


# Bases.


def test_a_third_states_base_in_kyrgyzstan_is_constrained_on_the_signed_text(
    proposals: Proposals,
) -> None:
    law = proposals("third-state-base-2012")["kgz"]["law"]
    (consult,) = [
        item for item in law["steps"] if item["provision"] == "csto.base-protocol-2011.consult"
    ]
    assert "signed_binds" in consult["under"]
    assert "in_force_only" not in consult["under"]
    objecting = proposals("objection-2012")["kgz"]
    assert objecting["law"]["by_reading"]["signed_binds"] == "no"
    assert objecting["law"]["by_reading"]["in_force_only"] == "unknown"
    # One source has it that nothing was signed, so even the signed text is disputed.
    assert objecting["by_reading"]["signed_binds"] == "disputed"


def done(view: View, case: str, name: str) -> ActFinding:
    """Hold a proposed act against the law as if it had been done."""
    setting = set_case(view, case)
    (act,) = [item for item in setting.case.question.proposals if item.id == f"{case}.{name}"]
    found = judge_act(setting.view, act, setting.view.body("csto"), done=True)
    assert found is not None
    return found


def test_done_without_a_recorded_consultation_the_base_in_kyrgyzstan_is_not_simply_regular(
    view: View,
) -> None:
    found = done(view, "third-state-base-2012", "kgz").law.by_reading
    assert (found["signed_binds"], found["in_force_only"]) == ("unknown", "unknown")


def test_in_uzbekistan_in_2013_a_base_is_disputed_and_access_is_another_matter(
    proposals: Proposals,
) -> None:
    found = proposals("third-state-base-2012", "--on", "2013-07-16")
    assert found["uzb"]["finding"] == "disputed"
    assert part(found["uzb"]["law"], "uzb.concept-2012.no-bases") == "decisive"
    assert "uzb.concept-2012.no-bases" not in {
        item["provision"] for item in found["access"]["law"]["reasons"]
    }
    assert found["access"]["finding"] in ("unknown", "disputed")


def test_before_the_concept_nothing_of_uzbekistans_own_forbade_it(proposals: Proposals) -> None:
    law = proposals("third-state-base-2012")["uzb"]["law"]
    assert part(law, "uzb.concept-2012.no-bases") == "not_in_force"


def test_a_second_base_of_a_member_breaches_a_duty_to_consult_or_none(
    view: View, proposals: Proposals
) -> None:
    eve = proposals("second-base-2009", "--on", "2009-07-31")["osh"]
    day = proposals("second-base-2009")["osh"]
    assert "consultation_duty" in eve["held_by_nobody"]
    assert day["finding"] == "disputed"
    assert day["by_reading"]["in_force_only"] == "regular"
    assert day["by_reading"]["consultation_duty"] == "irregular"
    found = done(view, "second-base-2009", "osh")
    assert found.by_reading["in_force_only"] == "regular"
    assert found.by_reading["consultation_duty"] in ("unknown", "irregular")


# The audit.


def test_the_audit_of_the_csto_tells_regular_from_disputed_by_reading(run: Run) -> None:
    answer = run("audit", "csto", "--json")
    assert answer.code == 0
    acts = {item["act"]: item for item in answer.json["acts"]}
    for item in acts.values():
        assert {"act", "on", "finding", "by_reading"} <= set(item)
        held = set(item["by_reading"].values())
        assert item["finding"] == (held.pop() if len(held) == 1 else "disputed")
    force = acts["csto.ksor-2009.adopted"]
    assert force["finding"] == "disputed"
    assert force["by_reading"] == {"in_force_only": "regular", "nullity": "irregular"}
    package = [item for item in acts.values() if item["on"] == "2010-12-10"]
    findings = {item["act"]: item["finding"] for item in package}
    assert findings["csto.charter-protocol-2010.adopted"] == "disputed"
    assert findings["csto.treaty-protocol-2010.adopted"] == "disputed"
    assert findings["csto.forces-2010.adopted"] == "regular"


def test_the_suspension_of_december_2012_is_disputed_for_reasons_that_are_shown(run: Run) -> None:
    acts = run("audit", "csto", "--json").json["acts"]
    (found,) = [
        item
        for item in acts
        if item["on"] == "2012-12-19" and "suspended the membership" in item["says"]
    ]
    assert found["finding"] == "disputed"
    assert found["by_reading"]["in_force_only"] == "unknown"
    assert found["by_reading"]["only_council_suspends"] == "regular"
    assert found["by_reading"]["no_clause_no_suspension"] == "irregular"
    assert found["law"]["reasons"]
    assert found["law"]["dissent"]


@pytest.mark.parametrize(
    ("on", "started"),
    [
        ("2012-01-15", set()),
        ("2012-06-19", set()),
        ("2012-06-20", {"uzb.note-2012"}),
        ("2012-06-28", {"uzb.note-2012", "uzb.announcement-2012"}),
    ],
)
def test_no_clock_is_started_by_what_had_not_happened_yet(
    run: Run, on: str, started: set[str]
) -> None:
    answer = run("law", "--case", "uzbekistan-2012", "--on", on, "--json").json
    # The case moves with the day: what it proposes about leaving stands on the day itself.
    clocks = [clock for item in answer["proposals"] if item["on"] == on for clock in item["clocks"]]
    assert clocks
    assert {clock["started_by"] for clock in clocks} - {None} == started
    for clock in clocks:
        assert (clock["earliest"] is None) == (clock["started_by"] is None)
