"""Distances on the globe."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Protocol

EARTH_RADIUS_KM = 6371.0


class Point(Protocol):
    """Anything with degrees north and east."""

    @property
    def lat(self) -> float:
        """Degrees north."""

    @property
    def lon(self) -> float:
        """Degrees east."""


def great_circle_km(start: Point, end: Point) -> float:
    """Return the great-circle distance between two points, in kilometres."""
    return great_circles_km(start, (end,))[0]


def great_circles_km(start: Point, ends: Iterable[Point]) -> list[float]:
    """Return the great-circle distance to each of some points, in kilometres.

    One after another and by the C library, so that the last bit does not depend on how many are
    asked for at once.
    """
    sin, cos, lat1, lon1 = math.sin, math.cos, math.radians(start.lat), math.radians(start.lon)
    cos1, found = cos(lat1), []
    for end in ends:
        lat2, lon2 = math.radians(end.lat), math.radians(end.lon)
        half = sin((lat2 - lat1) / 2) ** 2 + cos1 * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
        found.append(2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half))))
    return found
