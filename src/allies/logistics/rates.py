"""Rates of movement: how fast, how much at once, and what a change of mode costs.

Speeds by road and rail are the published planning figures kept in `planning_rates.csv`; each is
read from there by its condition. Everything else here is a judgement and says so.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec
import numpy as np

from allies.values.distributions import Distribution
from allies.values.streams import Floats
from allies.world.acts import Cargo
from allies.world.forces import CapacityUnit, LinkMode

MODES: tuple[LinkMode, ...] = ("rail", "road", "sea", "ferry", "river", "air")
HOURS_A_DAY = 24.0


class Pace(msgspec.Struct, frozen=True, dict=True):
    """How fast one mode moves.

    Attributes:
        km_a_day: as a distribution, stops included.
        because: where the figures come from.
    """

    km_a_day: Distribution
    because: str

    @cached_property
    def median(self) -> float:
        """Kilometres a day, as often exceeded as not."""
        return float(self.km_a_day.quantile(np.array([0.5]))[0])


@lru_cache(maxsize=1)
def published() -> Mapping[str, float]:
    """Return the published planning rates by mode and condition, `road: on foot`."""
    file = Path(__file__).with_name("planning_rates.csv")
    with file.open(encoding="utf-8", newline="") as opened:
        return {
            f"{row['mode']}: {row['condition']}": float(row["value"])
            for row in csv.DictReader(opened)
        }


MOUNTAIN = "mountain"  # roads that winter shuts are driven at the published mountain rate


@lru_cache(maxsize=16)
def pace_of(way: str, cargo: Cargo) -> Pace:
    """Return how fast a mode moves a cargo.

    Args:
        way: a mode, or `mountain` for a mountain road.
        cargo: what moves.
    """
    rates = published()
    march = "road: {}, daily march"
    mixed = rates[march.format("mixed or tracked column")]
    hills = rates[march.format("mountain, desert, forest or winter")]
    wheels = rates[march.format("wheeled column")]
    military = rates["rail: military echelon observed, Peace Mission 2007"]
    block = rates["rail: NDN container block train, Riga-Hairaton"]
    if way == "rail" and cargo == "troops":
        # The ends are a judgement: two exercises agree on 700, and neither was hurried.
        return Pace(_triangle(0.8 * military, military, 1.2 * military), "planning_rates.csv")
    if way == "rail":
        # Reported as 10 to 11 days for about 5,000 km; the ends allow a tenth more either way.
        return Pace(_triangle(0.9 * block, block, 1.1 * block), "planning_rates.csv")
    if way == "road":
        return Pace(_triangle(hills, mixed, wheels), "planning_rates.csv")
    if way == MOUNTAIN:
        return Pace(_triangle(0.8 * hills, hills, 1.1 * hills), "planning_rates.csv")
    return Pace(_JUDGED[way], "judgement")


def _triangle(low: float, mode: float, high: float) -> Distribution:
    return Distribution("triangular", (low, mode, high))


# Kilometres a day at sea and on rivers: a merchant vessel makes 10 to 16 knots. By air, where no
# fleet is recorded, one flight a day. All three are judgements.
_JUDGED: Mapping[str, Distribution] = {
    "sea": _triangle(450.0, 600.0, 720.0),
    "ferry": _triangle(250.0, 400.0, 500.0),
    "river": _triangle(80.0, 130.0, 200.0),
    "air": _triangle(2000.0, 3000.0, 4000.0),
}


class Slowness(msgspec.Struct, frozen=True, dict=True):
    """How many times longer something takes than it should.

    Attributes:
        factor: as a distribution.
    """

    factor: Distribution

    @cached_property
    def median(self) -> float:
        """As often exceeded as not."""
        return float(self.factor.quantile(np.array([0.5]))[0])


FLIGHT_SLOWNESS = Slowness(_triangle(1.0, 1.1, 1.6))  # weather and handling; a judgement


class Paces:
    """Paces at quantiles of slowness, each worked out once for all the ways that are gone at it."""

    def __init__(self, slowness: Floats) -> None:
        self._slowness = slowness
        self._km_a_day: dict[tuple[str, Cargo], Floats] = {}

    @property
    def count(self) -> int:
        """How many quantiles there are."""
        return len(self._slowness)

    def km_a_day(self, way: str, cargo: Cargo) -> Floats:
        """Return the kilometres a day of a mode, or of a mountain road, with a cargo."""
        if (way, cargo) not in self._km_a_day:
            pace = pace_of(way, cargo).km_a_day
            self._km_a_day[way, cargo] = pace.quantile(1.0 - self._slowness)
        return self._km_a_day[way, cargo]

    @cached_property
    def flight_factor(self) -> Floats:
        """How many times longer a known fleet flies than if nothing went wrong."""
        return FLIGHT_SLOWNESS.factor.quantile(self._slowness)


# Hours to unload from one mode and load on another. Judgements.
_LOADING: Mapping[LinkMode, float] = {
    "rail": 18.0,
    "road": 6.0,
    "sea": 36.0,
    "ferry": 18.0,
    "river": 24.0,
    "air": 6.0,
}
FUEL_STOP_HOURS = 3.0  # a judgement


def transfer_hours(before: LinkMode, after: LinkMode) -> float:
    """Return how long it takes to change from one mode to another at a place."""
    return _LOADING[before] + _LOADING[after]


# What passes a day where nobody has recorded it, and what one unit carries. Judgements, made so
# that what is not known to be narrow does not hide what is.
DEFAULT_CAPACITY: Mapping[LinkMode, tuple[float, CapacityUnit]] = {
    "rail": (12.0, "trains"),
    "road": (6000.0, "vehicles"),
    "sea": (500.0, "containers"),
    "ferry": (60.0, "vehicles"),
    "river": (60.0, "containers"),
    "air": (24.0, "sorties"),
}
VEHICLES_A_UNIT: Mapping[CapacityUnit, float] = {
    "trains": 40.0,
    "vehicles": 1.0,
    "containers": 1.0,
    "sorties": 1.0,
}
PEOPLE_A_VEHICLE = 12.0
TONNES_A_PERSON = 0.12  # a soldier with what he carries
