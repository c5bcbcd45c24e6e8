"""The legal finding: verdicts by reading, with reasons, steps and flips."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.law.facts import Facts
from allies.law.flips import Flip, flips
from allies.law.judgement import Judgement, judge
from allies.law.reasons import Reason, reasons
from allies.law.rules import Leaf, evaluate
from allies.values.ternary import NO, UNKNOWN, YES, Answer, Verdict, value_in, word
from allies.world.instruments import Decision, Reading, ReadingHolder

_REFERENCE = 0  # the first world is the account's own
NO_RULE = -1


class Step(msgspec.Struct, frozen=True):
    """A step that the law requires, taken or not.

    Attributes:
        says: the step.
        state: `yes` if it has been taken, `no` if it is open, `unknown` otherwise.
        provision: the provision that requires it.
        under: the held readings under which the law requires it; none if it is unknown for all.
    """

    says: str
    state: Answer
    provision: str
    under: tuple[str, ...]


class LegalFinding(msgspec.Struct, frozen=True):
    """The law on one matter, as shown to people.

    Attributes:
        matter: the means, or the kind of act.
        verdict: over the readings somebody held on the day: one verdict, or `disputed`.
        by_reading: the verdict under each of those readings.
        held_by_nobody: the verdict under readings without a documented holder on that day.
        decided_by: how the organ decides, by reading; absent if no provision says it.
        steps: steps that the readings held require, or may require.
        reasons: every provision considered, under the reading that explains the verdict best.
        explained_under: that reading.
        dissent: for each other held reading with another verdict, what decides it there, and the
            status of the provisions that decide the baseline.
        would_flip: every single fact that would change the baseline verdict.
        conflict: readings under which an undefeated permission meets an undefeated prohibition.
        differs_by: contests and open dates on which the verdict depends.
        obliged: whether it is a duty, not only a power, under each of the readings held.
        unsettled: the conflicting provisions on how the organ decides, by reading held; absent if
            at most one rule decides.
    """

    matter: str
    verdict: Verdict
    by_reading: Mapping[str, Answer]
    held_by_nobody: Mapping[str, Answer]
    decided_by: Mapping[str, str]
    steps: Sequence[Step]
    reasons: Sequence[Reason]
    explained_under: str
    dissent: Mapping[str, Sequence[Reason]]
    would_flip: Sequence[Flip]
    conflict: Sequence[str]
    differs_by: Sequence[str]
    obliged: Mapping[str, Answer] = {}
    unsettled: Mapping[str, tuple[str, ...]] = {}


def holders_on(reading: Reading, day: int) -> tuple[ReadingHolder, ...]:
    """Return who is documented to hold a reading on a day."""
    return tuple(
        holder
        for holder in reading.holders
        if holder.since.reached_by(day) == YES
        and (holder.until is None or holder.until.reached_by(day) != YES)
    )


def is_held(reading: Reading, day: int) -> bool:
    """Return whether a reading has a documented holder on a day."""
    return bool(holders_on(reading, day))


def rows_held(readings: Sequence[Reading], day: int) -> list[int]:
    """Return the rows of the readings that count on a day; the first (baseline) always counts."""
    return [row for row, reading in enumerate(readings) if row == 0 or is_held(reading, day)]


def deciding_provisions(judgement: Judgement, organs: Collection[str]) -> NDArray[np.int16]:
    """Return the provision that sets which of some organs decides, and how, by reading and world.

    The value is an index into `judgement.provisions`; `NO_RULE` if none is law, or if two with
    different rules or organs are.

    Args:
        judgement: what the law says of the matter.
        organs: the organs that may decide on it.
    """
    n_worlds = judgement.verdict.shape[1]
    found = np.full((len(judgement.readings), n_worlds), NO_RULE, dtype=np.int16)
    deciding = _deciding(judgement, organs)
    for row, reading in enumerate(judgement.readings):
        differ = np.zeros(n_worlds, dtype=np.bool_)
        for at, decision in deciding.items():
            undefeated = judgement.standings[reading.id][judgement.provisions[at].id].undefeated
            holds = np.broadcast_to(undefeated == YES, n_worlds)
            others = [other for other, its in deciding.items() if _differ(its, decision)]
            differ |= holds & np.isin(found[row], others)
            found[row, holds] = at
        found[row, differ] = NO_RULE
    return found


def _differ(one: Decision, other: Decision) -> bool:
    """Return whether two provisions let different organs decide, or by different rules."""
    return (one.organ, one.rule) != (other.organ, other.rule)


def _deciding(judgement: Judgement, organs: Collection[str]) -> dict[int, Decision]:
    """Return the decision rules that provisions set for some organs, by index of the provision."""
    return {
        at: provision.decision
        for at, provision in enumerate(judgement.provisions)
        if provision.effect == "decide"
        and provision.decision is not None
        and provision.decision.organ in organs
    }


def verdict_over(judgement: Judgement, held: Sequence[int]) -> Verdict:
    """Return one verdict over readings, in the reference world; `disputed` if they differ.

    Args:
        judgement: the judgement, over worlds.
        held: rows of the readings that count.
    """
    answers = {word(int(judgement.verdict[row, _REFERENCE])) for row in held}
    return answers.pop() if len(answers) == 1 else "disputed"


def find(
    judgement: Judgement, facts: Facts, held: Sequence[int], organs: Collection[str] = ()
) -> LegalFinding:
    """Put a judgement into words, for the reference world.

    Args:
        judgement: the judgement, over worlds; the first is the reference.
        facts: the facts it was judged on.
        held: rows of the readings that count; the others are shown apart.
        organs: the organs that may decide, if there are any.
    """
    by_reading: dict[str, Answer] = {}
    held_by_nobody: dict[str, Answer] = {}
    for row, reading in enumerate(judgement.readings):
        answer = word(int(judgement.verdict[row, _REFERENCE]))
        if row in held:
            by_reading[reading.id] = answer
        elif row and not is_held(reading, facts.snapshot.day):
            held_by_nobody[reading.id] = answer
    baseline = judgement.readings[held[0]].id
    explained = reasons(judgement, facts, baseline, _REFERENCE)
    return LegalFinding(
        matter=judgement.brief.matter,
        verdict=verdict_over(judgement, held),
        by_reading=by_reading,
        held_by_nobody=held_by_nobody,
        decided_by=_decided_by(judgement, organs),
        steps=_steps(judgement, facts, list(by_reading)),
        reasons=explained,
        explained_under=baseline,
        dissent=_dissent(judgement, facts, by_reading, explained),
        would_flip=flips(_reference_only(judgement, facts), facts, baseline),
        conflict=[
            reading.id
            for row, reading in enumerate(judgement.readings)
            if judgement.conflict[row, _REFERENCE]
        ],
        differs_by=_differs_by(judgement, facts),
        obliged={
            judgement.readings[row].id: word(int(judgement.obliged[row, _REFERENCE]))
            for row in held
        },
        unsettled=_unsettled(judgement, organs, list(by_reading)),
    )


def _dissent(
    judgement: Judgement,
    facts: Facts,
    by_reading: Mapping[str, Answer],
    explained: Sequence[Reason],
) -> dict[str, list[Reason]]:
    baseline = next(iter(by_reading.values()))
    deciding = {reason.provision for reason in explained if reason.status == "decisive"}
    found = {}
    for reading, verdict in by_reading.items():
        if verdict != baseline:
            found[reading] = [
                reason
                for reason in reasons(judgement, facts, reading, _REFERENCE)
                if reason.status == "decisive" or reason.provision in deciding
            ]
    return found


def _decided_by(judgement: Judgement, organs: Collection[str]) -> dict[str, str]:
    settled = deciding_provisions(judgement, organs)[:, _REFERENCE] if organs else ()
    rules = {}
    for reading, at in zip(judgement.readings, settled, strict=False):
        decision = judgement.provisions[at].decision if at != NO_RULE else None
        if decision is not None:
            rules[reading.id] = decision.named
    return rules


def _unsettled(
    judgement: Judgement, organs: Collection[str], readings: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Return the provisions that set different organs or decision rules, by reading."""
    deciding = _deciding(judgement, organs)
    found = {}
    for name in readings:
        left = {
            judgement.provisions[at].id: (decision.organ, decision.named)
            for at, decision in deciding.items()
            if value_in(
                judgement.standings[name][judgement.provisions[at].id].undefeated, _REFERENCE
            )
            == YES
        }
        if len(set(left.values())) > 1:
            found[name] = tuple(left)
    return found


def _steps(judgement: Judgement, facts: Facts, readings: Sequence[str]) -> list[Step]:
    found = []
    for provision in judgement.provisions:
        if provision.effect != "require":
            continue
        asked = {
            name: int(value_in(judgement.standings[name][provision.id].applies, _REFERENCE))
            for name in readings
        }
        if set(asked.values()) <= {NO}:
            continue
        met = UNKNOWN
        if provision.met is not None:
            met = value_in(evaluate(provision.met, facts, judgement.trace), _REFERENCE)
        under = tuple(name for name, value in asked.items() if value == YES)
        found.append(Step(provision.says, word(met), provision.id, under))
    return found


def _reference_only(judgement: Judgement, facts: Facts) -> Judgement:
    """Return the same judgement for the reference world alone."""
    if judgement.verdict.shape[1] == 1:
        return judgement
    fixed = {
        rule: codes[:1] for rule, codes in judgement.trace.values.items() if isinstance(rule, Leaf)
    }
    return judge(judgement.brief, facts, fixed=fixed)


def _differs_by(judgement: Judgement, facts: Facts) -> list[str]:
    """Return the axes on which the verdict differs from that of the reference world."""
    worlds = facts.snapshot.worlds
    if worlds.choices is None:
        return []
    differs = (judgement.verdict != judgement.verdict[:, :1]).any(axis=0)
    found = []
    for at, axis in enumerate(worlds.axes):
        others = np.delete(worlds.choices, at, axis=1) == np.delete(worlds.choices[_REFERENCE], at)
        if (differs & others.all(axis=1)).any():
            found.append(axis.name)
    return found
