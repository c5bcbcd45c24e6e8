"""Willingness: who would ask and who would support, with what moves them, on the case's draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.preparation import Preparation, Request, Run
from allies.assessment.setting import Setting
from allies.assessment.sourcing import sources_of
from allies.assessment.stances import dispositions
from allies.evidence.sources import Source
from allies.politics.decisions import ABSENT, OBJECT, SUPPORT, DecisionRule
from allies.politics.hosts import TAKEN_BACK, Asking, askings
from allies.politics.positions import Position, chances
from allies.values.streams import Block, Floats
from allies.values.ternary import UNKNOWN, YES
from allies.world.organisations import MeansOffered, Organisation
from allies.world.sayings import CaseJudgement

Verdict = Literal["agrees", "agrees in part", "disagrees", "cannot tell"]

LOW, HIGH = 0.1, 0.9  # the ends of the range shown: eight draws in ten lie between
EVEN = 0.5
UNLIKELY = 0.05  # a chance so small that a source may call it none


class Chance(msgspec.Struct, frozen=True):
    """A chance that itself is uncertain.

    Attributes:
        middle: its median over draws.
        low: one draw in ten lies below.
        high: one draw in ten lies above.
    """

    middle: float
    low: float
    high: float


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


class SourceView(msgspec.Struct, frozen=True):
    """What a source concludes of the case, beside what the model says.

    Attributes:
        judgement: the source's conclusion.
        verdict: whether the model agrees.
        because: the numbers it rests on.
    """

    judgement: CaseJudgement
    verdict: Verdict
    because: str


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
    """
    request = request or Request()
    preparation = Preparation(setting, request)
    run = preparation.run(Block(0, request.draws))
    host = _host(setting, preparation.organisations, run)
    means = [
        _means(run, body, offered) for body in preparation.organisations for offered in body.means
    ]
    views = [
        _view(setting, run, host, item)
        for item in setting.world.judgements.values()
        if item.case == setting.case.id
        and (
            setting.as_of is None
            or setting.world.evidence.published_cites(item.cites, setting.as_of)
        )
    ]
    cites = [cite for found in host for cite in found.asking.cites]
    cites += [cite for found in host for item in found.asking.drivers for cite in item.cites]
    for found in means:
        for member in found.members:
            cites += member.position.cites
            cites += [cite for driver in member.position.drivers for cite in driver.cites]
            cites += member.position.pull.cites if member.position.pull else ()
    cites += [cite for view in views for cite in view.judgement.cites]
    return Willingness(setting, host, means, views, sources_of(setting.world, cites), request.draws)


def _chance(values: Floats) -> Chance:
    ordered = np.sort(values)
    last = len(ordered) - 1
    low, middle, high = (float(ordered[round(at * last)]) for at in (LOW, 0.5, HIGH))
    return Chance(middle, low, high)


def _host(setting: Setting, organisations: Sequence[Organisation], run: Run) -> list[HostFinding]:
    known = dispositions(setting)
    taken = _chance(TAKEN_BACK.quantile(run.inputs[f"asking:{setting.case.host}:taken_back"]))
    return [
        HostFinding(item, _chance(item.chance(run.inputs)), taken)
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
        _chance(found.support),
    )


def _view(
    setting: Setting, run: Run, host: Sequence[HostFinding], item: CaseJudgement
) -> SourceView:
    if item.kind == "need_not_ask":
        return _need_not_ask(setting, host, item)
    return _must_support(setting, run, item)


def _need_not_ask(setting: Setting, host: Sequence[HostFinding], item: CaseJudgement) -> SourceView:
    found = next((h for h in host if h.asking.addressee == item.organisation), None)
    if found is None:
        return SourceView(
            item, "cannot tell", "the host belongs to no such organisation on the day"
        )
    name = setting.world.name(item.organisation)
    span = f"{found.chance.low:.0%} to {found.chance.high:.0%}"
    because = f"the chance that the host asks the {name} is {span}"
    most = max(found.asking.drivers, key=lambda driver: abs(driver.value or 0.0))
    because += f"; most of all since {most.because}"
    if found.chance.low < EVEN < found.chance.high:
        lean = "below" if found.chance.middle < EVEN else "above"
        return SourceView(item, "cannot tell", f"{because}; its middle lies {lean} even chances")
    verdict: Verdict = "agrees" if found.chance.high <= EVEN else "disagrees"
    return SourceView(item, verdict, because)


def _must_support(setting: Setting, run: Run, item: CaseJudgement) -> SourceView:
    """Compare approval where the named states support, where one stands aside, where one objects.

    That some states must agree can mean that each must support, or that none may object.
    """
    counts = np.zeros((3, 2), dtype=np.int64)  # supported, stood aside, objected; draws, approved
    for means in item.means:
        prepared = run.prepared.get((item.organisation, means))
        if prepared is None:
            continue
        outcome = run.outcomes[item.organisation, means]
        rows = {m.member: row for m, row in zip(prepared.plan.members, outcome.votes, strict=True)}
        if not set(item.states) <= set(rows):
            return SourceView(item, "cannot tell", "one of them has no seat on the day")
        cast = np.array([rows[state] for state in item.states])
        support, objected = (cast == SUPPORT).all(axis=0), (cast == OBJECT).any(axis=0)
        approved = outcome.approved[0] == YES
        for row, here in enumerate((support, ~support & ~objected, objected)):
            counts[row] += int(here.sum()), int((approved & here).sum())
    if not counts[:, 0].all():
        return SourceView(item, "cannot tell", "too few draws fall on each side to compare")
    supported, aside, blocked = (int(yes) / int(draws) for draws, yes in counts)
    names = " and ".join(setting.world.name(state) for state in item.states)
    because = (
        f"approved in {supported:.0%} of the draws in which {names} support, in {aside:.0%} of"
        f" those in which one stands aside and none objects, in {blocked:.0%} of those in which"
        " one objects"
    )
    if aside <= UNLIKELY and blocked <= UNLIKELY:
        return SourceView(item, "agrees", because)
    if blocked <= UNLIKELY:
        why = "no decision against one of them; but under consensus one that stands aside lets pass"
        return SourceView(item, "agrees in part", f"{because}: {why}")
    return SourceView(item, "disagrees", f"{because}: a decision can pass against one of them")
