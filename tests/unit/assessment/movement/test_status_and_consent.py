"""Status against consent: four combinations on the same draws."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from allies.assessment.movement.crossings import Supposed
from allies.assessment.movement.deployment_plans import plan_of
from allies.assessment.movement.status_and_consent import Combination, status_against_consent
from allies.errors import QuestionError
from allies.world.view import View
from tests.apparatus import ACTS, CITED, FORCES, LINKS, PLACES, STATES, Build

MIDLAND = {
    STATES: "- {id: XMI, name: Midland}\n",
    PLACES: "midtown,Midtown,XMI,46.7,8.5,city\n",
    LINKS: "upton,midtown,road,60,XHI:40;XMI:20,Invented\n"
    "midtown,downton,road,50,XMI:25;XLO:25,Invented\n",
    FORCES: "- id: midland.guard\n  name: Midland's guard\n  owner: XMI\n  home: midtown\n"
    "  personnel: {uniform: [300, 300]}\n  readiness_hours: {uniform: [24, 24]}\n"
    "  modes: [road]\n  suited_to: [external_attack]\n  judgement: invented\n",
}
NO_OTHER = {LINKS: ("upton,downton,road,120,XHI:70;XLO:50,Invented\n", "")}


def four(view: View, supposed: Supposed | None = None) -> list[Combination]:
    plan = replace(plan_of(view, "border-2008"), draws=50, supposed=supposed or Supposed())
    return status_against_consent(view, plan, "XMI")


@pytest.fixture(scope="module")
def found(build: Build) -> list[Combination]:
    return four(build(MIDLAND, NO_OTHER))


def test_the_four_are_told_members_first_and_consent_first(found: list[Combination]) -> None:
    assert [(item.inside, item.consents) for item in found] == [
        (True, True),
        (True, False),
        (False, True),
        (False, False),
    ]


def test_a_member_pledges_its_forces_and_who_is_none_does_not(found: list[Combination]) -> None:
    for item in found:
        forces = {force.force.id for force in item.deployment.forces}
        assert "highland.brigade" in forces
        assert ("midland.guard" in forces) == item.inside


def test_consent_counts_whatever_the_status(found: list[Combination]) -> None:
    for item in found:
        (brigade,) = [
            force for force in item.deployment.forces if force.force.id == "highland.brigade"
        ]
        assert (brigade.route is not None) == item.consents
        position = item.deployment.positions["XHI", ("XMI", "road")]
        assert position.consent == ("allowed" if item.consents else "denied")


def test_what_members_were_granted_counts_for_who_is_inside(build: Build) -> None:
    granted = (
        f"- {{act: transit_granted, by: XMI, to: pact, mode: road, on: 2007-01-01, {CITED}}}\n"
    )
    view = build({**MIDLAND, ACTS: granted}, NO_OTHER)
    plan = replace(plan_of(view, "border-2008", means=["bilateral"]), draws=50)
    for item in status_against_consent(view, plan, "XHI"):
        consent = item.deployment.positions["XHI", ("XMI", "road")].consent
        assert consent == ("granted" if item.inside else "silent")


@pytest.mark.parametrize(
    "supposed", [Supposed(("XMI",), ("XHI",)), Supposed((), ("XMI", "XHI"))], ids=str
)
def test_what_is_supposed_of_others_stays(build: Build, supposed: Supposed) -> None:
    view = build(MIDLAND)
    for item in four(view, supposed):
        then = item.deployment.plan.supposed
        assert "XHI" in then.allowed
        assert ("XMI" in then.denied) == (not item.consents)
        assert ("XMI" in then.allowed) == item.consents


def test_the_record_itself_is_left_as_it_was(build: Build) -> None:
    view = build(MIDLAND, NO_OTHER)
    before = view.on(view.last_day).register("membership", "XMI", "pact").word()
    four(view)
    assert view.on(view.last_day).register("membership", "XMI", "pact").word() == before
    assert view.forces["midland.guard"].labels == ()


def test_of_the_state_that_is_helped_there_is_nothing_to_ask(small_view: View) -> None:
    with pytest.raises(QuestionError, match="XLO is the state that help must reach") as caught:
        status_against_consent(small_view, plan_of(small_view, "border-2008"), "XLO")
    assert caught.value.fault.field == "status_of"
