"""Notes on lift: why the aircraft of a mover are unknown, too heavy or too few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, fsum

from allies.assessment.movement.deployment_plans import Deployed
from allies.assessment.movement.trips import Trip
from allies.logistics.lift import LONGEST_DAYS, longest_hours
from allies.logistics.rates import HOURS_A_DAY
from allies.logistics.units import UnitArrival
from allies.world.forces import Fleet
from allies.world.view import View


def lift_notes(
    view: View, trip: Trip, fleets: Sequence[Fleet | None], arrival: UnitArrival | None
) -> tuple[str, ...]:
    """Return why the mover's aircraft are unknown, too heavy or too few, in sentences.

    Args:
        view: the record.
        trip: the trip; only the flights of a unit have notes.
        fleets: the mover's aircraft; a fleet without a name if none is recorded.
        arrival: the arrival of the unit on the best way; None if it cannot come.
    """
    if trip.unit is None or "air" not in trip.modes:
        return ()
    mover = view.name(trip.mover)
    known = [fleet for fleet in fleets if fleet is not None]
    if not known:
        return (f"The record has no aircraft of {mover}: its flights are unknown, not counted.",)
    return (*_too_few(trip.unit.name, mover, arrival), *_too_heavy(view, trip, known))


def too_large(view: View, forces: Sequence[Deployed]) -> tuple[str, ...]:
    """Return which forces are larger than their lift, and what would carry them, in sentences.

    Args:
        view: the record.
        forces: the deployment of each force; they share the aircraft.
    """
    late = [
        f"{view.name(item.force.id)} ({fsum(item.sorties.values()):,.0f} flights)"
        for item in forces
        if item.sorties
        and item.days is not None
        and HOURS_A_DAY * item.days[1] > longest_hours(item.force)
    ]
    if not late:
        return ()
    flights = fsum(number for item in forces for number in item.sorties.values())
    a_day = ceil(flights / LONGEST_DAYS)
    return (
        f"Larger than the lift: {', '.join(late)}. After {LONGEST_DAYS} days not all of each is"
        f" there. All forces together need {flights:,.0f} flights. Find aircraft for more than"
        f" {a_day:,} flights a day, send fewer people, or let them go by land or sea as well.",
    )


def _too_few(unit: str, mover: str, arrival: UnitArrival | None) -> Iterator[str]:
    if arrival is None or not arrival.sorties:
        return
    if arrival.last_hours[1] > HOURS_A_DAY * LONGEST_DAYS:
        flights = fsum(arrival.sorties.values())
        yield (
            f"The {unit} is larger than the lift: the aircraft of {mover} need {flights:,.0f}"
            f" flights, and after {LONGEST_DAYS} days not all of it is there. Move a smaller unit,"
            " or let it go by land as well."
        )


def _too_heavy(view: View, trip: Trip, fleets: Sequence[Fleet]) -> Iterator[str]:
    end = view.places[trip.end]
    for fleet in fleets:
        if end.runway_m is not None and fleet.runway_m > end.runway_m:
            yield (
                f"{fleet.name} needs a runway of {fleet.runway_m:,.0f} m; that of {end.name} has"
                f" {end.runway_m:,.0f} m."
            )
