"""The fast model of movement beside the exact one, on every shipped case that moves forces.

Both shipped theatres are compared; a place from where an attack comes is avoided by both models.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
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
from tests.unit.logistics.medians import Medians

from allies.assessment.case.setting import set_case
from allies.assessment.movement.crossings import avoided
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
from allies.world.forces import Force, Gate
from allies.world.view import View, view_of

THEATRES = ("central_asia", "west_africa")
PATTERNS = 16  # how many patterns of refusals are asked together
REFUSES = 0.15  # how often a state refuses in one of them
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
        fast_seconds: what the fast model took for one pattern of refusals alone.
        pattern_seconds: what it took a pattern, for many asked together, as draws ask them.
        exact_seconds: what one programme of the exact one took, of the several it takes.
    """

    case: str
    force: str
    fast: float
    exact: float
    planned: float
    fast_seconds: float
    pattern_seconds: float
    exact_seconds: float

    @property
    def error(self) -> float:
        """How much later the fast model is, as a share of the exact one; below 0 if earlier."""
        return self.fast / self.exact - 1

    @property
    def error_by_plan(self) -> float:
        """The same beside the plan for all of it."""
        return self.fast / self.planned - 1


@dataclass(frozen=True)
class Cased:
    """A case that moves forces.

    Attributes:
        view: the record of its theatre.
        case: its id.
        place: the destination.
        day: the day.
        network: the places and links, without those that no way crosses in this case.
        shut: the consents that are refused to a mover.
    """

    view: View
    case: str
    place: str
    day: int
    network: Network
    shut: Callable[[str], set[Gate]] = lambda _: set()


def shipped() -> Iterator[tuple[Cased, list[Force]]]:
    """Yield every case of the shipped theatres that asks for people, and its forces."""
    for theatre in THEATRES:
        view = view_of(open_theatre(theatre))
        for case in view.cases.values():
            if not case.question.organisation or not case.question.means:
                continue
            setting = set_case(view, case.id)
            plan = plan_of(view, case.id)
            deployer = Deployer(setting.view, setting.snapshot(), plan)
            network = Network(view.places, view.links, avoided(case, plan.host, ()))
            with suppress(QuestionError):  # an organisation that has no force moves none
                cased = Cased(view, case.id, plan.place, plan.day, network, deployer.shut)
                yield cased, deployer.forces


def compare_cases() -> Iterator[Compared]:
    """Compare the models on every force of every case that asks for people."""
    for cased, forces in shipped():
        for force in forces:
            if force.home != cased.place:
                found = compare(cased, force)
                if found is not None:
                    yield found


def compare(cased: Cased, force: Force) -> Compared | None:
    """Compare the models on a force; None where there is no way."""
    place, day, view = cased.place, cased.day, cased.view
    shut = cased.shut(force.owner)
    how = median_moves(Ways(cased.network, view.fleets, day), force)
    network = _with_arcs(cased, force)
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
    pattern_seconds = _seconds_a_pattern(cased, force, how)
    seconds = fast_seconds, pattern_seconds, exact_seconds
    return Compared(cased.case, force.id, fast, exact, planned, *seconds)


def _with_arcs(cased: Cased, force: Force) -> Network:
    """Return a new network whose arcs are made; both models share them."""
    network = Network(cased.view.places, cased.view.links, cased.network.avoided)
    for terms in _terms(cased.view, force, cased.day):
        network.arcs(terms, force.home, cased.place)
    return network


def _seconds_a_pattern(cased: Cased, force: Force, how: Moves) -> float:
    """Return what the fast model takes a pattern, for many random ones asked together."""
    network = _with_arcs(cased, force)
    arcs = [
        network.arcs(terms, force.home, cased.place)
        for terms in _terms(cased.view, force, cased.day)
    ]
    gates = sorted({gate for some in arcs for gate in some.gates})
    refuses = np.random.default_rng(0).random((PATTERNS, len(gates))) < REFUSES
    patterns = [
        frozenset(cased.shut(force.owner)) | {g for g, no in zip(gates, row, strict=True) if no}
        for row in refuses
    ]
    start = time.process_time()
    ways = Ways(network, cased.view.fleets, cased.day)
    for passages in ways.spread(force, cased.place, patterns, how.most_aircraft):
        if passages:
            _half(passages, how)
    return (time.process_time() - start) / PATTERNS


def median_moves(ways: Ways, force: Force) -> Moves:
    """Return how a force moves at the median of everything, ready at once."""
    how = moves(ways, force, Medians())
    return replace(how, ready_hours=np.zeros(1), first=None)


def compare_pools() -> Iterator[Compared]:
    """Compare the models on forces that leave one place and share aircraft, in every case.

    What is compared is when all of them are there: whoever flies first, the aircraft fly as much.
    """
    for cased, forces in shipped():
        homes: dict[tuple[str, str], list[Force]] = {}
        for force in forces:
            if "air" in force.modes and force.home != cased.place:
                homes.setdefault((force.owner, force.home), []).append(force)
        for some in homes.values():
            if len(some) > 1:
                found = compare_pool(cased, some[:MOST_LOADS])
                if found is not None:
                    yield found


def compare_pool(cased: Cased, forces: list[Force]) -> Compared | None:
    """Compare when all of some forces of one home are there; None where there is no way.

    Args:
        cased: the case.
        forces: who moves; they have the same aircraft.
    """
    place, day, view, network = cased.place, cased.day, cased.view, cased.network
    shut = cased.shut(forces[0].owner)
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
    seconds = fast_seconds, fast_seconds, exact_seconds
    return Compared(cased.case, name, fast, high, high, *seconds)


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
    """Return the terms on which a force moves; without a fleet its flights are not counted."""
    found = []
    if "air" in force.modes:
        fleets = [fleet for fleet in view.fleets.values() if fleet.carries(force, day)]
        found += [Terms(day, frozenset(("air",)), "troops", fleet) for fleet in fleets]
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
