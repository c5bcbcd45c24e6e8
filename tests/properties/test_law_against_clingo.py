"""The law agrees with an independent solver: the same rules as a logic program, on every fact.

The program below knows nothing of ternary arrays. It says of every part of a rule whether it surely
holds and whether it may hold, and lets the solver find a verdict for every pattern of facts.

A verdict of three dozen facts has too many patterns to try, so agreement is shown in two parts that
together cover every one of them: each rule over all values of its own facts, and the weighing over
all values of what provisions apply. Where the patterns are few, verdicts are tried whole besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import clingo
import numpy as np
import pytest
from msgspec.structs import replace

from allies.assessment.case.setting import set_case
from allies.law.audit import bodies_of_act, facts_of_act
from allies.law.facts import Facts
from allies.law.judgement import GRANTING, judge
from allies.law.provisions import Brief, CompiledProvision, brief_on_act, brief_on_means
from allies.law.rules import Leaf, Rule, all_, leaf, leaves
from allies.theatre.opening import open_theatre
from allies.values.ternary import NO, UNKNOWN, YES
from allies.world.instruments import Reading
from allies.world.view import View, view_of

MOST_FACTS = 12  # verdicts of no more facts are tried whole
TERNARY = (NO, UNKNOWN, YES)
VERDICTS = {"no": NO, "unknown": UNKNOWN, "yes": YES}
WEIGHING = """
t(undefeated(P)) :- provision(P), t(applies(P)), not p(applies(O)) : overrides(O,P).
p(undefeated(P)) :- provision(P), p(applies(P)), not t(applies(O)) : overrides(O,P).
t(forbidden) :- effect(P,forbid), t(undefeated(P)).
p(forbidden) :- effect(P,forbid), p(undefeated(P)).
t(conferred) :- effect(P,grant), not residual(P), t(undefeated(P)).
p(conferred) :- effect(P,grant), not residual(P), p(undefeated(P)).
t(free) :- effect(P,grant), residual(P), t(undefeated(P)), not p(forbidden).
p(free) :- effect(P,grant), residual(P), p(undefeated(P)), not t(forbidden).
t(allowed) :- t(free).
t(allowed) :- t(conferred), not p(forbidden).
p(allowed) :- p(free).
p(allowed) :- p(conferred).
t(steps) :- t(taken(P)) : step(P).
p(steps) :- p(taken(P)) : step(P).
verdict(yes) :- t(allowed), t(steps).
verdict(no) :- not p(allowed).
verdict(no) :- not p(steps).
verdict(unknown) :- not verdict(yes), not verdict(no).
"""


class Program:
    """A brief under one reading as a logic program."""

    def __init__(self, brief: Brief, reading: str) -> None:
        self._names: dict[Rule, str] = {}
        self._lines: list[str] = [WEIGHING]
        for number, item in enumerate(brief.provisions):
            self._provision(f"p{number}", item, brief, reading)
        numbers = {item.id: f"p{number}" for number, item in enumerate(brief.provisions)}
        for item in brief.provisions:
            for other in item.overrides:
                if other in numbers:
                    self._lines.append(f"overrides({numbers[item.id]},{numbers[other]}).")
        self.leaves = [rule for rule in self._names if isinstance(rule, Leaf)]

    def _provision(self, name: str, item: CompiledProvision, brief: Brief, reading: str) -> None:
        rule = item.in_force.get(reading)
        self._lines.append(f"provision({name}).")
        if item.effect in GRANTING:
            self._lines.append(f"effect({name},grant).")
        elif item.effect == "forbid":
            self._lines.append(f"effect({name},forbid).")
        if item.residual:
            self._lines.append(f"residual({name}).")
        if rule is not None:
            parts = self._name(rule), self._name(item.when_under(reading))
            for mode in "tp":
                self._lines.append(
                    f"{mode}(applies({name})) :- {mode}({parts[0]}), {mode}({parts[1]})."
                )
        if brief.steps_bind and item.effect == "require":
            self._step(name, item)

    def _step(self, name: str, item: CompiledProvision) -> None:
        self._lines.append(f"step({name}).")
        self._lines.append(f"t(taken({name})) :- not p(undefeated({name})).")
        self._lines.append(f"p(taken({name})) :- not t(undefeated({name})).")
        if item.met is None:
            self._lines.append(f"p(taken({name})).")
        else:
            met = self._name(item.met)
            self._lines += [f"{mode}(taken({name})) :- {mode}({met})." for mode in "tp"]

    def _name(self, rule: Rule) -> str:
        """Return the name of a rule, and write what makes it hold the first time it is met."""
        if rule not in self._names:
            self._names[rule] = f"n{len(self._names)}"
            if not isinstance(rule, Leaf):
                self._branch(self._names[rule], rule.connective, list(map(self._name, rule.parts)))
        return self._names[rule]

    def _branch(self, name: str, connective: str, parts: Sequence[str]) -> None:
        for mode, other in (("t", "p"), ("p", "t")):
            if connective == "any":
                self._lines += [f"{mode}({name}) :- {mode}({part})." for part in parts]
            elif connective == "not":
                self._lines.append(f"{mode}({name}) :- not {other}({parts[0]}).")
            else:
                first, rest = (parts, []) if connective == "all" else (parts[:1], parts[1:])
                body = [f"{mode}({part})" for part in first]
                body += [f"not {other}({part})" for part in rest]
                self._lines.append(f"{mode}({name})" + (f" :- {', '.join(body)}." if body else "."))

    def patterns(self, values: Sequence[int]) -> Iterator[tuple[tuple[int, ...], int]]:
        """Return every pattern of facts made of some values, each with its verdict."""
        atoms = {self._names[rule]: at for at, rule in enumerate(self.leaves)}
        lines = list(self._lines)
        for name in atoms:
            options = "; ".join(f"fact({name},{value})" for value in values)
            lines.append(f"1 {{ {options} }} 1.")
            lines.append(f"t({name}) :- fact({name},{YES}).")
            lines += [f"p({name}) :- fact({name},{value})." for value in (UNKNOWN, YES)]
        lines.append("#show fact/2. #show verdict/1.")
        control = clingo.Control(["0", "--warn=none"])
        control.add("base", [], "\n".join(lines))
        control.ground([("base", [])])
        with control.solve(yield_=True) as models:
            for model in models:
                yield self._read(model, atoms)

    def _read(self, model: clingo.Model, atoms: dict[str, int]) -> tuple[tuple[int, ...], int]:
        pattern, verdict = [0] * len(atoms), -1
        for symbol in model.symbols(shown=True):
            if symbol.name == "fact":
                pattern[atoms[str(symbol.arguments[0])]] = symbol.arguments[1].number
            else:
                verdict = VERDICTS[str(symbol.arguments[0])]
        return tuple(pattern), verdict


@pytest.fixture(scope="module")
def shipped() -> View:
    return view_of(open_theatre("central_asia"))


def _of_means(view: View, case: str, organisation: str, means: str) -> tuple[Brief, Facts]:
    setting = set_case(view, case)
    body = setting.view.organisation(organisation)
    offered = next(item for item in body.means if item.means == means)
    brief = brief_on_means(setting.view, body, offered.means, setting.day, setting.case)
    return brief, setting.facts(setting.snapshot())


def _of_act(view: View, case: str, act_id: str, *, done: bool) -> tuple[Brief, Facts]:
    setting = set_case(view, case)
    act = next(item for item in setting.case.question.proposals if item.id == act_id)
    bodies = bodies_of_act(setting.view, act, setting.view.body("csto"))
    return (
        brief_on_act(setting.view, bodies, act, done=done),
        facts_of_act(setting.view, act, bodies),
    )


def _tried(brief: Brief, facts: Facts, reading: str, values: Sequence[int]) -> int:
    """Compare the two on every pattern of some values; return how many patterns there were."""
    program = Program(brief, reading)
    found = list(program.patterns(values))
    patterns = np.array([pattern for pattern, _ in found], dtype=np.int8).T
    fixed = dict.fromkeys(_leaves_of(brief), np.zeros(1, dtype=np.int8))
    fixed |= {rule: patterns[at] for at, rule in enumerate(program.leaves)}
    judgement = judge(brief, facts, fixed=fixed)
    row = [item.id for item in brief.readings].index(reading)
    expected = np.array([verdict for _, verdict in found], dtype=np.int8)
    differing = np.flatnonzero(np.broadcast_to(judgement.verdict[row], expected.shape) != expected)
    assert not len(differing), [found[at] for at in differing[:3]]
    return len(found)


def _leaves_of(brief: Brief) -> set[Leaf]:
    return {leaf for rule in _rules_of(brief) for leaf in leaves(rule)}


def _rules_of(brief: Brief) -> set[Rule]:
    """Return every rule that some reading asks."""
    return {
        rule
        for item in brief.provisions
        for rule in (*item.in_force.values(), item.when, *item.seen_as.values(), item.met)
        if rule is not None
    }


def _asking(rule: Rule) -> Brief:
    """Return a brief in which a rule alone decides: one power that applies where the rule holds."""
    return _of_powers([CompiledProvision("p", "", "", "permit", rule, {READING.id: all_()})])


def _of_powers(provisions: Sequence[CompiledProvision], *, steps_bind: bool = False) -> Brief:
    return Brief("rapid_reaction", (READING,), tuple(provisions), steps_bind)


def _weighing(brief: Brief) -> Brief:
    """Return a brief with the same provisions, of which each applies where one free fact holds."""
    weighed = [
        replace(
            item,
            in_force={READING.id: all_()},
            when=leaf(f"applies-{number}"),
            seen_as={},
            met=None if item.met is None else leaf(f"taken-{number}"),
        )
        for number, item in enumerate(brief.provisions)
        if item.effect in (*GRANTING, "forbid") or (brief.steps_bind and item.effect == "require")
    ]
    return _of_powers(weighed, steps_bind=brief.steps_bind)


READING = Reading(id="any", title="Any", holders=())
OF_MEANS = [
    ("osh-2010", "csto", "rapid_reaction"),
    ("osh-2010", "csto", "peacekeeping"),
    ("osh-2010", "csto", "bilateral"),
    ("rasht-2010", "csto", "rapid_reaction"),
    ("rasht-2010", "sco", "rapid_reaction"),
    ("batken-1999", "cst", "rapid_reaction"),
]
OF_ACTS = [
    ("uzbekistan-2012", "uzbekistan-2012.leaves-20-december", True),
    ("uzbekistan-2012", "uzbekistan-2012.council-suspends", True),
    ("third-state-base-2012", "third-state-base-2012.uzb", False),
    ("third-state-base-2012", "third-state-base-2012.kgz", True),
]


@pytest.fixture(scope="module")
def briefs(shipped: View) -> list[tuple[Brief, Facts]]:
    return [
        *(_of_means(shipped, *asked) for asked in OF_MEANS),
        *(_of_act(shipped, case, act, done=done) for case, act, done in OF_ACTS),
    ]


def test_the_solver_agrees_on_every_rule_over_all_values_of_its_facts(
    briefs: list[tuple[Brief, Facts]],
) -> None:
    facts = briefs[0][1]
    rules = {rule for brief, _ in briefs for rule in _rules_of(brief) if list(leaves(rule))}
    tried = [_tried(_asking(rule), facts, READING.id, TERNARY) for rule in rules]
    assert len(tried) > 40
    assert sum(tried) > 1_000


def test_the_solver_agrees_on_the_weighing_over_all_values_of_what_applies(
    briefs: list[tuple[Brief, Facts]],
) -> None:
    for brief, facts in briefs:
        weighing = _weighing(brief)
        count = _tried(weighing, facts, READING.id, TERNARY)
        assert count == 3 ** len(_leaves_of(weighing))


def test_the_solver_agrees_on_whole_verdicts_of_few_facts(
    briefs: list[tuple[Brief, Facts]],
) -> None:
    tried = 0
    for brief, facts in briefs:
        for reading in brief.readings:
            if len(Program(brief, reading.id).leaves) <= MOST_FACTS:
                tried += _tried(brief, facts, reading.id, (NO, YES))
    assert tried > 5_000
