"""Plans of deployments, and what is found for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum

import msgspec

from allies.assessment.movement.consenting import SilentState
from allies.assessment.movement.crossings import BorderPosition, Supposed
from allies.errors import QuestionError, ask_for, nearest
from allies.logistics.refusals import States
from allies.logistics.routing import Route
from allies.questions.assess import DEFAULT_DRAWS
from allies.values.means import Means
from allies.values.naming import resolve_name
from allies.world.cases import Case, Threshold
from allies.world.forces import Force, Gate
from allies.world.organisations import Organisation
from allies.world.view import View


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan of a deployment.

    Attributes:
        case: the crisis.
        organisation: the organisation whose forces are sent.
        means: the means by which it helps.
        place: the destination.
        host: the state that receives help.
        day: the day of the decision, as an ordinal.
        people: the number of people needed there.
        days: the number of days from the decision until they are needed.
        thresholds: further numbers of people and days, each with its own chance.
        everybody: whether each force sends all that it has, and not only enough.
        supposed: the suppositions about states; they replace answers on record.
        draws: the number of draws.
        seed: the seed of the random streams.
    """

    case: Case
    organisation: Organisation
    means: Sequence[Means]
    place: str
    host: str
    day: int
    people: int
    days: int
    thresholds: Sequence[Threshold] = ()
    everybody: bool = False
    supposed: Supposed = Supposed()
    draws: int = DEFAULT_DRAWS
    seed: int = 0

    @property
    def sent_for(self) -> float:
        """The number of people that commanders send their forces for; 0 if all are to go."""
        if self.everybody:
            return 0.0
        return float(max(self.people, *(item.personnel for item in self.thresholds), 0))


class Deployed(msgspec.Struct, frozen=True, kw_only=True):
    """The deployment of one force.

    Attributes:
        force: the force.
        people: the number of people it sends: 10th, 50th and 90th percentile of the draws.
        first_days: days until the first of it are there, at the same percentiles; None if they
            cannot come.
        days: days until all of it is there, at the same percentiles; None if it cannot come.
        route: its fastest way; None if there is none.
        is_there: whether it is at the place already.
        flies: the fleet that flies it, if one does.
        sorties: the flights it needs at the median, by fleet.
        waits_for: the silent states on its way, which are assumed to consent.
        drawn: those of them at odds with its owner; their consent is drawn and not assumed.
        no_lift: whether it moves by air and the record has no aircraft for it; its flights are
            unknown and are not counted.
    """

    force: Force
    people: tuple[float, float, float]
    first_days: tuple[float, float, float] | None
    days: tuple[float, float, float] | None
    route: Route | None
    is_there: bool
    flies: str
    sorties: Mapping[str, float]
    waits_for: tuple[str, ...]
    drawn: tuple[str, ...]
    no_lift: bool


class RefusalCost(msgspec.Struct, frozen=True, kw_only=True):
    """What the refusal of one state costs.

    Attributes:
        state: the state; it refuses everybody, by all modes.
        movers: the owners of forces whose ways cross it, if nobody refuses.
        people: how many fewer people are there at the median, by days after the decision.
        in_time: the share of the draws with enough people in time if it refuses.
    """

    state: str
    movers: tuple[str, ...]
    people: Mapping[float, float]
    in_time: float

    @property
    def total(self) -> float:
        """The sum over the days that the ranking counts."""
        return fsum(self.people.values())


class Deployment(msgspec.Struct, frozen=True, kw_only=True):
    """The deployment of all forces.

    Attributes:
        plan: the plan.
        forces: every force, the earliest to arrive first.
        curve: people there, by days after the decision: 10th, 50th and 90th percentile.
        in_time: share of the draws in which enough people are there in time.
        thresholds: the same share for further numbers of people and days.
        costs: what the refusal of each state on the ways costs, the dearest first.
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
    thresholds: Sequence[tuple[Threshold, float]]
    costs: Sequence[RefusalCost]
    positions: Mapping[tuple[str, Gate], BorderPosition]
    indispensable: Sequence[States]
    silent_states: Sequence[SilentState]


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
    there = view.place(place or case.place, "to")
    return Plan(
        case=case,
        organisation=organisation,
        means=tuple(asked) or question.means,  # type: ignore[arg-type]
        place=there.id,
        host=there.state,
        day=case.on.last if day is None else day,
        people=question.personnel,
        days=question.days,
        supposed=supposed,
    )
