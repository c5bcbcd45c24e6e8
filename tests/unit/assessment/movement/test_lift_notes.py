"""Notes on lift: aircraft that are unknown, too heavy or too few are named."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from allies.assessment.case.assess import assess
from allies.assessment.movement.deployments import deploy
from allies.assessment.movement.routes import route
from allies.faces.text.assess import assess_page
from allies.faces.text.assess_parts import asked_about, over_lift
from allies.faces.text.printing import rendered
from allies.logistics.lift import LONGEST_DAYS, longest_hours
from allies.questions.assess import Assess
from allies.questions.deploy import Deploy
from allies.questions.route import Route
from allies.values.distributions import Distribution
from allies.world.view import View

IVANOVO_OSH = Route(start="ivanovo", end="osh", on="2010-06-13", move="company")
KANT_OSH = Route(start="kant", end="osh", on="2010-06-13", mode=("air",), mover="KGZ")


def test_aircraft_that_are_unknown_or_too_heavy_are_named(view: View) -> None:
    none = replace(view, fleets={})
    (unknown,) = route(none, replace(IVANOVO_OSH, move="company")).lift_notes
    assert unknown == "The record has no aircraft of Russia: its flights are unknown, not counted."
    short = replace(view.places["osh"], runway_m=2000.0)
    heavy = replace(view, places={**view.places, "osh": short})
    found = route(heavy, replace(IVANOVO_OSH, move="company"))
    assert found.lift_notes == (
        "Russian An-124 needs a runway of 3,000 m; that of Osh has 2,000 m.",
    )


@pytest.mark.parametrize(("unit", "is_too_large"), [("company", False), ("division", True)])
def test_a_unit_larger_than_the_lift_is_told_with_the_flights_it_needs(
    view: View, unit: str, is_too_large: bool
) -> None:
    found = route(view, replace(KANT_OSH, move=unit))
    assert found.arrival is not None
    assert (found.arrival.last_days.p50 > LONGEST_DAYS) == is_too_large
    assert [note for note in found.lift_notes if "larger than the lift" in note] == (
        [
            "The division is larger than the lift: the aircraft of Kyrgyzstan need 2,750 flights,"
            " and after 30 days not all of it is there. Move a smaller unit, or let it go by land"
            " as well."
        ]
        if is_too_large
        else []
    )


def test_a_unit_that_goes_by_land_as_well_is_not_too_large_for_its_aircraft(view: View) -> None:
    assert route(view, replace(KANT_OSH, move="division", mode=())).lift_notes == ()


@pytest.mark.parametrize(("aircraft", "is_enough"), [(1.0, False), (2_000.0, True)])
def test_a_deployment_names_the_forces_that_are_larger_than_their_lift(
    view: View, aircraft: float, is_enough: bool
) -> None:
    there = Distribution("uniform", (aircraft, aircraft))
    fleets = {name: replace(fleet, aircraft=there) for name, fleet in view.fleets.items()}
    by_air = replace(view, fleets=fleets, links=())
    found = deploy(by_air, Deploy(case="osh-2010", everybody=True))
    late = [
        item.force
        for item in found.forces
        if item.days and 24 * item.days.p50 > longest_hours(view.forces[item.force])
    ]
    assert bool(late) is not is_enough
    assert len(found.lift_notes) == (0 if is_enough else 1)
    for note in found.lift_notes:
        *each, together = [
            int(number.replace(",", "")) for number in re.findall("([0-9,]+) flights[).]", note)
        ]
        assert len(each) > 1
        assert together >= sum(each) - len(each)  # each is rounded
        assert note.startswith("Larger than the lift: ")
        assert all(view.name(force) in note for force in late)
        assert note.count(" flights)") == len(late)
        assert "Find aircraft for more than" in note


@pytest.mark.parametrize(("aircraft", "is_enough"), [(1.0, False), (2_000.0, True)])
def test_an_assessment_names_the_forces_that_are_larger_than_their_lift(
    view: View, aircraft: float, is_enough: bool
) -> None:
    there = Distribution("uniform", (aircraft, aircraft))
    fleets = {name: replace(fleet, aircraft=there) for name, fleet in view.fleets.items()}
    found = assess(replace(view, fleets=fleets, links=()), Assess(case="osh-2010", draws=200))
    larger = {name for item in asked_about(found) for name in item.over_lift}
    assert bool(larger) is not is_enough
    if larger:
        assert (
            "rus.201-base" in larger
        )  # 5,000 people are asked for, and it flies with one aircraft
        assert "kgz.ksor" not in larger  # it is there already
    said = over_lift(found)
    assert said.startswith("Larger than the lift, ") is not is_enough
    page = [line for line in rendered(assess_page(found)).splitlines() if "lift" in line]
    assert len(page) == (0 if is_enough else 1)


@pytest.mark.parametrize(("readiness", "is_larger"), [(1, True), (60, False)])
def test_a_long_readiness_is_no_lack_of_lift(readiness: int, is_larger: bool, view: View) -> None:
    force = next(iter(view.forces.values()))
    hours = Distribution("uniform", (24.0 * readiness, 24.0 * readiness))
    slow = replace(force, readiness_hours=hours)
    assert (longest_hours(slow) < 24 * 45) is is_larger


def test_a_deployment_outside_the_record_has_no_notes_on_lift(view: View) -> None:
    assert deploy(view, Deploy(case="osh-2010", on="1905-01-01")).lift_notes == ()
