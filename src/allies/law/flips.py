"""Flips: every single fact that would change a verdict."""

from __future__ import annotations

import msgspec
import numpy as np
from msgspec.structs import replace

from allies.law.facts import Facts
from allies.law.judgement import Judgement, judge
from allies.law.predicates import PREDICATES
from allies.law.reasons import sentence
from allies.law.rules import Leaf, leaves
from allies.values.ternary import NO, YES, Answer, word


class Flip(msgspec.Struct, frozen=True):
    """One fact that would change the verdict if all other facts stay the same.

    Attributes:
        says: the fact.
        value: its present value.
        instead: the value that changes the verdict.
        verdict: the verdict with that value.
    """

    says: str
    value: Answer
    instead: Answer
    verdict: Answer


def flips(judgement: Judgement, facts: Facts, reading: str) -> list[Flip]:
    """Return every single fact that would change the verdict of the reference world.

    The what-ifs are computed together: each is one row in which one predicate has another value and
    all others keep theirs.

    Args:
        judgement: the judgement, on facts of one world.
        facts: those facts.
        reading: id of the reading.
    """
    at = [item.id for item in judgement.readings].index(reading)
    verdict = int(judgement.verdict[at, 0])
    asked = _facts_asked(judgement, reading)
    trials = [
        (rule, instead)
        for rule in asked
        if not PREDICATES[rule.name].of_question
        for instead in (NO, YES)
        if instead != int(judgement.trace.values[rule][0])
    ]
    if not trials:
        return []
    known = {
        rule: np.full(len(trials), judgement.trace.values[rule][0], dtype=np.int8) for rule in asked
    }
    for row, (rule, instead) in enumerate(trials):
        known[rule][row] = instead
    alone = replace(judgement.brief, readings=(judgement.readings[at],))
    what_if = judge(alone, facts, fixed=known).verdict[0]
    return [
        Flip(
            sentence(rule, facts.view, facts),
            word(int(judgement.trace.values[rule][0])),
            word(instead),
            word(int(what_if[row])),
        )
        for row, (rule, instead) in enumerate(trials)
        if int(what_if[row]) != verdict
    ]


def _facts_asked(judgement: Judgement, reading: str) -> list[Leaf]:
    """Return every predicate in the rules that apply under a reading, in order of first use."""
    brief = judgement.brief
    return list(
        dict.fromkeys(
            leaf
            for provision in brief.provisions
            for part in (
                provision.in_force.get(reading),
                provision.when_under(reading),
                provision.met if brief.steps_bind else None,
            )
            if part is not None
            for leaf in leaves(part)
        )
    )
