"""A fleet for the tests of movement: four aircraft that make two sorties a day."""

from __future__ import annotations

from typing import Any

from allies.values.distributions import Distribution
from allies.world.forces import Fleet


def fleet(**given: Any) -> Fleet:
    """Return a fleet of four aircraft with 100 seats and 40 tonnes each.

    Args:
        given: fields that differ.
    """
    fields: dict[str, Any] = {
        "id": "f",
        "name": "F",
        "owner": "A",
        "home": "a",
        "aircraft": Distribution("uniform", (4.0, 4.0)),
        "payload_tonnes": 40.0,
        "troops": 100,
        "range_km": 4000.0,
        "runway_m": 1800.0,
        "speed_kmh": 700.0,
        "sorties_per_day": 2.0,
        "judgement": "Invented.",
    }
    return Fleet(**fields | given)
