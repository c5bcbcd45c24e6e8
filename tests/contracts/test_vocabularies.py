"""Every word that a theatre may use is documented, and every one that is used exists."""

from __future__ import annotations

import ast
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec.structs import replace

import allies
from allies.law.predicates import PREDICATES
from allies.law.rules import leaves, parse_rule
from allies.theatre.format import PARTS, Contests
from allies.values.entries import Entry
from allies.values.means import MEANS, Means
from allies.votes.decisions import RULES
from allies.world.endings import ways
from allies.world.registers import REGISTERS
from allies.world.view import View
from allies.world.vocabulary import KINDS


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_act_has_a_sentence(name: str) -> None:
    assert KINDS[name].name == name
    assert KINDS[name].sentence


@pytest.mark.parametrize("name", PREDICATES)
def test_every_predicate_is_documented(name: str) -> None:
    predicate = PREDICATES[name]
    assert predicate.summary.startswith("Whether " if name != "not_read" else "Unknown, always")
    assert predicate.summary.endswith(".")
    assert predicate.says


@pytest.mark.parametrize("name", REGISTERS)
def test_every_register_is_documented(name: str) -> None:
    assert REGISTERS[name].says.endswith(".")
    assert REGISTERS[name].subject


@pytest.mark.parametrize("name", RULES)
def test_every_decision_rule_is_documented(name: str) -> None:
    assert RULES[name].says


def test_every_register_is_set_by_some_act() -> None:
    assert {setting.register for kind in KINDS.values() for setting in kind.sets} == set(REGISTERS)


def entries(of: type[Entry]) -> set[type[Entry]]:
    """Return a class of entries and all that stand in it."""
    from typing import get_args, get_type_hints

    found = {of}
    pending: list[Any] = list(get_type_hints(of).values())
    while pending:
        hint = pending.pop()
        if isinstance(hint, type) and issubclass(hint, Entry) and hint not in found:
            found |= entries(hint)
        pending += get_args(hint)
    return found


EVERY_ENTRY = sorted(
    {entry for part in PARTS for entry in entries(part.entry)} | {Contests},
    key=lambda entry: entry.__name__,
)


@pytest.mark.parametrize("entry", EVERY_ENTRY, ids=lambda entry: entry.__name__)
def test_every_field_of_an_entry_is_documented(entry: type[Entry]) -> None:
    assert not is_dataclass(entry)
    said = {
        line.strip().partition(":")[0]
        for line in (entry.__doc__ or "").splitlines()
        if line.startswith("        ") and ":" in line
    }
    assert set(entry.__struct_fields__) <= said


BEGINNINGS = {"since": "until", "opened": "closed"}
# What stops with an act about it, or lasts as long as what it belongs to.
ENDED_BY_ACTS = {"Instrument"}


@pytest.mark.parametrize("entry", EVERY_ENTRY, ids=lambda entry: entry.__name__)
def test_every_entry_that_begins_can_end(entry: type[Entry]) -> None:
    fields = set(entry.__struct_fields__)
    for begins, ends in BEGINNINGS.items():
        if begins in fields and entry.__name__ not in ENDED_BY_ACTS:
            assert ends in fields, f"{entry.__name__} has '{begins}' and no '{ends}'"


def rules(view: View) -> list[Any]:
    bodies = list(view.bodies())
    found = [text for body in bodies for item in body.provisions for text in (item.when, item.met)]
    return found + [reading.in_force for body in bodies for reading in body.readings]


def test_every_predicate_of_the_shipped_rules_exists(view: View, small_view: View) -> None:
    for each in (view, small_view):
        used = {leaf.name for text in rules(each) for leaf in leaves(parse_rule(text))}
        assert used
        assert used <= set(PREDICATES)


def test_every_act_of_the_shipped_theatres_is_of_a_known_kind(view: View, small_view: View) -> None:
    for each in (view, small_view):
        acts = [*each.acts, *(act for case in each.cases.values() for act in case.acts)]
        assert {act.act for act in acts} <= set(KINDS)


def test_every_provision_of_the_shipped_theatre_bears_on_something_that_can_be_asked(
    view: View,
) -> None:
    """A means that is offered by its organisation or one that builds on it, or a kind of act."""
    offered = {item.means for body in view.organisations.values() for item in body.means}
    for organisation in view.organisations.values():
        own = {item.means for item in organisation.means}
        for other in view.organisations.values():
            if organisation.id in other.builds_on:
                own |= {item.means for item in other.means}
        for provision in organisation.provisions:
            assert provision.means or provision.acts, provision.id
            assert set(provision.means) <= own, provision.id
            assert set(provision.acts) <= set(KINDS), provision.id
    for state in view.states.values():
        for provision in state.provisions:
            assert provision.means or provision.acts, provision.id
            assert set(provision.means) <= offered, provision.id
            assert set(provision.acts) <= set(KINDS), provision.id


def test_every_means_has_a_row_in_its_table() -> None:
    assert tuple(MEANS) == get_args(Means)


@pytest.mark.parametrize("means", MEANS)
def test_a_means_that_moves_forces_costs_forces_and_one_done_alone_needs_a_freedom(
    means: Means,
) -> None:
    kind = MEANS[means]
    assert kind.moves_forces == (kind.cost == "forces")
    assert kind.freedom is not None or not kind.alone


def test_nothing_compares_with_the_name_of_a_means() -> None:
    """What a means is stands in its row alone, so that adding one is adding a row."""
    found = []
    for path in sorted(Path(allies.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                constants = [
                    part.value
                    for side in (node.left, *node.comparators)
                    for part in ast.walk(side)
                    if isinstance(part, ast.Constant)
                ]
                if any(word in MEANS for word in constants if isinstance(word, str)):
                    found.append(f"{path.name}:{node.lineno}")
    assert not found


def test_no_distribution_is_written_outside_the_table_of_inputs() -> None:
    """What the model draws from stands in one table, with its meaning and origin."""
    allowed = {"model_inputs", "distributions"}
    found = []
    for path in sorted(Path(allies.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or {path.stem, path.parent.name} & allowed:
                continue
            last = node.args[-1:]
            numbers = [part for item in last for part in getattr(item, "elts", [item])]
            made = getattr(node.func, "id", "") in {"Distribution", "triangle"}
            if made and all(isinstance(part, ast.Constant) for part in numbers):
                found.append(f"{path.name}:{node.lineno}")
    assert not found


VALUES = [(name, word) for name, register in REGISTERS.items() for word in register.codes]


@pytest.mark.parametrize(("name", "word"), VALUES, ids=["-".join(pair) for pair in VALUES])
def test_every_value_of_a_register_has_a_way_in_and_a_way_out(name: str, word: str) -> None:
    found = ways(REGISTERS[name], word)
    assert found.into or found.at_first or found.by_until or found.with_the_body
    assert found.out or found.ends_by_until or found.ends_by_joining
    # A body that is dissolved takes everything along but what was over before, and itself.
    if REGISTERS[name].over and not found.at_first:
        over = found.with_the_body or word in REGISTERS[name].outlasts
        assert found.ends_with_the_body != over


def test_a_value_that_no_act_could_end_would_be_found() -> None:
    register = REGISTERS["mandate"]
    stuck = replace(register, name="stuck", over="")
    assert not ways(stuck, "given").out
    assert not ways(stuck, "given").into


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_of_act_that_can_run_out_ends_in_a_value_of_its_register(name: str) -> None:
    for setting in KINDS[name].sets:
        if setting.then:
            assert setting.then in REGISTERS[setting.register].codes
            assert setting.then != setting.word
    assert KINDS[name].can_run_out == any(setting.then for setting in KINDS[name].sets)
