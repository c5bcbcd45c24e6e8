"""Distances on the globe."""

from __future__ import annotations

import math
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
    """Return the length of the shortest way over the globe between two points, in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (start.lat, start.lon, end.lat, end.lon))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
