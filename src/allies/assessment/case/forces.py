"""What forces do in every draw: whether they are sent, when they are there, and with how many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.means_plans import MeansPlan
from allies.assessment.case.setting import DrawnWorlds
from allies.logistics.arrivals import NEVER_HOURS, Arrival, Moves, Task, arrive, moves
from allies.logistics.pooling import pooled
from allies.politics.consents import Consents, refuses
from allies.values.inputs import Inputs, Part
from allies.values.model_inputs import drawn
from allies.values.ternary import YES
from allies.votes.decisions import SUPPORT
from allies.world.cases import Threshold
from allies.world.forces import Force, Gate

DECISION_DAYS, CONTRIBUTION = drawn("decision_days"), drawn("contribution")

Hours = NDArray[np.int32]
Cast = Part[NDArray[np.int8]]  # the votes of one member, by draw
Goes = NDArray[np.bool_]  # whether a force is sent, by draw
Code = TypeVar("Code", bound=np.generic)


class ForceOutcome(msgspec.Struct, frozen=True):
    """One force in every draw.

    Attributes:
        arrival: when it is there if it is sent.
        people: how many it sends.
        first_people: how many of them are on alert and leave before the rest.
        sent: whether its owner supports and really sends it.
        may_pass: whether it is sent and has a way.
        there: whether it is sent and it, or its part on alert, is there in time.
        present: people it then has there.
        is_suited: whether it is trained for the crisis.
        lift_unknown: whether it could fly but the record has no aircraft for it, so that it is not
            known when it would be there.
    """

    arrival: Arrival
    people: NDArray[np.int32]
    first_people: NDArray[np.int32]
    sent: NDArray[np.bool_]
    may_pass: NDArray[np.bool_]
    there: NDArray[np.bool_]
    present: NDArray[np.int32]
    is_suited: bool
    lift_unknown: bool = False


def forces_everywhere(
    plan: MeansPlan,
    drawn: DrawnWorlds,
    inputs: Inputs,
    sent: Sequence[Part[Goes]],
    hours: Part[Hours],
) -> list[Part[ForceOutcome]]:
    """Return what every force does in every draw."""
    hows = _movements_part(plan, inputs)
    return [
        _force_part(plan, force, goes, (hours, hows), drawn, inputs)
        for force, goes in zip(plan.forces, sent, strict=True)
    ]


def forces_at(
    plan: MeansPlan,
    drawn: DrawnWorlds,
    inputs: Inputs,
    sent: Sequence[Part[Goes]],
    places: NDArray[np.intp],
) -> tuple[list[ForceOutcome], Hours]:
    """Return what every force does in some draws, and the hours to the decision there."""
    hours, hows = decision_part(plan, drawn, inputs), _movements_part(plan, inputs)
    found = [
        _force_anew(plan, force, goes.value[places], (hours, hows), drawn, inputs, is_once=True)
        for force, goes in zip(plan.forces, sent, strict=True)
    ]
    return found, hours.value


def spread_out(item: ForceOutcome, places: NDArray[np.intp], count: int) -> ForceOutcome:
    """Return what a force does in all draws; in the others it is not sent."""

    def spread(values: NDArray[Code], other: int = 0) -> NDArray[Code]:
        found = np.full(count, other, dtype=values.dtype)
        found[places] = values
        return found

    arrival = item.arrival
    return msgspec.structs.replace(
        item,
        arrival=msgspec.structs.replace(
            arrival,
            hours=spread(arrival.hours, NEVER_HOURS),
            first_hours=spread(arrival.first_hours, NEVER_HOURS),
            way_of_draw=spread(arrival.way_of_draw),
        ),
        people=spread(item.people),
        first_people=spread(item.first_people),
        sent=spread(item.sent),
        may_pass=spread(item.may_pass),
        there=spread(item.there),
        present=spread(item.present),
    )


def sent_part(plan: MeansPlan, force: Force, vote: Cast | None, inputs: Inputs) -> Part[Goes]:
    """Return whether the owner of a force supports and really sends it, by draw."""
    ready = inputs.derived(f"willing:{force.id}", partial(willing, force, inputs))

    def goes() -> Goes:
        if vote is None:
            return np.zeros_like(ready.value)
        return np.asarray(ready.value & (vote.value == SUPPORT))

    of = (ready,) if vote is None else (ready, vote)
    return inputs.derived(f"sent:{plan.name}:{force.id}", goes, of=of)


def decision_part(plan: MeansPlan, drawn: DrawnWorlds, inputs: Inputs) -> Part[Hours]:
    """Return how long after the day the decision comes; a decision already taken takes no time."""
    name = decision_stream(plan)
    if (plan.answered == YES).all():
        draws = len(drawn.of_draw)
        return inputs.derived(f"taken:{name}", lambda: np.zeros(draws, dtype=np.int32))
    return inputs.derived(
        name, lambda: np.ceil(24 * DECISION_DAYS.quantile(inputs[name])).astype(np.int32)
    )


def _force_part(
    plan: MeansPlan,
    force: Force,
    goes: Part[Goes],
    timing: tuple[Part[Hours], Part[Mapping[str, Moves]]],
    drawn: DrawnWorlds,
    inputs: Inputs,
) -> Part[ForceOutcome]:
    """Return what a force does; kept as a whole, since most what-ifs touch few forces."""
    asked = plan.question.asked
    crisis = f"{plan.trigger}:{asked.personnel}:{asked.days}"
    return inputs.derived(
        f"force:{plan.name}:{force.id}:{crisis}:{drawn.marked(plan.asked[force.id].token)}",
        lambda: _force_anew(plan, force, goes.value, timing, drawn, inputs),
        of=(goes, *timing),
    )


def _movements_part(plan: MeansPlan, inputs: Inputs) -> Part[Mapping[str, Moves]]:
    """Return how each force moves if all share the aircraft, by force."""
    asked = plan.question
    most = max(item.personnel for item in (asked.asked, *asked.thresholds))
    task = Task(most, plan.warned_hours)
    name = f"{most}:{sorted(task.warned_hours.items())}"
    alone = {
        force.id: inputs.derived(
            f"moves:{force.id}:{name}", partial(moves, plan.ways, force, inputs, task)
        )
        for force in plan.forces
    }
    return inputs.derived(
        f"lift:{name}:{plan.place}:{','.join(alone)}",
        lambda: pooled(
            plan.ways,
            plan.forces,
            plan.place,
            {force: part.value for force, part in alone.items()},
        ),
        of=tuple(alone.values()),
    )


def _force_anew(  # noqa: PLR0913 (what a force does depends on all of these)
    plan: MeansPlan,
    force: Force,
    sent: Goes,
    timing: tuple[Part[Hours], Part[Mapping[str, Moves]]],
    drawn: DrawnWorlds,
    inputs: Inputs,
    *,
    is_once: bool = False,
) -> ForceOutcome:
    asked = plan.asked[force.id]
    shut = {gate: _refusal(asked, gate, drawn, inputs) for gate in asked.gates}
    hours, hows = timing
    how = hows.value[force.id]
    closed = {gate: part.value for gate, part in shut.items()}
    if is_once:
        arrival = arrive(plan.ways, force, plan.place, how, closed, sent)
    else:
        arrival = inputs.derived(
            f"arrival:{force.id}",
            partial(arrive, plan.ways, force, plan.place, how, closed),
            of=(hows, *shut.values()),
        ).value
    may_pass = sent & (arrival.hours < NEVER_HOURS)
    people, first = how.whole_people, how.first_people
    present = may_pass * by_then(plan.question.asked, arrival, (people, first), hours.value)
    there = present > 0
    suited = plan.trigger in force.suited_to
    unknown = "air" in force.modes and not how.aircraft and force.home != plan.place
    return ForceOutcome(arrival, people, first, sent, may_pass, there, present, suited, unknown)


def _refusal(
    asked: Consents, gate: Gate, drawn: DrawnWorlds, inputs: Inputs
) -> Part[NDArray[np.bool_]]:
    return inputs.derived(
        f"refusal:{gate[0]}:{gate[1]}:{asked.mover}:{drawn.marked(asked.tokens[gate])}",
        partial(refuses, asked, gate, drawn.of_draw, inputs),
    )


def willing(force: Force, inputs: Inputs) -> Goes:
    """Return whether a supporter would really send a force, by draw."""
    chance = CONTRIBUTION.quantile(inputs[contribution_stream(force)])
    return np.asarray(inputs[f"{force.id}:sent"] < chance)


def decision_stream(plan: MeansPlan) -> str:
    """Return the stream of the days from the request to the decision."""
    return f"{plan.name}:decision_days"


def contribution_stream(force: Force) -> str:
    """Return the stream of how likely a supporter's force is really sent."""
    return f"{force.id}:propensity"


def by_then(
    threshold: Threshold,
    arrival: Arrival,
    people: tuple[NDArray[np.int32], NDArray[np.int32]],
    hours: Hours,
) -> NDArray[np.int32]:
    """Return how many people of a force would be there in time, by draw.

    Args:
        threshold: by when.
        arrival: when the force, and its part on alert, would be there.
        people: how many it sends, and how many of them are on alert.
        hours: hours from the request to the decision.
    """
    every, first = people
    left = 24 * threshold.days - hours
    early = np.where(arrival.first_hours <= left, first, 0)
    return np.asarray(np.where(arrival.hours <= left, every, early), dtype=np.int32)
