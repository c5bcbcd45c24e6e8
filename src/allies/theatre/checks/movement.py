"""Checks of forces, fleets, places and the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import fsum

import numpy as np

from allies.theatre.checks.context import Context
from allies.values.distributions import Distribution
from allies.world.corridors import Corridor
from allies.world.forces import HIGH_SEA, Alert, Fleet, Force, Link, Place
from allies.world.globe import great_circle_km

# How much longer than the great circle a link may be. Mountain roads and coastal ships wind. Short
# links wind most, so some kilometres are free.
MOST_WINDING = 3.0
FREE_KM = 60.0
# Coordinates are rounded to a hundredth of a degree, and cities are wide.
SLACK = 0.97
SLACK_KM = 8.0
MOST_KM = 20_040.0  # half the circumference of the Earth
MOST_AIRCRAFT = 10_000
MOST_SUPPLY_DAYS = 365
LEAST_GAUGE, MOST_GAUGE = 500, 2140  # the narrowest and the widest railways that carry goods
HOURS_A_DAY = 24.0
_MOST = {"personnel": 1e6, "readiness_hours": 24.0 * 3660, "vehicles": 1e5, "tonnes": 1e6}
NEARLY_ALL = np.array([0.001, 0.999])


def check_movement(context: Context) -> None:
    """Check that forces, fleets, places and links name only existing entries and are plausible."""
    record = context.record
    for place in record.places.values():
        _check_place(context, place)
    for force in record.forces.values():
        _check_force(context, force)
    _check_twice_present(context)
    for fleet in record.fleets.values():
        _check_fleet(context, fleet)
    seen: dict[tuple[object, ...], int] = {}
    for number, link in enumerate(record.links):
        _check_link(context, number, link)
    for number in sorted(range(len(record.links)), key=lambda at: context.order(f"link:{at}")):
        _check_twin(context, number, record.links[number], seen)
    figures = {act.id: act.amount for act in record.acts} if record.corridors else {}
    for corridor in record.corridors.values():
        _check_corridor(context, corridor, figures)
    _check_prices(context)
    _check_reach(context)


def _check_corridor(
    context: Context, corridor: Corridor, figures: Mapping[str, float | None]
) -> None:
    key = f"corridor:{corridor.id}"
    context.know(key, ("to",), corridor.to, "state")
    context.know(key, ("mover",), corridor.mover, "mover")
    for at, way in enumerate(corridor.ways):
        context.know(key, ("ways", at, "start"), way.start, "place")
        for number, state in enumerate(way.avoids):
            context.know(key, ("ways", at, "avoids", number), state, "state")
        for number, place in enumerate(way.via):
            context.know(key, ("ways", at, "via", number), place, "place")
    reported: list[tuple[tuple[str | int, ...], str]] = []
    reported += [(("price",), corridor.price)] if corridor.price else []
    reported += [(("shares", at), name) for at, name in enumerate(corridor.shares)]
    reported += [(("reports", at), name) for at, name in enumerate(corridor.reports)]
    for within, name in reported:
        if context.know(key, within, name, "act") and figures.get(name, 0.0) is None:
            context.fault(
                key,
                within,
                f"the act '{name}' reports no figure",
                "corridors are compared by figures",
                "give the act an 'amount' and a 'unit', or name another",
            )


def _check_prices(context: Context) -> None:
    """Add a fault for every price in another unit than the first price to the same country."""
    units = {act.id: act.unit for act in context.record.acts}
    first: dict[str, Corridor] = {}
    for corridor in context.record.corridors.values():
        if corridor.price not in units:
            continue
        other = first.setdefault(corridor.to, corridor)
        unit, expected = units[corridor.price], units[other.price]
        if unit != expected:
            context.fault(
                f"corridor:{corridor.id}",
                ("price",),
                f"its price is in '{unit}', that of '{other.id}' in '{expected}'",
                "prices of the corridors to one country are compared",
                f"name an act that reports it in '{expected}'",
            )


def _check_place(context: Context, place: Place) -> None:
    key = f"place:{place.id}"
    context.know(key, ("state",), place.state, "state")
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        context.fault(
            key,
            ("lat",),
            "is not on Earth",
            "degrees are -90 to 90 north and -180 to 180 east",
            "correct 'lat' or 'lon'",
        )
    if place.runway_m is not None and not 200 <= place.runway_m <= 6000:
        context.fault(
            key,
            ("runway_m",),
            f"a runway of {place.runway_m:g} m",
            "runways are between 200 and 6,000 metres long",
            "give its length in metres, or leave it out if it is not known",
        )
    limits = {"parking": MOST_AIRCRAFT, "ground_hours": 24.0 * 7, "open_hours": HOURS_A_DAY}
    for name, most in limits.items():
        value = getattr(place, name)
        if value is None:
            continue
        if not 0 < value <= most:
            context.fault(
                key,
                (name,),
                f"'{name}' cannot be {value:g}",
                f"it must be more than 0 and at most {most:,.0f}; an airfield that nobody can use"
                " has no 'runway_m'",
                "correct the figure, or leave it out if it is not known",
            )
        elif place.runway_m is None:
            context.fault(
                key,
                (name,),
                f"'{name}' is given for a place without a runway",
                "it says how many flights an airfield handles",
                "give 'runway_m' too, or leave it out",
            )


def _check_force(context: Context, force: Force) -> None:
    key = f"force:{force.id}"
    context.know(key, ("owner",), force.owner, "state")
    context.know(key, ("home",), force.home, "place")
    for name, most in _MOST.items():
        _check_amount(context, key, name, getattr(force, name), most)
    if force.supply_days is not None and not 0 <= force.supply_days <= MOST_SUPPLY_DAYS:
        context.fault(
            key,
            ("supply_days",),
            f"supplies for {force.supply_days:g} days",
            f"a force carries supplies for 0 to {MOST_SUPPLY_DAYS:g} days",
            "correct the figure, or leave it out if it is not known",
        )
    if force.alert is not None:
        _check_alert(context, key, force, force.alert)


def _check_twice_present(context: Context) -> None:
    """Add a fault for every force that is in two places at once, under two ids."""
    forces = sorted(context.record.forces.values(), key=lambda force: context.order(_key(force)))
    for force, other in combinations(forces, 2):
        if (force.name, force.owner) != (other.name, other.owner) or force.home == other.home:
            continue
        if _ends_before(force, other) or _ends_before(other, force):
            continue
        context.fault(
            _key(other),
            ("home",),
            f"'{other.name}' is in two places at once",
            f"'{force.id}' is at {force.home} and '{other.id}' at {other.home}, and a force counts"
            " once",
            "give them dates that do not overlap, or names of their own if they are two",
        )


def _key(force: Force) -> str:
    return f"force:{force.id}"


def _ends_before(force: Force, other: Force) -> bool:
    """Return whether a force has surely left its home before another came to its own."""
    return (
        force.until is not None
        and other.since is not None
        and force.until.first <= other.since.last
    )


def _check_alert(context: Context, key: str, force: Force, alert: Alert) -> None:
    """Add faults for a part on alert that is later or larger than the force it belongs to."""
    _check_amount(context, key, "alert.personnel", alert.personnel, 1e6)
    _check_amount(context, key, "alert.readiness_hours", alert.readiness_hours, 24.0 * 3660)
    pairs = {
        "readiness_hours": ("leaves later than the rest", "is ready in", "hours"),
        "personnel": ("is larger than the force", "has", "people"),
    }
    for name, (what, verb, unit) in pairs.items():
        part = getattr(alert, name).quantile(NEARLY_ALL)
        whole = getattr(force, name).quantile(NEARLY_ALL)
        if (part > whole).any():
            context.fault(
                key,
                ("alert", name),
                f"the part on alert {what}",
                f"it {verb} {part[0]:,.0f} to {part[1]:,.0f} {unit}, the force"
                f" {whole[0]:,.0f} to {whole[1]:,.0f}",
                f"correct '{name}' of 'alert', or of the force",
            )


def _check_amount(
    context: Context, key: str, name: str, amount: Distribution | None, most: float
) -> None:
    """Add a fault for a distribution that can be below 0 or above the most possible.

    Args:
        context: where faults go.
        key: the entry.
        name: the field, with a dot between a field and a field within it.
        amount: the distribution; None if the entry gives none.
        most: the most possible.
    """
    if amount is None:
        return
    low, high = amount.quantile(NEARLY_ALL)
    if low < 0 or high > most:
        context.fault(
            key,
            tuple(name.split(".")),
            f"'{name}' runs from {low:g} to {high:g}",
            f"it must be between 0 and {most:,.0f}",
            "correct the distribution",
        )


def _check_fleet(context: Context, fleet: Fleet) -> None:
    key = f"fleet:{fleet.id}"
    context.know(key, ("owner",), fleet.owner, "state")
    context.know(key, ("home",), fleet.home, "place")
    _check_amount(context, key, "aircraft", fleet.aircraft, MOST_AIRCRAFT)
    for name in ("payload_tonnes", "range_km", "runway_m", "speed_kmh", "sorties_per_day"):
        value = getattr(fleet, name)
        if value <= 0:
            context.fault(
                key,
                (name,),
                f"'{name}' cannot be {value:g}",
                "a fleet must be able to lift something",
                "correct the figure",
            )
    if fleet.availability is not None:
        _check_amount(context, key, "availability", fleet.availability, 1.0)
    if fleet.hours_a_day is not None and not 0 < fleet.hours_a_day <= HOURS_A_DAY:
        context.fault(
            key,
            ("hours_a_day",),
            f"an aircraft that flies {fleet.hours_a_day:g} hours a day",
            "a day has 24 hours",
            "give more than 0 and at most 24, or leave it out",
        )
    labels = {label.label for force in context.record.forces.values() for label in force.labels}
    for at, name in enumerate(fleet.lends_to):
        if name not in labels:
            context.know(key, ("lends_to", at), name, "state")
    _check_runways(context, key, fleet)
    if fleet.troops < 0:
        context.fault(
            key, ("troops",), f"'troops' cannot be {fleet.troops}", "", "correct the figure"
        )


def _check_runways(context: Context, key: str, fleet: Fleet) -> None:
    """Add a fault for a fleet whose own base has a runway that is too short for it."""
    home = context.record.places.get(fleet.home)
    if home is None or home.runway_m is None or home.runway_m >= fleet.runway_m:
        return
    context.fault(
        key,
        ("runway_m",),
        f"needs a runway of {fleet.runway_m:,.0f} m",
        f"that of its base '{home.id}' has {home.runway_m:,.0f} m, so it could never fly",
        "correct 'runway_m' of the fleet or of the place, or give the fleet another 'home'",
    )


def _check_link(context: Context, number: int, link: Link) -> None:
    key = f"link:{number}"
    known = [context.know(key, (end,), getattr(link, end), "place") for end in ("start", "end")]
    for at, part in enumerate(link.states):
        if part.state != HIGH_SEA:
            context.know(key, ("states", at), part.state, "state")
    for state in link.exempt:
        context.know(key, ("exempt",), state, "state")
    for name, what in _impossible(link):
        context.fault(key, (name,), what, "this value is impossible", "correct the figure")
    if (link.capacity is None) != (link.capacity_unit is None):
        context.fault(
            key, ("capacity",), "a capacity and its unit go together", "", "give both, or neither"
        )
    if all(known) and link.start in context.record.places and link.end in context.record.places:
        _check_length(context, key, link)
        _check_states(context, key, link)


def _impossible(link: Link) -> Iterator[tuple[str, str]]:
    if link.gauge is not None and not (
        link.gauge.isdecimal() and LEAST_GAUGE <= int(link.gauge) <= MOST_GAUGE
    ):
        yield "gauge", f"a gauge of '{link.gauge}'; write whole millimetres, such as 1520"
    if link.km <= 0:
        yield "km", f"a link of {link.km:g} km"
    if link.capacity is not None and link.capacity <= 0:
        yield "capacity", f"a capacity of {link.capacity:g} a day"
    if not 0 <= link.gauge_change_hours <= 24 * 90:
        yield "gauge_change_hours", f"a change of gauge of {link.gauge_change_hours:g} hours"
    if link.start == link.end:
        yield "end", f"leads from {link.start} to itself"
    for part in link.states:
        if part.km <= 0:
            yield "states", f"{part.km:g} km in {part.state}"


def _check_length(context: Context, key: str, link: Link) -> None:
    ends = [context.record.places[name] for name in (link.start, link.end)]
    direct = great_circle_km(*ends)
    if link.km < direct * SLACK - SLACK_KM:
        context.fault(
            key,
            ("km",),
            f"is shorter than the great circle: {link.km:g} km of {direct:.0f} km",
            "no way on Earth is shorter than the great circle",
            "correct the length, or the degrees of its ends",
        )
    elif link.km > MOST_KM or link.km > direct * MOST_WINDING + FREE_KM:
        context.fault(
            key,
            ("km",),
            f"is implausibly long: {link.km:g} km; the great circle is {direct:.0f} km",
            f"a link may be at most {MOST_WINDING:g} times the great circle plus {FREE_KM:g} km",
            "correct the length, or split the link at a place on the way",
        )


def _check_states(context: Context, key: str, link: Link) -> None:
    start, end = (context.record.places[name] for name in (link.start, link.end))
    if not link.states:
        if start.state != end.state:
            context.fault(
                key,
                ("states",),
                "'states' is missing",
                f"the link leads from {start.state} to {end.state}",
                "give the kilometres in each: states as KAZ:120;CHN:30",
            )
        return
    total = fsum(part.km for part in link.states)
    if abs(total - link.km) > max(1.0, 0.01 * link.km):
        context.fault(
            key,
            ("states",),
            f"the states' kilometres sum to {total:g}, not {link.km:g}",
            "'states' must add up to the whole length of a link",
            "correct one of them",
        )
    if link.mode in ("sea", "ferry"):
        return  # a port is beside the water, not in it
    inside = [part.state for part in link.states]
    for place in (start, end):
        if place.state not in inside and place.kind != "border":
            context.fault(
                key,
                ("states",),
                f"does not touch {place.state}, where {place.id} lies",
                "a link crosses the states of its ends",
                f"add its kilometres in {place.state}",
            )


def _check_twin(
    context: Context, number: int, link: Link, seen: dict[tuple[object, ...], int]
) -> None:
    """Add a fault if a link is listed twice, in one direction or in both."""
    ends = tuple(sorted((link.start, link.end)))
    same = (ends, link.mode, link.gauge, link.opened, link.operator)
    if same not in seen:
        seen[same] = number
        return
    first = context.record.links[seen[same]]
    line = context.line(f"link:{seen[same]}")
    agrees = first.km == link.km
    context.fault(
        f"link:{number}",
        ("start",),
        f"a second link by {link.mode} between {link.start} and {link.end}"
        + ("" if agrees else f", of {link.km:g} km against {first.km:g}"),
        f"every link can be used both ways; the first is in line {line}",
        "remove one; parallel lines differ in gauge, operator or the date they opened",
    )


def _check_reach(context: Context) -> None:
    """Add a note for every place without a link and without a usable runway."""
    record = context.record
    if not record.links:
        return
    touched = {name for link in record.links for name in (link.start, link.end)}
    for place in record.places.values():
        if place.id not in touched and place.runway_m is None:
            context.fault(
                f"place:{place.id}",
                ("id",),
                f"'{place.id}' cannot be reached",
                "it has no link and no runway of known length",
                "add a link or its runway, or remove the place",
            )
