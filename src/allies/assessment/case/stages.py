"""Stages: where, on the way from a request to help that suffices, each draw is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.councils import NO_ORGAN
from allies.assessment.case.forces import (
    Cast,
    ForceOutcome,
    Goes,
    Hours,
    by_then,
    decision_part,
    forces_at,
    forces_everywhere,
    sent_part,
    spread_out,
)
from allies.assessment.case.means_plans import MeansPlan
from allies.assessment.case.setting import DrawnWorlds
from allies.law.finding import NO_RULE
from allies.politics.positions import FOR, points_of, votes
from allies.values.inputs import Inputs, Part
from allies.values.ternary import NO, UNKNOWN, YES, Ternary, any_of, constant, from_bool
from allies.votes.decisions import SUPPORT, Votes
from allies.world.cases import Threshold
from allies.world.worlds import Token, token_of

STAGES = ("requested", "carried", "approved", "permitted", "in_time", "enough", "suited")
PASSED, CANNOT_TELL = len(STAGES), -1


StageCodes = NDArray[np.int8]
Wanted = Literal["everything", "sent", "answer"]

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


def run_stages(
    plan: MeansPlan,
    drawn: DrawnWorlds,
    inputs: Inputs,
    readings: Sequence[int],
    wanted: Wanted = "everything",
) -> Outcome:
    """Work out one means in every draw; the key of each part says what it is made from.

    Args:
        plan: what it depends on.
        drawn: the world of every draw.
        inputs: the uniform numbers.
        readings: rows of the readings to answer under.
        wanted: `everything`, kept for what-ifs; or, for a run that is made once, what forces do
            only where they are `sent`, or only what the `answer` depends on.
    """
    cast = _votes(plan, drawn, inputs)
    votes = [cast[member.member] for member in plan.members]
    ballot = inputs.derived(f"ballot:{plan.name}", partial(_stacked, votes, drawn), of=votes)
    rows = list(readings)
    rule_and_organ = token_of(plan.rule_at[rows], plan.councils.organ_at[rows])
    settled = Token.joined((rule_and_organ, plan.councils.token, token_of(plan.answered)))
    seats = f"{drawn.marked(plan.membership_token)}:{plan.withdrawn}"
    decided = inputs.derived(
        f"decided:{plan.name}:{plan.rules_token}:{drawn.marked(settled)}:{seats}",
        lambda: _as_answered(plan, decide(plan, rows, ballot.value, drawn), drawn),
        of=(ballot,),
    )
    moved = plan.forces if plan.moves_forces else ()
    sent = [sent_part(plan, force, cast.get(force.owner), inputs) for force in moved]
    missing = [sent_part(plan, force, cast.get(force.owner), inputs) for force in plan.missing]
    carry = partial(_carried, plan, sent, missing, drawn)
    carried = inputs.derived(f"carried:{plan.name}:{seats}", carry, of=(*sent, *missing))
    if wanted != "everything":
        return _once(
            plan, drawn, inputs, (ballot.value, sent, carried.value, decided.value), wanted
        )
    hours = decision_part(plan, drawn, inputs) if plan.moves_forces else None
    forces = [] if hours is None else forces_everywhere(plan, drawn, inputs, sent, hours)
    later = inputs.derived(
        f"later:{plan.name}:{seats}",
        lambda: _later_stages(plan, [part.value for part in forces], drawn),
        of=forces,
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


def _once(
    plan: MeansPlan,
    drawn: DrawnWorlds,
    inputs: Inputs,
    before: tuple[Votes, Sequence[Part[Goes]], Ternary, Ternary],
    wanted: Wanted,
) -> Outcome:
    """Work out the stages after the decision, and only in the draws in which they matter.

    Args:
        plan: what the means depends on.
        drawn: the world of every draw.
        inputs: the uniform numbers.
        before: the votes, which forces are sent, and whether it is carried and decided.
        wanted: whether all forces that are sent are wanted, or only those that decide the answer.
    """
    ballot, sent, carried, decided = before
    requested = _requested(plan, drawn, inputs)
    count = len(drawn.of_draw)
    later: list[Ternary] = []
    forces: list[ForceOutcome] = []
    hours: Hours | None = None
    if plan.moves_forces:
        if wanted == "answer":  # a draw that is lost already is lost there already
            matters = (requested != NO) & (carried != NO) & (decided != NO).any(axis=0)
        else:
            goes = [part.value for part in sent]
            matters = np.logical_or.reduce(goes) if goes else np.zeros(count, dtype=np.bool_)
            matters = matters | ~drawn.spread(plan.membership_known)
        places = np.flatnonzero(matters)
        later = [constant(UNKNOWN if not sent else NO, count) for _ in range(4)]
        if len(places) and sent:
            some = DrawnWorlds(drawn.worlds, drawn.of_draw[places], drawn.token)
            found, hours_there = forces_at(plan, some, inputs.at(places), sent, places)
            for stage, values in zip(later, _later_stages(plan, found, some), strict=True):
                stage[places] = values
            if wanted == "sent":
                forces = [spread_out(item, places, count) for item in found]
                hours = np.zeros(count, dtype=np.int32)
                hours[places] = hours_there
    codes, passed = _losses(requested, carried, decided, later)
    approved = np.minimum(carried, decided)
    return Outcome(codes, passed, decided, approved, ballot, forces, hours)


def _stacked(cast: Collection[Cast], drawn: DrawnWorlds) -> Votes:
    rows = [vote.value for vote in cast]
    return np.array(rows, dtype=np.int8).reshape(len(rows), len(drawn.of_draw))


def _requested(plan: MeansPlan, drawn: DrawnWorlds, inputs: Inputs) -> Ternary:
    """Whether the host asks, by draw: as recorded, or as drawn if it had not surely asked."""
    recorded = drawn.spread(plan.host_asked)
    if plan.asking is None:
        return recorded
    return any_of([recorded, from_bool(plan.asking.asks(inputs))])


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


def _carried(
    plan: MeansPlan,
    goes: Sequence[Part[Goes]],
    missing: Sequence[Part[Goes]],
    drawn: DrawnWorlds,
) -> Ternary:
    """Whether a state that could carry the force supports the means and sends one, by draw.

    If the forces of the state that would carry it are supposed to be withdrawn, another state takes
    its place only where that state would have gone, or where it has said that it is for the means.
    """
    count = len(drawn.of_draw)
    if not plan.moves_forces:
        return constant(YES, count)
    if not goes:
        return _without_forces(plan, count)
    carriers = {item.member for item in plan.members if item.carries}
    unasked = {item.member for item in plan.members if bool((item.stances == FOR).any())}
    consents = np.logical_or.reduce([part.value for part in missing]) if missing else np.bool_(True)
    sent = np.zeros(count, dtype=np.bool_)
    for force, part in zip(plan.forces, goes, strict=True):
        if force.owner in carriers:
            sent |= part.value if force.owner in unasked else part.value & consents
    # If the members are unknown, the senders of forces are unknown.
    return np.where(drawn.spread(plan.membership_known), from_bool(sent), np.int8(UNKNOWN))


def _without_forces(plan: MeansPlan, count: int) -> Ternary:
    """Return whether help comes of which the record has no force: not if all are withdrawn."""
    return constant(NO if plan.withdrawn else UNKNOWN, count)


def _later_stages(
    plan: MeansPlan, forces: Sequence[ForceOutcome], drawn: DrawnWorlds
) -> list[Ternary]:
    """Return permitted, in time, enough and suited, in that order, by draw."""
    if not plan.moves_forces:
        return []
    count = len(drawn.of_draw)
    if not forces:
        return [_without_forces(plan, count)] * 4
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
    count = outcome.codes.shape[1]
    if hours is None or not plan.is_covered:
        return constant(UNKNOWN, count)
    if not outcome.forces:
        return _without_forces(plan, count)
    present = [
        by_then(threshold, item.arrival, (item.people, item.first_people), hours)
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
        return _without_forces(plan, count)
    present = [
        item.may_pass * by_then(threshold, item.arrival, (item.people, item.first_people), hours)
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
