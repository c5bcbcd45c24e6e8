"""The fast model of movement beside the exact one, on every shipped case that moves forces."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace
from tests.oracles.time_expanded import (
    MOST_LOADS,
    Graph,
    Mover,
    arrival_curves,
    median_arrival,
    quickest_half,
    whole_flights,
)

from allies.assessment.case.setting import set_case
from allies.assessment.movement.deploying import Deployer
from allies.assessment.movement.deployment_plans import plan_of
from allies.errors import QuestionError
from allies.logistics.arcs import Arcs
from allies.logistics.arrivals import Moves, all_arrived, moves
from allies.logistics.network import Network, Terms
from allies.logistics.passages import Passage
from allies.logistics.pooling import pooled
from allies.logistics.rates import MODES, TONNES_A_PERSON
from allies.logistics.ways import Ways
from allies.theatre.opening import open_theatre
from allies.values.streams import Floats
from allies.world.forces import Fleet, Force, Gate
from allies.world.view import View, view_of

HALF = np.array([0.5])
STEPS = 120
PLAN_STEPS = 60
POOL_GUESSES = 8
ALL_THERE = 0.995  # the share of each load that counts as all of it
MOST_HALVES = 2.2  # how many times the fast median the exact model looks ahead


@dataclass(frozen=True)
class Compared:
    """One force of one case.

    Attributes:
        case: the case.
        force: the force.
        fast: hours by which half of it is there, by the fast model.
        exact: hours by which half of it can be there, by the exact model.
        planned: hours by which half of it is there, by the exact model's plan for all of it.
        fast_seconds: what the fast model took.
        exact_seconds: what one programme of the exact one took, of the several it takes.
    """

    case: str
    force: str
    fast: float
    exact: float
    planned: float
    fast_seconds: float
    exact_seconds: float

    @property
    def error(self) -> float:
        """How much later the fast model is, as a share of the exact one; below 0 if earlier."""
        return self.fast / self.exact - 1

    @property
    def error_by_plan(self) -> float:
        """The same beside the plan for all of it."""
        return self.fast / self.planned - 1


def compare_cases() -> Iterator[Compared]:
    """Compare the models on every force of every case that asks for people."""
    view = view_of(open_theatre("central_asia"))
    for case in view.cases.values():
        if not case.question.organisation or not case.question.means:
            continue
        setting = set_case(view, case.id)
        plan = plan_of(view, case.id)
        deployer = Deployer(setting.view, setting.snapshot(), plan)
        forces: list[Force] = []
        with suppress(QuestionError):  # an organisation that has no force moves none
            forces = deployer.forces
        for force in forces:
            if force.home != plan.place:
                aim = plan.place, plan.day
                found = compare(view, case.id, force, aim, deployer.shut(force.owner))
                if found is not None:
                    yield found


def compare(
    view: View, case: str, force: Force, aim: tuple[str, int], shut: set[Gate]
) -> Compared | None:
    """Compare the models on a force; None where there is no way.

    Args:
        view: the record.
        case: what to call it.
        force: who moves.
        aim: place and day.
        shut: consents that are refused.
    """
    place, day = aim
    how = median_moves(Ways(Network(view.places, view.links), view.fleets, day), force)
    network = Network(view.places, view.links)
    for terms in _terms(view, force, day):  # arcs are shared, and made once for both
        network.arcs(terms, force.home, place)
    start = time.process_time()
    ways = Ways(network, view.fleets, day)
    (passages,) = ways.spread(force, place, [frozenset(shut)], how.most_aircraft)
    if not passages:
        return None
    fast = _half(passages, how)
    fast_seconds = time.process_time() - start
    start = time.process_time()
    arcs = [(terms, network.arcs(terms, force.home, place)) for terms in _terms(view, force, day)]
    nodes = [[network.node(name, mode) for mode in MODES] for name in (force.home, place)]
    graphs, mover = _programme(arcs, nodes, shut, how)
    exact, solved = quickest_half(graphs, mover, fast, STEPS)
    exact_seconds = (time.process_time() - start) / solved
    planned = median_arrival(graphs, [mover], MOST_HALVES * fast, PLAN_STEPS)[0]
    return Compared(case, force.id, fast, exact, planned, fast_seconds, exact_seconds)


def median_moves(ways: Ways, force: Force) -> Moves:
    """Return how a force moves at the median of everything, ready at once."""
    how = moves(ways, force, _Halves())
    return replace(how, ready_hours=np.zeros(1), first=None)


class _Halves(dict[str, Floats]):
    """The median of every input."""

    def __missing__(self, name: str) -> Floats:
        return HALF


def compare_pools() -> Iterator[Compared]:
    """Compare the models on forces that leave one place and share aircraft, in every case.

    What is compared is when all of them are there: whoever flies first, the aircraft fly as much.
    """
    view = view_of(open_theatre("central_asia"))
    for case in view.cases.values():
        if not case.question.organisation or not case.question.means:
            continue
        setting = set_case(view, case.id)
        plan = plan_of(view, case.id)
        deployer = Deployer(setting.view, setting.snapshot(), plan)
        forces: list[Force] = []
        with suppress(QuestionError):
            forces = deployer.forces
        homes: dict[tuple[str, str], list[Force]] = {}
        for force in forces:
            if "air" in force.modes and force.home != plan.place:
                homes.setdefault((force.owner, force.home), []).append(force)
        for (owner, _), some in homes.items():
            if len(some) > 1:
                aim = plan.place, plan.day
                found = compare_pool(view, case.id, some[:MOST_LOADS], aim, deployer.shut(owner))
                if found is not None:
                    yield found


def compare_pool(
    view: View, case: str, forces: list[Force], aim: tuple[str, int], shut: set[Gate]
) -> Compared | None:
    """Compare when all of some forces of one home are there; None where there is no way.

    Args:
        view: the record.
        case: what to call it.
        forces: who moves; they have the same aircraft.
        aim: place and day.
        shut: consents that are refused.
    """
    place, day = aim
    network = Network(view.places, view.links)
    ways = Ways(network, view.fleets, day)
    alone = {force.id: median_moves(ways, force) for force in forces}
    start = time.process_time()
    hows = pooled(ways, forces, place, alone)
    fast = 0.0
    for force in forces:
        how = hows[force.id]
        (row,) = ways.spread(force, place, [frozenset(shut)], how.most_aircraft)
        if not row:
            return None
        fast = max(fast, float(all_arrived(row, how)[0]))
    fast_seconds = time.process_time() - start
    movers = []
    for force in forces:
        arcs = [(t, network.arcs(t, force.home, place)) for t in _terms(view, force, day)]
        nodes = [[network.node(name, mode) for mode in MODES] for name in (force.home, place)]
        graphs, mover = _programme(arcs, nodes, shut, alone[force.id])
        movers.append(mover)
    start = time.process_time()
    low, high = 0.5 * fast, 1.5 * fast
    for _ in range(POOL_GUESSES):
        at = (low + high) / 2
        there = arrival_curves(graphs, movers, at, PLAN_STEPS, by_the_end=True)
        if min(curve[-2] for curve in there) > ALL_THERE:
            high = at
        else:
            low = at
    exact_seconds = (time.process_time() - start) / POOL_GUESSES
    name = "+".join(force.id for force in forces)
    return Compared(case, name, fast, high, high, fast_seconds, exact_seconds)


def _half(passages: tuple[Passage, ...], how: Moves) -> float:
    """Return when half of a force is there: when all of one half as large would be."""
    half = Moves(
        how.ready_hours,
        how.slowness,
        how.people / 2,
        how.vehicles / 2,
        how.tonnes / 2,
        how.aircraft,
    )
    return float(all_arrived(passages, half)[0])


def _terms(view: View, force: Force, day: int) -> list[Terms]:
    fleets: list[Fleet | None] = [
        fleet for fleet in view.fleets.values() if fleet.carries(force, day)
    ]
    found = []
    if "air" in force.modes:
        found += [Terms(day, frozenset(("air",)), "troops", f) for f in fleets or [None]]
    surface = frozenset(mode for mode in MODES if mode in force.modes and mode != "air")
    return found + ([Terms(day, surface, "troops", None)] if surface else [])


def _programme(
    arcs_of: list[tuple[Terms, Arcs]],
    nodes: list[list[int]],
    shut: set[Gate],
    how: Moves,
) -> tuple[list[Graph], Mover]:
    """Return what the exact model is asked."""
    graphs = []
    for terms, arcs in arcs_of:
        aircraft = float(how.aircraft[terms.fleet.id][0]) if terms.fleet else 0.0
        closed = [gate in shut for gate in arcs.gates]
        whole = whole_flights(arcs, np.logical_or.reduce(arcs.needs[:, closed], axis=1))
        graphs.append(Graph(whole, terms.fleet, aircraft))
        landed = [node + arcs.nodes for node in nodes[1]]
    sorties = {
        graph.fleet.id: float(
            how.people[0] / (graph.fleet.troops or graph.fleet.payload_tonnes / TONNES_A_PERSON)
            + how.tonnes[0] / graph.fleet.payload_tonnes
        )
        for graph in graphs
        if graph.fleet
    }
    ends = nodes[0], [*nodes[1], *landed]
    mover = Mover(*ends, float(how.vehicles[0]), sorties, [frozenset()] * len(graphs))
    return graphs, mover
