"""Reasons: why a verdict is as it is, with the rules that lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from allies.evidence.sources import Citation
from allies.law.facts import Facts
from allies.law.judgement import GRANTING, Judgement, Standing
from allies.law.predicates import PREDICATES
from allies.law.provisions import CompiledProvision
from allies.law.rules import Connective, Leaf, Rule, Trace
from allies.values.dates import LONGEST, Period
from allies.values.ternary import NO, UNKNOWN, YES, Answer, value_in, word
from allies.world.view import View

Status = Literal["decisive", "overridden", "not_in_force", "not_applicable", "unknown", "applies"]


class Condition(msgspec.Struct, frozen=True):
    """One part of a rule with its value.

    Attributes:
        says: the part of the rule, in words.
        value: `yes`, `no` or `unknown`.
        parts: the parts of this part.
        acts: ids of the acts behind the value.
        cites: the citations of those acts.
    """

    says: str
    value: Answer
    parts: tuple[Condition, ...] = ()
    acts: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()


class Reason(msgspec.Struct, frozen=True):
    """One provision in a finding.

    Attributes:
        provision: id of the provision.
        says: the rule in words.
        effect: its effect, as in `Provision`.
        status: whether it decided the verdict, or how it lost.
        in_force: why it is law or not.
        when: why it applies or not.
        cites: where the rule is documented.
    """

    provision: str
    says: str
    effect: str
    status: Status
    in_force: Condition
    when: Condition
    cites: tuple[Citation, ...]


def explain(rule: Rule, facts: Facts, trace: Trace, row: int) -> Condition:
    """Return a rule in words, with the value of every part in one world.

    Args:
        rule: a rule that has been evaluated.
        facts: the facts it was evaluated on.
        trace: the values of the evaluated rules.
        row: the world.
    """
    value = word(value_in(trace.values[rule], row))
    if isinstance(rule, Leaf):
        acts, cites = _support(rule, facts, trace, row)
        return Condition(sentence(rule, facts.view, facts), value, (), acts, cites)
    parts = tuple(explain(part, facts, trace, row) for part in rule.parts)
    says = JOINED_BY[rule.connective] if parts else ALWAYS
    return Condition(says, value, parts)


# The words that join the parts of a rule; a rule without parts always holds.
ALWAYS = "always"
JOINED_BY: Mapping[Connective, str] = {
    "all": "all of",
    "any": "any of",
    "not": "not",
    "unless": "unless a later one holds",
}

# The words for the parties if there is no case.
_PARTIES = {
    "host": "the host",
    "actor": "the actor",
    "guest": "the other side",
    "affected": "the state affected",
}


def sentence(rule: Leaf, view: View, facts: Facts | None = None) -> str:
    """Return a predicate in words.

    Args:
        rule: the predicate with its parameters.
        view: gives the names of what they refer to.
        facts: gives the names of the parties; if not given, their roles are used.
    """
    given = {
        name: view.in_sentence(value).replace("_", " ") if value else "the text"
        for name, value in rule.given
    }
    parties = facts.parties if facts else {}
    named = {part: view.name(parties.get(part) or words) for part, words in _PARTIES.items()}
    units = {name: value for name, value in rule.given if name in LONGEST}
    spelt = dict.fromkeys(LONGEST, "")
    spelt |= {unit: str(Period(unit, int(count))) for unit, count in units.items()}
    return PREDICATES[rule.name].says.format(**named, **{**given, **spelt})


def _support(
    rule: Leaf, facts: Facts, trace: Trace, row: int
) -> tuple[tuple[str, ...], tuple[Citation, ...]]:
    acts: list[str] = []
    cites: list[Citation] = []
    for cell in trace.reads.get(rule, ()):
        act = facts.snapshot.register(*cell).act(row)
        if act is not None and act.id not in acts:
            acts.append(act.id)
            cites += act.cites
    return tuple(acts), tuple(dict.fromkeys(cites))


def reasons(judgement: Judgement, facts: Facts, reading: str, row: int) -> list[Reason]:
    """Return every provision considered under one reading in one world, decisive ones first.

    Args:
        judgement: the judgement.
        facts: the facts it was judged on.
        reading: id of the reading.
        row: the world.
    """
    at = [item.id for item in judgement.readings].index(reading)
    verdict = int(judgement.verdict[at, row])
    stands = judgement.standings[reading]
    found = [
        Reason(
            provision.id,
            provision.says,
            provision.effect,
            _status(provision, stands[provision.id], verdict, row),
            explain(provision.in_force[reading], facts, judgement.trace, row),
            explain(provision.when_under(reading), facts, judgement.trace, row),
            provision.source.cites if provision.source else (),
        )
        for provision in judgement.provisions
        if reading in provision.in_force
        and provision.effect in (*GRANTING, "forbid")
        and _could_be_read(provision, facts)
    ]
    return sorted(found, key=lambda reason: reason.status != "decisive")


def _could_be_read(provision: CompiledProvision, facts: Facts) -> bool:
    """Return whether the text of a provision existed by the day of knowledge."""
    text = facts.view.instruments.get(provision.instrument)  # none for general law
    return text is None or facts.snapshot.can_read(text)


def provision_status(judgement: Judgement, reading: str, provision_id: str, row: int) -> Status:
    """Return the status of a provision under one reading in one world.

    Raises:
        KeyError: the provision was not considered under that reading.
    """
    at = [item.id for item in judgement.readings].index(reading)
    provision = next(item for item in judgement.provisions if item.id == provision_id)
    stands = judgement.standings[reading][provision_id]
    return _status(provision, stands, int(judgement.verdict[at, row]), row)


def _status(provision: CompiledProvision, stands: Standing, verdict: int, row: int) -> Status:
    in_force, applies, undefeated = (
        value_in(codes, row) for codes in (stands.in_force, stands.applies, stands.undefeated)
    )
    if undefeated == YES:
        if provision.effect not in (*GRANTING, "forbid"):
            return "applies"
        grants = provision.effect in GRANTING
        decided = (grants and verdict == YES) or (not grants and verdict == NO)
        return "decisive" if decided or verdict == UNKNOWN else "applies"
    if applies == YES:
        return "overridden"
    if in_force == NO:
        return "not_in_force"
    return "not_applicable" if applies == NO else "unknown"


def cites_of(found: Sequence[Reason]) -> list[Citation]:
    """Return every citation in some reasons, each once."""
    cites: dict[Citation, None] = {}
    for reason in found:
        cites.update(dict.fromkeys(reason.cites))
        for condition in (reason.in_force, reason.when):
            cites.update(dict.fromkeys(_cites_in(condition)))
    return list(cites)


def _cites_in(condition: Condition) -> list[Citation]:
    return [*condition.cites, *(cite for part in condition.parts for cite in _cites_in(part))]
