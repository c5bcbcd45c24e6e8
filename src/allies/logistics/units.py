"""Units: what a company, a battalion, a brigade or a division takes along, and when it is there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import fsum

import msgspec
import numpy as np

from allies.logistics.arrivals import (
    Moves,
    all_arrived,
    first_arrived,
    flights_needed,
    flights_of,
)
from allies.logistics.passages import Passage
from allies.logistics.routing import FAST, MIDDLE, SLOW
from allies.logistics.ways import Ways
from allies.values.distributions import Distribution
from allies.values.model_inputs import numbers_by
from allies.world.acts import Mode
from allies.world.forces import Fleet, Force, Gate

UNITS = ("company", "battalion", "brigade", "division")
_PEOPLE = numbers_by("unit_people")
_VEHICLES = numbers_by("unit_vehicles")
_TONNES = numbers_by("unit_tonnes")
_AT = np.array([FAST, MIDDLE, SLOW])


class Unit(msgspec.Struct, frozen=True):
    """A unit that moves as one.

    Attributes:
        name: company, battalion, brigade or division.
        people: how many people it has.
        vehicles: how many vehicles it has on road or rail.
        tonnes: what its vehicles and equipment weigh in an aircraft.
    """

    name: str
    people: float
    vehicles: float
    tonnes: float


def unit_of(name: str) -> Unit:
    """Return a unit of light troops by its name."""
    return Unit(name, _PEOPLE[name], _VEHICLES[name], _TONNES[name])


class UnitArrival(msgspec.Struct, frozen=True):
    """The arrival of a unit, counted from its departure.

    Attributes:
        first_hours: hours until its first people arrive, that are exceeded in nine, five and one of
            ten cases.
        last_hours: hours until all of it has arrived, by draw.
        sorties: the flights it needs, by fleet.
        overland: the share of it that goes all the way overland, 0 to 1.
    """

    first_hours: tuple[float, float, float]
    last_hours: tuple[float, float, float]
    sorties: Mapping[str, float]
    overland: float


def arrival_of(
    ways: Ways,
    unit: Unit,
    journey: tuple[str, str, str],
    modes: Collection[Mode],
    shut: Collection[Gate],
) -> UnitArrival | None:
    """Return when a unit arrives, over all aircraft and the way overland; None if it cannot.

    Nobody else uses the aircraft, and the unit sets out at once.

    Args:
        ways: the ways of the day.
        unit: the unit.
        journey: its owner, the start and the destination.
        modes: how it may move.
        shut: the gates that are shut.
    """
    owner, start, end = journey
    exactly = {name: _exactly(getattr(unit, name)) for name in ("people", "vehicles", "tonnes")}
    force = Force(
        id=f"unit:{unit.name}:{'+'.join(sorted(modes))}",
        name=unit.name,
        owner=owner,
        home=start,
        personnel=exactly["people"],
        readiness_hours=_exactly(0.0),
        modes=tuple(sorted(modes)),
        vehicles=exactly["vehicles"],
        tonnes=exactly["tonnes"],
    )
    # What makes a journey slow makes the aircraft few as well: slow cases are slow in both.
    many = {fleet.id: _available(fleet) for fleet in ways.fleets_of(force) if "air" in modes}
    most = {fleet: float(there.max()) for fleet, there in many.items()}
    every = np.ones(len(_AT))
    people, vehicles, tonnes = (n * every for n in (unit.people, unit.vehicles, unit.tonnes))
    how = Moves(0.0 * every, _AT, people, vehicles, tonnes, many, most)
    (row,) = ways.spread(force, end, [frozenset(shut)], how.most_aircraft)
    if not row:
        return None
    first, last = first_arrived(row, how), all_arrived(row, how)
    if not np.isfinite(last).all():
        return None
    low, middle, high = (float(hours) for hours in first)
    sorties = flights_of(row, how)
    return UnitArrival(
        (low, middle, high),
        (float(last[0]), float(last[1]), float(last[2])),
        sorties,
        min(max(1.0 - _share_flown(row, how, sorties), 0.0), 1.0),
    )


def _share_flown(row: Sequence[Passage], how: Moves, sorties: Mapping[str, float]) -> float:
    """Return the share of a unit that some flights carry, by fleet, at the middle slowness."""
    by_id = {item.fleet.id: item.fleet for item in row if item.fleet is not None}
    return fsum(
        flights / float(flights_needed(by_id[fleet], how)[1]) for fleet, flights in sorties.items()
    )


def _available(fleet: Fleet) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    found = fleet.aircraft.quantile(1.0 - _AT)
    if fleet.availability is not None:
        found = found * fleet.availability.quantile(1.0 - _AT)
    return np.asarray(found)


def _exactly(value: float) -> Distribution:
    return Distribution("uniform", (value, value))
