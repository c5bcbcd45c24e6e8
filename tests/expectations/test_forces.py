"""The forces and permissions of the shipped theatre, against what the documents say of them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from allies.world.forces import Force
from allies.world.view import View
from tests.apparatus import Run, day

SUMMER_2011 = day("2011-07-01")
MIDDLE = np.array([0.5])


def labelled(view: View, label: str) -> list[Force]:
    """Return the forces that carry a label in the summer of 2011."""
    return [force for force in view.forces.values() if force.carries((label,), SUMMER_2011)]


def likely_strength(forces: Iterable[Force]) -> float:
    return sum(float(force.personnel.quantile(MIDDLE)[0]) for force in forces)


@pytest.mark.parametrize(("label", "most"), [("ksor", 20_000), ("ksbr", 4_500)])
def test_no_label_promises_more_than_the_documents_say(view: View, label: str, most: float) -> None:
    found = labelled(view, label)
    assert len({force.owner for force in found}) > 3
    assert 0 < likely_strength(found) <= most


def test_belarus_pledges_two_thousand_in_four_units(view: View) -> None:
    found = [force for force in labelled(view, "ksor") if force.owner == "BLR"]
    assert len(found) == 4
    assert likely_strength(found) <= 2_000


@pytest.mark.parametrize("name", ["rus.201-base", "rus.kant"])
def test_what_is_called_the_alliances_is_russian_and_stands_once(view: View, name: str) -> None:
    force = view.forces[name]
    assert force.owner == "RUS"
    assert {label.language for label in force.labels} == {"called"}
    at_home = [other.id for other in view.forces.values() if other.home == force.home]
    assert [other for other in at_home if other.startswith("rus.")] == [name]


def test_the_rapid_reaction_force_is_mostly_trained_for_other_wars(view: View) -> None:
    """Row 50: combined arms against a conventional enemy, not infiltrators."""
    found = labelled(view, "ksor")
    fit = [force for force in found if "insurgency_incursion" in force.suited_to]
    assert likely_strength(fit) < likely_strength(found) / 2


def test_everybody_who_may_have_to_fly_has_aircraft(view: View) -> None:
    owners = {fleet.owner for fleet in view.fleets.values()}
    assert {force.owner for force in labelled(view, "ksor")} <= owners


@pytest.mark.parametrize(
    ("cell", "on", "word"),
    [
        (("PAK", "nato", "road", "any"), "2011-11-25", "granted"),
        (("PAK", "nato", "road", "any"), "2011-11-26", "revoked"),
        (("PAK", "nato", "road", "any"), "2012-06-30", "revoked"),
        (("PAK", "nato", "road", "any"), "2012-07-31", "granted"),
        (("UZB", "KAZ", "any", "troops"), "2012-05-31", "unknown"),
        (("UZB", "KAZ", "any", "troops"), "2012-06-10", "refused"),
        (("KAZ", "CHN", "rail", "troops"), "2007-07-20", "refused"),
        (("KAZ", "nato", "rail", "arms"), "2011-12-31", "unknown"),
        (("KAZ", "nato", "rail", "arms"), "2012-05-01", "granted"),
        (("UZB", "nato", "rail", "arms"), "2012-07-01", "conditional"),
        (("UZB", "nato", "rail", "non_lethal"), "2011-07-01", "granted"),
    ],
)
def test_a_permission_holds_from_its_day(
    view: View, cell: tuple[str, ...], on: str, word: str
) -> None:
    assert view.on(day(on)).register("transit", *cell).word() == word


@pytest.mark.parametrize(
    ("cell", "on", "word"),
    [
        (("UZB", "USA", "karshi-khanabad"), "2004-01-01", "in_use"),
        (("UZB", "USA", "karshi-khanabad"), "2005-08-31", "revoked"),
        (("UZB", "USA", "karshi-khanabad"), "2006-01-01", "vacated"),
        (("TJK", "RUS", "dushanbe"), "2011-07-01", "in_use"),
        (("KGZ", "RUS", "osh"), "2011-07-01", "none"),
    ],
)
def test_a_base_is_one_from_its_day(view: View, cell: tuple[str, ...], on: str, word: str) -> None:
    assert view.on(day(on)).register("base", *cell).word() == word


@pytest.mark.parametrize(("on", "crosses"), [("2012-06-10", False), ("2013-06-10", True)])
def test_what_was_said_for_one_exercise_says_nothing_after_it(
    run: Run, on: str, crosses: bool
) -> None:
    words = "route otar khujand --mode road --mover KAZ --json --on"
    (route,) = run(*words.split(), on).json["routes"]
    assert ("UZB" in {part["state"] for part in route["crosses"]}) is crosses
