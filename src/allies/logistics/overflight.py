"""The states that a great circle passes over.

The grid is made from Natural Earth's 1:50m countries (public domain) by `tools/country_grid.py`.
Its step is a tenth of a degree, so borders are accurate to about eight kilometres. It shows borders
as Natural Earth draws them; on disputed lines this is Natural Earth's view, not this project's.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from allies.world.globe import EARTH_RADIUS_KM, Point

CELLS_A_DEGREE = 10
CELLS = 180 * 360 * CELLS_A_DEGREE**2
STEP_KM = 12.5
# A shorter crossing of a state's corner is ignored, because pilots fly around it.
LEAST_KM = 25.0


class CountryGrid:
    """The state of every cell of the globe, stored as runs of equal cells."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as kept:
            runs = np.diff(kept["starts"], append=np.uint32(CELLS))
            self._codes = np.repeat(kept["codes"], runs)
            self.names: tuple[str, ...] = tuple(str(name) for name in kept["names"])

    def codes(self, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.uint8]:
        """Return the index into `names` of the state at each of some points; 0 at sea."""
        row = np.clip((lat + 90) * CELLS_A_DEGREE, 0, 180 * CELLS_A_DEGREE - 1).astype(np.int64)
        column = ((lon + 180) % 360 * CELLS_A_DEGREE).astype(np.int64)
        cell = row * 360 * CELLS_A_DEGREE + column
        return np.asarray(self._codes[cell])


@lru_cache(maxsize=1)
def country_grid() -> CountryGrid:
    """Return the grid that ships with the program."""
    return CountryGrid(Path(__file__).with_name("countries.npz"))


def flights_over(flights: Sequence[tuple[Point, Point, float]]) -> list[tuple[str, ...]]:
    """Return the states that each of some great circles passes over, without short crossings.

    Args:
        flights: both ends, and the kilometres between them.

    Returns:
        For each flight, states by ISO alpha-3 code in order from its start.
    """
    if not flights:
        return []
    starts = np.array([_unit(start) for start, _, _ in flights]).T
    ends = np.array([_unit(end) for _, end, _ in flights]).T
    km = np.array([flight[2] for flight in flights])
    counts = np.maximum(2, np.rint(km / STEP_KM).astype(np.int64))
    of = np.repeat(np.arange(len(flights)), counts)
    number = np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts)
    along = (number + 0.5) / counts[of]
    angle = (km / EARTH_RADIUS_KM)[of]
    # Points of a great circle as weighted sums of its ends; their length does not matter.
    before, after = np.sin(angle * (1 - along)), np.sin(angle * along)
    x, y, z = (
        start[of] * before + end[of] * after for start, end in zip(starts, ends, strict=True)
    )
    lat, lon = np.arctan2(z, np.hypot(x, y)), np.arctan2(y, x)
    codes = country_grid().codes(np.degrees(lat), np.degrees(lon))
    return _in_order(of, codes, km / counts)


def _in_order(
    of: NDArray[np.intp], codes: NDArray[np.uint8], step_km: NDArray[np.float64]
) -> list[tuple[str, ...]]:
    """Return the states of each flight in order, from runs of equal points."""
    names = country_grid().names
    first = np.flatnonzero(np.r_[True, (np.diff(of) != 0) | (np.diff(codes) != 0)])
    lengths = np.diff(np.r_[first, len(of)])
    km: list[dict[int, float]] = [{} for _ in step_km]
    for flight, code, times in zip(
        of[first].tolist(), codes[first].tolist(), lengths.tolist(), strict=True
    ):
        km[flight][code] = km[flight].get(code, 0.0) + times * float(step_km[flight])
    return [
        tuple(names[code] for code, length in found.items() if code and length >= LEAST_KM)
        for found in km
    ]


def _unit(point: Point) -> tuple[float, float, float]:
    lat, lon = math.radians(point.lat), math.radians(point.lon)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
