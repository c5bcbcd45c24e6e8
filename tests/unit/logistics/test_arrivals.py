"""Arrivals: when each force is there, in every draw."""

from __future__ import annotations

import math

import numpy as np
import pytest
from msgspec.structs import replace

from allies.logistics.arrivals import (
    EVERYBODY,
    NEVER_HOURS,
    Moves,
    Task,
    all_arrived,
    arrive,
    force_streams,
    moves,
    share_by,
)
from allies.logistics.network import Network
from allies.logistics.rates import MARGIN, SUPPLIES_A_DAY, pace_of
from allies.logistics.ways import Ways
from allies.values.distributions import Distribution
from allies.world.forces import Force, Gate
from allies.world.view import View
from tests.apparatus import day
from tests.unit.logistics.medians import Medians

MEDIAN = np.array([0.5])


def ways_of(view: View, on: str = "2010-06-12") -> Ways:
    return Ways(Network(view.places, view.links), view.fleets, day(on))


def median_moves(ways: Ways, force: Force, draws: int = 1, task: Task = EVERYBODY) -> Moves:
    return moves(ways, force, Medians(draws), task)


def test_a_force_arrives_after_getting_ready_and_the_way(small_view: View) -> None:
    force, ways = small_view.forces["highland.brigade"], ways_of(small_view, "2008-06-02")
    how = median_moves(ways, force)
    found = arrive(ways, force, "downton", how, {})
    ready = float(force.readiness_hours.quantile(MEDIAN)[0])
    way = 24 * 120 / pace_of("road", "troops").median
    queue = 24 * float(how.vehicles[0]) / 6000
    assert found.hours.tolist() == [math.ceil(ready + way + queue)]


def test_a_force_that_every_way_is_closed_to_never_arrives(view: View) -> None:
    force, ways = view.forces["rus.31-brigade"], ways_of(view)
    gates = ways.asked(force, "osh", "KGZ")
    shut = {gate: np.array([gate[0] in ("KAZ", "CHN", "TKM", "MNG"), False]) for gate in gates}
    found = arrive(ways, force, "osh", median_moves(ways, force, 2), shut)
    assert found.hours[0] == NEVER_HOURS
    assert found.hours[1] < NEVER_HOURS
    assert found.route is not None


def test_a_closed_state_never_lets_a_force_arrive_earlier(view: View) -> None:
    force, ways = view.forces["rus.201-base"], ways_of(view)
    how = median_moves(ways, force, 2)
    for gate in ways.asked(force, "osh", "KGZ"):
        found = arrive(ways, force, "osh", how, {gate: np.array([False, True])})
        assert found.hours[0] <= found.hours[1]


def test_a_commander_sends_enough_and_not_all(view: View) -> None:
    force, ways = view.forces["rus.98-division"], ways_of(view)
    everybody, enough = (median_moves(ways, force, 1, Task(people)) for people in (0.0, 200.0))
    margin = float(MARGIN.quantile(MEDIAN)[0])
    assert enough.people[0] == math.ceil(200 * margin) < everybody.people[0]
    part = enough.people[0] / everybody.people[0]
    assert enough.tonnes[0] == pytest.approx(everybody.tonnes[0] * part)
    # What is needed is more than the force has: all of it goes, and no more.
    assert median_moves(ways, force, 1, Task(1e6)).people[0] == everybody.people[0]


def test_the_part_on_alert_is_there_before_the_rest_is_ready(view: View) -> None:
    force, ways = view.forces["rus.98-division"], ways_of(view)
    assert force.alert is not None
    how = median_moves(ways, force)
    assert how.first is not None
    calm = replace(how, first=None, known={}, over={}, took={})
    (passages,) = ways.passages(force, "osh", [frozenset()])
    at = how.ready_hours
    assert share_by(passages, calm, at)[0] == 0.0
    assert share_by(passages, how, at)[0] == pytest.approx(how.first.share[0])
    assert all_arrived(passages, how)[0] <= all_arrived(passages, calm)[0]


def test_the_share_there_and_the_hour_of_the_last_agree_with_a_part_on_alert(view: View) -> None:
    force, ways = view.forces["rus.98-division"], ways_of(view)
    how = median_moves(ways, force)
    (passages,) = ways.passages(force, "osh", [frozenset()])
    done = all_arrived(passages, how)
    assert share_by(passages, how, done)[0] == pytest.approx(1.0)
    assert share_by(passages, how, done - 0.5)[0] < 1.0


def test_a_warning_starts_the_clock_of_the_part_on_alert_alone(view: View) -> None:
    force, ways = view.forces["rus.98-division"], ways_of(view)
    calm, warned, other = (
        median_moves(ways, force, 1, Task(0.0, hours)) for hours in ({}, {"RUS": 6.0}, {"KAZ": 6.0})
    )
    assert calm.first is not None
    assert warned.first is not None
    assert other.first is not None
    assert warned.first.ready_hours[0] == pytest.approx(calm.first.ready_hours[0] - 6.0)
    assert warned.ready_hours[0] == calm.ready_hours[0]
    assert other.first.ready_hours[0] == calm.first.ready_hours[0]
    long_ago = median_moves(ways, force, 1, Task(0.0, {"RUS": 1000.0}))
    assert long_ago.first is not None
    assert long_ago.first.ready_hours[0] == 0.0


def test_supplies_weigh_by_the_day_and_unknown_ones_weigh_nothing(view: View) -> None:
    force, ways = view.forces["rus.98-division"], ways_of(view)
    bare = median_moves(ways, force)
    ten = median_moves(ways, replace(force, supply_days=10.0))
    assert ten.tonnes[0] - bare.tonnes[0] == pytest.approx(bare.people[0] * 10 * SUPPLIES_A_DAY)


def test_only_aircraft_fit_to_fly_are_counted(view: View) -> None:
    force = view.forces["rus.98-division"]
    half = replace(view.fleets["rus.il-76"], availability=Distribution("uniform", (0.5, 0.5)))
    fleets = {**view.fleets, half.id: half}
    ways = Ways(Network(view.places, view.links), fleets, day("2010-06-12"))
    some, every = median_moves(ways, force), median_moves(ways_of(view), force)
    assert some.aircraft[half.id][0] == pytest.approx(every.aircraft[half.id][0] / 2)


def test_a_way_may_cross_more_states_than_there_is_memory_for_their_combinations(
    small_view: View,
) -> None:
    force, ways = small_view.forces["highland.brigade"], ways_of(small_view, "2008-06-02")
    shut: dict[Gate, np.ndarray[tuple[int], np.dtype[np.bool_]]] = {
        (f"X{number}", "road"): np.array([False]) for number in range(50)
    }
    found = arrive(ways, force, "downton", median_moves(ways, force), shut)
    assert found.hours[0] < NEVER_HOURS


def test_those_on_the_way_round_are_asked_as_well(view: View) -> None:
    asked = ways_of(view).asked(view.forces["rus.31-brigade"], "osh", "KGZ")
    states = {state for state, _ in asked}
    assert {"KAZ", "UZB"} <= states
    assert not {"RUS", "KGZ"} & states


def test_the_share_that_is_there_rises_to_all_of_it(view: View) -> None:
    force, ways = view.forces["rus.98-division"], ways_of(view)
    how = median_moves(ways, force)
    (passages,) = ways.passages(force, "osh", [frozenset()])
    shares = [float(share_by(passages, how, np.array([h]))[0]) for h in range(0, 500, 10)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    whole = arrive(ways, force, "osh", how, {}).hours[0]
    assert share_by(passages, how, np.array([float(whole)]))[0] == 1.0
    assert force_streams(force)[0] == "rus.98-division:delay"


def test_an_arrival_says_when_the_part_on_alert_is_there(view: View) -> None:
    force, ways = view.forces["rus.31-brigade"], ways_of(view)
    how = median_moves(ways, force)
    found = arrive(ways, force, "osh", how, {})
    assert found.first_hours[0] < found.hours[0]
    assert 0 < how.first_people[0] < how.whole_people[0]
    calm = replace(how, first=None, known={}, over={}, took={})
    alone = arrive(ways, force, "osh", calm, {})
    assert alone.first_hours.tolist() == alone.hours.tolist()
    assert calm.first_people.tolist() == [0]
