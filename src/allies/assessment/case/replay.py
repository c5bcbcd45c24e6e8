"""Replaying one draw alone, with everything that was drawn in it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from allies.assessment.case.case_model import JudgedMeans, MeansKey
from allies.assessment.case.forces import ForceOutcome
from allies.assessment.case.membership_check import refuse_absence
from allies.assessment.case.runs import runs_of
from allies.assessment.case.setting import DrawnWorlds
from allies.assessment.case.stages import CANNOT_TELL, PASSED, STAGES, Outcome
from allies.errors import QuestionError
from allies.law.finding import NO_RULE
from allies.logistics.arrivals import NEVER_HOURS
from allies.questions.assess_draw import AssessDraw, AssessDrawAnswer, ForceTrace, MeansTrace
from allies.values.dates import day_text
from allies.values.streams import Block
from allies.values.ternary import word
from allies.votes.decisions import VOTE_WORDS
from allies.world.view import View


def assess_draw(view: View, question: AssessDraw) -> AssessDrawAnswer:
    """Answer what happens in one draw; the same numbers are drawn as in any run that holds it.

    Raises:
        QuestionError: there is no such draw, or nobody to decide on the day.
    """
    if question.draw < 0:
        raise QuestionError(
            f"there is no draw {question.draw}", field="draw", remedy="draws are numbered from 0"
        )
    runs = runs_of(view, question)
    if runs.setting.case.question.means:
        refuse_absence(runs.setting, *runs.setting.case.question.asked_of)
    run = runs.model.run(Block(question.draw, 1))
    world = int(run.drawn.of_draw[0])
    return AssessDrawAnswer(
        on=day_text(runs.setting.day),
        case=runs.setting.case.id,
        draw=question.draw,
        world=dict(run.drawn.worlds.described(world)),
        means=tuple(
            _trace(key, run.prepared[key], outcome, world, run.drawn, view.names)
            for key, outcome in run.outcomes.items()
        ),
    )


def _trace(
    key: MeansKey,
    item: JudgedMeans,
    outcome: Outcome,
    world: int,
    drawn: DrawnWorlds,
    names: Mapping[str, str],
) -> MeansTrace:
    hours = outcome.decision_hours
    decided = None if hours is None else int(hours[0])
    councils = item.plan.councils
    ballot = councils.ballot(councils.organ_of(item.held[0], world), outcome.votes, drawn)
    return MeansTrace(
        organisation=key[0],
        means=key[1],
        ended_at=dict(zip(item.readings_held, map(_ended_at, outcome.codes[:, 0]), strict=True)),
        approved={
            reading: word(int(code))
            for reading, code in zip(item.readings_held, outcome.approved[:, 0], strict=True)
        },
        because=_because(item, outcome, world, drawn, names),
        votes={
            member.member: VOTE_WORDS[int(vote)]
            for member, vote in zip(item.plan.members, ballot[:, 0], strict=True)
        },
        decision_day=None if decided is None else decided / 24,
        forces=tuple(_force(force, decided or 0) for force in outcome.forces),
    )


def _because(
    item: JudgedMeans,
    outcome: Outcome,
    world: int,
    drawn: DrawnWorlds,
    names: Mapping[str, str],
) -> dict[str, str]:
    """Return by reading why it was approved or not, where a rule is settled."""
    plan, found = item.plan, {}
    seats = msgspec.structs.replace(plan.seats, called=names)
    for row, reading in zip(item.held, item.readings_held, strict=True):
        rules = plan.rule_at[row]
        at = int(rules[world if len(rules) > 1 else 0])
        rule = plan.rules[at] if at != NO_RULE else None
        if rule is not None:
            organ = plan.councils.organ_of(row, world)
            ballot = plan.councils.ballot(organ, outcome.votes, drawn)
            found[reading] = rule.explain(ballot[:, 0], seats).because
    return found


def _force(item: ForceOutcome, decided: int) -> ForceTrace:
    hours = int(item.arrival.hours[0])
    day = None if hours == NEVER_HOURS else (hours + decided) / 24
    return ForceTrace(force=item.arrival.force.id, personnel=int(item.people[0]), arrives_day=day)


def _ended_at(code: int) -> str:
    if code == CANNOT_TELL:
        return "cannot tell"
    return "passed" if code == PASSED else STAGES[code]
