"""Judge: from provisions and facts to a verdict under every reading, in every world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.law.facts import Facts
from allies.law.provisions import Brief, CompiledProvision
from allies.law.rules import Leaf, Trace, evaluate
from allies.values.ternary import (
    NO,
    UNKNOWN,
    YES,
    Ternary,
    all_of,
    any_of,
    constant,
    from_bool,
    negate,
)
from allies.world.instruments import Reading

OBLIGING = "oblige"
GRANTING = ("permit", OBLIGING)


class Standing(msgspec.Struct, frozen=True):
    """The status of one provision under one reading, over worlds.

    Attributes:
        in_force: whether it is law.
        applies: whether it is law and its condition holds.
        undefeated: whether it applies and no applicable provision overrides it.
    """

    in_force: Ternary
    applies: Ternary
    undefeated: Ternary


class Judgement(msgspec.Struct, frozen=True):
    """The law on one matter.

    Attributes:
        brief: the provisions considered, and the readings.
        verdict: `NO`, `UNKNOWN` or `YES`, by reading and world.
        obliged: whether it is a duty, not only a power, by reading and world.
        conflict: whether an undefeated permission meets an undefeated prohibition, by reading and
            world.
        standings: the status of each provision, by reading and provision id.
        trace: the value of every rule and part of a rule.
    """

    brief: Brief
    verdict: NDArray[np.int8]
    obliged: NDArray[np.int8]
    conflict: NDArray[np.bool_]
    standings: Mapping[str, Mapping[str, Standing]]
    trace: Trace

    @property
    def provisions(self) -> Sequence[CompiledProvision]:
        """The provisions considered."""
        return self.brief.provisions

    @property
    def readings(self) -> Sequence[Reading]:
        """The readings used, in order."""
        return self.brief.readings


def judge(
    brief: Brief,
    facts: Facts,
    fixed: Mapping[Leaf, Ternary] | None = None,
    trace: Trace | None = None,
) -> Judgement:
    """Apply provisions under every reading, in every world.

    Args:
        brief: the provisions and the readings.
        facts: the facts of the case.
        fixed: values of predicates to use instead of asking the record.
        trace: values already computed for the same facts; new values are added to it.
    """
    trace = trace or Trace(fixed=fixed or {})
    rows, conflicts, duties, standings = [], [], [], {}
    for reading in brief.readings:
        stands = _stand(brief.provisions, reading.id, facts, trace)
        standings[reading.id] = stands
        free, conferred, forbidden = _effective(brief.provisions, stands)
        verdict = _weigh(free, conferred, forbidden)
        obliged = _opposed(_found(brief.provisions, stands, (OBLIGING,)), forbidden)
        if not facts.snapshot.is_covered:  # the powers of that day are unknown
            verdict = any_of([verdict, constant(UNKNOWN)])
            obliged = any_of([obliged, constant(UNKNOWN)])
        if brief.steps_bind:
            verdict = all_of([verdict, *_steps_taken(brief, stands, facts, trace)])
        rows.append(verdict)
        duties.append(obliged)
        conflicts.append((conferred == YES) & (forbidden == YES))
    # A value that is the same in every world is kept as one code; the answer gives one for each.
    width = max((len(codes) for codes in trace.values.values()), default=1)
    verdict, obliged, conflict = (
        np.array([np.broadcast_to(row, width) for row in each])
        for each in (rows, duties, conflicts)
    )
    return Judgement(brief, verdict, obliged, conflict, standings, trace)


def _steps_taken(
    brief: Brief, stands: Mapping[str, Standing], facts: Facts, trace: Trace
) -> Iterator[Ternary]:
    for provision in brief.provisions:
        if provision.effect == "require":
            yield any_of([negate(stands[provision.id].undefeated), _met(provision, facts, trace)])


def sure_steps_taken(judgement: Judgement, facts: Facts) -> NDArray[np.int8]:
    """Return whether every step that is surely required has been taken, by reading and world.

    A step that only may be law does not count as required.

    Args:
        judgement: the judgement.
        facts: the facts it was judged on.
    """
    rows = []
    for reading in judgement.readings:
        stands = judgement.standings[reading.id]
        taken = [constant(YES)]
        for provision in judgement.provisions:
            if provision.effect == "require":
                asked = from_bool(stands[provision.id].undefeated == YES)
                taken.append(any_of([negate(asked), _met(provision, facts, judgement.trace)]))
        rows.append(np.broadcast_to(all_of(taken), judgement.verdict.shape[1]))
    return np.array(rows)


def _met(provision: CompiledProvision, facts: Facts, trace: Trace) -> Ternary:
    """Return whether a step has been taken; unknown if the step has no rule."""
    if provision.met is None:
        return constant(UNKNOWN)
    return evaluate(provision.met, facts, trace)


def _stand(
    provisions: Sequence[CompiledProvision], reading: str, facts: Facts, trace: Trace
) -> dict[str, Standing]:
    never = constant(NO)
    overriders: dict[str, list[str]] = {}
    for item in provisions:
        for name in item.overrides:
            overriders.setdefault(name, []).append(item.id)
    in_force: dict[str, Ternary] = {}
    applies: dict[str, Ternary] = {}
    for provision in provisions:
        rule = provision.in_force.get(reading)
        law = never if rule is None else evaluate(rule, facts, trace)
        in_force[provision.id] = law
        if provision.can_be_used(facts.snapshot.day):
            when = evaluate(provision.when_under(reading), facts, trace)
            applies[provision.id] = all_of([law, when])
        else:
            applies[provision.id] = never
    left = {item.id: _undefeated(item, overriders, applies) for item in provisions}
    forbidden = any_of([never, *(left[item.id] for item in provisions if item.effect == "forbid")])
    for provision in provisions:
        if provision.residual:  # a freedom; every prohibition defeats it
            left[provision.id] = all_of([left[provision.id], negate(forbidden)])
    return {
        name: Standing(in_force[name], applies[name], undefeated)
        for name, undefeated in left.items()
    }


def _undefeated(
    provision: CompiledProvision,
    overriders: Mapping[str, Sequence[str]],
    applies: Mapping[str, Ternary],
) -> Ternary:
    above = [applies[name] for name in overriders.get(provision.id, ())]
    if not above:
        return applies[provision.id]
    return all_of([applies[provision.id], negate(any_of(above))])


def _effective(
    provisions: Sequence[CompiledProvision], stands: Mapping[str, Standing]
) -> tuple[Ternary, Ternary, Ternary]:
    """Return whether there is an undefeated freedom, conferred power and prohibition."""
    return (
        _found(provisions, stands, GRANTING, residual=True),
        _found(provisions, stands, GRANTING),
        _found(provisions, stands, ("forbid",)),
    )


def _found(
    provisions: Sequence[CompiledProvision],
    stands: Mapping[str, Standing],
    effects: Sequence[str],
    *,
    residual: bool = False,
) -> Ternary:
    """Return whether some provision with one of these effects is undefeated."""
    return any_of(
        [constant(NO)]
        + [
            stands[item.id].undefeated
            for item in provisions
            if item.effect in effects and item.residual is residual
        ]
    )


def _weigh(free: Ternary, conferred: Ternary, forbidden: Ternary) -> Ternary:
    """Return yes for an unopposed power or freedom, no without any, and unknown otherwise.

    A prohibition defeats a freedom, since states may do what is not forbidden. But a prohibition
    against a power that the same law confers is a conflict, and the answer is unknown.
    """
    return any_of([free, _opposed(conferred, forbidden)])


def _opposed(conferred: Ternary, forbidden: Ternary) -> Ternary:
    """Return a power or a duty limited by a prohibition: unknown if the prohibition may apply."""
    left = np.where((conferred == YES) & (forbidden != NO), UNKNOWN, conferred)
    return np.asarray(left, dtype=np.int8)
