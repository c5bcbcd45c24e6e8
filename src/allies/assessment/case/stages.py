"""Stages: where, on the way from a request to help that suffices, each draw is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.councils import NO_ORGAN
from allies.assessment.case.means_plans import MeansPlan
from allies.assessment.case.setting import DrawnWorlds
from allies.law.finding import NO_RULE
from allies.logistics.arrivals import NEVER_HOURS, Arrival, Moves, Task, arrive, moves
from allies.logistics.pooling import pooled
from allies.politics.consents import Consents, refuses
from allies.politics.positions import points_of, votes
from allies.values.inputs import Inputs, Part
from allies.values.model_inputs import drawn
from allies.values.ternary import NO, UNKNOWN, YES, Ternary, constant, from_bool
from allies.votes.decisions import SUPPORT, Votes
from allies.world.cases import Threshold
from allies.world.forces import Force, Gate
from allies.world.worlds import Token, token_of

STAGES = ("requested", "carried", "approved", "permitted", "in_time", "enough", "suited")
PASSED, CANNOT_TELL = len(STAGES), -1

DECISION_DAYS, CONTRIBUTION = drawn("decision_days"), drawn("contribution")

StageCodes = NDArray[np.int8]
Hours = NDArray[np.int32]
Cast = Part[NDArray[np.int8]]  # the votes of one member, by draw

# The place of the lowest bit of every number of a bit for each stage; `PASSED` if it has none.
_LOWEST_BIT = np.array(
    [PASSED] + [(bits & -bits).bit_length() - 1 for bits in range(1, 2**PASSED)], dtype=np.int8
)


class Outcome(msgspec.Struct, frozen=True):
    """One means in every draw.

    Attributes:
        codes: index of the stage at which each draw is lost, `PASSED` or `CANNOT_TELL`, by
            reading asked for and draw.
        passed: how many stages each draw has surely passed before the first that it has not.
        decided: whether the members approve, if a state is ready to carry it, by reading and draw.
        approved: whether one is ready and they approve, by reading and draw.
        votes: by member and draw.
        forces: what each force does, in the order of the plan.
        decision_hours: hours from the request to the decision, by draw; nothing if the means
            moves no forces.
    """

    codes: StageCodes
    passed: StageCodes
    decided: Ternary
    approved: Ternary
    votes: Votes
    forces: Sequence[ForceOutcome]
    decision_hours: NDArray[np.int32] | None


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


def run_stages(
    plan: MeansPlan, drawn: DrawnWorlds, inputs: Inputs, readings: Sequence[int]
) -> Outcome:
    """Work out one means in every draw.

    Every part is kept under a key that says what it was made from, so that a what-if makes
    only what it changes.

    Args:
        plan: what it depends on.
        drawn: the world of every draw.
        inputs: the uniform numbers.
        readings: rows of the readings to answer under.
    """
    cast = _votes(plan, drawn, inputs)
    votes = [cast[member.member] for member in plan.members]
    ballot = inputs.derived(f"ballot:{plan.name}", partial(_stacked, votes, drawn), of=votes)
    rows = list(readings)
    rule_and_organ = token_of(plan.rule_at[rows], plan.councils.organ_at[rows])
    settled = Token.joined((rule_and_organ, plan.councils.token, token_of(plan.answered)))
    seats = drawn.marked(plan.membership_token)
    decided = inputs.derived(
        f"decided:{plan.name}:{plan.rules_token}:{drawn.marked(settled)}:{seats}",
        lambda: _as_answered(plan, decide(plan, rows, ballot.value, drawn), drawn),
        of=(ballot,),
    )
    hours = _decision_hours(plan, inputs) if plan.moves_forces else None
    forces: list[Part[ForceOutcome]] = []
    if hours is not None:
        hows = _movements(plan, inputs)
        forces = [_force(plan, f, cast, (hours, hows), drawn, inputs) for f in plan.forces]
    carried = inputs.derived(
        f"carried:{plan.name}:{seats}", partial(_carried, plan, forces, drawn), of=forces
    )
    later = inputs.derived(
        f"later:{plan.name}:{seats}", partial(_later_stages, plan, forces, drawn), of=forces
    )
    codes, passed = inputs.derived(
        f"codes:{plan.name}:{drawn.marked(plan.asked_token)}",
        lambda: _losses(_requested(plan, drawn, inputs), carried.value, decided.value, later.value),
        of=(carried, decided, later),
    ).value
    return Outcome(
        codes=codes,
        passed=passed,
        decided=decided.value,
        approved=np.minimum(carried.value, decided.value),
        votes=ballot.value,
        forces=[force.value for force in forces],
        decision_hours=None if hours is None else hours.value,
    )


def _stacked(cast: Collection[Cast], drawn: DrawnWorlds) -> Votes:
    rows = [vote.value for vote in cast]
    return np.array(rows, dtype=np.int8).reshape(len(rows), len(drawn.of_draw))


def _requested(plan: MeansPlan, drawn: DrawnWorlds, inputs: Inputs) -> Ternary:
    """Whether the host asks, by draw: as recorded, or as drawn if the record is silent."""
    if plan.asking is None:
        return drawn.spread(plan.host_asked)
    return from_bool(plan.asking.asks(inputs))


def _votes(plan: MeansPlan, drawn: DrawnWorlds, inputs: Inputs) -> dict[str, Cast]:
    """Return the votes of every member, by member; the leading state votes first."""
    cast: dict[str, Cast] = {}
    leader = plan.leader
    for member in sorted(plan.members, key=lambda item: item.member != leader):
        followed = cast.get(leader) if member.pull else None
        leaders_vote = None if followed is None else followed.value
        points = inputs.derived(
            f"points:{plan.name}:{drawn.marked(member.drivers_token)}",
            partial(points_of, member, drawn.of_draw, inputs),
        )
        cast[member.member] = inputs.derived(
            f"vote:{plan.name}:{member.member}:{drawn.marked(member.token)}",
            partial(votes, member, drawn.of_draw, inputs, leaders_vote, points.value),
            of=(points,) if followed is None else (points, followed),
        )
    return cast


def decide(plan: MeansPlan, readings: Sequence[int], ballot: Votes, drawn: DrawnWorlds) -> Ternary:
    """Return whether the members approve, by reading and draw, if a state would carry the force.

    Args:
        plan: the means.
        readings: rows of the readings to answer under.
        ballot: votes by member and draw.
        drawn: the world of every draw.
    """
    rule_at, organ_at = (
        drawn.spread(by_world[list(readings)])
        for by_world in (plan.rule_at, plan.councils.organ_at)
    )
    members_known = drawn.spread(plan.membership_known)
    decided = np.full(rule_at.shape, UNKNOWN, dtype=np.int8)
    proposed = plan.moves_forces | (ballot == SUPPORT).any(axis=0)
    for at, organ, name in _deciding(plan, readings):
        rule = plan.rules[at]
        if rule is not None:
            votes = plan.councils.ballot(name, ballot, drawn)
            passes = rule.decides(votes, plan.seats) & proposed
            known = members_known & plan.councils.who_sits_is_known(name, drawn)
            here = (rule_at == at) & (organ_at == organ) & known
            np.copyto(decided, from_bool(passes), where=here)
    return decided


def _as_answered(plan: MeansPlan, decided: Ternary, drawn: DrawnWorlds) -> Ternary:
    """Return the decision that was taken before the day; the drawn one if none was taken."""
    taken = drawn.spread(plan.answered)
    return np.where(taken == UNKNOWN, decided, taken)


def _deciding(plan: MeansPlan, readings: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """Return each rule that decides in some world, with the organ, by its number and its id."""
    rules, organs = np.broadcast_arrays(
        plan.rule_at[list(readings)], plan.councils.organ_at[list(readings)]
    )
    for at, organ in sorted(set(zip(rules.ravel().tolist(), organs.ravel().tolist(), strict=True))):
        if at != NO_RULE and (organ != NO_ORGAN or not plan.councils.organs):
            yield at, organ, plan.councils.organs[organ] if plan.councils.organs else ""


def _losses(
    requested: Ternary, carried: Ternary, decided: Ternary, later: Sequence[Ternary]
) -> tuple[StageCodes, StageCodes]:
    """Return where each draw is lost and how many stages it has surely passed, by reading.

    A draw is lost at the first stage that fails; it is unknown only if no stage is known to fail.
    """
    stages = (requested, carried, decided, *later)
    shape = np.broadcast_shapes(*(stage.shape for stage in stages))
    # A bit for each stage that fails, and for each that is not surely passed.
    fails, not_passed = np.zeros((2, *shape), dtype=np.uint8)
    for at, stage in enumerate(stages):
        fails |= (stage == NO).view(np.uint8) << np.uint8(at)
        not_passed |= (stage != YES).view(np.uint8) << np.uint8(at)
    lost, passed = _LOWEST_BIT[fails], _LOWEST_BIT[not_passed]
    lost[(lost == PASSED) & (passed < PASSED)] = CANNOT_TELL
    return lost, passed


def _decision_hours(plan: MeansPlan, inputs: Inputs) -> Part[Hours]:
    name = decision_stream(plan)
    return inputs.derived(
        name, lambda: np.ceil(24 * DECISION_DAYS.quantile(inputs[name])).astype(np.int32)
    )


def _force(
    plan: MeansPlan,
    force: Force,
    cast: Mapping[str, Cast],
    timing: tuple[Part[Hours], Part[Mapping[str, Moves]]],
    drawn: DrawnWorlds,
    inputs: Inputs,
) -> Part[ForceOutcome]:
    """Return what a force does; kept as a whole, since most what-ifs touch few forces."""
    vote = cast.get(force.owner)
    return inputs.derived(
        f"force:{plan.name}:{force.id}:{drawn.marked(plan.asked[force.id].token)}",
        partial(_force_anew, plan, force, vote, timing, drawn, inputs),
        of=timing if vote is None else (vote, *timing),
    )


def _movements(plan: MeansPlan, inputs: Inputs) -> Part[Mapping[str, Moves]]:
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


def _force_anew(
    plan: MeansPlan,
    force: Force,
    vote: Cast | None,
    timing: tuple[Part[Hours], Part[Mapping[str, Moves]]],
    drawn: DrawnWorlds,
    inputs: Inputs,
) -> ForceOutcome:
    asked = plan.asked[force.id]
    shut = {gate: _refusal(asked, gate, drawn, inputs) for gate in asked.gates}
    hours, hows = timing
    how = hows.value[force.id]
    closed = {gate: part.value for gate, part in shut.items()}
    arrival = inputs.derived(
        f"arrival:{force.id}",
        partial(arrive, plan.ways, force, plan.place, how, closed),
        of=(hows, *shut.values()),
    ).value
    willing = inputs.derived(f"willing:{force.id}", partial(_willing, force, inputs)).value
    sent = np.zeros_like(willing) if vote is None else willing & (vote.value == SUPPORT)
    may_pass = sent & (arrival.hours < NEVER_HOURS)
    people, first = how.whole_people, how.first_people
    present = may_pass * _by_then(plan.question.asked, arrival, (people, first), hours.value)
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


def _willing(force: Force, inputs: Inputs) -> NDArray[np.bool_]:
    """Whether a supporter would really send a force, by draw."""
    chance = CONTRIBUTION.quantile(inputs[contribution_stream(force)])
    return np.asarray(inputs[f"{force.id}:sent"] < chance)


def decision_stream(plan: MeansPlan) -> str:
    """Return the stream of the days from the request to the decision."""
    return f"{plan.name}:decision_days"


def contribution_stream(force: Force) -> str:
    """Return the stream of how likely a supporter's force is really sent."""
    return f"{force.id}:propensity"


def _by_then(
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


def _carried(plan: MeansPlan, parts: Sequence[Part[ForceOutcome]], drawn: DrawnWorlds) -> Ternary:
    """Whether a state that could carry the force supports the means and sends one, by draw."""
    count = len(drawn.of_draw)
    if not plan.moves_forces:
        return constant(YES, count)
    if not parts:
        return constant(UNKNOWN, count)
    carriers = {item.member for item in plan.members if item.carries}
    sent = np.zeros(count, dtype=np.bool_)
    for force, part in zip(plan.forces, parts, strict=True):
        if force.owner in carriers:
            sent |= part.value.sent
    # If the members are unknown, the senders of forces are unknown.
    return np.where(drawn.spread(plan.membership_known), from_bool(sent), np.int8(UNKNOWN))


def _later_stages(
    plan: MeansPlan, parts: Sequence[Part[ForceOutcome]], drawn: DrawnWorlds
) -> list[Ternary]:
    """Return permitted, in time, enough and suited, in that order, by draw."""
    if not plan.moves_forces:
        return []
    count = len(drawn.of_draw)
    if not parts:
        return [constant(UNKNOWN, count)] * 4
    forces = [part.value for part in parts]
    suited = [item for item in forces if item.is_suited]
    stages = [
        _anybody([item.may_pass for item in forces]),
        _anybody([item.there for item in forces]),
        _strong_enough(plan.question.asked, [item.present for item in forces], count),
        _strong_enough(plan.question.asked, [item.present for item in suited], count),
    ]
    perhaps = _perhaps([item.sent for item in forces if item.lift_unknown], count)
    perhaps_suited = _perhaps([item.sent for item in suited if item.lift_unknown], count)
    stages = [
        *(_or_unknown(stage, perhaps) for stage in stages[:-1]),
        _or_unknown(stages[-1], perhaps_suited),
    ]
    # If the members are unknown, the senders of forces are unknown.
    seated = drawn.spread(plan.membership_known)
    return [np.where(seated, stage, np.int8(UNKNOWN)) for stage in stages]


def able_in_time(plan: MeansPlan, outcome: Outcome, threshold: Threshold) -> Ternary:
    """Whether forces could be there in strength and time if all of them were sent, by draw."""
    hours = outcome.decision_hours
    if hours is None or not outcome.forces or not plan.is_covered:
        return constant(UNKNOWN, outcome.codes.shape[1])
    present = [
        _by_then(threshold, item.arrival, (item.people, item.first_people), hours)
        for item in outcome.forces
    ]
    able = _strong_enough(threshold, present, len(hours))
    everywhere = np.ones(len(hours), dtype=np.bool_)
    perhaps = [everywhere for item in outcome.forces if item.lift_unknown]
    return _or_unknown(able, _perhaps(perhaps, len(hours)))


def enough_by(
    plan: MeansPlan, drawn: DrawnWorlds, outcome: Outcome, threshold: Threshold
) -> Ternary:
    """Whether enough people are sent and are there in time, by draw, if help was approved.

    Args:
        plan: what the means depends on.
        drawn: the world of every draw.
        outcome: what the forces do; it does not depend on the threshold.
        threshold: how many people count as enough, and by when.
    """
    hours, count = outcome.decision_hours, outcome.codes.shape[1]
    if hours is None:  # the means sends nobody
        return constant(YES, count)
    if not outcome.forces:
        return constant(UNKNOWN, count)
    present = [
        item.may_pass * _by_then(threshold, item.arrival, (item.people, item.first_people), hours)
        for item in outcome.forces
    ]
    enough = _strong_enough(threshold, present, count)
    perhaps = [item.sent for item in outcome.forces if item.lift_unknown]
    enough = _or_unknown(enough, _perhaps(perhaps, count))
    return np.where(drawn.spread(plan.membership_known), enough, np.int8(UNKNOWN))


def _anybody(rows: Sequence[NDArray[np.bool_]]) -> Ternary:
    return from_bool(np.logical_or.reduce(rows))


def _perhaps(rows: Sequence[NDArray[np.bool_]], count: int) -> NDArray[np.bool_]:
    """Return in which draws a force is sent whose flights are unknown."""
    return np.asarray(np.logical_or.reduce([np.zeros(count, dtype=np.bool_), *rows]))


def _or_unknown(stage: Ternary, perhaps: NDArray[np.bool_]) -> Ternary:
    """Return a stage that is unknown, and not failed, where a force might still pass it."""
    return np.where((stage == NO) & perhaps, np.int8(UNKNOWN), stage)


def _strong_enough(
    threshold: Threshold, present: Sequence[NDArray[np.int32]], count: int
) -> Ternary:
    """Whether the people who are there are as many as the threshold says."""
    strength = np.add.reduce(present) if present else np.zeros(count, dtype=np.int32)
    return from_bool(strength >= threshold.personnel)


def first_reading(outcome: Outcome) -> Outcome:
    """Return an outcome under the first of its readings alone."""
    return msgspec.structs.replace(outcome, codes=outcome.codes[:1], passed=outcome.passed[:1])


def reached(outcome: Outcome, stage: str) -> NDArray[np.bool_]:
    """Whether each draw surely gets through a stage and all before it."""
    return np.asarray(outcome.passed > STAGES.index(stage))


def may_reach(outcome: Outcome, stage: str) -> NDArray[np.bool_]:
    """Whether nothing known keeps each draw from getting through a stage."""
    codes = outcome.codes
    return np.asarray((codes == CANNOT_TELL) | (codes > STAGES.index(stage)))
