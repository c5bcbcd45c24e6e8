"""Replaying one draw alone, with everything that was drawn in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from allies.assessment.case.membership_check import refuse_absence
from allies.assessment.case.preparation import Preparation, Prepared, Request
from allies.assessment.case.setting import Setting
from allies.assessment.case.stages import CANNOT_TELL, PASSED, STAGES, ForceOutcome, Outcome
from allies.errors import QuestionError
from allies.law.finding import NO_RULE
from allies.logistics.arrivals import NEVER_HOURS
from allies.values.streams import Block
from allies.values.ternary import Answer, word
from allies.votes.decisions import VOTE_WORDS
from allies.world.acts import Means


class ForceTrace(msgspec.Struct, frozen=True):
    """One force in one draw.

    Attributes:
        force: its id.
        personnel: people it would send.
        arrives_day: days after the request at which it is there; None where it cannot come.
    """

    force: str
    personnel: int
    arrives_day: float | None


class MeansTrace(msgspec.Struct, frozen=True):
    """One means in one draw.

    Attributes:
        organisation: whose.
        means: which.
        ended_at: by reading, the stage it was lost at, `passed` or `cannot tell`.
        approved: by reading, whether help was approved.
        because: by reading, why it was approved or not; absent where no rule is settled.
        votes: by member.
        decision_day: days from the request to the decision; None where no force moves.
        forces: every force that could be sent.
    """

    organisation: str
    means: Means
    ended_at: Mapping[str, str]
    approved: Mapping[str, Answer]
    because: Mapping[str, str]
    votes: Mapping[str, str]
    decision_day: float | None
    forces: Sequence[ForceTrace]


class Replay(msgspec.Struct, frozen=True):
    """One draw of a case.

    Attributes:
        case: id of the case.
        draw: its number, from 0.
        seed: of the streams.
        world: what was chosen of everything contested or undated.
        means: one trace for each means of each organisation.
    """

    case: str
    draw: int
    seed: int
    world: Mapping[str, str]
    means: Sequence[MeansTrace]


def replay(setting: Setting, draw: int, request: Request | None = None) -> Replay:
    """Replay one draw; the same numbers are drawn as in any run that holds it.

    Args:
        setting: the case on its day.
        draw: its number, from 0.
        request: the seed and the reading.

    Raises:
        QuestionError: there is no such draw, or nobody to decide on the day.
    """
    if draw < 0:
        raise QuestionError(
            f"there is no draw {draw}", where="--draw", remedy="draws are numbered from 0"
        )
    if setting.case.question.means:
        refuse_absence(setting, setting.case.question.organisation)
    preparation = Preparation(setting, request or Request())
    run = preparation.run(Block(draw, 1))
    return Replay(
        setting.case.id,
        draw,
        preparation.request.seed,
        run.drawn.worlds.described(int(run.drawn.of_draw[0])),
        [
            _trace(key, run.prepared[key], outcome, int(run.drawn.of_draw[0]), setting.world.names)
            for key, outcome in run.outcomes.items()
        ],
    )


def _trace(
    key: tuple[str, Means],
    item: Prepared,
    outcome: Outcome,
    world: int,
    names: Mapping[str, str],
) -> MeansTrace:
    hours = outcome.decision_hours
    decided = None if hours is None else int(hours[0])
    return MeansTrace(
        key[0],
        key[1],
        dict(zip(item.readings_held, map(_ended_at, outcome.codes[:, 0]), strict=True)),
        {
            reading: word(int(code))
            for reading, code in zip(item.readings_held, outcome.approved[:, 0], strict=True)
        },
        _because(item, outcome, world, names),
        {
            member.member: VOTE_WORDS[int(vote)]
            for member, vote in zip(item.plan.members, outcome.votes[:, 0], strict=True)
        },
        None if decided is None else decided / 24,
        [_force(force, decided or 0) for force in outcome.forces],
    )


def _because(
    item: Prepared, outcome: Outcome, world: int, names: Mapping[str, str]
) -> dict[str, str]:
    """Return by reading why it was approved or not, where a rule is settled."""
    plan, found = item.plan, {}
    seats = msgspec.structs.replace(plan.seats, called=names)
    for row, reading in zip(item.held, item.readings_held, strict=True):
        rules = plan.rule_at[row]
        at = int(rules[world if len(rules) > 1 else 0])
        rule = plan.rules[at] if at != NO_RULE else None
        if rule is not None:
            found[reading] = rule.explain(outcome.votes[:, 0], seats).because
    return found


def _force(item: ForceOutcome, decided: int) -> ForceTrace:
    hours = int(item.arrival.hours[0])
    day = None if hours == NEVER_HOURS else (hours + decided) / 24
    return ForceTrace(item.arrival.force.id, int(item.people[0]), day)


def _ended_at(code: int) -> str:
    if code == CANNOT_TELL:
        return "cannot tell"
    return "passed" if code == PASSED else STAGES[code]
