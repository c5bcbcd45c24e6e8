"""Answers about corridors as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from allies.assessment.movement.corridors import Comparison, CorridorFound, CorridorPassage
from allies.logistics.lift import Narrow
from allies.reports.json_parts import cites_json, frame_json
from allies.values.dates import day_text
from allies.world.acts import Act
from allies.world.world import World

if TYPE_CHECKING:
    from allies.reports.answers.corridors import CorridorJson, CorridorsJson
    from allies.reports.answers.movement import BottleneckJson, CorridorWayJson, FigureJson


def corridors_json(
    world: World, as_of: int | None, account: str, found: Comparison
) -> CorridorsJson:
    """Return the corridors to a place, side by side."""
    asked = found.question
    return {
        "schema": "allies/corridors/1",
        **frame_json(world, as_of, account),
        "to": asked.end,
        "on": day_text(asked.day),
        "mover": asked.mover,
        "cargo": asked.cargo,
        "denied": list(asked.supposed.denied),
        "allowed": list(asked.supposed.allowed),
        "corridors": [_corridor(item) for item in found.found],
        "consents": [
            {
                "state": keeper.gate[0],
                "mode": keeper.gate[1],
                "consent": keeper.stands,
                "act": keeper.act.id if keeper.act else None,
                "cites": cites_json(keeper.act.cites if keeper.act else ()),
            }
            for keeper in found.keepers
        ],
    }


def _corridor(item: CorridorFound) -> CorridorJson:
    known = item.even_share is not None and item.cheapest_share is not None
    return {
        "corridor": item.corridor.id,
        "name": item.corridor.name,
        "is_open": item.is_open,
        "passages": passages_json(item.passages),
        "price": _figure(item.price) if item.price else None,
        "shares": {
            "even_spending": item.even_share or 0.0,
            "cheapest": item.cheapest_share or 0.0,
        }
        if known
        else None,
        "reported_shares": [_figure(act) for act in item.shares],
        "reports": [_figure(act) for act in item.reports],
        "note": item.corridor.note or None,
    }


def _figure(act: Act) -> FigureJson:
    return {
        "act": act.id,
        "amount": act.amount or 0.0,
        "unit": act.unit,
        "on": act.on.text,
        "says": act.says,
        "cites": cites_json(act.cites),
    }


def passages_json(passages: Iterable[CorridorPassage]) -> list[CorridorWayJson]:
    """Return the ways of corridors."""
    return [_passage(item) for item in passages]


def _passage(item: CorridorPassage) -> CorridorWayJson:
    route = item.route
    days = route.days if route else None
    return {
        "corridor": item.corridor.id,
        "corridor_name": item.corridor.name,
        "way": item.way.id,
        "way_name": item.way.name,
        "km": round(route.km, 1) if route else None,
        "days": {"p10": days["p10"], "p50": days["p50"], "p90": days["p90"]} if days else None,
        "modes": list(route.modes) if route else [],
        "crosses": list(route.crosses) if route else [],
        "silent": list(item.silent),
        "bottleneck": narrow_json(item.narrow, None) if item.narrow else None,
        "opened_by": list(item.opened_by),
        "price": _figure(item.price) if item.price else None,
    }


def narrow_json(narrow: Narrow, shadow_price_hours: float | None) -> BottleneckJson:
    """Return the narrowest place of a way."""
    return {
        "start": narrow.leg.start,
        "end": narrow.leg.end,
        "mode": narrow.leg.way.mode,
        "capacity": narrow.capacity,
        "unit": narrow.unit,
        "recorded": narrow.is_recorded,
        "shadow_price_hours": shadow_price_hours,
    }
