"""Which states a great circle passes over.

The grid is made from Natural Earth's 1:50m countries (public domain) by `tools/country_grid.py`:
a tenth of a degree, so a border is off by up to some eight kilometres. It shows borders as Natural
Earth draws them; where a line is disputed, that is its view and not this project's.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from allies.world.globe import EARTH_RADIUS_KM, Point

CELLS_A_DEGREE = 10
STEP_KM = 10.0
# Pilots go round a corner of a state that is cut for less than this.
LEAST_KM = 25.0


class CountryGrid:
    """The state of every cell of the globe, in runs of equal cells."""

    def __init__(self, file: Path) -> None:
        with np.load(file) as kept:
            self._starts, self._codes = kept["starts"], kept["codes"]
            self.names: tuple[str, ...] = tuple(kept["names"].tolist())

    def codes(
        self, lat: NDArray[np.float64], lon: NDArray[np.float64]
    ) -> NDArray[np.uint8]:
        """Return the index into `names` of the state at each of some points; 0 at sea."""
        row = np.clip((lat + 90) * CELLS_A_DEGREE, 0, 180 * CELLS_A_DEGREE - 1).astype(np.int64)
        column = ((lon + 180) % 360 * CELLS_A_DEGREE).astype(np.int64)
        cell = row * 360 * CELLS_A_DEGREE + column
        return np.asarray(self._codes[np.searchsorted(self._starts, cell, side="right") - 1])


@lru_cache(maxsize=1)
def country_grid() -> CountryGrid:
    """Return the grid that ships with the program."""
    return CountryGrid(Path(__file__).with_name("countries.npz"))


def overflown(start: Point, end: Point, km: float) -> tuple[str, ...]:
    """Return the states a great circle passes over, in order, without those barely cut.

    Args:
        start: one end.
        end: the other.
        km: length of the great circle between them.
    """
    count = max(2, round(km / STEP_KM))
    points = _unit(start)[:, None] * _weights(count, km, 0) + _unit(end)[:, None] * _weights(
        count, km, 1
    )
    x, y, z = points / np.linalg.norm(points, axis=0)
    grid = country_grid()
    codes = grid.codes(np.degrees(np.arcsin(z)), np.degrees(np.arctan2(y, x)))
    share = np.bincount(codes, minlength=len(grid.names)) * km / count
    order = dict.fromkeys(codes.tolist())
    return tuple(grid.names[code] for code in order if code and share[code] >= LEAST_KM)


def _unit(point: Point) -> NDArray[np.float64]:
    lat, lon = np.radians(point.lat), np.radians(point.lon)
    return np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def _weights(count: int, km: float, end: int) -> NDArray[np.float64]:
    """Return how much of one end is in each of some equidistant points of a great circle."""
    angle = km / EARTH_RADIUS_KM
    at = (np.arange(count) + 0.5) / count
    return np.asarray(np.sin(angle * (at if end else 1 - at)) / np.sin(angle))
