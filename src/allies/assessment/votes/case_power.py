"""Power in a case: the decision of each rule on the same votes, and the votes that decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.case_model import CaseModel, JudgedMeans, Request, rule_asked
from allies.assessment.case.councils import council_parts
from allies.assessment.case.membership_check import may_decide, refuse_absence
from allies.assessment.case.runs import set_question
from allies.assessment.case.setting import DrawnWorlds, Setting
from allies.assessment.case.stages import Outcome
from allies.assessment.parts import cites_of, probability
from allies.assessment.votes.parts import assigned_forces, concentration_part, nobody_left
from allies.errors import QuestionError, ask_for
from allies.law.finding import NO_RULE
from allies.questions.parts import Council
from allies.questions.power import (
    CasePowerAnswer,
    MeansPower,
    PowerCase,
    ProposedRule,
    RuleOutcome,
)
from allies.values.dates import day_text, parse_date
from allies.values.means import Means
from allies.values.streams import blocks
from allies.votes.decisions import ABSENT, OBJECT, SUPPORT, DecisionRule, Seats, Votes
from allies.world.acts import Act
from allies.world.instruments import DecisionText, decision_name
from allies.world.seats import elected_organs
from allies.world.view import View

# The rules compared in every case, the strictest first.
COMPARED: Sequence[DecisionText] = (
    "consensus",
    {"limited_format": {"objection": "stands_aside", "least": "2"}},
    {"qualified_majority": {"share": "2/3"}},
    "simple_majority",
)


class SeatsSupposed(msgspec.Struct, frozen=True, kw_only=True):
    """Suppositions about who has a vote.

    Attributes:
        seated: states supposed to be members; their votes are drawn from their positions, as for
            any member.
        unseated: members supposed to have no vote.
    """

    seated: tuple[str, ...] = ()
    unseated: tuple[str, ...] = ()


@dataclass
class _Tally:
    """Counts for one means; integers, so that the order of the blocks does not matter."""

    draws: int = 0
    counted: int = 0
    approved: dict[str, int] = field(default_factory=dict)
    decisive: dict[tuple[str, str], int] = field(default_factory=dict)
    voting: dict[str, list[int]] = field(default_factory=dict)
    membership_known: bool = True

    @property
    def voters(self) -> bool:
        """Whether anybody has a vote in any draw."""
        return any(counts[2] < self.counted for counts in self.voting.values())


def power_case(view: View, question: PowerCase) -> CasePowerAnswer:
    """Answer how each rule would decide a case, and whose vote decides.

    Raises:
        QuestionError: the case is not about the organisation, the organisation has no member on
            the day, or a decision rule is not valid.
    """
    organisation = view.organisation(question.organisation)
    setting = set_question(view, question.case, question.on)
    request = Request(draws=question.draws, seed=view.seed, rule=view.what_if.rule)
    supposed = SeatsSupposed(seated=question.with_states, unseated=question.without_states)
    covered = view.covers(setting.day)
    means = case_power(setting, organisation.id, request, supposed)
    return CasePowerAnswer(
        on=day_text(setting.day),
        case=setting.case.id,
        hypothetical=setting.case.hypothetical,
        organisation=organisation.id,
        draws=request.draws,
        seed=request.seed,
        supposed_with=supposed.seated,
        supposed_without=supposed.unseated,
        proposed=proposed_rules(setting.view, organisation.id) if covered else (),
        assigned_forces=concentration_part(assigned_forces(view, organisation, setting.day)),
        means=tuple(means),
    )


def case_power(
    setting: Setting,
    organisation: str,
    request: Request,
    supposed: SeatsSupposed | None = None,
) -> list[MeansPower]:
    """Return how each rule decides a case on the same votes; empty outside the record.

    Args:
        setting: the case on its day.
        organisation: the organisation whose organ decides.
        request: the draws and the seed; its rule, if any, is compared as well.
        supposed: the states supposed to have a vote or no vote.

    Raises:
        QuestionError: the case is not about the organisation, the organisation has no member on
            the day, or a decision rule is not valid.
    """
    _refuse_other(setting, organisation)
    body = setting.view.organisation(organisation)
    texts = [*COMPARED, *([request.rule] if request.rule and request.rule not in COMPARED else [])]
    rules = {decision_name(text): (rule_asked(text), text) for text in texts}
    if not setting.view.covers(setting.day):
        return []
    supposed = supposed or SeatsSupposed()
    setting = seating(setting, organisation, supposed.seated)
    refuse_absence(setting, organisation)
    if request.rule:
        for able in may_decide(setting, body):
            rule_asked(request.rule, [name for name in able if name not in supposed.unseated])
    model = CaseModel(setting, msgspec.structs.replace(request, rule=""))
    tallies: dict[Means, tuple[_Tally, _Tally]] = {}
    found: dict[Means, _Compared] = {}
    for block in blocks(request.draws):
        run = model.run(block)
        for (name, means), outcome in run.outcomes.items():
            item = run.prepared[name, means]
            if name == organisation and item.plan.offered.deciders:
                asked, put = tallies.setdefault(means, (_Tally(), _Tally()))
                compared = found.setdefault(means, _compared(item, rules))
                ballots = _Ballots(item, outcome, run.drawn, supposed.unseated)
                ballots.count(asked, compared, outcome.codes[0] != 0)
                ballots.count(put, compared, np.ones_like(outcome.codes[0], dtype=bool))
    if tallies and all(not put.voters for _, put in tallies.values()):
        raise nobody_left()
    return [
        _means_power(means, asked if asked.counted else put, asked.counted, found[means])
        for means, (asked, put) in tallies.items()
    ]


def _refuse_other(setting: Setting, organisation: str) -> None:
    """Check that a case asks what an organisation would decide."""
    case = setting.case
    if not case.question.means:
        raise QuestionError(
            f"the case '{case.id}' asks only about law",
            field="case",
            why="there is no vote in it",
            remedy=f"write {ask_for('assess', case=case.id)} for the verdict, or name a case with"
            " a question of help",
        )
    if organisation not in case.organisations:
        raise QuestionError(
            f"the case '{case.id}' does not ask what '{organisation}' would decide",
            field="case",
            remedy=f"it asks about {', '.join(case.organisations)}",
        )


def proposed_rules(view: View, organisation: str) -> tuple[ProposedRule, ...]:
    """Return the decision rules that were proposed for an organisation.

    Args:
        view: the record.
        organisation: the organisation.
    """
    return tuple(
        ProposedRule(
            id=act.id,
            by=act.by,
            by_name=_proposer(view, act),
            on=act.on.text,
            rule=act.rule,
            cites=cites_of(act.cites),
        )
        for act in view.acts
        if act.rule and act.of == organisation
    )


def _proposer(view: View, act: Act) -> str:
    source = view.whole.sources.get(act.by)
    return source.publisher if source else view.name(act.by)


def seating(setting: Setting, organisation: str, states: Sequence[str]) -> Setting:
    """Return the same setting, with some states joining an organisation on its day.

    Args:
        setting: a case on its day.
        organisation: the organisation.
        states: the states that join, with a seat in each elected organ; their other ties and the
            law they accepted do not change.
    """
    joined = [
        Act(
            act="acceded",
            id=f"supposed.{state}.{organisation}",
            by=state,
            of=organisation,
            on=parse_date(day_text(setting.day)),
            judgement="A supposition.",
        )
        for state in states
    ]
    body = setting.view.organisation(organisation)
    organs = elected_organs(body, (organ.id for organ in body.organs))
    joined += [
        msgspec.structs.replace(act, act="seated", id=f"{act.id}.{organ}", of=organ)
        for act in joined
        for organ in organs
    ]
    return msgspec.structs.replace(setting, view=setting.view.with_acts(joined))


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """One rule to compare on the votes of a means.

    Attributes:
        rule: the rule.
        written: the rule as written.
        organ: the organ that decides by it; empty if every member votes.
        in_force: the readings held under which it is the rule of the law on the day.
    """

    rule: DecisionRule
    written: DecisionText
    organ: str
    in_force: tuple[str, ...]


class _Compared(msgspec.Struct, frozen=True, kw_only=True):
    """The rules compared for one means, by the name that the table shows.

    Attributes:
        rows: the rules.
        unsettled: the readings held under which no rule is settled.
        councils: the organs that decide by the rows, with who votes in them.
    """

    rows: Mapping[str, _Row]
    unsettled: tuple[str, ...]
    councils: tuple[Council, ...]


_Written: TypeAlias = tuple[DecisionRule, DecisionText]


def _compared(item: JudgedMeans, rules: Mapping[str, _Written]) -> _Compared:
    """Return the rules to compare for a means: those in force on the day, and those asked about.

    A rule asked about is put to the organ that decides under the first reading held.
    """
    plan, in_force, unsettled = item.plan, _in_force(item), []
    organs = [organ for (organ, _), _ in in_force.values()]
    first = next(iter(organs), plan.councils.organs[0] if plan.councils.organs else "")
    rows: dict[str, _Row] = {}
    under: dict[tuple[str, str], list[str]] = {}
    for reading, (key, _) in in_force.items():
        under.setdefault(key, []).append(reading)
    for reading in item.readings_held:
        if reading not in in_force:
            unsettled.append(reading)
    several = len(set(organs)) > 1
    for (organ, name), readings in under.items():
        rule, text = next(found for key, found in in_force.values() if key == (organ, name))
        whose = f" ({item.facts.view.name(organ)})" if several and organ != first else ""
        rows[name + whose] = _Row(rule=rule, written=text, organ=organ, in_force=tuple(readings))
    for name, (rule, text) in rules.items():
        rows.setdefault(name, _Row(rule=rule, written=text, organ=first, in_force=()))
    by_reading = {reading: organ for reading, ((organ, _), _) in in_force.items()}
    return _Compared(
        rows=rows,
        unsettled=tuple(unsettled),
        councils=council_parts(
            item.facts.view, item.facts.snapshot, plan.organisation, by_reading or {"": first}
        ),
    )


def _in_force(item: JudgedMeans) -> dict[str, tuple[tuple[str, str], _Written]]:
    """Return the organ, the name and the rule in force by reading held, in the reference world."""
    plan, found = item.plan, {}
    for row, reading in zip(item.held, item.readings_held, strict=True):
        at = int(plan.rule_at[row, 0])
        decision = item.judgement.provisions[at].decision if at != NO_RULE else None
        rule = plan.rules[at] if decision is not None else None
        if decision is not None and rule is not None:
            found[reading] = ((decision.organ, decision.named), (rule, decision.rule))
    return found


class _Ballots:
    """The votes on one means in one block of draws.

    Args:
        item: the means.
        outcome: its draws.
        drawn: the world of every draw.
        without: members supposed to have no vote.
    """

    def __init__(
        self, item: JudgedMeans, outcome: Outcome, drawn: DrawnWorlds, without: Sequence[str]
    ) -> None:
        self._seats: Seats = item.plan.seats
        self._councils, self._drawn = item.plan.councils, drawn
        self._known = bool(item.plan.membership_known.all())
        self._votes = outcome.votes.copy()
        left_out = [at for at, name in enumerate(self._seats.members) if name in without]
        self._votes[left_out] = ABSENT

    def count(self, tally: _Tally, compared: _Compared, counted: NDArray[np.bool_]) -> None:
        """Add the draws that count to a tally."""
        members = self._seats.members
        tally.draws += len(counted)
        tally.counted += int(counted.sum())
        tally.membership_known &= self._known
        cast = {
            organ: self._councils.ballot(organ, self._votes, self._drawn)[:, counted]
            for organ in {row.organ for row in compared.rows.values()}
        }
        # Of several councils, a state's votes are those in the one that it sits in.
        for at, name in enumerate(members):
            counts = tally.voting.setdefault(name, [0, 0, 0])
            seated = min((votes[at] for votes in cast.values()), key=_without_a_vote)
            for place, vote in enumerate((SUPPORT, OBJECT, ABSENT)):
                counts[place] += int((seated == vote).sum())
        for name, row in compared.rows.items():
            votes = cast[row.organ]
            decided = int(row.rule.decides(votes, self._seats).sum())
            tally.approved[name] = tally.approved.get(name, 0) + decided
            for at, member in enumerate(members):
                swung = _swung(row.rule, votes, self._seats, at)
                tally.decisive[name, member] = tally.decisive.get((name, member), 0) + swung


def _without_a_vote(votes: NDArray[np.int8]) -> int:
    return int((votes == ABSENT).sum())


def _swung(rule: DecisionRule, ballot: Votes, seats: Seats, at: int) -> int:
    """Return the number of draws in which the vote of one member decides."""
    has_vote = ballot[at] != ABSENT
    decided = []
    for vote in (SUPPORT, OBJECT):
        changed = ballot.copy()
        changed[at, has_vote] = vote
        decided.append(rule.decides(changed, seats))
    return int((decided[0] != decided[1]).sum())


def _means_power(means: Means, tally: _Tally, requested: int, compared: _Compared) -> MeansPower:
    counted = tally.counted
    never = {name for name, counts in tally.voting.items() if counts[2] == counted}
    moved = _moved(tally, never)
    return MeansPower(
        means=means,
        requested=requested,
        membership_known=tally.membership_known,
        gain_by_majority=tuple(sorted((n for n in moved if moved[n] > 0), key=lambda n: -moved[n])),
        lose_by_majority=tuple(sorted((n for n in moved if moved[n] < 0), key=lambda n: moved[n])),
        votes={
            name: (probability(counts[0] / counted), probability(counts[1] / counted))
            for name, counts in tally.voting.items()
            if name not in never
        },
        rules=tuple(
            RuleOutcome(
                rule=name,
                organ=row.organ or None,
                in_force=row.in_force,
                written=row.written,
                says=row.rule.says,
                approval=probability(tally.approved[name] / counted),
                decisive={
                    member: None
                    if member in never
                    else probability(tally.decisive[name, member] / counted)
                    for member in tally.voting
                },
            )
            for name, row in compared.rows.items()
        ),
        unsettled=compared.unsettled,
        councils=compared.councils,
    )


def _moved(tally: _Tally, never: set[str]) -> dict[str, int]:
    """Return how many more draws each vote decides under a majority than under consensus."""
    return {
        name: tally.decisive["simple_majority", name] - tally.decisive["consensus", name]
        for name in tally.voting
        if name not in never
    }
