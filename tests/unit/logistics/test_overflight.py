"""Which states a great circle passes over."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pytest

from allies.logistics.overflight import LEAST_KM, country_grid, flights_over
from allies.world.globe import great_circle_km


class At(NamedTuple):
    """A point on the globe."""

    lat: float
    lon: float


# Cities well inside their states, and a point far out at sea.
ASTANA, SAMARKAND, MOSCOW, TEHRAN = At(51.1, 71.4), At(39.7, 67.0), At(55.7, 37.6), At(35.7, 51.4)
DUSHANBE, URUMQI, BERLIN, PARIS = At(38.6, 68.8), At(43.8, 87.6), At(52.5, 13.4), At(48.9, 2.4)
OCEAN = At(0.0, -30.0)


def over(*points: At) -> list[tuple[str, ...]]:
    """Return the states over which each leg between points passes."""
    legs = pairwise(points)
    return flights_over([(start, end, great_circle_km(start, end)) for start, end in legs])


@pytest.mark.parametrize(
    ("point", "state"),
    [
        (ASTANA, "KAZ"),
        (SAMARKAND, "UZB"),
        (MOSCOW, "RUS"),
        (TEHRAN, "IRN"),
        (At(-25.0, 135.0), "AUS"),
        (At(80.0, -40.0), "GRL"),
        # The north of a state that reaches over the date line, and those at its latitudes.
        (At(64.5, 60.0), "RUS"),
        (At(67.0, 60.0), "RUS"),
        (At(66.0, 150.0), "RUS"),
        (At(67.0, 179.9), "RUS"),
        (At(67.0, -179.9), "RUS"),
        (At(67.0, -40.0), "GRL"),
        (At(67.0, 25.0), "FIN"),
        (At(66.5, -100.0), "CAN"),
        # A continent round a pole.
        (At(-80.0, 0.0), "ATA"),
        (At(-86.0, 100.0), "ATA"),
        (At(-90.0, 0.0), "ATA"),
    ],
)
def test_each_point_lies_in_its_state(point: At, state: str) -> None:
    grid = country_grid()
    code = grid.codes(np.array([point.lat]), np.array([point.lon]))
    assert grid.names[code[0]] == state


@pytest.mark.parametrize(
    "point", [OCEAN, At(90.0, 0.0), At(0.0, 180.0), At(0.0, -180.0), At(67.0, -168.5)]
)
def test_the_sea_is_nobodys(point: At) -> None:
    assert country_grid().codes(np.array([point.lat]), np.array([point.lon])).tolist() == [0]


def test_degrees_east_go_round() -> None:
    lat, lon = np.array([51.1, 51.1]), np.array([71.4, 71.4 - 360.0])
    first, second = country_grid().codes(lat, lon)
    assert first == second


def test_states_are_named_in_the_order_they_are_passed_over() -> None:
    (there,), (back,) = over(MOSCOW, SAMARKAND), over(SAMARKAND, MOSCOW)
    assert there == ("RUS", "KAZ", "UZB")
    assert back == there[::-1]


def test_a_flight_within_a_state_passes_over_it_alone() -> None:
    assert over(ASTANA, At(49.8, 73.1)) == [("KAZ",)]


def test_a_flight_over_the_date_line_stays_over_the_state_on_both_sides() -> None:
    assert over(At(67.0, 175.0), At(67.0, -176.0)) == [("RUS",)]


def test_a_flight_over_the_sea_passes_over_nobody() -> None:
    assert over(OCEAN, At(5.0, -30.0)) == [()]


def test_a_state_that_is_left_and_entered_again_is_named_once() -> None:
    (found,) = over(At(52.5, 62.0), At(52.0, 76.9))
    assert len(found) == len(set(found))
    assert found.count("KAZ") == 1


def test_several_flights_are_each_told_as_if_alone() -> None:
    points = (MOSCOW, SAMARKAND, ASTANA, URUMQI, TEHRAN, DUSHANBE, BERLIN, PARIS, OCEAN)
    together = over(*points)
    assert together == [over(start, end)[0] for start, end in pairwise(points)]
    assert len(set(together)) == len(together)


def test_short_flights_one_after_another_in_one_state_each_pass_over_it() -> None:
    near = At(ASTANA.lat + 26.0 / 111.195, ASTANA.lon)
    assert over(ASTANA, near, ASTANA) == [("KAZ",), ("KAZ",)]


def test_no_flights_pass_over_nothing() -> None:
    assert flights_over([]) == []


def test_a_flight_of_no_length_has_a_state_if_any() -> None:
    assert flights_over([(ASTANA, ASTANA, 0.0)]) == [()]  # nothing of it is as long as a corner


# The parallel of 49 degrees parts two states in a straight line, here at 105 degrees west. Flights
# along the meridian cross it; how much of the southern state they cut is theirs to choose.
@pytest.mark.parametrize(
    ("south_km", "states"),
    [(10.0, ("CAN",)), (60.0, ("CAN", "USA")), (300.0, ("CAN", "USA"))],
)
def test_a_corner_that_is_barely_cut_is_flown_round(
    south_km: float, states: tuple[str, ...]
) -> None:
    degree = 111.195
    assert over(At(52.0, -105.0), At(49.0 - south_km / degree, -105.0)) == [states]


def test_the_least_that_counts_is_two_steps() -> None:
    # A flight of 204 km is looked at in 16 steps of 12.75 km: one of them in a state is too little.
    degree = 111.195
    for steps, counts in ((1, False), (2, True), (3, True)):
        south = 49.0 - (steps * 12.75 - 1.0) / degree
        (found,) = over(At(south + 204.0 / degree, -105.0), At(south, -105.0))
        assert ("USA" in found) == counts
    assert LEAST_KM == 25.0
