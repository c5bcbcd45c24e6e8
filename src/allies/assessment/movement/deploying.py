"""Deploy pledged forces: who arrives when, and which consents this depends on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import cached_property, partial
from math import fsum

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.movement.alerts import warned_hours
from allies.assessment.movement.consenting import Asking, SilentState, silent_states
from allies.assessment.movement.crossings import (
    BorderPosition,
    avoided,
    border_positions,
)
from allies.assessment.movement.deployment_plans import (
    Deployed,
    Deployment,
    Plan,
    RefusalCost,
)
from allies.errors import QuestionError, field
from allies.logistics.arrivals import (
    NEVER_HOURS,
    Moves,
    Task,
    arrives_by,
    first_arrived,
    flights_of,
    moves,
    share_by,
)
from allies.logistics.network import Network
from allies.logistics.passages import Passage, keys_of
from allies.logistics.pooling import pooled
from allies.logistics.rates import HOURS_A_DAY
from allies.logistics.refusals import gates_of, minimal_cuts
from allies.logistics.ways import Ways
from allies.politics.consents import Key, key_of, lets_through
from allies.values.inputs import Inputs
from allies.values.means import MEANS
from allies.values.streams import Block, Floats, Streams
from allies.world.cases import Threshold
from allies.world.forces import Force, Gate
from allies.world.snapshot import Snapshot
from allies.world.view import View

CURVE_DAYS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 14.0, 21.0, 30.0)
COST_DAYS = (3.0, 7.0, 14.0, 30.0)  # days at which the cost of a refusal is shown
QUANTILES = (0.1, 0.5, 0.9)


class WaysByDraw(msgspec.Struct, frozen=True):
    """The ways of a force, by the consents that are drawn.

    Attributes:
        key: a key of the ways, and of the draws in which each of them is open.
        ways: the ways, each with the draws in which they are open.
    """

    key: Hashable
    ways: Sequence[tuple[tuple[Passage, ...], NDArray[np.bool_]]]

    def by_draw(self, how: Moves, found: Callable[[tuple[Passage, ...], Moves], Floats]) -> Floats:
        """Return something about the force in every draw.

        Args:
            how: its movement data.
            found: what is asked, of some ways and the movement data.
        """
        (first, _), *others = self.ways
        values = found(first, how)
        for row, where in others:
            values = np.where(where, found(row, how), values)
        return values


class Deployer:
    """Computes the deployment of one plan under any set of refusals."""

    def __init__(self, view: View, snapshot: Snapshot, plan: Plan) -> None:
        self.view = view
        self.plan = plan
        self._snapshot = snapshot
        network = Network(
            view.places, view.links, avoided(plan.case, plan.host, view.what_if.allow)
        )
        self._ways = Ways(network, view.fleets, plan.day)
        self._block = Block(0, plan.draws)
        self._inputs = Inputs(Streams(plan.seed), self._block)
        self._shut: dict[tuple[str, frozenset[str]], frozenset[Gate]] = {}
        self._open: dict[tuple[str, frozenset[Gate]], WaysByDraw] = {}
        self._came: dict[tuple[str, float, Hashable], Floats] = {}

    @cached_property
    def forces(self) -> list[Force]:
        """The forces pledged to the means; if the leading state acts alone, its own forces."""
        host = self.view.places[self.plan.place].state
        leader = self.plan.organisation.leader(self.plan.day, host)
        alone = leader if any(MEANS[means].alone for means in self.plan.means) else ""
        labels = {
            label
            for offered in self.plan.organisation.means
            if offered.means in self.plan.means
            for label in offered.forces
        }
        found = [
            force
            for force in self.view.forces_there(self.plan.day)
            if force.carries(tuple(sorted(labels)), self.plan.day)
            or (force.owner == alone and force.stands(self.plan.day))
        ]
        if not found:
            raise QuestionError(
                f"{self.plan.organisation.short} has no force for {', '.join(self.plan.means)}",
                why="no force on record has such a label on that day",
                remedy=f"ask for another day, or other {field('means')}",
            )
        return found

    @cached_property
    def _how(self) -> dict[str, Moves]:
        inputs = self._inputs
        task = Task(self.plan.sent_for, warned_hours(self._snapshot, self.forces))
        alone = {force.id: moves(self._ways, force, inputs, task) for force in self.forces}
        return pooled(self._ways, self.forces, self.plan.place, alone)

    @cached_property
    def positions(self) -> dict[tuple[str, Gate], BorderPosition]:
        """The position of each state, by mover, state and mode."""
        found = {}
        for owner in dict.fromkeys(force.owner for force in self.forces):
            gates = dict.fromkeys(
                gate
                for force in self.forces
                if force.owner == owner
                for gate in self._ways.asked(
                    force, self.plan.place, self.plan.host, self._how[force.id].most_aircraft
                )
            )
            for position in border_positions(
                self.view,
                self._snapshot,
                gates,
                owner,
                "troops",
                self.plan.supposed,
            ):
                found[owner, position.gate] = position
        return found

    def shut(self, owner: str, refusing: Collection[str] = ()) -> set[Gate]:
        """Return the gates that are shut to a mover if some more states refuse."""
        gates = [gate for mover, gate in self.positions if mover == owner]
        said = {gate for gate in gates if self.positions[owner, gate].is_shut}
        return said | gates_of(refusing, gates)

    @cached_property
    def _consents(self) -> dict[str, tuple[Gate, ...]]:
        """The consents asked for, by mover."""
        found: dict[str, tuple[Gate, ...]] = {force.owner: () for force in self.forces}
        for mover, gate in self.positions:
            found[mover] = (*found[mover], gate)
        return found

    def _spread(self, force: Force, refusing: Collection[str] = ()) -> tuple[Passage, ...]:
        """Return the ways over which a force spreads if some more states refuse everybody."""
        (passages,) = self._ways.spread(
            force,
            self.plan.place,
            [frozenset(self.shut(force.owner, refusing))],
            self._how[force.id].most_aircraft,
            self._consents[force.owner],
        )
        return passages

    def there(self, hours: float, refusing: Collection[str] = ()) -> Floats:
        """Return the number of people there some hours after the decision, by draw.

        Args:
            hours: hours after the decision.
            refusing: states that refuse everybody, in addition to those on record.
        """
        total = np.zeros(self._block.count)
        for force in self.forces:
            how = self._how[force.id]
            if force.home == self.plan.place:
                total = total + how.people
                continue
            ways = self._by_consents(force, refusing)
            # Most refusals leave the ways of most forces as they are.
            key = (force.id, hours, ways.key)
            if key not in self._came:
                by_then = partial(_share_at, hours=np.full(self._block.count, hours))
                self._came[key] = np.floor(how.people * ways.by_draw(how, by_then))
            total = total + self._came[key]
        return total

    def in_time(self, refusing: Collection[str] = (), threshold: Threshold | None = None) -> float:
        """Return the share of draws in which enough people are there in time.

        Args:
            refusing: states that refuse everybody, in addition to those on record.
            threshold: how many people are enough, and by when; those of the plan if not given.
        """
        asked = threshold or Threshold(personnel=self.plan.people, days=self.plan.days)
        there = self.there(HOURS_A_DAY * asked.days, refusing)
        return float(np.count_nonzero(there >= asked.personnel)) / len(there)

    def _by_consents(self, force: Force, refusing: Collection[str] = ()) -> WaysByDraw:
        """Return the ways of a force for each set of consents drawn.

        Only the consent of a silent state at odds with the owner is drawn; others are assumed.
        """
        shut = self._shut_for(force.owner, frozenset(refusing))
        if (force.id, shut) not in self._open:
            self._open[force.id, shut] = self._ways_by_draw(force, shut)
        return self._open[force.id, shut]

    def _shut_for(self, owner: str, refusing: frozenset[str]) -> frozenset[Gate]:
        if (owner, refusing) not in self._shut:
            self._shut[owner, refusing] = frozenset(self.shut(owner, refusing))
        return self._shut[owner, refusing]

    def _ways_by_draw(self, force: Force, shut: frozenset[Gate]) -> WaysByDraw:
        drawn = self._at_odds.get(force.owner, {})
        every = np.ones(self._block.count, dtype=np.bool_)
        todo = [(shut, frozenset[Key](), frozenset[Key](), every)]
        found: list[tuple[tuple[Passage, ...], NDArray[np.bool_]]] = []
        names: list[object] = []
        while todo:
            closed, settled, refused, where = todo.pop()
            (row,) = self._ways.spread(
                force,
                self.plan.place,
                [closed],
                self._how[force.id].most_aircraft,
                self._consents[force.owner],
            )
            needed = _keys_of(row) if drawn else frozenset()
            open_keys = sorted((needed & drawn.keys()) - settled)
            if not open_keys or not where.any():
                found.append((row, where))
                names.append((keys_of(row), settled, refused))
                continue
            key = open_keys[0]
            shut_too = {gate for gate in self._consents[force.owner] if key_of(gate) == key}
            settled_too = settled | {key}
            todo.append((closed, settled_too, refused, where & drawn[key]))
            todo.append((closed | shut_too, settled_too, refused | {key}, where & ~drawn[key]))
        return WaysByDraw(tuple(names), found)

    @cached_property
    def _at_odds(self) -> dict[str, dict[Key, NDArray[np.bool_]]]:
        """Whether each silent state at odds with a mover consents, by mover, key and draw."""
        found: dict[str, dict[Key, NDArray[np.bool_]]] = {}
        for owner, gates in self._consents.items():
            positions = [self.positions[owner, gate] for gate in gates]
            for item in silent_states(self.view, self._snapshot, self._asking(owner), positions):
                if item.is_at_odds:
                    key = (item.state, item.group)
                    lets = lets_through(owner, key, item.consent.chance, self._inputs)
                    found.setdefault(owner, {})[key] = lets
        return found

    def _asking(self, owner: str) -> Asking:
        """Return the request for passage of one mover."""
        is_alone = all(MEANS[means].alone for means in self.plan.means)
        under = "" if is_alone else self.plan.organisation.id
        return Asking(owner, self.plan.host, organisation=under)

    def deploy(self) -> Deployment:
        """Return the deployment of the plan."""
        self._refuse_too_many()
        forces = [self._deployed(force) for force in self.forces]
        forces.sort(key=lambda item: (item.days is None, item.days or (0.0,) * 3, item.force.id))
        curve = {days: _quantiles(self.there(HOURS_A_DAY * days)) for days in CURVE_DAYS}
        states = dict.fromkeys(
            gate[0] for (_, gate), position in self.positions.items() if not position.is_shut
        )
        in_time = self.in_time()
        cuts = (
            minimal_cuts(list(states), lambda some: self.in_time(some) < 0.5)
            if in_time >= 0.5
            else []
        )
        return Deployment(
            plan=self.plan,
            forces=forces,
            curve=curve,
            in_time=in_time,
            thresholds=[(item, self.in_time((), item)) for item in self.plan.thresholds],
            costs=self._costs(list(states)),
            positions=self.positions,
            indispensable=cuts,
            silent_states=self._silent_states(forces),
        )

    def _costs(self, states: Sequence[str]) -> list[RefusalCost]:
        """Return what the refusal of each of some states costs, the dearest first."""
        before = {day: _quantiles(self.there(HOURS_A_DAY * day))[1] for day in COST_DAYS}
        movers: dict[str, dict[str, None]] = {}
        for force in self.forces:
            for item in () if force.home == self.plan.place else self._spread(force):
                for way in item.chain:
                    for state, _ in way.route.gates:
                        movers.setdefault(state, {})[force.owner] = None
        found = []
        for state in states:
            if state not in movers or state == self.plan.host:
                continue
            people = {
                day: count - _quantiles(self.there(HOURS_A_DAY * day, [state]))[1]
                for day, count in before.items()
            }
            cost = RefusalCost(
                state=state,
                movers=tuple(movers[state]),
                people=people,
                in_time=self.in_time([state]),
            )
            found.append(cost)
        return sorted(found, key=lambda item: (-item.total, item.in_time, item.state))

    def _silent_states(self, forces: Sequence[Deployed]) -> list[SilentState]:
        """Return the silent states on the ways taken, for each mover."""
        used: dict[str, dict[Gate, None]] = {}
        for item in forces:
            if item.route is not None and not item.is_there:
                used.setdefault(item.force.owner, {}).update(dict.fromkeys(item.route.gates))
        found = []
        for owner, gates in used.items():
            positions = [
                self.positions[owner, gate] for gate in gates if (owner, gate) in self.positions
            ]
            found += silent_states(self.view, self._snapshot, self._asking(owner), positions)
        return found

    def _refuse_too_many(self) -> None:
        """Check that the forces together can send as many people as the plan asks for.

        Raises:
            QuestionError: they cannot in any draw; the error says how many they send at most.
        """
        most = fsum(float(how.people.max()) for how in self._how.values())
        if self.plan.people > most:
            raise QuestionError(
                f"{self.plan.people:,} people are more than all pledged forces have",
                field="people",
                why=f"the {len(self.forces)} pledged forces together send at most {most:,.0f}",
                remedy=f"ask for {most:,.0f} or fewer",
            )

    def _deployed(self, force: Force) -> Deployed:
        how, place = self._how[force.id], self.plan.place
        ways = self._by_consents(force)
        hours = np.sort(ways.by_draw(how, _arrives))
        at = [hours[int(q * (len(hours) - 1))] for q in QUANTILES]
        begins = np.sort(ways.by_draw(how, first_arrived))
        begin = [float(begins[int(q * (len(begins) - 1))]) for q in QUANTILES]
        is_there = force.home == place
        (passages,) = self._ways.passages(force, place, [frozenset(self.shut(force.owner))])
        fastest = min(passages, key=lambda some: some.route.hours, default=None)
        route = fastest.route if fastest else None
        silent = [
            gate[0]
            for gate in (route.gates if route else ())
            if (force.owner, gate) in self.positions
            and self.positions[force.owner, gate].consent == "silent"
        ]
        return Deployed(
            force=force,
            people=_quantiles(how.people),
            first_days=_in_days(begin, is_there=is_there),
            days=_in_days([float(hour) for hour in at], is_there=is_there),
            route=route,
            is_there=is_there,
            flies=fastest.fleet.id if fastest and fastest.fleet else "",
            sorties={} if is_there else flights_of(self._spread(force), how),
            waits_for=tuple(dict.fromkeys(silent)),
            drawn=tuple(
                state
                for state in dict.fromkeys(silent)
                if any(key[0] == state for key in self._at_odds.get(force.owner, ()))
            ),
            no_lift="air" in force.modes and not how.aircraft,
        )


def _share_at(passages: tuple[Passage, ...], how: Moves, hours: Floats) -> Floats:
    return share_by(passages, how, hours)


def _arrives(passages: tuple[Passage, ...], how: Moves) -> Floats:
    return arrives_by(passages, how).astype(np.float64)


def _keys_of(row: Sequence[Passage]) -> frozenset[Key]:
    """Return the states, with the group of modes, whose consent some ways need."""
    gates = {gate for item in row for way in item.chain for gate in way.route.gates}
    return frozenset(map(key_of, gates))


def _in_days(
    hours: Sequence[float], *, is_there: bool = False
) -> tuple[float, float, float] | None:
    """Return three times in days; None if the middle one never comes."""
    if is_there:
        return (0.0, 0.0, 0.0)
    if not np.isfinite(hours[1]) or hours[1] >= NEVER_HOURS:
        return None
    low, middle, high = (hour / HOURS_A_DAY for hour in hours)
    return low, middle, high


def _quantiles(values: NDArray[np.float64]) -> tuple[float, float, float]:
    ordered = np.sort(values)
    low, middle, high = (float(ordered[int(q * (len(ordered) - 1))]) for q in QUANTILES)
    return low, middle, high
