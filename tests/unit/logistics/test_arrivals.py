"""Arrivals: when each force is there, in every draw."""

from __future__ import annotations

import math

import numpy as np

from allies.logistics.arrivals import (
    NEVER_HOURS,
    Moves,
    arrive,
    force_streams,
    moves,
    share_by,
    sharing,
)
from allies.logistics.network import Network
from allies.logistics.rates import pace_of
from allies.logistics.ways import Ways
from allies.world.forces import Force, Gate
from allies.world.view import View
from tests.apparatus import day

MEDIAN = np.array([0.5])


def ways_of(view: View, on: str = "2010-06-12") -> Ways:
    return Ways(Network(view.places, view.links), view.fleets, day(on))


class _Half(dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]):
    def __init__(self, draws: int) -> None:
        super().__init__()
        self.draws = draws

    def __missing__(self, name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.full(self.draws, 0.5)


def median_moves(ways: Ways, force: Force, draws: int = 1, sharers: int = 1) -> Moves:
    return moves(ways, force, _Half(draws), sharers)


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


def test_forces_that_share_aircraft_arrive_no_earlier(view: View) -> None:
    force, ways = view.forces["rus.98-division"], ways_of(view)
    alone, shared = (
        arrive(ways, force, "osh", median_moves(ways, force, 1, sharers), {}).hours[0]
        for sharers in (1, 4)
    )
    assert alone < shared


def test_only_forces_that_are_flown_there_share_aircraft(view: View) -> None:
    every = list(view.forces.values())
    base = view.forces["rus.201-base"]
    division = view.forces["rus.98-division"]
    flying = [item for item in every if item.owner == "RUS" and "air" in item.modes]
    assert sharing(division, every, "osh") == len(flying)
    assert sharing(division, every, base.home) == len(flying) - 1
    assert sharing(base, [], "osh") == 1


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
