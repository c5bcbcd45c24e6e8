"""Answers about movement as JSON: route, deploy and bases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from allies.assessment.movement.consenting import Silence
from allies.assessment.movement.corridors import CorridorPassage
from allies.assessment.movement.crossings import Gatekeeper
from allies.assessment.movement.journeys import Alternative, Journey
from allies.logistics.lift import capacity_of
from allies.logistics.routing import Leg, Route
from allies.reports.json_corridors import narrow_json, passages_json
from allies.reports.json_parts import cites_json, frame_json
from allies.values.dates import day_text
from allies.world.forces import Gate
from allies.world.world import World

if TYPE_CHECKING:
    from allies.reports.answers.movement import (
        CrossedJson,
        LegJson,
        RevocationJson,
        RouteJson,
        RouteWayJson,
        SilenceJson,
    )


def route_json(
    world: World,
    as_of: int | None,
    account: str,
    found: Journey,
    passages: Sequence[CorridorPassage],
) -> RouteJson:
    """Return which way something can go."""
    keepers = {keeper.gate: keeper for keeper in found.keepers}
    ways = [found.best, *found.others]
    opened = found.opened_by
    return {
        "schema": "allies/route/1",
        **frame_json(world, as_of, account),
        "start": found.question.start,
        "end": found.question.end,
        "on": day_text(found.question.day),
        "mover": found.question.mover,
        "cargo": found.question.cargo,
        "modes": sorted(found.question.modes),
        "denied": list(found.question.supposed.denied),
        "allowed": list(found.question.supposed.allowed),
        "routes": [_way(item, keepers) for item in ways if item.route is not None]
        if found.best.route
        else [],
        "without_a_way": [item.supposing for item in ways if item.route is None],
        "in_time": found.is_in_time,
        "indispensable": [list(states) for states in found.indispensable],
        "silent": [silence_json(item) for item in found.silences],
        "unheard": sorted(found.unheard),
        "bottleneck": narrow_json(found.narrow, found.shadow_price_hours) if found.narrow else None,
        "opened_by": {
            "consent_of": list(opened[0]),
            "way": _way(Alternative("", opened[1], None, opened[1].hours / 24.0), keepers),
        }
        if opened
        else None,
        "not_yet": [
            {
                "start": link.start,
                "end": link.end,
                "mode": link.mode,
                "opened": link.opened.text if link.opened else "",
            }
            for link in found.not_yet
        ],
        "revocation": _revocation(found, keepers),
        "queue": {
            "waits_days": found.queue.waits_days,
            "vehicles": found.queue.vehicles,
            "last_takes_days": found.queue.takes_days,
        }
        if found.queue
        else None,
        "corridors": passages_json(passages),
    }


def silence_json(item: Silence) -> SilenceJson:
    """Return how likely a silent state is to consent, and what moves it."""
    low, high = item.span
    return {
        "state": item.state,
        "mover": item.mover,
        "group": item.group,
        "chance": {"low": low, "high": high},
        "start": item.consent.start.name,
        "drivers": [
            {
                "driver": driver.name,
                "value": driver.value,
                "contribution": driver.contribution if driver.value is not None else None,
                "because": driver.because,
                "cites": cites_json(driver.cites),
            }
            for driver in item.consent.drivers
        ],
    }


def _revocation(found: Journey, keepers: Mapping[Gate, Gatekeeper]) -> RevocationJson | None:
    item = found.revocation
    if item is None:
        return None
    rest = Alternative("", item.rest, None, None) if item.rest else None
    return {
        "state": item.state,
        "days": item.days,
        "past": item.past,
        "rest": _way(rest, keepers) if rest else None,
        "last_days": item.last_days,
    }


def _way(item: Alternative, keepers: Mapping[Gate, Gatekeeper]) -> RouteWayJson:
    route = item.route
    assert route is not None  # noqa: S101 (the callers leave out what has no way)
    days = route.days
    return {
        "supposing": item.supposing,
        "km": round(route.km, 1),
        "days": {"p10": days["p10"], "p50": days["p50"], "p90": days["p90"]},
        "last_days": item.last_days if item.last_days is not None else route.hours / 24.0,
        "modes": list(route.modes),
        "places": list(route.places),
        "legs": [_leg(leg) for leg in route.legs],
        "crosses": _crossed(route, keepers),
        "prices": [
            {
                "state": gate[0],
                "amount": term.amount or 0.0,
                "unit": term.unit,
                "says": term.says or None,
            }
            for gate in route.gates
            if gate in keepers
            for term in keepers[gate].prices
        ],
    }


def _leg(leg: Leg) -> LegJson:
    link = leg.way.link
    capacity, unit, recorded = capacity_of(leg)
    return {
        "start": leg.start,
        "end": leg.end,
        "mode": leg.way.mode,
        "km": leg.way.km,
        "waits_hours": leg.waits_hours,
        "fixed_hours": leg.way.fixed_hours,
        "crossing": (link.crossing or None) if link else None,
        "operator": (link.operator or None) if link else None,
        "gauge": link.gauge if link else None,
        "capacity": capacity,
        "capacity_unit": unit,
        "capacity_recorded": recorded,
        "cites": cites_json(link.cites if link else ()),
        "judgement": link.judgement or None if link else "great circle",
    }


def _crossed(route: Route, keepers: Mapping[Gate, Gatekeeper]) -> list[CrossedJson]:
    km: dict[Gate, float] = {}
    for leg in route.legs:
        for state, length in leg.states:
            gate = (state, leg.way.mode)
            km[gate] = km.get(gate, 0.0) + length
    found: list[CrossedJson] = []
    for (state, mode), length in km.items():
        keeper = keepers.get((state, mode))
        act = keeper.act if keeper else None
        found.append(
            {
                "state": state,
                "mode": mode,
                "km": round(length, 1),
                # A gate that no consent stands at is one that the operator is exempt from.
                "consent": keeper.stands if keeper else "own",
                "act": act.id if act else None,
                "why": (keeper.why or None) if keeper else "the line is run by a neighbour",
                "cites": cites_json(act.cites if act else ()),
            }
        )
    return found
