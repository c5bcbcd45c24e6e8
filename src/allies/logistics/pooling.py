"""Pooling: forces that use the same aircraft fly one after another.

All forces that a fleet may carry, its owner's and those it is lent to, share it as one pool. Those
that are ready first fly first, each with all of the aircraft; the next one waits until the last
load of those before it has left. So a small force on alert does not wait for a division.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from allies.logistics.arrivals import Moves, flights_needed, hours_under_way, surface_share
from allies.logistics.lift import all_there, sorties_a_day
from allies.logistics.passages import Passage
from allies.logistics.rates import HOURS_A_DAY
from allies.logistics.ways import OPEN, Ways
from allies.values.streams import Floats
from allies.world.forces import Force


class _Turn(msgspec.Struct, frozen=True):
    """One departure: the part of a force on alert, or the rest of it.

    Attributes:
        force: the force.
        is_first: whether it is the part on alert.
        ready_hours: hours from the decision to its departure, by draw.
        share: its share of the people of the force, by draw.
    """

    force: Force
    is_first: bool
    ready_hours: Floats
    share: Floats


def pooled(
    ways: Ways, forces: Sequence[Force], place: str, alone: Mapping[str, Moves]
) -> dict[str, Moves]:
    """Return the movement data of forces that share aircraft, with the hours that each waits.

    Args:
        ways: the ways of all forces.
        forces: the forces that move together; one that is at the place already needs no aircraft.
        place: the destination.
        alone: the movement data of each of them, as if it alone used the aircraft.
    """
    turns = [turn for force in forces for turn in _turns(force, alone[force.id])]
    turns.sort(key=lambda turn: (_ready_at_the_median(turn), turn.force.id))
    free: dict[str, Floats] = {}  # hours after the decision when others have left it, by fleet
    waits: dict[tuple[str, bool], dict[str, Floats]] = {}
    turns = [turn for turn in turns if turn.force.home != place and alone[turn.force.id].aircraft]
    for number, turn in enumerate(turns, 1):
        how = alone[turn.force.id]
        waits[turn.force.id, turn.is_first] = {
            fleet: np.maximum(free[fleet] - turn.ready_hours, 0.0)
            for fleet in how.aircraft
            if fleet in free
        }
        if any(how.aircraft.keys() & alone[later.force.id].aircraft for later in turns[number:]):
            (passages,) = ways.passages(turn.force, place, [OPEN])
            free.update(_left(passages, how, turn, free))
    return {
        force.id: alone[force.id].waiting(
            waits.get((force.id, True), {}), waits.get((force.id, False), {})
        )
        for force in forces
    }


def _ready_at_the_median(turn: _Turn) -> float:
    """Return the median of the readiness of a turn, the same for every set of draws."""
    alert = turn.force.alert
    ready = alert.readiness_hours if turn.is_first and alert else turn.force.readiness_hours
    return float(ready.quantile(np.array([0.5]))[0])


def _turns(force: Force, how: Moves) -> list[_Turn]:
    if how.first is None:
        return [_Turn(force, False, how.ready_hours, np.ones_like(how.people))]
    return [
        _Turn(force, True, how.first.ready_hours, how.first.share),
        _Turn(force, False, how.ready_hours, 1.0 - how.first.share),
    ]


def _left(
    passages: Sequence[Passage], how: Moves, turn: _Turn, free: Mapping[str, Floats]
) -> dict[str, Floats]:
    """Return when each fleet that flies in a turn has taken its last load, by draw."""
    hours, rates = [], []
    for item in passages:
        took = hours_under_way(item.route, how)
        share = surface_share(item.route, how)
        if item.fleet is not None:
            flights = sorties_a_day(item.route, item.fleet, how.aircraft[item.fleet.id])
            share = np.minimum(share, flights / flights_needed(item.fleet, how))
            if item.fleet.id in free:
                took = took + np.maximum(free[item.fleet.id] - turn.ready_hours, 0.0)
        hours.append(took)
        rates.append(share / HOURS_A_DAY)
    if not passages:
        return {}
    done = all_there(hours, rates, turn.share)
    found = {}
    for item, took in zip(passages, hours, strict=True):
        if item.fleet is not None:
            before = free.get(item.fleet.id, np.zeros_like(done))
            # All ways in use bring their last loads at the same hour.
            last = turn.ready_hours + done - hours_under_way(item.route, how)
            is_used = np.isfinite(done) & (done > took) & (turn.share > 0)
            found[item.fleet.id] = np.where(is_used, np.maximum(last, before), before)
    return found
