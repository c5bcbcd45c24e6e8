"""Deploy pledged forces: who arrives when, and which consents this depends on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from math import fsum

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.movement.consenting import Asking, SilentState, silent_states
from allies.assessment.movement.crossings import BorderPosition, Supposed, border_positions
from allies.errors import QuestionError, ask_for, field, nearest
from allies.logistics.arrivals import NEVER_HOURS, Moves, arrives_by, moves, share_by, sharing
from allies.logistics.network import Network
from allies.logistics.passages import Passage
from allies.logistics.rates import HOURS_A_DAY
from allies.logistics.refusals import States, gates_of, minimal_cuts
from allies.logistics.routing import Route
from allies.logistics.ways import Ways
from allies.questions.assess import DEFAULT_DRAWS
from allies.values.inputs import Inputs
from allies.values.means import MEANS, Means
from allies.values.naming import resolve_name
from allies.values.streams import Block, Floats, Streams
from allies.world.cases import Case
from allies.world.forces import Force, Gate
from allies.world.organisations import Organisation
from allies.world.snapshot import Snapshot
from allies.world.view import View

CURVE_DAYS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 14.0, 21.0, 30.0)
QUANTILES = (0.1, 0.5, 0.9)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan of a deployment.

    Attributes:
        case: the crisis.
        organisation: the organisation whose forces are sent.
        means: the means by which it helps.
        place: the destination.
        day: the day of the decision, as an ordinal.
        people: the number of people needed there.
        days: the number of days from the decision until they are needed.
        supposed: the suppositions about states; they replace answers on record.
        draws: the number of draws.
        seed: the seed of the random streams.
    """

    case: Case
    organisation: Organisation
    means: Sequence[Means]
    place: str
    day: int
    people: int
    days: int
    supposed: Supposed = Supposed()
    draws: int = DEFAULT_DRAWS
    seed: int = 0


class Deployed(msgspec.Struct, frozen=True, kw_only=True):
    """The deployment of one force.

    Attributes:
        force: the force.
        people: the number of people it sends: 10th, 50th and 90th percentile of the draws.
        days: days until all of it is there, at the same percentiles; None if it cannot come.
        route: its fastest way; None if there is none.
        is_there: whether it is at the place already.
        flies: the fleet that flies it, if one does.
        waits_for: the silent states on its way, which are assumed to consent.
    """

    force: Force
    people: tuple[float, float, float]
    days: tuple[float, float, float] | None
    route: Route | None
    is_there: bool
    flies: str
    waits_for: tuple[str, ...]


class Deployment(msgspec.Struct, frozen=True, kw_only=True):
    """The deployment of all forces.

    Attributes:
        plan: the plan.
        forces: every force, the earliest to arrive first.
        curve: people there, by days after the decision: 10th, 50th and 90th percentile.
        in_time: share of the draws in which enough people are there in time.
        positions: the positions of the states on the ways, by mover, state and mode.
        indispensable: the minimal sets of states whose refusal lowers `in_time` below one half;
            empty if it is lower without them.
        silent_states: the silent states on the ways taken, each with its chance of consent; the
            deployment assumes that all consent.
    """

    plan: Plan
    forces: Sequence[Deployed]
    curve: Mapping[float, tuple[float, float, float]]
    in_time: float
    positions: Mapping[tuple[str, Gate], BorderPosition]
    indispensable: Sequence[States]
    silent_states: Sequence[SilentState]


class Deployer:
    """Computes the deployment of one plan under any set of refusals."""

    def __init__(self, view: View, snapshot: Snapshot, plan: Plan) -> None:
        self.view = view
        self.plan = plan
        self._snapshot = snapshot
        self._ways = Ways(Network(view.places, view.links), view.fleets, plan.day)
        self._block = Block(0, plan.draws)
        self._streams = Streams(plan.seed)

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

    @property
    def host(self) -> str:
        """The state that receives help."""
        return self.view.places[self.plan.place].state

    @cached_property
    def _how(self) -> dict[str, Moves]:
        inputs = Inputs(self._streams, self._block)
        return {
            force.id: moves(self._ways, force, inputs, sharing(force, self.forces, self.plan.place))
            for force in self.forces
        }

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
                    force, self.plan.place, self.host, self._how[force.id].most_aircraft
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
            share = share_by(self._spread(force, refusing), how, np.full(self._block.count, hours))
            total = total + np.floor(how.people * share)
        return total

    def in_time(self, refusing: Collection[str] = ()) -> float:
        """Return the share of draws in which enough people are there in time."""
        there = self.there(HOURS_A_DAY * self.plan.days, refusing)
        return float(np.count_nonzero(there >= self.plan.people)) / len(there)

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
            positions=self.positions,
            indispensable=cuts,
            silent_states=self._silent_states(forces),
        )

    def _silent_states(self, forces: Sequence[Deployed]) -> list[SilentState]:
        """Return the silent states on the ways taken, for each mover."""
        used: dict[str, dict[Gate, None]] = {}
        for item in forces:
            if item.route is not None and not item.is_there:
                used.setdefault(item.force.owner, {}).update(dict.fromkeys(item.route.gates))
        is_alone = all(MEANS[means].alone for means in self.plan.means)
        under = "" if is_alone else self.plan.organisation.id
        found = []
        for owner, gates in used.items():
            positions = [
                self.positions[owner, gate] for gate in gates if (owner, gate) in self.positions
            ]
            asking = Asking(owner, self.host, organisation=under)
            found += silent_states(self.view, self._snapshot, asking, positions)
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
        hours = np.sort(arrives_by(self._spread(force), how))
        at = [hours[int(q * (len(hours) - 1))] for q in QUANTILES]
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
        days = None if at[1] == NEVER_HOURS else tuple(float(hour) / HOURS_A_DAY for hour in at)
        return Deployed(
            force=force,
            people=_quantiles(how.people),
            days=(0.0, 0.0, 0.0) if is_there else days,  # type: ignore[arg-type]
            route=route,
            is_there=is_there,
            flies=fastest.fleet.id if fastest and fastest.fleet else "",
            waits_for=tuple(dict.fromkeys(silent)),
        )


def _quantiles(values: NDArray[np.float64]) -> tuple[float, float, float]:
    ordered = np.sort(values)
    low, middle, high = (float(ordered[int(q * (len(ordered) - 1))]) for q in QUANTILES)
    return low, middle, high


def plan_of(
    view: View,
    case_id: str,
    *,
    day: int | None = None,
    place: str = "",
    means: Sequence[str] = (),
    supposed: Supposed = Supposed(),  # noqa: B008 (frozen)
) -> Plan:
    """Return the plan of a deployment, with its names resolved.

    Raises:
        QuestionError: the case, place, means or a state is unknown.
    """
    case = view.case(case_id, "case")
    question = case.question
    if not question.means:
        raise QuestionError(
            f"case '{case.id}' asks about law, not about forces",
            field="case",
            why="it does not ask for forces",
            remedy=f"ask {ask_for('assess', case=case.id)} for the verdict",
        )
    organisation = view.organisation(question.organisation)
    offered = [item.means for item in organisation.means]
    asked = [resolve_name(name, offered) for name in means]
    for name in asked:
        if name not in offered:
            raise QuestionError(
                f"{organisation.short} does not offer '{name}'",
                field="means",
                remedy=nearest(name, offered),
            )
    supposed.check()
    return Plan(
        case=case,
        organisation=organisation,
        means=tuple(asked) or question.means,  # type: ignore[arg-type]
        place=view.place(place or case.place, "to").id,
        day=case.on.last if day is None else day,
        people=question.personnel,
        days=question.days,
        supposed=supposed,
    )
