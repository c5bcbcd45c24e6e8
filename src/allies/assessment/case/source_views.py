"""What sources conclude of a case, beside what the model says. No conclusion is an input."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from allies.assessment.case.case_model import Run
from allies.assessment.case.members_views import dispositions
from allies.assessment.case.position_parts import chance_part
from allies.assessment.case.setting import Setting
from allies.assessment.parts import cites_of
from allies.politics.hosts import askings
from allies.questions.positions import SourceView
from allies.values.ternary import YES
from allies.votes.decisions import OBJECT, SUPPORT
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
    """Compare approval where the named states support, where one stands aside, where one objects.

    That some states must agree can mean that each must support, or that none may object. Approval
    is that of the first reading held.
    """
    under = ""
    counts = np.zeros((3, 2), dtype=np.int64)  # supported, stood aside, objected; draws, approved
    for means in item.means:
        prepared = run.prepared.get((item.organisation, means))
        if prepared is None:
            continue
        outcome = run.outcomes[item.organisation, means]
        under = prepared.readings_held[0]
        rows = {m.member: row for m, row in zip(prepared.plan.members, outcome.votes, strict=True)}
        if not set(item.states) <= set(rows):
            return _beside(item, "cannot tell", "one of them has no vote on the day")
        cast = np.array([rows[state] for state in item.states])
        support, objected = (cast == SUPPORT).all(axis=0), (cast == OBJECT).any(axis=0)
        approved = outcome.approved[0] == YES
        for row, here in enumerate((support, ~support & ~objected, objected)):
            counts[row] += int(here.sum()), int((approved & here).sum())
    if not counts[:, 0].all():
        return _beside(item, "cannot tell", "there are too few draws on each side to compare")
    supported, aside, blocked = (int(yes) / int(draws) for draws, yes in counts)
    names = " and ".join(setting.view.name(state) for state in item.states)
    because = (
        f"under {under}, approved in {100 * supported:.0f} % of the draws in which {names} support,"
        f" in {100 * aside:.0f} % of those in which one stands aside and none objects, in"
        f" {100 * blocked:.0f} % of those in which one objects"
    )
    if aside <= UNLIKELY and blocked <= UNLIKELY:
        return _beside(item, "agrees", because)
    if blocked <= UNLIKELY:
        why = (
            "no decision passes against one of them; one that stands aside does not block consensus"
        )
        return _beside(item, "agrees in part", f"{because}: {why}")
    return _beside(item, "disagrees", f"{because}: a decision can pass against one of them")
