"""Willingness: who would ask and who would support, and why, on the case's draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.case_model import Run
from allies.assessment.case.councils import council_parts
from allies.assessment.case.members_views import dispositions
from allies.assessment.case.membership_check import refuse_absence
from allies.assessment.case.position_parts import (
    asking_part,
    chance_part,
    driver_part,
    pull_part,
    weight_part,
)
from allies.assessment.case.runs import CaseRuns, runs_of, set_question
from allies.assessment.case.setting import Setting
from allies.assessment.case.source_views import source_views
from allies.assessment.parts import cites_of, no_organ, probability
from allies.errors import QuestionError, ask_for, nearest
from allies.politics.hosts import TAKEN_BACK, askings
from allies.politics.positions import Position, chances
from allies.politics.weights import Weight
from allies.questions import positions as types
from allies.values.dates import day_text
from allies.values.means import Means, stands_beside
from allies.values.streams import BLOCK_DRAWS, Block
from allies.values.ternary import UNKNOWN, YES
from allies.votes.decisions import ABSENT, OBJECT, SUPPORT, DecisionRule
from allies.world.organisations import MeansOffered, Organisation
from allies.world.view import View

MOST_DRAWS_AT_ONCE = 32_768  # 400 MB


class _Draws(msgspec.Struct, frozen=True, kw_only=True):
    """The draws that positions are asked on: those of an assessment without conditions."""

    case: str
    on: str
    draws: int
    reading: str = ""
    strict_law: bool = False


def positions(view: View, question: types.Positions) -> types.PositionsAnswer:
    """Answer who would ask and who would support in a case, and why.

    Raises:
        QuestionError: the case does not ask for help, nobody in it could act by the means, or the
            organisation that it asks about has no member on the day.
    """
    setting = set_question(view, question.case, question.on)
    _check(setting, question)
    asked = _asked(setting, question)
    if not view.covers(setting.day):
        return types.PositionsAnswer(
            **asked, weights={}, not_shown=(), asks=(), means=(), views=(), happened=None
        )
    refuse_absence(setting, *setting.case.question.asked_of)
    runs = runs_of(view, _Draws(case=question.case, on=question.on, draws=question.draws))
    run, bodies = _run(runs, question.draws), runs.model.organisations
    shown = _shown(setting, bodies, question.means)
    happened = setting.case.happened
    return types.PositionsAnswer(
        **asked,
        asks=tuple(_asks(setting, bodies, run)),
        weights=_weights(run, shown),
        not_shown=_not_shown(setting, bodies, shown),
        means=tuple(_means(run, body, offered) for body, offered in shown),
        views=source_views(setting, run, bodies),
        happened=types.Afterwards(
            outcome=happened.outcome, says=happened.says, cites=cites_of(happened.cites)
        )
        if happened
        else None,
    )


def _check(setting: Setting, question: types.Positions) -> None:
    """Refuse too many draws, a case that asks no help, and a means by which nobody could act."""
    if question.draws > MOST_DRAWS_AT_ONCE:
        raise QuestionError(
            f"{question.draws:,} draws are too many for positions",
            field="draws",
            why="the ends of ranges are read from all draws at once",
            remedy=f"give a number from 1 to {MOST_DRAWS_AT_ONCE:,}",
        )
    if not setting.case.question.means:
        raise QuestionError(
            f"case '{setting.case.id}' asks about the law, not about help",
            field="case",
            why="there is nothing for members to support",
            remedy=f"ask {ask_for('assess', case=setting.case.id)} for the verdict",
        )
    bodies = [setting.view.organisation(name) for name in setting.case.organisations]
    host = setting.case.host
    known = {offered.means for body in bodies for offered in body.means_for(host, setting.day)}
    if question.means and question.means not in known:
        raise QuestionError(
            f"nobody in this case can use the means '{question.means}'",
            field="means",
            remedy=nearest(question.means, known),
        )


def _asked(setting: Setting, question: types.Positions) -> dict[str, Any]:
    case = setting.case
    return {
        "on": day_text(setting.day),
        "case": case.id,
        "title": case.title,
        "hypothetical": case.hypothetical,
        "host": case.host,
        "organisation": case.question.organisation,
        "means_asked": case.question.means,
        "only": question.means,
        "draws": question.draws,
        "seed": setting.view.seed,
    }


def _run(runs: CaseRuns, draws: int) -> Run:
    """Return all draws as one run; shares and ends of ranges are read off whole runs."""
    return runs.first if draws <= BLOCK_DRAWS else runs.model.run(Block(0, draws))


def _asks(setting: Setting, bodies: Sequence[Organisation], run: Run) -> list[types.Asking]:
    taken = chance_part(TAKEN_BACK.quantile(run.inputs[f"asking:{setting.case.host}:taken_back"]))
    return [
        asking_part(item, chance_part(item.chance(run.inputs)), taken)
        for item in askings(setting.snapshot(), dispositions(setting), setting.case, bodies)
    ]


_Offer = tuple[Organisation, MeansOffered]


def _shown(setting: Setting, bodies: Sequence[Organisation], only: str | None) -> list[_Offer]:
    """Return the means to answer for: the one asked for, else those that the case asks about."""
    offers = _offers(setting, bodies)
    if only is not None:
        return [offer for offer in offers if offer[1].means == only]
    asked = setting.case.question
    return [
        (body, offered)
        for body, offered in offers
        if body.id in asked.asked_of and stands_beside(offered.means, asked.means)
    ]


def _offers(setting: Setting, bodies: Sequence[Organisation]) -> list[_Offer]:
    return [
        (body, offered)
        for body in bodies
        for offered in body.means_for(setting.case.host, setting.day)
    ]


def _not_shown(
    setting: Setting, bodies: Sequence[Organisation], shown: Sequence[_Offer]
) -> tuple[Means, ...]:
    offers = _offers(setting, bodies)
    return tuple(dict.fromkeys(item[1].means for item in offers if item not in shown))


def _weights(run: Run, shown: Sequence[_Offer]) -> dict[str, types.Weight]:
    """Return every weight that a member's chance is made with, by its name."""
    found: dict[str, Weight] = {}
    for body, offered in shown:
        for member in run.prepared[body.id, offered.means].plan.members:
            found[member.start.name] = member.start
            found |= {driver.weight.name: driver.weight for driver in member.drivers}
            if member.pull is not None:
                found[member.pull.weight.name] = member.pull.weight
    return {name: weight_part(found[name]) for name in sorted(found)}


def _means(run: Run, body: Organisation, offered: MeansOffered) -> types.MeansPositions:
    prepared = run.prepared[body.id, offered.means]
    outcome = run.outcomes[body.id, offered.means]
    plan = prepared.plan
    votes = dict(zip((item.member for item in plan.members), outcome.votes, strict=True))
    organ = plan.councils.organ_of(prepared.held[0])
    ballot = plan.councils.ballot(organ, outcome.votes, run.drawn)
    deciding = plan.rule_at[list(prepared.held), 0].tolist()
    sure = [float((row == YES).mean()) for row in outcome.approved]
    open_ = [float((row == UNKNOWN).mean()) for row in outcome.approved]
    highest = max(low + more for low, more in zip(sure, open_, strict=True))
    organs = {
        reading: plan.councils.organ_of(row)
        for reading, row in zip(prepared.readings_held, prepared.held, strict=True)
    }
    return types.MeansPositions(
        organisation=body.id,
        means=offered.means,
        name=offered.name,
        councils=council_parts(prepared.facts.view, prepared.facts.snapshot, body, organs),
        no_organ=no_organ(prepared.facts.view, body, offered, prepared.facts.snapshot.day) or None,
        rules={
            reading: _rule_says(plan.rules[at]) if at >= 0 else ""
            for reading, at in zip(prepared.readings_held, deciding, strict=True)
        },
        approval_if_asked=(probability(min(sure)), probability(highest)),
        members=tuple(
            _member(run, item, votes, row) for item, row in zip(plan.members, ballot, strict=True)
        ),
    )


def _rule_says(rule: DecisionRule | None) -> str:
    return "" if rule is None else rule.says


def _member(
    run: Run,
    position: Position,
    votes: Mapping[str, NDArray[np.int8]],
    ballot: NDArray[np.int8],
) -> types.MemberPosition:
    leaders = votes.get(position.pull.leader) if position.pull else None
    found = chances(position, run.drawn.of_draw, run.inputs, leaders)
    cast = votes[position.member]
    takes_part = int(np.count_nonzero(cast != ABSENT))
    count = int(np.count_nonzero(ballot != ABSENT))
    return types.MemberPosition(
        member=position.member,
        stance=position.stance,
        taken_at_its_word=float(position.credence[0]),
        because=position.because,
        cites=cites_of(position.cites),
        has_vote=probability(count / len(cast)),
        supports=_share(cast, SUPPORT, takes_part),
        objects=_share(ballot, OBJECT, count),
        chance=chance_part(found.support),
        start=position.start.name,
        drivers=tuple(driver_part(driver) for driver in position.drivers),
        follows=pull_part(position.pull) if position.pull else None,
    )


def _share(cast: NDArray[np.int8], vote: int, count: int) -> float | None:
    return probability(int(np.count_nonzero(cast == vote)) / count) if count else None
