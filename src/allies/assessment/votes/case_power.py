"""Power in a case: how each rule would decide on the same votes, and whose vote decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.membership_check import refuse_absence
from allies.assessment.case.preparation import Preparation, Prepared, Request, rule_asked
from allies.assessment.case.setting import Setting
from allies.assessment.case.stages import Outcome
from allies.assessment.votes.formal_power import LEAVE_SOMEBODY, NOBODY, VOTERS_NEEDED
from allies.errors import QuestionError
from allies.values.dates import day_text, parse_date
from allies.values.streams import blocks
from allies.votes.decisions import ABSENT, OBJECT, SUPPORT, DecisionRule, Seats, Votes
from allies.world.acts import Act, Means
from allies.world.instruments import DecisionText, decision_name
from allies.world.world import World

# The rules every case is asked under, from the strictest on.
COMPARED: Sequence[DecisionText] = (
    "consensus",
    {"limited_format": {"objection": "stands_aside", "least": "2"}},
    {"qualified_majority": {"share": "2/3"}},
    "simple_majority",
)


class Supposed(msgspec.Struct, frozen=True):
    """What-ifs about who has a vote.

    Attributes:
        seated: states supposed to have become members; how they would vote is drawn from their
            positions, as for any member.
        unseated: members supposed to have no vote.
    """

    seated: tuple[str, ...] = ()
    unseated: tuple[str, ...] = ()


class RuleOutcome(msgspec.Struct, frozen=True):
    """One rule on the votes of a case.

    Attributes:
        rule: the rule on one line.
        says: the rule in words.
        approval: of the draws counted, the share in which help is approved.
        decisive: for each member, the share of those draws in which the decision would be another
            if that member alone voted the other way: for instead of against, or against instead of
            for; None for one that never has a vote.
    """

    rule: str
    says: str
    approval: float
    decisive: Mapping[str, float | None]


class MeansPower(msgspec.Struct, frozen=True):
    """One means under several rules, with the same draws.

    Attributes:
        means: which.
        requested: draws in which help was asked for; the shares are of these, or of all draws
            where there is none.
        draws: all draws.
        seats_known: whether it is known who the members are.
        support: of the draws counted, the share in which each member supports and objects.
        rules: every rule asked about.
    """

    means: Means
    requested: int
    draws: int
    seats_known: bool
    support: Mapping[str, tuple[float, float]]
    rules: Sequence[RuleOutcome]

    @property
    def gain_by_majority(self) -> list[str]:
        """Members whose vote decides more often under a simple majority than under consensus."""
        moved = self._moved()
        return sorted((name for name in moved if moved[name] > 0), key=lambda name: -moved[name])

    @property
    def lose_by_majority(self) -> list[str]:
        """Members whose vote decides less often under a simple majority than under consensus."""
        moved = self._moved()
        return sorted((name for name in moved if moved[name] < 0), key=lambda name: moved[name])

    def _moved(self) -> dict[str, float]:
        by_rule = {rule.rule: rule.decisive for rule in self.rules}
        before, after = by_rule["consensus"], by_rule["simple_majority"]
        return {
            name: share - (before[name] or 0.0)
            for name, share in after.items()
            if share is not None
        }


@dataclass
class _Tally:
    """Counts for one means; integers, so that the order of the blocks cannot matter."""

    draws: int = 0
    counted: int = 0
    approved: dict[str, int] = field(default_factory=dict)
    decisive: dict[tuple[str, str], int] = field(default_factory=dict)
    voting: dict[str, list[int]] = field(default_factory=dict)
    seats_known: bool = True

    @property
    def voters(self) -> bool:
        """Whether anybody has a vote in any draw."""
        return any(counts[2] < self.counted for counts in self.voting.values())


def case_power(
    setting: Setting,
    organisation: str,
    request: Request,
    supposed: Supposed | None = None,
) -> list[MeansPower]:
    """Return how every rule decides a case on the same votes, and whose vote decides.

    Args:
        setting: the case on its day.
        organisation: whose organ decides.
        request: draws and seed; its rule, if any, is one more to compare.
        supposed: who is supposed to have a vote, or none.

    Raises:
        QuestionError: the case is not about that organisation, which has no member on the day,
            or a rule is none.
    """
    if not setting.case.question.means:
        raise QuestionError(
            f"the case '{setting.case.id}' asks about the law alone",
            where="--case",
            why="nobody would vote on it",
            remedy="ask 'allies assess' for the verdict, or name a case with a question of help",
        )
    if organisation not in setting.case.organisations:
        raise QuestionError(
            f"the case '{setting.case.id}' does not ask what '{organisation}' would decide",
            where="--case",
            remedy=f"it asks about {', '.join(setting.case.organisations)}",
        )
    supposed = supposed or Supposed()
    setting = seating(setting, organisation, supposed.seated)
    refuse_absence(setting, organisation)
    without = supposed.unseated
    texts = [*COMPARED, *([request.rule] if request.rule and request.rule not in COMPARED else [])]
    rules = {decision_name(text): rule_asked(text) for text in texts}
    preparation = Preparation(setting, msgspec.structs.replace(request, rule=""))
    tallies: dict[Means, tuple[_Tally, _Tally]] = {}
    for block in blocks(request.draws):
        run = preparation.run(block)
        for (body, means), outcome in run.outcomes.items():
            plan = run.prepared[body, means].plan
            if body == organisation and plan.offered.organ:
                item = run.prepared[body, means]
                asked, put = tallies.setdefault(means, (_Tally(), _Tally()))
                _add(asked, item, outcome, rules, without, outcome.codes[0] != 0)
                _add(put, item, outcome, rules, without, np.ones_like(outcome.codes[0], dtype=bool))
    if tallies and all(not put.voters for _, put in tallies.values()):
        raise QuestionError(NOBODY, where="--without", why=VOTERS_NEEDED, remedy=LEAVE_SOMEBODY)
    return [
        _means_power(means, asked if asked.counted else put, asked.counted, rules)
        for means, (asked, put) in tallies.items()
    ]


def proposed_rules(world: World, organisation: str, as_of: int | None) -> list[Act]:
    """Return the acts in which somebody proposed a decision rule for an organisation.

    Args:
        world: the record.
        organisation: whose rule.
        as_of: only what had surely been published by then.
    """
    return [
        act
        for act in world.acts
        if act.rule
        and act.of == organisation
        and (as_of is None or world.evidence.published_cites(act.cites, as_of))
    ]


def seating(setting: Setting, organisation: str, states: Sequence[str]) -> Setting:
    """Return the same setting in which some states joined an organisation on its day.

    Args:
        setting: a case on its day.
        organisation: which they join.
        states: who joins; their other ties and the law they accepted stay as they are.
    """
    # What is supposed must also have been known where only what was published counts.
    day = setting.day if setting.as_of is None else min(setting.day, setting.as_of)
    joined = [
        Act(
            act="acceded",
            id=f"supposed.{state}.{organisation}",
            by=state,
            of=organisation,
            on=parse_date(day_text(day)),
            judgement="A supposition.",
        )
        for state in states
    ]
    return msgspec.structs.replace(setting, world=setting.world.with_acts(joined))


def _add(
    tally: _Tally,
    item: Prepared,
    outcome: Outcome,
    rules: Mapping[str, DecisionRule],
    without: Sequence[str],
    counted: NDArray[np.bool_],
) -> None:
    ballot = outcome.votes[:, counted].copy()
    seats = item.plan.seats
    ballot[[at for at, name in enumerate(seats.members) if name in without]] = ABSENT
    tally.draws += len(counted)
    tally.counted += int(counted.sum())
    tally.seats_known &= bool(item.plan.seats_known.all())
    for name, row in zip(seats.members, ballot, strict=True):
        counts = tally.voting.setdefault(name, [0, 0, 0])
        for at, vote in enumerate((SUPPORT, OBJECT, ABSENT)):
            counts[at] += int((row == vote).sum())
    for name, rule in rules.items():
        decided = int(rule.decides(ballot, seats).sum())
        tally.approved[name] = tally.approved.get(name, 0) + decided
        for at, member in enumerate(seats.members):
            swung = _swung(rule, ballot, seats, at)
            tally.decisive[name, member] = tally.decisive.get((name, member), 0) + swung


def _swung(rule: DecisionRule, ballot: Votes, seats: Seats, at: int) -> int:
    """Return in how many draws the vote of one member decides."""
    has_vote = ballot[at] != ABSENT
    decided = []
    for vote in (SUPPORT, OBJECT):
        changed = ballot.copy()
        changed[at, has_vote] = vote
        decided.append(rule.decides(changed, seats))
    return int((decided[0] != decided[1]).sum())


def _means_power(
    means: Means, tally: _Tally, requested: int, rules: Mapping[str, DecisionRule]
) -> MeansPower:
    asked = tally.counted
    never = {name for name, counts in tally.voting.items() if counts[2] == asked}
    return MeansPower(
        means,
        requested,
        tally.draws,
        tally.seats_known,
        {
            name: (counts[0] / asked, counts[1] / asked)
            for name, counts in tally.voting.items()
            if name not in never
        },
        [
            RuleOutcome(
                name,
                rule.says,
                tally.approved[name] / asked,
                {
                    member: None if member in never else tally.decisive[name, member] / asked
                    for member in tally.voting
                },
            )
            for name, rule in rules.items()
        ],
    )
