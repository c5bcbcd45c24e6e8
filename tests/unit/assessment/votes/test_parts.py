"""Parts that answers about votes share."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from allies.assessment.votes.parts import (
    assigned_forces,
    concentration_part,
    game_part,
    nobody_left,
    written_faults,
)
from allies.votes.concentration import concentration
from allies.votes.games import Weighted
from allies.votes.input_errors import WrittenError
from allies.votes.power import power
from allies.world.view import View
from tests.apparatus import CITED, FORCES, Build, day


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


GUARD = f"""\
- id: lowland.guard
  name: Lowland's guard
  owner: XLO
  home: downton
  labels:
    - {{label: ready, since: 2003-01-01, {CITED}}}
  personnel: {{uniform: [500, 500]}}
  readiness_hours: {{uniform: [10, 10]}}
  modes: [road]
  {CITED}
"""
STEADY = {FORCES: ("triangular: [500, 1000, 2000]", "uniform: [1500, 1500]")}


@pytest.mark.parametrize(
    ("on", "shares"),
    [
        ("2001-04-30", None),
        ("2001-05-01", {"XHI": 1.0}),
        ("2003-01-01", {"XHI": 0.75, "XLO": 0.25}),
        ("2010-12-31", {"XHI": 0.75, "XLO": 0.25}),
        ("2011-01-01", None),
    ],
)
def test_forces_are_assigned_from_the_day_they_are_pledged(
    build: Build, on: str, shares: dict[str, float] | None
) -> None:
    view = build({FORCES: GUARD}, STEADY)
    found = assigned_forces(view, view.organisation("pact"), day(on))
    told = None if found is None else {name: item.value for name, item in found.shares.items()}
    assert told == shares


def test_two_forces_of_one_owner_are_added_up(build: Build) -> None:
    second = GUARD.replace("owner: XLO", "owner: XHI").replace("lowland.guard", "highland.guard")
    second = second.replace("[500, 500]", "[400, 600]")
    view = build({FORCES: GUARD + second}, STEADY)
    found = assigned_forces(view, view.organisation("pact"), day("2005-01-01"))
    assert found is not None
    assert {name: item.value for name, item in found.shares.items()} == {"XHI": 0.8, "XLO": 0.2}
    low, high = found.shares["XHI"].low, found.shares["XHI"].high
    assert low is not None
    assert high is not None
    assert 0.78 < low < 0.8 < high < 0.82
    assert (found.leader, found.over_second and found.over_second.value) == ("XHI", 4.0)


def test_strength_in_doubt_gives_a_range_around_the_middle(build: Build) -> None:
    view = build({FORCES: GUARD})
    found = assigned_forces(view, view.organisation("pact"), day("2005-01-01"))
    assert found is not None
    share = found.shares["XHI"]
    assert share.low is not None
    assert share.high is not None
    assert 0.5 < share.low < share.value < share.high < 0.8


def test_what_a_rule_gives_is_told_as_a_number_and_exactly() -> None:
    found = game_part(power(Weighted(3, {"A": 2, "B": 1, "C": 1})))
    assert (found.winning, found.act, found.equal_votes) == (3, 0.375, False)
    assert [item.voter for item in found.voters] == ["A", "B", "C"]
    first = found.voters[0]
    assert (first.swings, first.absolute, first.normalised) == (3, 0.75, 0.6)
    assert {name: Fraction(text) for name, text in first.exact.items()} == {
        "absolute": Fraction(3, 4),
        "normalised": Fraction(3, 5),
        "shapley": Fraction(2, 3),
        "prevent": Fraction(1),
        "initiate": Fraction(3, 5),
    }
    for name, text in first.exact.items():
        assert getattr(first, name) == float(Fraction(text))
    assert game_part(power(Weighted(1, {"A": 1, "B": 1}))).equal_votes


def test_a_concentration_is_told_whole_and_none_where_it_is_unknown() -> None:
    assert concentration_part(None) is None
    drawn = {"A": np.array([2.0, 4.0]), "B": np.array([1.0, 1.0])}
    made = concentration({"A": 3.0, "B": 1.0}, drawn)
    found = concentration_part(made)
    assert found is not None
    assert made is not None
    assert (found.hhi.value, found.effective_number.value) == (0.625, 1.6)
    assert (found.leader, found.leader_over_second and found.leader_over_second.value) == ("A", 3)
    share = found.shares["A"]
    assert (share.value, share.low, share.high) == (
        0.75,
        made.shares["A"].low,
        made.shares["A"].high,
    )
    alone = concentration_part(concentration({"A": 3.0}))
    assert alone is not None
    assert (alone.leader_over_second, alone.shares["A"].low) == (None, None)


def test_a_question_that_leaves_nobody_to_vote_names_what_to_mend() -> None:
    fault = nobody_left().fault
    assert (fault.what, fault.field) == ("no member is left to vote", "without_states")
    assert fault.remedy == "leave out fewer states"


def test_every_fault_of_something_written_is_told_by_its_place_in_the_field() -> None:
    errors = [
        WrittenError("one", "why", "mend", ("weights", "A")),
        WrittenError("two", path=("all", 1, "quota")),
        WrittenError("three"),
    ]
    faults = written_faults(errors, "game").faults
    assert [(item.what, item.field) for item in faults] == [
        ("one", "game.weights.A"),
        ("two", "game.all.1.quota"),
        ("three", "game"),
    ]
    assert (faults[0].why, faults[0].remedy) == ("why", "mend")
