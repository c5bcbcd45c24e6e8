"""Rates of movement: speed, capacity, and the time for a change of mode.

Speeds by road and rail are the published planning figures in `planning_rates.csv`, found by their
condition. All other rates are inputs of the model.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Hashable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.values.distributions import Distribution
from allies.values.model_inputs import (
    MODEL_INPUTS,
    ModelInput,
    drawn,
    number,
    numbers_by,
    triangle,
)
from allies.values.streams import Floats
from allies.world.acts import Cargo
from allies.world.forces import CapacityUnit, LinkMode

MODES: tuple[LinkMode, ...] = ("rail", "road", "sea", "ferry", "river", "air")
HOURS_A_DAY = 24.0


class Pace(msgspec.Struct, frozen=True, dict=True):
    """The speed of one mode.

    Attributes:
        km_a_day: kilometres a day, stops included, as a distribution.
    """

    km_a_day: Distribution

    @cached_property
    def median(self) -> float:
        """The median, in kilometres a day."""
        return float(self.km_a_day.quantile(np.array([0.5]))[0])


MOUNTAIN = "mountain"  # roads closed in winter are driven at the published mountain rate
_MARCH = "road: {}, daily march"
_MIXED = _MARCH.format("mixed or tracked column")
_HILLS = _MARCH.format("mountain, desert, forest or winter")
_WHEELS = _MARCH.format("wheeled column")
_MILITARY = "rail: military echelon observed, Peace Mission 2007"
_BLOCK = "rail: NDN container block train, Riga-Hairaton"


@lru_cache(maxsize=1)
def published() -> Mapping[str, tuple[float, str]]:
    """Return the published planning rates and their pages, by mode and condition."""
    file = Path(__file__).with_name("planning_rates.csv")
    with file.open(encoding="utf-8", newline="") as opened:
        return {
            f"{row['mode']}: {row['condition']}": (float(row["value"]), row["source"])
            for row in csv.DictReader(opened)
        }


@lru_cache(maxsize=1)
def published_paces() -> Mapping[str, ModelInput]:
    """Return the paces from published rates, as inputs of the model, by way and cargo."""
    rates = {name: value for name, (value, _) in published().items()}
    military, block, hills = rates[_MILITARY], rates[_BLOCK], rates[_HILLS]
    rows = {
        "rail_troops": (
            triangle(0.8 * military, military, 1.2 * military),
            "troops go a day by rail",
            "trains observed at two exercises, neither of them hurried; a fifth either way is a"
            " judgement",
            (_MILITARY,),
        ),
        "rail_goods": (
            triangle(0.9 * block, block, 1.1 * block),
            "goods go a day by rail",
            "10 to 11 days reported for about 5,000 km; a tenth either way is a judgement",
            (_BLOCK,),
        ),
        "road": (
            triangle(hills, rates[_MIXED], rates[_WHEELS]),
            "a column goes a day by road",
            "published daily marches: in mountains or winter, mixed, wheeled",
            (_HILLS, _MIXED, _WHEELS),
        ),
        MOUNTAIN: (
            triangle(0.8 * hills, hills, 1.1 * hills),
            "a column goes a day by a mountain road",
            "the published march in mountains or winter; the ends are a judgement",
            (_HILLS,),
        ),
    }
    return {
        name: ModelInput(
            f"pace.{name}",
            value,
            "kilometres a day",
            f"How far {says}.",
            origin,
            "published",
            tuple(dict.fromkeys(published()[read][1] for read in read_from)),
        )
        for name, (value, says, origin, read_from) in rows.items()
    }


@lru_cache(maxsize=16)
def pace_of(way: str, cargo: Cargo) -> Pace:
    """Return the pace of a mode with a cargo.

    Args:
        way: a mode, or `mountain` for a mountain road.
        cargo: the cargo.
    """
    name = way
    if way == "rail":
        name = "rail_troops" if cargo == "troops" else "rail_goods"
    row = published_paces().get(name) or MODEL_INPUTS[f"pace.{name}"]
    return Pace(row.distribution)


class Slowness(msgspec.Struct, frozen=True, dict=True):
    """The factor by which something takes longer than planned.

    Attributes:
        factor: the factor, as a distribution.
    """

    factor: Distribution

    @cached_property
    def median(self) -> float:
        """The median of the factor."""
        return float(self.factor.quantile(np.array([0.5]))[0])


FLIGHT_SLOWNESS = Slowness(drawn("flight_slowness"))


class Paces:
    """Paces at quantiles of slowness; each is computed once for all ways."""

    def __init__(self, slowness: Floats) -> None:
        self._slowness = slowness
        self._kept: dict[Hashable, Floats] = {}
        self._of: tuple[Paces, NDArray[np.intp]] | None = None

    @property
    def count(self) -> int:
        """How many quantiles there are."""
        return len(self._slowness)

    def at(self, places: NDArray[np.intp]) -> Paces:
        """Return the paces at some of the quantiles."""
        some = Paces(self._slowness.take(places))
        some._of = self, places
        return some

    def kept(self, name: Hashable, make: Callable[[Paces], Floats]) -> Floats:
        """Return what depends on the paces alone; make it once, also for some of the quantiles.

        Args:
            name: what it is; the same name always means the same function of the paces.
            make: makes it.
        """
        found = self._kept.get(name)
        if found is None:
            whole = None if self._of is None else self._of[0]._kept.get(name)
            found = make(self) if self._of is None or whole is None else whole.take(self._of[1])
            self._kept[name] = found
        return found

    def km_a_day(self, way: str, cargo: Cargo) -> Floats:
        """Return the kilometres a day of a mode, or of a mountain road, with a cargo."""
        pace = pace_of(way, cargo).km_a_day
        return self.kept((way, cargo), lambda paces: pace.quantile(1.0 - paces._slowness))

    @property
    def flight_factor(self) -> Floats:
        """The factor by which flights of a known fleet take longer than planned."""
        factor = FLIGHT_SLOWNESS.factor
        return self.kept("flight", lambda paces: factor.quantile(paces._slowness))


_LOADING = numbers_by("loading_hours")
FUEL_STOP_HOURS = number("fuel_stop_hours")


def transfer_hours(before: LinkMode, after: LinkMode) -> float:
    """Return the hours for a change from one mode to another at a place."""
    return _LOADING[before] + _LOADING[after]


UNIT_OF_MODE: Mapping[LinkMode, CapacityUnit] = {
    "rail": "trains",
    "road": "vehicles",
    "sea": "containers",
    "ferry": "vehicles",
    "river": "containers",
    "air": "sorties",
}
# Daily capacity if none is recorded, and the load of one unit.
DEFAULT_CAPACITY: Mapping[LinkMode, tuple[float, CapacityUnit]] = {
    mode: (number(f"capacity.{mode}"), unit) for mode, unit in UNIT_OF_MODE.items()
}
VEHICLES_A_UNIT = numbers_by("vehicles_a_unit")
PEOPLE_A_VEHICLE = number("people_a_vehicle")
TONNES_A_PERSON = number("tonnes_a_person")
SUPPLIES_A_DAY = number("supplies_a_day")
GROUND_HOURS = number("ground_hours")
AIRFIELD_EFFICIENCY = number("airfield_efficiency")
MARGIN = drawn("commanders_margin")
