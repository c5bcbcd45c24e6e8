"""Rules: all, any, not and unless over registered predicates.

A rule is evaluated over every world at once, without short-circuiting, so that each part keeps its
value. Then a reason is a look-up, and the set of facts that were read does not depend on their
values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import msgspec

from allies.law.facts import Facts
from allies.law.predicates import IMPLICIT_INSTRUMENT, PREDICATES
from allies.values.ternary import YES, Ternary, all_of, any_of, constant, negate
from allies.world.log import Cell

Connective = Literal["all", "any", "not", "unless"]
CONNECTIVES: tuple[Connective, ...] = ("all", "any", "not", "unless")


class Leaf(msgspec.Struct, frozen=True):
    """A predicate with its parameters."""

    name: str
    given: tuple[tuple[str, str], ...] = ()


class Branch(msgspec.Struct, frozen=True):
    """A connective over rules; for `unless`, the first part holds unless a later one does."""

    connective: Connective
    parts: tuple[Rule, ...]


Rule: TypeAlias = Leaf | Branch


class RuleError(ValueError):
    """A rule that cannot be parsed; the message says where and why."""


def leaf(name: str, /, **given: str) -> Leaf:
    """Return a predicate with its parameters."""
    return Leaf(name, tuple(sorted(given.items())))


def all_(*parts: Rule) -> Branch:
    """Return the rule that holds if every part does."""
    return Branch("all", parts)


def any_(*parts: Rule) -> Branch:
    """Return the rule that holds if some part does."""
    return Branch("any", parts)


def not_(part: Rule) -> Branch:
    """Return the rule that holds if the part does not."""
    return Branch("not", (part,))


def unless(part: Rule, *exceptions: Rule) -> Branch:
    """Return the rule that holds if the part does and no exception does."""
    return Branch("unless", (part, *exceptions))


def parse_rule(text: Any, instrument: str = "") -> Rule:
    """Parse a rule as written in a theatre.

    Args:
        text: a predicate's name; a mapping of one predicate to its parameters; or a mapping of
            one connective to its parts. None is the rule that always holds.
        instrument: id of the instrument of the rule, for predicates about it.

    Raises:
        RuleError: the text is not a rule, or names an unknown connective.
    """
    if text is None:
        return all_()
    if isinstance(text, str):
        return _parse_leaf(text, {}, instrument)
    if not isinstance(text, Mapping) or len(text) != 1:
        raise RuleError("a rule is one predicate, or one of all / any / not / unless")
    ((name, body),) = text.items()
    if name == "not":
        return not_(parse_rule(body, instrument))
    if name in CONNECTIVES:
        if not isinstance(body, list) or not body:
            raise RuleError(f"'{name}' needs a list of rules")
        return Branch(name, tuple(parse_rule(part, instrument) for part in body))
    if not isinstance(body, Mapping):
        raise RuleError(f"the parameters of '{name}' must be written as a mapping")
    return _parse_leaf(str(name), body, instrument)


def _parse_leaf(name: str, body: Mapping[str, Any], instrument: str) -> Leaf:
    given = {str(key): str(value) for key, value in body.items()}
    known = PREDICATES.get(name)
    if known is not None and known.of_instrument:
        given.setdefault(IMPLICIT_INSTRUMENT, instrument)
    return leaf(name, **given)


def leaves(rule: Rule) -> Iterator[Leaf]:
    """Return every predicate in a rule, in order."""
    if isinstance(rule, Leaf):
        yield rule
    else:
        for part in rule.parts:
            yield from leaves(part)


def truth(rule: Rule, known: Mapping[Leaf, bool]) -> bool:
    """Return whether a rule holds, given the value of each predicate.

    Args:
        rule: the rule.
        known: the value of each predicate in it.
    """
    if isinstance(rule, Leaf):
        return known[rule]
    parts = [truth(part, known) for part in rule.parts]
    if rule.connective == "not":
        return not parts[0]
    if rule.connective == "any" and parts:
        return any(parts)
    if rule.connective == "unless":
        return parts[0] and not any(parts[1:])
    return all(parts)


@dataclass
class Trace:
    """The value of every rule evaluated so far, and the registers each predicate read.

    Attributes:
        values: value over worlds, by rule; a rule that occurs twice is evaluated once.
        reads: the registers each predicate read.
        fixed: values to use for some predicates instead of asking the record.
    """

    values: dict[Rule, Ternary] = field(default_factory=dict)
    reads: dict[Leaf, tuple[Cell, ...]] = field(default_factory=dict)
    fixed: Mapping[Leaf, Ternary] = field(default_factory=dict)


def evaluate(rule: Rule, facts: Facts, trace: Trace) -> Ternary:
    """Return the value of a rule in every world, and keep the values of all its parts.

    Args:
        rule: the rule.
        facts: the facts it may ask for.
        trace: the values so far; new ones are added.
    """
    known = trace.values.get(rule)
    if known is None:
        known = _ask(rule, facts, trace) if isinstance(rule, Leaf) else _combine(rule, facts, trace)
        trace.values[rule] = known
    return known


def _ask(rule: Leaf, facts: Facts, trace: Trace) -> Ternary:
    if rule in trace.fixed:
        return trace.fixed[rule]
    with facts.noting() as reads:
        value = PREDICATES[rule.name].function(facts, **dict(rule.given))
    trace.reads[rule] = tuple(dict.fromkeys(reads))
    return value


def _combine(rule: Branch, facts: Facts, trace: Trace) -> Ternary:
    parts = [evaluate(part, facts, trace) for part in rule.parts]
    if not parts:
        return constant(YES)
    if rule.connective == "not":
        return negate(parts[0])
    if rule.connective == "any":
        return any_of(parts)
    if rule.connective == "unless" and parts[1:]:
        return all_of([parts[0], negate(any_of(parts[1:]))])
    return all_of(parts)
