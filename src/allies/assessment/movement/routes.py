"""Answer which way a load can go."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, inf, isinf
from typing import Any

from allies.assessment.movement.corridors import passage_part, passages_between
from allies.assessment.movement.crossings import BorderPosition, Supposed
from allies.assessment.movement.demands import days_from, number_from
from allies.assessment.movement.journeys import Journey, Planner
from allies.assessment.movement.lift_notes import lift_notes
from allies.assessment.movement.parts import (
    bottleneck_part,
    consent_part,
    otherwise_part,
    silent_part,
    way_part,
)
from allies.assessment.movement.trips import Trip
from allies.errors import QuestionError, field
from allies.logistics.rates import HOURS_A_DAY, MODES
from allies.logistics.units import UNITS, Unit, unit_of
from allies.questions import route as types
from allies.values.dates import day_text
from allies.world.forces import Gate
from allies.world.view import View

MOST_VEHICLES = 1_000_000
MOST_DAYS = 1_000
QUANTILES = ("p10", "p50", "p90")
MOVES = ("aircraft", "vehicle", *UNITS)


def route(view: View, question: types.Route) -> types.RouteAnswer:
    """Answer which way a load can go, with whose consent, and what a refusal costs.

    Raises:
        QuestionError: the question contradicts itself.
    """
    trip = _trip(view, question)
    if not view.covers(trip.day):
        return _unknown(view, trip)
    snapshot = view.on(trip.day)
    planner = Planner(view, snapshot, trip)
    _refuse_silence(question)
    journey = planner.journey(compare=question.compare)
    positions = {position.gate: position for position in journey.positions}
    compared = question.compare or journey.best.route is None
    passages = passages_between(view, snapshot, trip) if compared else ()
    return types.RouteAnswer(
        **_asked(view, trip),
        **_ways(journey, positions),
        lift_notes=lift_notes(view, trip, planner.fleets, journey.best.unit),
        consents=tuple(consent_part(position) for position in journey.positions),
        in_time=journey.is_in_time,
        indispensable=tuple(journey.indispensable),
        silent=tuple(silent_part(item) for item in journey.silent_states),
        never_answered=tuple(sorted(journey.never_answered)),
        at_odds=tuple(sorted(journey.at_odds)),
        bottleneck=bottleneck_part(journey.narrow, journey.shadow_price_hours)
        if journey.narrow
        else None,
        not_yet=tuple(
            types.NotYet(
                start=link.start,
                end=link.end,
                mode=link.mode,
                opened=link.opened.text if link.opened else "",
            )
            for link in journey.not_yet
        ),
        queue=types.Queue(
            waits_days=journey.queue.waits_days,
            vehicles=journey.queue.vehicles,
            last_takes_days=journey.queue.takes_days,
        )
        if journey.queue
        else None,
        corridors=tuple(passage_part(item) for item in passages),
    )


def _ways(journey: Journey, positions: Mapping[Gate, BorderPosition]) -> dict[str, Any]:
    """Return the best way, and the ways under other suppositions."""
    found = [journey.best, *journey.others]
    return {
        "arrival": _arrival(journey),
        "routes": tuple(
            way_part(item.supposing, item.route, item.last_days, positions)
            for item in (found if journey.best.route else ())
            if item.route is not None
        ),
        "without_a_way": tuple(item.supposing for item in found if item.route is None),
        "otherwise": tuple(
            otherwise_part(item.supposing, item.route, item.last_days, positions)
            for item in journey.others
        ),
        "opened_by": _opened(journey, positions),
        "revocation": _revocation(journey, positions),
    }


def _asked(view: View, trip: Trip) -> dict[str, Any]:
    return {
        "on": day_text(trip.day),
        "start": trip.start,
        "end": trip.end,
        "mover": trip.mover,
        "cargo": trip.cargo,
        "modes": tuple(sorted(trip.modes)),
        "via": trip.via,
        "vehicles": trip.vehicles,
        "move": trip.unit.name if trip.unit else moved_alone(trip),
        "unit": _unit_size(trip.unit),
        "over_days": trip.over_days,
        "within": None if isinf(trip.deadline_days) else trip.deadline_days,
        "denied": view.what_if.deny,
        "allowed": view.what_if.allow,
    }


def _unknown(view: View, trip: Trip) -> types.RouteAnswer:
    """Return the answer for a day outside the record: whether there is a way is unknown."""
    return types.RouteAnswer(
        **_asked(view, trip),
        routes=(),
        lift_notes=(),
        arrival=None,
        consents=(),
        without_a_way=(),
        otherwise=(),
        in_time=None,
        indispensable=(),
        silent=(),
        never_answered=(),
        at_odds=(),
        bottleneck=None,
        opened_by=None,
        not_yet=(),
        revocation=None,
        queue=None,
        corridors=(),
    )


def _opened(journey: Journey, positions: Mapping[Gate, BorderPosition]) -> types.Opened | None:
    if journey.opened_by is None:
        return None
    states, way = journey.opened_by
    return types.Opened(consent_of=states, way=way_part("", way, None, positions))


def _revocation(
    journey: Journey, positions: Mapping[Gate, BorderPosition]
) -> types.Revocation | None:
    item = journey.revocation
    if item is None:
        return None
    return types.Revocation(
        state=item.state,
        days=item.days,
        past=item.past,
        rest=way_part("", item.rest, None, positions) if item.rest else None,
        last_days=item.last_days,
    )


def _trip(view: View, question: types.Route) -> Trip:
    vehicles, over_days = _demand(question)
    state, _, days = question.revoke.partition(":")
    return Trip(
        start=question.start,
        end=question.end,
        mover=question.mover or view.place(question.start, "start").state,
        cargo=question.cargo,
        modes=frozenset(question.mode or MODES),
        day=view.day(question.on),
        supposed=Supposed(view.what_if.deny, view.what_if.allow),
        via=question.via,
        revoked=(state, float(days)) if question.revoke else None,
        vehicles=vehicles,
        over_days=over_days,
        unit=_unit(question),
        deadline_days=inf if question.within is None else days_from(question.within),
    )


def _refuse_silence(question: types.Route) -> None:
    """Check that a question about troops that may fly says what moves.

    Raises:
        QuestionError: it does not.
    """
    modes = question.mode or MODES
    says = question.move or question.vehicles != 1 or question.vehicles_a_day is not None
    if says or question.cargo != "troops" or "air" not in modes:
        return
    raise QuestionError(
        "the question does not say what moves",
        field="move",
        why="one aircraft takes hours where a battalion takes days",
        remedy=f"give {field('move')} {', '.join(MOVES[:-1])} or {MOVES[-1]}",
    )


def _unit(question: types.Route) -> Unit | None:
    """Return the unit that moves; None for vehicles, or for one aircraft.

    Raises:
        QuestionError: the question contradicts itself.
    """
    if question.move not in UNITS:
        return None
    clashing = {
        "vehicles": question.vehicles != 1,
        "vehicles_a_day": question.vehicles_a_day is not None,
        "via": bool(question.via),
        "revoke": bool(question.revoke),
    }
    for name, is_given in clashing.items():
        if is_given:
            raise QuestionError(
                f"{field(name)} is about vehicles, not about a {question.move}",
                field=name,
                why="a unit flies and drives at once, over all ways that are open to it",
                remedy=f"leave out {field(name)}, or give {field('move')} vehicle",
            )
    if question.cargo != "troops":
        raise QuestionError(
            f"a {question.move} moves as troops, not as {question.cargo}",
            field="cargo",
            remedy=f"leave out {field('cargo')}, or give {field('move')} vehicle",
        )
    return unit_of(question.move)


def moved_alone(trip: Trip) -> str:
    """Return what moves if no unit does: vehicles, a vehicle, or one aircraft if it may fly."""
    if trip.vehicles > 1:
        return "vehicles"
    return "aircraft" if "air" in trip.modes else "vehicle"


def _unit_size(unit: Unit | None) -> types.UnitSize | None:
    if unit is None:
        return None
    return types.UnitSize(people=unit.people, vehicles=unit.vehicles, tonnes=unit.tonnes)


def _arrival(journey: Journey) -> types.UnitArrival | None:
    found = journey.best.unit
    if found is None:
        return None
    first, last = (
        types.Days(**{name: hours / HOURS_A_DAY for name, hours in zip(QUANTILES, of, strict=True)})
        for of in (found.first_hours, found.last_hours)
    )
    return types.UnitArrival(
        first_days=first,
        last_days=last,
        sorties=tuple(
            types.Sorties(fleet=fleet, sorties=ceil(flights))
            for fleet, flights in found.sorties.items()
        ),
        overland=round(found.overland, 3),
    )


def _demand(question: types.Route) -> tuple[int, float]:
    """Return the number of vehicles and the days over which they set out; 0 days if together."""
    if question.vehicles_a_day is None:
        if question.for_days is not None:
            raise QuestionError(
                f"{field('for_days')} needs {field('vehicles_a_day')}",
                field="for_days",
                why="it gives the number of days on which vehicles set out",
                remedy=f"give {field('vehicles_a_day')} as well, or leave it out",
            )
        return number_from(question.vehicles, "vehicles", MOST_VEHICLES), 0.0
    if question.vehicles != 1:
        raise QuestionError(
            "vehicles set out either together or day by day",
            field="vehicles_a_day",
            remedy=f"leave out {field('vehicles')}, or {field('vehicles_a_day')}",
        )
    days = 1.0 if question.for_days is None else question.for_days
    if not 0 < days <= MOST_DAYS:
        raise QuestionError(
            f"{days:g} is not a possible number of days",
            field="for_days",
            remedy=f"give more than 0 and at most {MOST_DAYS:,} days",
        )
    a_day = number_from(question.vehicles_a_day, "vehicles_a_day", MOST_VEHICLES)
    vehicles = round(a_day * days)
    if not vehicles:
        raise QuestionError(
            f"at {a_day} a day, no vehicle sets out within {days:g} days",
            field="for_days",
            remedy="give more days, or more vehicles a day",
        )
    # Vehicles are whole numbers; the time is adjusted to keep the daily number asked for.
    return vehicles, vehicles / a_day
