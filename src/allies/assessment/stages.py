"""Stages: where, on the way from a request to help that suffices, each draw is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.inputs import Inputs
from allies.assessment.setting import DrawnWorlds, Setting
from allies.law.finding import NO_RULE, deciding_provisions
from allies.law.judgement import Judgement
from allies.logistics.arrivals import (
    NEVER_HOURS,
    Arrival,
    Consents,
    Ways,
    arrive,
    consents,
    force_streams,
)
from allies.politics.decisions import RULES, SUPPORT, Votes
from allies.politics.positions import Position, positions, votes
from allies.values.distributions import Distribution
from allies.values.ternary import NO, UNKNOWN, YES, Ternary, any_of, constant, from_bool
from allies.world.cases import Question
from allies.world.forces import Force
from allies.world.organisations import MeansOffered, Organisation
from allies.world.snapshot import Snapshot

STAGES = ("requested", "approved", "contributed", "permitted", "in_time", "enough", "suited")
PASSED, CANNOT_TELL = len(STAGES), -1
MOVES_FORCES = frozenset({"rapid_reaction", "peacekeeping", "bilateral"})

# Days from the request to the decision, and the chance that a supporter's force is really sent.
# Judgements, until delay and contribution are modelled.
DECISION_DAYS = Distribution("triangular", (0.0, 3.0, 21.0))
CONTRIBUTION = Distribution("triangular", (0.4, 0.75, 0.95))

StageCodes = NDArray[np.int8]


class Prospect(msgspec.Struct, frozen=True):
    """Everything about one means of one organisation that does not depend on the draw.

    Attributes:
        organisation: who would act.
        offered: how.
        question: size and deadline asked.
        host_asked: whether the host has asked those who would decide, by world.
        members: positions of those who would decide.
        rules: names of the rules that may decide.
        rule_at: by reading and world, which of them does; `NO_RULE` where none is law.
        forces: formations that could be sent.
        asked: whose consent each force may need.
        place: where help must reach.
        trigger: what sort of crisis it is.
        ways: the ways there are.
    """

    organisation: Organisation
    offered: MeansOffered
    question: Question
    host_asked: Ternary
    members: Sequence[Position]
    rules: Sequence[str]
    rule_at: NDArray[np.int16]
    forces: Sequence[Force]
    asked: Mapping[str, Consents]
    place: str
    trigger: str
    ways: Ways

    @property
    def name(self) -> str:
        """The name of its streams."""
        return f"{self.organisation.id}:{self.offered.means}"

    @property
    def moves_forces(self) -> bool:
        """Whether the means is about sending people."""
        return self.offered.means in MOVES_FORCES


def prospect(
    setting: Setting,
    snapshot: Snapshot,
    judgement: Judgement,
    organisation: Organisation,
    offered: MeansOffered,
    ways: Ways,
) -> Prospect:
    """Gather what one means depends on, over the worlds of a snapshot."""
    world, case = setting.world, setting.case
    alone = offered.means == "bilateral"
    leader = organisation.leading_state
    members = positions(snapshot, organisation, offered.means, case.host, list(world.states))
    if alone:
        members = [_acting_alone(item) for item in members if item.member == leader]
    forces = [
        force
        for force in world.forces.values()
        if (force.owner == leader if alone else force.carries(offered.forces, setting.day))
    ]
    return Prospect(
        organisation,
        offered,
        case.question,
        _host_asked(snapshot, case.host, organisation, offered),
        members,
        *_rules(judgement, offered, alone=alone),
        forces,
        {
            force.id: consents(snapshot, ways, force, case.place, case.host)
            for force in forces
            if offered.means in MOVES_FORCES
        },
        case.place,
        case.trigger,
        ways,
    )


def _acting_alone(position: Position) -> Position:
    """Return the position of a state that decides for itself and so needs no seat."""
    return Position(
        position.member,
        position.stance,
        position.because,
        position.cites,
        position.stances,
        np.ones_like(position.sits),
    )


def _host_asked(
    snapshot: Snapshot, host: str, organisation: Organisation, offered: MeansOffered
) -> Ternary:
    if offered.means == "consult":
        return constant(YES, snapshot.worlds.count)
    addressees = [organisation.id]
    if offered.means == "bilateral":
        addressees = [organisation.leading_state]
    elif offered.means == "materiel" and organisation.leading_state:
        addressees.append(organisation.leading_state)
    asked = [snapshot.register("request", host, name) for name in addressees if name]
    return any_of([from_bool(codes.is_any("requested"), codes.known) for codes in asked])


def _rules(
    judgement: Judgement, offered: MeansOffered, *, alone: bool
) -> tuple[Sequence[str], NDArray[np.int16]]:
    if alone or not offered.organ:
        return ["own_decision"], np.zeros((len(judgement.readings), 1), dtype=np.int16)
    names = [item.decision.rule if item.decision else "" for item in judgement.provisions]
    return names, deciding_provisions(judgement, offered.organ)


class Outcome(msgspec.Struct, frozen=True):
    """One means in every draw.

    Attributes:
        codes: index of the stage at which each draw is lost, `PASSED` or `CANNOT_TELL`, by
            reading asked for and draw.
        approved: whether help was approved, likewise.
        votes: by member and draw.
        personnel: people each force sends, by force and draw.
        arrivals: when each force is there.
        decision_hours: hours from the request to the decision, by draw.
        able_in_time: whether the forces could be there in strength and time if all were sent.
    """

    codes: StageCodes
    approved: Ternary
    votes: Votes
    personnel: NDArray[np.int32]
    arrivals: Sequence[Arrival]
    decision_hours: NDArray[np.int32]
    able_in_time: Ternary


def run_stages(
    plan: Prospect, drawn: DrawnWorlds, inputs: Inputs, readings: Sequence[int]
) -> Outcome:
    """Work out one means in every draw.

    Args:
        plan: what it depends on.
        drawn: the world of every draw.
        inputs: the uniform numbers.
        readings: rows of the readings to answer under.
    """
    cast = _votes(plan, drawn, inputs)
    requested = drawn.spread(plan.host_asked)
    approved = _approved(plan, cast, drawn, readings)
    count = len(drawn.of_draw)
    if not plan.moves_forces:
        codes = np.array([_first_loss([requested, row]) for row in approved])
        none = np.empty((0, count), dtype=np.int32)
        return Outcome(codes, approved, cast, none, (), none, constant(UNKNOWN, count))
    hours = _decision_hours(plan, inputs)
    arrivals = [_arrival(plan, force, drawn, inputs) for force in plan.forces]
    people = _personnel(plan, inputs)
    later = _later_stages(plan, cast, people, arrivals, hours, inputs)
    codes = np.array([_first_loss([requested, row, *later]) for row in approved])
    able = _strong_enough(plan, people, _in_time(plan, arrivals, hours))
    return Outcome(codes, approved, cast, people, arrivals, hours, able)


def _votes(plan: Prospect, drawn: DrawnWorlds, inputs: Inputs) -> Votes:
    cast = np.empty((len(plan.members), len(drawn.of_draw)), dtype=np.int8)
    for row, member in enumerate(plan.members):
        name = f"{plan.name}:{member.member}"
        mark = hash((member.stances.tobytes(), member.sits.tobytes()))
        cast[row] = inputs.derived(
            f"vote:{name}:{mark}:{drawn.mark}",
            partial(votes, member, drawn.of_draw, inputs, name),
        )
    return cast


def _approved(plan: Prospect, cast: Votes, drawn: DrawnWorlds, readings: Sequence[int]) -> Ternary:
    rule_at = drawn.spread(plan.rule_at[list(readings)])
    approved = np.full(rule_at.shape, UNKNOWN, dtype=np.int8)
    for at in sorted(set(plan.rule_at[list(readings)].ravel().tolist())):
        if at != NO_RULE:
            decided = np.where(RULES[plan.rules[at]].decides(cast), np.int8(YES), np.int8(NO))
            approved = np.where(rule_at == at, decided, approved)
    return approved


def _arrival(plan: Prospect, force: Force, drawn: DrawnWorlds, inputs: Inputs) -> Arrival:
    return inputs.derived(
        f"arrival:{force.id}:{drawn.mark}",
        lambda: arrive(plan.ways, force, plan.place, plan.asked[force.id], drawn.of_draw, inputs),
    )


def _decision_hours(plan: Prospect, inputs: Inputs) -> NDArray[np.int32]:
    name = f"{plan.name}:decision_days"
    return inputs.derived(
        name, lambda: np.ceil(24 * DECISION_DAYS.quantile(inputs[name])).astype(np.int32)
    )


def _personnel(plan: Prospect, inputs: Inputs) -> NDArray[np.int32]:
    people = np.empty((len(plan.forces), inputs.block.count), dtype=np.int32)
    for row, force in enumerate(plan.forces):
        people[row] = inputs.derived(f"personnel:{force.id}", partial(_strength, force, inputs))
    return people


def _strength(force: Force, inputs: Inputs) -> NDArray[np.int32]:
    stream = force_streams(force)[2]
    return np.rint(force.personnel.quantile(inputs[stream])).astype(np.int32)


def _willing(plan: Prospect, force: Force, inputs: Inputs) -> NDArray[np.bool_]:
    """Whether a supporter would really send a force, by draw."""
    name = f"{plan.name}:{force.id}"
    return inputs.derived(
        f"willing:{name}",
        lambda: inputs[f"{name}:sent"] < CONTRIBUTION.quantile(inputs[f"{name}:propensity"]),
    )


def _in_time(
    plan: Prospect, arrivals: Sequence[Arrival], hours: NDArray[np.int32]
) -> NDArray[np.bool_]:
    deadline = 24 * plan.question.days - hours
    return np.array([item.hours <= deadline for item in arrivals]).reshape(len(arrivals), -1)


def _later_stages(
    plan: Prospect,
    cast: Votes,
    people: NDArray[np.int32],
    arrivals: Sequence[Arrival],
    hours: NDArray[np.int32],
    inputs: Inputs,
) -> list[Ternary]:
    """Return contributed, permitted, in time, enough and suited, in that order, by draw."""
    count = cast.shape[1]
    if not plan.forces:
        return [constant(UNKNOWN, count)] * 5
    rows = {member.member: row for row, member in enumerate(plan.members)}
    sent = np.zeros(people.shape, dtype=np.bool_)
    for row, force in enumerate(plan.forces):
        if force.owner in rows:
            supports = cast[rows[force.owner]] == SUPPORT
            sent[row] = supports & _willing(plan, force, inputs)
    may_pass = sent & np.array([item.hours < NEVER_HOURS for item in arrivals])
    there = may_pass & _in_time(plan, arrivals, hours)
    suited = np.array([plan.trigger in force.suited_to for force in plan.forces])[:, None]
    return [
        _anybody(sent),
        _anybody(may_pass),
        _anybody(there),
        _strong_enough(plan, people, there),
        _strong_enough(plan, people, there & suited),
    ]


def _anybody(forces: NDArray[np.bool_]) -> Ternary:
    return from_bool(np.asarray(forces.any(axis=0)))


def _strong_enough(plan: Prospect, people: NDArray[np.int32], there: NDArray[np.bool_]) -> Ternary:
    if not plan.forces:
        return constant(UNKNOWN, people.shape[1])
    strength = np.asarray(np.where(there, people, 0).sum(axis=0))
    return from_bool(strength >= plan.question.personnel)


def _first_loss(stages: Sequence[Ternary]) -> StageCodes:
    """Return the first stage that fails; cannot tell only where nothing known fails."""
    codes = np.full(len(stages[0]), PASSED, dtype=np.int8)
    unknown = np.zeros(len(stages[0]), dtype=np.bool_)
    for at in reversed(range(len(stages))):
        unknown |= stages[at] == UNKNOWN
        codes[stages[at] == NO] = at
    codes[(codes == PASSED) & unknown] = CANNOT_TELL
    return codes


def reached(codes: StageCodes, stage: str) -> NDArray[np.bool_]:
    """Whether each draw gets through a stage and all before it."""
    return np.asarray(codes > STAGES.index(stage))
