"""Deploying: who of a pledged force is where, when, and whose consent that hangs on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.movement.consenting import Asking, Silence, silences
from allies.assessment.movement.crossings import Gatekeeper, Supposed, gatekeepers
from allies.errors import QuestionError, nearest
from allies.logistics.arrivals import NEVER_HOURS, Moves, arrives_by, moves, share_by, sharing
from allies.logistics.network import Network
from allies.logistics.passages import Passage
from allies.logistics.rates import HOURS_A_DAY
from allies.logistics.refusals import States, gates_of, minimal_cuts
from allies.logistics.routing import Route
from allies.logistics.ways import Ways
from allies.values.inputs import Inputs
from allies.values.naming import in_any_case
from allies.values.streams import Block, Floats, Streams
from allies.world.acts import Means
from allies.world.cases import Case
from allies.world.forces import Force, Gate
from allies.world.organisations import Organisation
from allies.world.snapshot import Snapshot
from allies.world.world import World

DRAWS = 2_000
CURVE_DAYS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 14.0, 21.0, 30.0)
QUANTILES = (0.1, 0.5, 0.9)


class Plan(msgspec.Struct, frozen=True):
    """What is to be deployed.

    Attributes:
        case: the crisis.
        organisation: under whom.
        means: how.
        place: where to.
        day: the day of the decision, as an ordinal.
        people: how many are to be there.
        days: within how many days of the decision.
        supposed: what is supposed of states, whatever they have said.
        seed: of the streams.
    """

    case: Case
    organisation: Organisation
    means: Sequence[Means]
    place: str
    day: int
    people: int
    days: int
    supposed: Supposed = Supposed()
    seed: int = 0


class Deployed(msgspec.Struct, frozen=True):
    """One force.

    Attributes:
        force: which.
        people: how many it sends, at the 10th, 50th and 90th percentile of the draws.
        days: days until all of it is there, likewise; None where it cannot come.
        route: its fastest way; None where there is none.
        is_there: whether it stands at the place already.
        flies: the fleet that flies it, where one does.
        waits_for: states of its way that have said nothing, and are taken to consent.
    """

    force: Force
    people: tuple[float, float, float]
    days: tuple[float, float, float] | None
    route: Route | None
    is_there: bool
    flies: str
    waits_for: tuple[str, ...]


class Deployment(msgspec.Struct, frozen=True):
    """The answer.

    Attributes:
        plan: what was asked.
        forces: every force, the earliest there first.
        curve: people there after each of some days, at the 10th, 50th and 90th percentile.
        in_time: share of the draws in which as many as the question asks for are there in time.
        keepers: what each state on the ways has said.
        indispensable: minimal sets of states whose refusal keeps the median draw from having
            as many there in time.
        silences: how likely silent states on the ways taken are to consent; all are taken to.
    """

    plan: Plan
    forces: Sequence[Deployed]
    curve: Mapping[float, tuple[float, float, float]]
    in_time: float
    keepers: Sequence[Gatekeeper]
    indispensable: Sequence[States]
    silences: Sequence[Silence]


class Deployer:
    """Deploys one plan, under any supposition about refusals."""

    def __init__(self, world: World, snapshot: Snapshot, plan: Plan) -> None:
        self.world = world
        self.plan = plan
        self._snapshot = snapshot
        self._ways = Ways(Network(world.places, world.links), world.fleets, plan.day)
        self._block = Block(0, DRAWS)
        self._streams = Streams(plan.seed)

    @cached_property
    def forces(self) -> list[Force]:
        """The forces pledged to the means asked for; by itself, the leading state sends its own."""
        alone = self.plan.organisation.leading_state if "bilateral" in self.plan.means else ""
        labels = {
            label
            for offered in self.plan.organisation.means
            if offered.means in self.plan.means
            for label in offered.forces
        }
        found = [
            force
            for force in self.world.forces.values()
            if force.carries(tuple(sorted(labels)), self.plan.day)
            or (force.owner == alone and force.stands(self.plan.day))
        ]
        if not found:
            raise QuestionError(
                f"{self.plan.organisation.short} has no force for {', '.join(self.plan.means)}",
                why="no force of the record carries such a label on that day",
                remedy="ask for another day, or another --means",
            )
        return found

    @property
    def host(self) -> str:
        """The state that is helped."""
        return self.world.places[self.plan.place].state

    @cached_property
    def _how(self) -> dict[str, Moves]:
        inputs = Inputs(self._streams, self._block)
        return {
            force.id: moves(self._ways, force, inputs, sharing(force, self.forces, self.plan.place))
            for force in self.forces
        }

    @cached_property
    def keepers(self) -> dict[tuple[str, Gate], Gatekeeper]:
        """What each state has said, by mover and gate."""
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
            for keeper in gatekeepers(
                self.world,
                self._snapshot,
                gates,
                owner,
                "troops",
                self.plan.supposed,
            ):
                found[owner, keeper.gate] = keeper
        return found

    def shut(self, owner: str, refusing: Collection[str] = ()) -> set[Gate]:
        """Return the gates that are shut to a mover, with some more states refusing."""
        gates = [gate for mover, gate in self.keepers if mover == owner]
        said = {gate for gate in gates if self.keepers[owner, gate].is_shut}
        return said | gates_of(refusing, gates)

    @cached_property
    def _consents(self) -> dict[str, tuple[Gate, ...]]:
        """The consents that are asked for, by mover."""
        found: dict[str, tuple[Gate, ...]] = {force.owner: () for force in self.forces}
        for mover, gate in self.keepers:
            found[mover] = (*found[mover], gate)
        return found

    def _spread(self, force: Force, refusing: Collection[str] = ()) -> tuple[Passage, ...]:
        """Return the ways a force spreads over, with some more states refusing everybody."""
        (passages,) = self._ways.spread(
            force,
            self.plan.place,
            [frozenset(self.shut(force.owner, refusing))],
            self._how[force.id].most_aircraft,
            self._consents[force.owner],
        )
        return passages

    def there(self, hours: float, refusing: Collection[str] = ()) -> Floats:
        """Return how many people are there some hours after the decision, by draw.

        Args:
            hours: hours after the decision.
            refusing: states that refuse everybody, besides those that do.
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
        """Return the share of draws in which enough are there in time."""
        there = self.there(HOURS_A_DAY * self.plan.days, refusing)
        return float(np.count_nonzero(there >= self.plan.people)) / len(there)

    def deploy(self) -> Deployment:
        """Return the answer."""
        self._refuse_too_many()
        forces = [self._deployed(force) for force in self.forces]
        forces.sort(key=lambda item: (item.days is None, item.days or (0.0,) * 3, item.force.id))
        curve = {days: _quantiles(self.there(HOURS_A_DAY * days)) for days in CURVE_DAYS}
        states = dict.fromkeys(
            gate[0] for (_, gate), keeper in self.keepers.items() if not keeper.is_shut
        )
        in_time = self.in_time()
        cuts = (
            minimal_cuts(list(states), lambda some: self.in_time(some) < 0.5)
            if in_time >= 0.5
            else []
        )
        return Deployment(
            self.plan,
            forces,
            curve,
            in_time,
            list(self.keepers.values()),
            cuts,
            self._silences(forces),
        )

    def _silences(self, forces: Sequence[Deployed]) -> list[Silence]:
        """Return the silent states on the ways taken, for each mover."""
        used: dict[str, dict[Gate, None]] = {}
        for item in forces:
            if item.route is not None and not item.is_there:
                used.setdefault(item.force.owner, {}).update(dict.fromkeys(item.route.gates))
        under = "" if tuple(self.plan.means) == ("bilateral",) else self.plan.organisation.id
        found = []
        for owner, gates in used.items():
            keepers = [self.keepers[owner, gate] for gate in gates if (owner, gate) in self.keepers]
            asking = Asking(owner, self.host, organisation=under)
            found += silences(self.world, self._snapshot, asking, keepers)
        return found

    def _refuse_too_many(self) -> None:
        """Refuse to ask for more people than all forces together ever send.

        Raises:
            QuestionError: with how many they send at most.
        """
        most = sum(float(how.people.max()) for how in self._how.values())
        if self.plan.people > most:
            raise QuestionError(
                f"{self.plan.people:,} people are more than there are to lift",
                where="--people",
                why=f"the {len(self.forces)} forces pledged send {most:,.0f} together at most",
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
            if (force.owner, gate) in self.keepers
            and self.keepers[force.owner, gate].stands == "silent"
        ]
        days = None if at[1] == NEVER_HOURS else tuple(float(hour) / HOURS_A_DAY for hour in at)
        return Deployed(
            force,
            _quantiles(how.people),
            (0.0, 0.0, 0.0) if is_there else days,  # type: ignore[arg-type]
            route,
            is_there,
            fastest.fleet.id if fastest and fastest.fleet else "",
            tuple(dict.fromkeys(silent)),
        )


def _quantiles(values: NDArray[np.float64]) -> tuple[float, float, float]:
    ordered = np.sort(values)
    low, middle, high = (float(ordered[int(q * (len(ordered) - 1))]) for q in QUANTILES)
    return low, middle, high


def plan_of(
    world: World,
    case_id: str,
    *,
    day: int | None = None,
    place: str = "",
    means: Sequence[str] = (),
    supposed: Supposed = Supposed(),  # noqa: B008 (frozen)
) -> Plan:
    """Return what is to be deployed.

    Raises:
        QuestionError: the case, place, means or a state is unknown.
    """
    case = world.case(case_id)
    question = case.question
    if not question.means:
        raise QuestionError(
            f"case '{case_id}' asks nobody to send anybody",
            where="deploy",
            why="it is a question of law alone",
            remedy="ask `allies assess` for the verdict",
        )
    target = world.place(place or case.place, "--to").id
    organisation = world.organisation(question.organisation)
    offered = [item.means for item in organisation.means]
    asked = [in_any_case(name, offered) for name in means]
    for name in asked:
        if name not in offered:
            raise QuestionError(
                f"{organisation.short} does not offer '{name}'",
                where="--means",
                remedy=nearest(name, offered),
            )
    return Plan(
        case,
        organisation,
        tuple(asked) or question.means,  # type: ignore[arg-type]
        target,
        case.on.last if day is None else day,
        question.personnel,
        question.days,
        supposed.checked(world),
    )
