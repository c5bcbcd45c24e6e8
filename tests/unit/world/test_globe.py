"""Distances on the globe."""

from __future__ import annotations

import math
from typing import NamedTuple

import pytest

from allies.world.globe import EARTH_RADIUS_KM, great_circle_km, great_circles_km

DEGREE = math.pi * EARTH_RADIUS_KM / 180  # some 111 km


class At(NamedTuple):
    """A point on the globe."""

    lat: float
    lon: float


@pytest.mark.parametrize(
    ("start", "end", "degrees"),
    [
        (At(0, 0), At(0, 0), 0),
        (At(47, 8), At(47, 8), 0),
        (At(0, 0), At(0, 1), 1),
        (At(0, 10), At(0, -10), 20),
        (At(-10, 50), At(10, 50), 20),
        (At(0, 179), At(0, -179), 2),  # over the date line
        (At(60, 0), At(60, 180), 60),  # over the pole
        (At(90, 0), At(90, 123), 0),
        (At(90, 0), At(-90, 0), 180),
        (At(30, 40), At(-30, -140), 180),  # on the other side of the Earth
        (At(60, 0), At(60, 90), math.degrees(math.acos(0.75))),
    ],
)
def test_the_way_over_the_globe_is_the_shortest(start: At, end: At, degrees: float) -> None:
    assert great_circle_km(start, end) == pytest.approx(degrees * DEGREE, abs=1e-3)
    assert great_circle_km(end, start) == pytest.approx(degrees * DEGREE, abs=1e-3)


def test_a_degree_is_some_hundred_and_eleven_kilometres() -> None:
    assert great_circle_km(At(0, 0), At(1, 0)) == pytest.approx(111.19, abs=0.01)


def test_a_degree_of_longitude_shrinks_towards_the_poles() -> None:
    lengths = [great_circle_km(At(lat, 0), At(lat, 1)) for lat in (0, 30, 60, 89)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[2] == pytest.approx(lengths[0] / 2, rel=1e-4)


def test_several_ends_have_the_lengths_of_each_to_the_last_bit() -> None:
    start, ends = At(47, 8), [At(46.5, 9), At(-12, 130), At(47, 8), At(89, -170)]
    assert great_circles_km(start, ends) == [great_circle_km(start, end) for end in ends]
    assert great_circles_km(start, iter(())) == []
