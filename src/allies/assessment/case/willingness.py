"""Willingness: who would ask and who would support, with what moves them, on the case's draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.members_views import dispositions
from allies.assessment.case.membership_check import refuse_absence
from allies.assessment.case.preparation import Preparation, Request, Run
from allies.assessment.case.setting import Setting
from allies.assessment.case.source_views import Chance, SourceView, chance_of, source_views
from allies.assessment.case.sourcing import sources_of
from allies.evidence.sources import Source
from allies.politics.hosts import TAKEN_BACK, Asking, askings
from allies.politics.positions import Position, chances
from allies.values.streams import Block
from allies.values.ternary import UNKNOWN, YES
from allies.votes.decisions import ABSENT, OBJECT, SUPPORT, DecisionRule
from allies.world.organisations import MeansOffered, Organisation


class HostFinding(msgspec.Struct, frozen=True):
    """Whether the host asks somebody.

    Attributes:
        asking: what moves it, and what is recorded.
        chance: from its drivers alone, whatever is recorded.
        taken_back: of requests made, how many are taken back before a decision.
    """

    asking: Asking
    chance: Chance
    taken_back: Chance


class MemberFinding(msgspec.Struct, frozen=True):
    """Where one member stands.

    Attributes:
        position: what it has said and what moves it.
        sits: share of draws in which it has a vote.
        supports: of those, share in which it supports.
        objects: of those, share in which it objects.
        chance: its chance of support.
    """

    position: Position
    sits: float
    supports: float | None
    objects: float | None
    chance: Chance


class MeansPositions(msgspec.Struct, frozen=True):
    """Where everybody stands on one means.

    Attributes:
        organisation: who would act.
        offered: how.
        rules: the rules by which it may be decided, by reading held.
        approval: least and greatest chance of approval over the readings held, if asked.
        members: those who would decide.
    """

    organisation: Organisation
    offered: MeansOffered
    rules: Mapping[str, str]
    approval: tuple[float, float]
    members: Sequence[MemberFinding]


class Willingness(msgspec.Struct, frozen=True):
    """Who would ask and who would support.

    Attributes:
        setting: the case on its day.
        host: whom the host may ask.
        means: one finding for each means of each organisation.
        views: what sources conclude of the case.
        sources: every source cited.
        draws: how many futures were sampled.
    """

    setting: Setting
    host: Sequence[HostFinding]
    means: Sequence[MeansPositions]
    views: Sequence[SourceView]
    sources: Sequence[Source]
    draws: int


def willingness(setting: Setting, request: Request | None = None) -> Willingness:
    """Return who would ask and who would support in a case.

    Args:
        setting: the case on its day.
        request: how many draws of which seed; as for an assessment.

    Raises:
        QuestionError: the organisation that the case asks about has no member on the day.
    """
    refuse_absence(setting, setting.case.question.organisation)
    request = request or Request()
    preparation = Preparation(setting, request)
    run = preparation.run(Block(0, request.draws))
    host = _host(setting, preparation.organisations, run)
    means = [
        _means(run, body, offered) for body in preparation.organisations for offered in body.means
    ]
    views = source_views(setting, run, preparation.organisations)
    cites = [cite for found in host for cite in found.asking.cites]
    cites += [cite for found in host for item in found.asking.drivers for cite in item.cites]
    for found in means:
        for member in found.members:
            cites += member.position.cites
            cites += [cite for driver in member.position.drivers for cite in driver.cites]
            cites += member.position.pull.cites if member.position.pull else ()
    cites += [cite for view in views for cite in view.judgement.cites]
    return Willingness(setting, host, means, views, sources_of(setting.world, cites), request.draws)


def _host(setting: Setting, organisations: Sequence[Organisation], run: Run) -> list[HostFinding]:
    known = dispositions(setting)
    taken = chance_of(TAKEN_BACK.quantile(run.inputs[f"asking:{setting.case.host}:taken_back"]))
    return [
        HostFinding(item, chance_of(item.chance(run.inputs)), taken)
        for item in askings(setting.snapshot(), known, setting.case, organisations)
    ]


def _means(run: Run, body: Organisation, offered: MeansOffered) -> MeansPositions:
    prepared = run.prepared[body.id, offered.means]
    outcome = run.outcomes[body.id, offered.means]
    votes = dict(zip((item.member for item in prepared.plan.members), outcome.votes, strict=True))
    members = [_member(run, prepared.plan.name, item, votes) for item in prepared.plan.members]
    rules = {
        reading: _rule_says(prepared.plan.rules[at]) if at >= 0 else ""
        for reading, at in zip(
            prepared.readings_held,
            prepared.plan.rule_at[list(prepared.held), 0].tolist(),
            strict=True,
        )
    }
    sure = [float((row == YES).mean()) for row in outcome.approved]
    open_ = [float((row == UNKNOWN).mean()) for row in outcome.approved]
    highest = max(low + more for low, more in zip(sure, open_, strict=True))
    return MeansPositions(body, offered, rules, (min(sure), highest), members)


def _rule_says(rule: DecisionRule | None) -> str:
    return "" if rule is None else rule.says


def _member(
    run: Run, plan: str, position: Position, votes: Mapping[str, NDArray[np.int8]]
) -> MemberFinding:
    leaders = votes.get(position.pull.leader) if position.pull else None
    name = f"{plan}:{position.member}"
    found = chances(position, run.drawn.of_draw, run.inputs, name, leaders)
    cast = votes[position.member]
    seated = cast != ABSENT
    count = int(np.count_nonzero(seated))
    return MemberFinding(
        position,
        count / len(cast),
        int(np.count_nonzero(cast == SUPPORT)) / count if count else None,
        int(np.count_nonzero(cast == OBJECT)) / count if count else None,
        chance_of(found.support),
    )
