"""What sources conclude of a case, beside what the model says. No conclusion is an input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from allies.assessment.case.case_model import JudgedMeans, Run
from allies.assessment.case.members_views import dispositions
from allies.assessment.case.position_parts import chance_part
from allies.assessment.case.setting import Setting
from allies.assessment.case.stages import decide
from allies.assessment.parts import cites_of
from allies.politics.hosts import askings
from allies.questions.positions import SourceView
from allies.values.ternary import YES
from allies.votes.decisions import ABSENT, ABSTAIN, OBJECT, SUPPORT, Votes
from allies.world.conclusions import CaseJudgement
from allies.world.organisations import Organisation

Verdict = Literal["agrees", "agrees in part", "disagrees", "cannot tell"]

EVEN = 0.5
SUPPOSES = "it assumes the crisis, and does not say how likely the crisis is"
UNLIKELY = 0.05  # a chance so small that a source may call it none


def source_views(
    setting: Setting, run: Run, organisations: Sequence[Organisation]
) -> tuple[SourceView, ...]:
    """Return what sources conclude of a case, each beside what the model says.

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
        return _beside(item, "cannot tell", SUPPOSES)

    return tuple(
        compared(item) for item in view.judgements.values() if item.case == setting.case.id
    )


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
    for means in item.means:
        prepared = run.prepared.get((item.organisation, means))
        if prepared is None:
            continue
        under = prepared.readings_held[0]
        votes = run.outcomes[item.organisation, means].votes
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
        f"under {under}, approved in {100 * supported:.0f} % of the draws if {names} support, in"
        f" {100 * aside:.0f} % if one of them stands aside, in {100 * blocked:.0f} % if one"
        " objects"
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
    decided = decide(plan, plan.rule_at[list(prepared.held[:1])], votes, run.drawn)
    return int((decided[0] == YES).sum())
