"""The exact model of movement: a linear programme over places and times, solved with OR-Tools.

Time is cut into steps. Up to three loads move over the same arcs; what passes an arc in a step is
bounded by its capacity, what a fleet flies in a step by its aircraft, their hours there and back,
and their flights a day. Either as much as possible is there by an hour, or the sum of the times of
arrival is least; over links alone that is the same for every hour, with aircraft it need not be. It
shares with the fast model the arcs and their hours, and nothing of how these are turned into
arrivals.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from allies.logistics.arcs import Arcs, Shape, Way
from allies.logistics.lift import hours_of_one
from allies.logistics.rates import DEFAULT_CAPACITY, HOURS_A_DAY, MODES, VEHICLES_A_UNIT
from allies.world.forces import Fleet

MOST_LOADS = 3
MOST_STOPS = 2  # places a flight may be broken at
MOST_FLIGHTS = 3  # broken flights between the same two places
MOST_GUESSES = 12
NEAR_HALF, NEAR_HOURS = 0.002, 0.002  # shares of the load and of the hours that make no difference
AIR = MODES.index("air")


@dataclass(frozen=True)
class Mover:
    """One load.

    Attributes:
        sources: nodes it can start from.
        targets: nodes it has to reach.
        vehicles: how many vehicles it is on the road.
        sorties: flights a fleet needs for all of it, by fleet.
        barred: arcs it may not use, by graph.
        ready_hours: when it can leave.
    """

    sources: Sequence[int]
    targets: Sequence[int]
    vehicles: float
    sorties: dict[str, float]
    barred: Sequence[frozenset[int]]
    ready_hours: float = 0.0


@dataclass(frozen=True)
class Graph:
    """One graph of arcs, flown by one fleet where it flies.

    Attributes:
        arcs: the arcs.
        fleet: the aircraft.
        aircraft: how many.
    """

    arcs: Arcs
    fleet: Fleet | None
    aircraft: float


def quickest_half(
    graphs: Sequence[Graph], mover: Mover, guess: float, steps: int
) -> tuple[float, int]:
    """Return the hours by which half of a load can be there, and how many programmes that took.

    What can be there by some hour is a programme of its own, over that many hours; where it passes
    a half is closed in on from both sides. That is no part of one plan for the whole: what brings
    half of it soonest need not bring all of it soonest, since aircraft fly only once.

    Args:
        graphs: graphs the load may use side by side, each with its own fleet.
        mover: the load.
        guess: hours to start from.
        steps: into how many steps the hours looked at are cut.
    """
    low, high = (0.0, 0.0), (math.inf, 1.0)  # hours, and how much can be there by then
    at = guess
    for number in range(1, MOST_GUESSES + 1):
        # What arrives in the last step is there only when that is over.
        there = arrival_curves(graphs, [mover], at, steps, by_the_end=True)[0][-2]
        if abs(there - 0.5) < NEAR_HALF:
            return at, number
        if there < 0.5:
            low = at, there
        else:
            high = at, there
        if low[0] and math.isfinite(high[0]):
            if high[0] - low[0] < NEAR_HOURS * high[0]:
                break
            along = (0.5 - low[1]) / (high[1] - low[1])
            at = low[0] + min(max(along, 0.1), 0.9) * (high[0] - low[0])
        else:
            at *= 1.1 if there < 0.5 else 0.9
    return (low[0] + high[0]) / 2, number


def median_arrival(
    graphs: Sequence[Graph], movers: Sequence[Mover], horizon: float, steps: int
) -> list[float]:
    """Return the hours by which half of each load is there; infinite where it is not.

    Args:
        graphs: graphs the loads may use side by side, each with its own fleet.
        movers: the loads, three at most.
        horizon: hours looked at.
        steps: into how many steps they are cut.
    """
    curves = arrival_curves(graphs, movers, horizon, steps)
    return [_crossing(curve, horizon / steps, 0.5) for curve in curves]


def _crossing(curve: Sequence[float], step: float, share: float) -> float:
    """Return when a cumulative curve crosses a share, straight between its points."""
    before = 0.0
    for at, now in enumerate(curve):
        if now >= share - 1e-9:
            # What leaves in a step leaves evenly over it, and so it arrives.
            return step * (at + (share - before) / (now - before))
        before = now
    return math.inf


def arrival_curves(
    graphs: Sequence[Graph],
    movers: Sequence[Mover],
    horizon: float,
    steps: int,
    *,
    by_the_end: bool = False,
) -> list[list[float]]:
    """Return how much of each load is there at the end of every step, 0 to 1.

    Args:
        graphs: graphs the loads may use side by side, each with its own fleet.
        movers: the loads, three at most.
        horizon: hours looked at.
        steps: into how many steps they are cut.
        by_the_end: whether as much as possible is to be there by the end; otherwise the sum of the
            times of arrival is least.
    """
    if len(movers) > MOST_LOADS:
        raise ValueError(f"{len(movers)} loads are more than {MOST_LOADS}")
    solver = pywraplp.Solver.CreateSolver("GLOP")
    step = horizon / steps
    balance: dict[tuple[int, int, int, int], list[tuple[float, object]]] = {}
    arrived: list[list[list[object]]] = [[[] for _ in range(steps + 1)] for _ in movers]
    out: list[list[object]] = [[] for _ in movers]
    objective = solver.Objective()
    boarded: dict[tuple[int, int], list[tuple[float, object]]] = {}
    for g, graph in enumerate(graphs):
        _add_graph(solver, g, graph, movers, step, steps, balance, boarded)
        for k, mover in enumerate(movers):
            ready = math.ceil(mover.ready_hours / step)
            for node in mover.sources:
                for at in range(ready, steps + 1):
                    leaves = solver.NumVar(0, 1, "")
                    out[k].append(leaves)
                    if graph.fleet is not None and node % len(MODES) == AIR:
                        need = mover.sorties[graph.fleet.id]
                        boarded.setdefault((g, at), []).append((need, leaves))
                    balance.setdefault((k, g, node, at), []).append((1.0, leaves))
            for node in mover.targets:
                for at in range(steps + 1):
                    there = solver.NumVar(0, 1, "")
                    arrived[k][at].append(there)
                    late = float(at == steps) if by_the_end else float(at)
                    objective.SetCoefficient(there, late)
                    balance.setdefault((k, g, node, at), []).append((-1.0, there))
    for (g, _), terms in boarded.items():
        fleet = graphs[g].fleet
        assert fleet is not None
        row = solver.Constraint(0, graphs[g].aircraft * fleet.sorties_per_day * step / HOURS_A_DAY)
        for need, variable in terms:
            row.SetCoefficient(variable, need)
    for terms in balance.values():
        row = solver.Constraint(0, 0)
        for sign, variable in terms:
            row.SetCoefficient(variable, row.GetCoefficient(variable) + sign)
    for k in range(len(movers)):
        missed = solver.NumVar(0, 1, "")
        objective.SetCoefficient(missed, 100.0 * steps)
        row = solver.Constraint(1, 1)
        for variable in (*out[k], missed):
            row.SetCoefficient(variable, 1.0)
    objective.SetMinimization()
    if solver.Solve() != pywraplp.Solver.OPTIMAL:
        raise RuntimeError("the exact model was not solved")
    return [
        np.cumsum([sum(item.solution_value() for item in cell) for cell in rows]).tolist()  # type: ignore[attr-defined]
        for rows in arrived
    ]


def _add_graph(
    solver: pywraplp.Solver,
    g: int,
    graph: Graph,
    movers: Sequence[Mover],
    step: float,
    steps: int,
    balance: dict[tuple[int, int, int, int], list[tuple[float, object]]],
    boarded: dict[tuple[int, int], list[tuple[float, object]]],
) -> None:
    arcs, fleet = graph.arcs, graph.fleet
    near = [_useful(arcs, mover, g, step * steps) for mover in movers]
    steps_of = [_steps(arcs, mover, g, step) for mover in movers]
    flown: dict[int, list[tuple[float, object]]] = {}
    narrow: dict[tuple[int, int], list[tuple[float, object]]] = {}
    landed: dict[tuple[int, int], list[tuple[float, object]]] = {}
    handles: dict[int, float] = {}  # flights a day, by airfield, where recorded
    for arc in range(len(arcs.tail)):
        way = arcs.ways[arcs.way[arc]] if arcs.way[arc] >= 0 else None
        for k, mover in enumerate(movers):
            if not near[k][arc]:
                continue
            took = int(steps_of[k][arc])
            for at in range(steps + 1 - took):
                flow = solver.NumVar(0, 1, "")
                tail, head = int(arcs.tail[arc]), int(arcs.head[arc])
                balance.setdefault((k, g, tail, at), []).append((-1.0, flow))
                balance.setdefault((k, g, head, at + took), []).append((1.0, flow))
                if way is None:
                    if head % len(MODES) == AIR and fleet is not None:
                        need = mover.sorties[fleet.id]
                        # A flight is made when all is on board, not when that begins.
                        boarded.setdefault((g, at + took), []).append((need, flow))
                    continue
                if way.is_timed and fleet is not None:
                    need = mover.sorties[fleet.id]
                    flown.setdefault(at, []).append((2 * way.fixed_hours * need, flow))
                    # An airfield handles landings, from wherever they come.
                    landed.setdefault((head, at + took), []).append((need, flow))
                    if way.handles is not None:
                        handles[head] = min(way.handles, handles.get(head, math.inf))
                elif way.mode != "air":
                    narrow.setdefault((arcs.way[arc], at), []).append((mover.vehicles, flow))
    for (number, _), terms in narrow.items():
        way = arcs.ways[number]
        capacity, unit = DEFAULT_CAPACITY[way.mode]
        if way.link is not None and way.link.capacity and way.link.capacity_unit:
            capacity, unit = way.link.capacity, way.link.capacity_unit
        row = solver.Constraint(0, capacity * VEHICLES_A_UNIT[unit] * step / HOURS_A_DAY)
        for need, flow in terms:
            row.SetCoefficient(flow, need)
    for (head, _), terms in landed.items():
        most = handles.get(head, DEFAULT_CAPACITY["air"][0])
        row = solver.Constraint(0, most * step / HOURS_A_DAY)
        for need, flow in terms:
            row.SetCoefficient(flow, need)
    for terms in flown.values():
        assert fleet is not None
        hours = solver.Constraint(0, graph.aircraft * step * hours_of_one(fleet) / HOURS_A_DAY)
        for used, flow in terms:
            hours.SetCoefficient(flow, used)


def _steps(arcs: Arcs, mover: Mover, g: int, step: float) -> NDArray[np.int64]:
    """Return the steps each arc takes, rounded so that errors do not add up along a way.

    What is rounded is when one is at a place at the earliest, and how much an arc loses on that.
    """
    costs = np.where([arc in mover.barred[g] for arc in range(len(arcs.tail))], np.inf, arcs.hours)
    there = _distances(arcs.tail, arcs.head, costs, mover.sources, arcs.nodes)
    there = np.where(np.isfinite(there), there, 0.0)
    at = np.rint(there / step)
    lost = np.rint((arcs.hours + there[arcs.tail] - there[arcs.head]) / step)
    steps = np.maximum(at[arcs.head] - at[arcs.tail] + lost, 0)
    return np.asarray(steps.astype(np.int64))


def _useful(arcs: Arcs, mover: Mover, g: int, horizon: float) -> NDArray[np.bool_]:
    """Return the arcs on some way that takes no longer than what is looked at."""
    open_arcs = np.array([arc not in mover.barred[g] for arc in range(len(arcs.tail))])
    costs = np.where(open_arcs, arcs.hours, np.inf)
    there = _distances(arcs.tail, arcs.head, costs, mover.sources, arcs.nodes)
    back = _distances(arcs.head, arcs.tail, costs, mover.targets, arcs.nodes)
    total = mover.ready_hours + there[arcs.tail] + costs + back[arcs.head]
    return np.asarray(total <= horizon)


def _distances(
    tail: NDArray[np.intp],
    head: NDArray[np.intp],
    costs: NDArray[np.float64],
    sources: Sequence[int],
    nodes: int,
) -> NDArray[np.float64]:
    hours = np.full(nodes, np.inf)
    hours[list(sources)] = 0.0
    while True:
        before = hours.copy()
        np.minimum.at(hours, head, hours[tail] + costs)
        if (hours == before).all():
            return hours


def whole_flights(arcs: Arcs, barred: NDArray[np.bool_]) -> Arcs:
    """Return arcs that are not barred, where a flight that is broken is one arc.

    An aircraft that stops to refuel goes on with what it carries, so the hours of the whole flight
    are bound when it sets out. If each leg were an arc, the hours of a fleet would be a pool: every
    aircraft could fly first legs in the beginning and last legs at the end.

    Args:
        arcs: the arcs, with flights leg by leg.
        barred: whether each of them may not be used.

    Returns:
        Arcs with twice as many nodes; those who have landed are at nodes of the second half, from
        which they cannot take off again.
    """
    ways = list(arcs.ways)
    legs: dict[tuple[int, int], Way] = {}
    rows: list[tuple[int, int, float, int]] = []
    for arc in np.flatnonzero(~barred).tolist():
        tail, head, number = int(arcs.tail[arc]), int(arcs.head[arc]), int(arcs.way[arc])
        hours = float(arcs.hours[arc])
        if number >= 0 and ways[number].is_timed:
            legs[tail, head] = ways[number]
            head += arcs.nodes
        elif number < 0 and tail % len(MODES) == AIR:
            rows.append((tail + arcs.nodes, head, hours, number))
        rows.append((tail, head, hours, number))
    onward: dict[int, list[int]] = {}
    for tail, head in legs:
        onward.setdefault(tail, []).append(head)
    flights = {ends: [way] for ends, way in legs.items()}
    for _ in range(MOST_STOPS):
        broken: dict[tuple[int, int], list[Way]] = {}
        for (tail, stop), firsts in flights.items():
            for head in onward.get(stop, ()):
                if head != tail and (tail, head) not in legs:
                    second = legs[stop, head]
                    broken.setdefault((tail, head), []).extend(
                        replace(
                            first,
                            km=first.km + second.km,
                            fixed_hours=first.fixed_hours + second.fixed_hours,
                        )
                        for first in firsts
                    )
        for ends, found in broken.items():
            both = {way.fixed_hours: way for way in (*flights.get(ends, ()), *found)}
            flights[ends] = [both[hours] for hours in sorted(both)[:MOST_FLIGHTS]]
    for (tail, head), found in flights.items():
        for way in found if (tail, head) not in legs else ():
            rows.append((tail, head + arcs.nodes, way.hours("troops"), len(ways)))
            ways.append(way)
    tails, heads, took, numbers = (np.array(column) for column in zip(*rows, strict=True))
    none = np.zeros((len(rows), 0), dtype=np.bool_)
    return Arcs(Shape(tails, heads, numbers, ways), took, (), none, 2 * arcs.nodes)


def nodes_of(order: int) -> list[int]:
    """Return the nodes of a place, by its number."""
    return [order * len(MODES) + mode for mode in range(len(MODES))]
