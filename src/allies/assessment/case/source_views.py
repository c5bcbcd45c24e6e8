"""What sources conclude of a case, beside what the model says. No conclusion is an input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from allies.assessment.case.case_model import JudgedMeans, MeansKey, Run
from allies.assessment.case.members_views import dispositions
from allies.assessment.case.position_parts import chance_part
from allies.assessment.case.setting import Setting
from allies.assessment.case.stages import able_in_time, decide
from allies.assessment.parts import cites_of
from allies.politics.hosts import askings
from allies.questions.positions import SourceView
from allies.values.ternary import NO, UNKNOWN, YES, any_of
from allies.votes.decisions import ABSENT, ABSTAIN, OBJECT, SUPPORT, Votes
from allies.world.conclusions import CaseJudgement
from allies.world.organisations import Organisation

Verdict = Literal["agrees", "agrees in part", "disagrees", "cannot tell"]

_ORDER = (
    "could_not_act",
    "could_act",
    "would_not_agree",
    "would_agree",
    "must_support",
    "need_not_ask",
    "would_not_happen",
)
Span = tuple[float, float]

EVEN = 0.5
ABLE = "enough people could be there in time in"
SUPPOSES = "it assumes the crisis, and does not say how likely the crisis is"
UNLIKELY = 0.05  # a chance so small that a source may call it none


def source_views(
    setting: Setting, run: Run, organisations: Sequence[Organisation]
) -> tuple[SourceView, ...]:
    """Return what sources conclude of a case, each beside what the model says.

    Conclusions on whom the case asks about come first; of these, those on capacity and will.

    Args:
        setting: the case on its day; what had not been published as of its day is left out.
        run: draws of the case.
        organisations: whom the host may ask.
    """
    view = setting.view

    def compared(item: CaseJudgement) -> SourceView:
        if item.kind == "need_not_ask":
            return _need_not_ask(setting, run, organisations, item)
        if item.kind == "must_support":
            return _must_support(setting, run, item)
        if item.kind in ("would_agree", "would_not_agree"):
            return _against_even(item, _approval(run, item), "they approve in")
        if item.kind in ("could_act", "could_not_act"):
            return _against_even(
                item, _ability(run, item), "enough people could be there in time in"
            )
        return _beside(item, "cannot tell", SUPPOSES)

    told = [item for item in view.judgements.values() if item.case == setting.case.id]
    asked = setting.case.question.asked_of
    told.sort(key=lambda item: (item.organisation not in asked, _ORDER.index(item.kind)))
    return tuple(map(compared, told))


def _beside(item: CaseJudgement, verdict: Verdict, because: str) -> SourceView:
    """Return a conclusion beside what the model says.

    Args:
        item: the source's conclusion.
        verdict: whether the model agrees.
        because: the numbers it rests on.
    """
    return SourceView(
        id=item.id, says=item.says, verdict=verdict, because=because, cites=cites_of(item.cites)
    )


def _against_even(item: CaseJudgement, span: Span | None, says: str) -> SourceView:
    """Compare a conclusion on will or capacity with even chances.

    Args:
        item: the source's conclusion; a kind with `_not_` denies.
        span: the least and the greatest share of draws; None if the model has nothing to compare.
        says: what the share is of, as the start of a sentence.
    """
    if span is None:
        return _beside(item, "cannot tell", "the model has no such means, or no force for it")
    low, high = (f"{100 * end:.0f}" for end in span)
    because = f"{says} {low if low == high else f'{low} to {high}'} % of the draws"
    if span[0] < EVEN < span[1]:
        return _beside(item, "cannot tell", because)
    denied = "_not_" in item.kind
    return _beside(item, "agrees" if (span[1] <= EVEN) == denied else "disagrees", because)


def _approval(run: Run, item: CaseJudgement) -> Span | None:
    """Return the share of draws in which help is surely approved, and in which it may be."""
    keys = _keys(run, item)
    if not keys:
        return None
    approved = any_of([run.outcomes[key].approved for key in keys])
    surely, perhaps = (approved == YES).mean(axis=1), (approved != NO).mean(axis=1)
    return float(surely.min()), float(perhaps.max())


def _ability(run: Run, item: CaseJudgement) -> Span | None:
    """Return the share of draws in which enough people could be there in time, if it is known."""
    keys = _keys(run, item)
    able = [
        able_in_time(plan, run.outcomes[key], plan.question.asked)
        for key in keys
        for plan in [run.prepared[key].plan]
    ]
    known = any_of(able)
    if not able or (known == UNKNOWN).all():
        return None
    return float((known == YES).mean()), float((known != NO).mean())


def _keys(run: Run, item: CaseJudgement) -> list[MeansKey]:
    """Return the means that a conclusion is about and that the organisation offers."""
    named: list[MeansKey] = [(item.organisation, means) for means in item.means]
    return [key for key in named if key in run.prepared]


def _need_not_ask(
    setting: Setting, run: Run, organisations: Sequence[Organisation], item: CaseJudgement
) -> SourceView:
    """Compare the host's chance to ask, from its drivers alone, with even chances."""
    asked = askings(setting.snapshot(), dispositions(setting), setting.case, organisations)
    found = next((one for one in asked if one.addressee == item.organisation), None)
    if found is None:
        return _beside(item, "cannot tell", "the host is in no such organisation on the day")
    name = setting.view.in_sentence(item.organisation)
    chance = chance_part(found.chance(run.inputs))
    span = f"{100 * chance.low:.0f} to {100 * chance.high:.0f} %"
    because = f"the chance that the host asks {name} is {span}"
    most = max(found.drivers, key=lambda driver: abs(driver.value or 0.0))
    because += f"; the main reason: {most.because}"
    if chance.low < EVEN < chance.high:
        lean = "below" if chance.middle < EVEN else "above"
        return _beside(item, "cannot tell", f"{because}; its median is {lean} 50 %")
    verdict: Verdict = "agrees" if chance.high <= EVEN else "disagrees"
    return _beside(item, verdict, because)


def _must_support(setting: Setting, run: Run, item: CaseJudgement) -> SourceView:
    """Compare approval if the named states support, if one stands aside, and if one objects.

    That some states must agree can mean that each must support, or that none may object. The votes
    of the others stay as they are drawn. Approval is that of the first reading held, if a state is
    ready to carry the force.
    """
    under, draws = "", 0
    approved = np.zeros(3, dtype=np.int64)  # all support, one stands aside, one objects
    for key in _keys(run, item):
        prepared, votes = run.prepared[key], run.outcomes[key].votes
        under = setting.view.name(prepared.readings_held[0])
        members = [member.member for member in prepared.plan.members]
        rows = [members.index(state) for state in item.states if state in members]
        if len(rows) < len(item.states) or (votes[rows] == ABSENT).all(axis=1).any():
            return _beside(item, "cannot tell", "one of them has no vote on the day")
        approved += [
            max(_approvals(run, prepared, _voting(votes, rows, at, vote)) for at in rows)
            for vote in (SUPPORT, ABSTAIN, OBJECT)
        ]
        draws += votes.shape[1]
    if not draws:
        return _beside(item, "cannot tell", "nobody could act by these means")
    supported, aside, blocked = (int(count) / draws for count in approved)
    names = " and ".join(setting.view.name(state) for state in item.states)
    because = (
        f"under the reading “{under}”, approved in {100 * supported:.0f} % of the draws if {names}"
        f" support, in {100 * aside:.0f} % if one of them stands aside, in"
        f" {100 * blocked:.0f} % if one objects"
    )
    if aside <= UNLIKELY and blocked <= UNLIKELY:
        return _beside(item, "agrees", because)
    if blocked <= UNLIKELY:
        why = "no decision passes against one of them, but one that stands aside does not block"
        return _beside(item, "agrees in part", f"{because}: {why}")
    return _beside(item, "disagrees", f"{because}: a decision can pass against one of them")


def _voting(votes: Votes, rows: Sequence[int], one: int, vote: int) -> Votes:
    """Return votes in which some members support and one of them votes in some other way."""
    changed = votes.copy()
    changed[rows] = np.where(votes[rows] == ABSENT, ABSENT, SUPPORT)
    changed[one] = np.where(votes[one] == ABSENT, ABSENT, vote)
    return changed


def _approvals(run: Run, prepared: JudgedMeans, votes: Votes) -> int:
    """Return the number of draws in which the members approve, under the first reading held."""
    plan = prepared.plan
    decided = decide(plan, prepared.held[:1], votes, run.drawn)
    return int((decided[0] == YES).sum())
