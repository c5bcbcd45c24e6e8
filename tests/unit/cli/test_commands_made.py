"""Commands made from the questions: which of them is asked, and what goes with it."""

from __future__ import annotations

import inspect
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from allies.cli.commands import FACES, Variant, callback, chosen, command_names, variants_of
from allies.errors import QuestionError
from allies.faces.text.spelling import CommandSpelling
from allies.questions.catalogue import CATALOGUE, GROUPS
from tests.apparatus import Run, refused, words

NAMES = dict(command_names())


def asked_by(command: str, *given: str) -> str:
    """Return the question that a command asks where some fields are given."""
    return chosen(variants_of(command), dict.fromkeys(given, "x")).row.name


def told(command: str, *given: str) -> list[str]:
    """Return the faults of a command where some fields are given, in its options."""
    variants = variants_of(command)
    with pytest.raises(QuestionError) as caught:
        chosen(variants, dict.fromkeys(given, "x"))
    spelling = CommandSpelling(*(item.row.name for item in variants))
    return [fault.told(spelling) for fault in caught.value.faults]


def test_every_question_is_asked_by_a_command_and_every_command_stands_in_a_group() -> None:
    assert set(NAMES) == {row.asked_by for row in CATALOGUE.values()}
    assert set(NAMES.values()) <= set(GROUPS)
    for command in NAMES:
        names = [item.row.name for item in variants_of(command)]
        assert names == [row.name for row in CATALOGUE.values() if row.asked_by == command]


# Which question is asked.


@pytest.mark.parametrize(
    ("command", "given", "question"),
    [
        ("law", ("body",), "law"),
        ("law", ("body", "on", "of"), "law"),
        ("law", ("body", "diff"), "law-diff"),
        ("law", ("body", "diff", "of"), "law-diff"),
        ("law", ("case",), "law-case"),
        ("law", ("case", "reading", "means"), "law-case"),
        ("assess", ("case",), "assess"),
        ("assess", ("case", "draw"), "assess-draw"),
        ("members", ("organisation", "on"), "members"),
        ("members", ("on",), "memberships"),
        ("members", (), "memberships"),
        ("audit", ("body",), "audit"),
        ("audit", ("body", "act"), "audit-act"),
        ("power", ("game",), "power-game"),
        ("power", ("organisation",), "power"),
        ("power", ("organisation", "case"), "power-case"),
        ("power", ("organisation", "before"), "power-change"),
    ],
)
def test_the_first_question_whose_required_fields_are_all_given_is_asked(
    command: str, given: tuple[str, ...], question: str
) -> None:
    assert asked_by(command, *given) == question


@pytest.mark.parametrize(
    ("command", "given", "question"),
    [
        ("law", (), "law"),
        ("law", ("diff",), "law-diff"),
        ("power", ("case",), "power-case"),
        ("assess", ("draw",), "assess-draw"),
    ],
)
def test_where_something_is_missing_the_question_that_was_meant_tells_it(
    command: str, given: tuple[str, ...], question: str
) -> None:
    assert asked_by(command, *given) == question


# What does not go together.


@pytest.mark.parametrize(
    ("command", "given", "said"),
    [
        ("law", ("body", "diff", "on"), ["--diff and --on cannot be used together"]),
        ("law", ("body", "case"), ["--case and BODY cannot be used together"]),
        ("law", ("case", "of"), ["--case and --of cannot be used together"]),
        ("power", ("organisation", "game"), ["--game and ORGANISATION cannot be used together"]),
        (
            "power",
            ("organisation", "before", "with_states", "rule"),
            [
                "--before and --with cannot be used together",
                "--before and --rule cannot be used together",
            ],
        ),
        ("power", ("game", "as_of"), ["--game and --as-of cannot be used together"]),
        ("law", ("body", "means"), ["--means needs --case"]),
        ("law", ("body", "hide_outcome"), ["--hide-outcome needs --case"]),
        ("power", ("organisation", "of"), ["--of needs --before"]),
        ("power", ("organisation", "draws", "seed"), ["--draws needs --case", "--seed needs"]),
    ],
)
def test_all_that_does_not_go_with_the_question_is_told(
    command: str, given: tuple[str, ...], said: Sequence[str]
) -> None:
    found = told(command, *given)
    assert len(found) == len(said)
    for part, fault in zip(said, found, strict=True):
        assert fault.startswith(part)
        assert "\n  do:  " in fault


def test_a_variant_knows_its_fields_those_of_the_what_if_and_of_the_ask() -> None:
    route = Variant.of(CATALOGUE["route"])
    known = [route.knows(name) for name in ("start", "deny", "as_of", "seed", "rule", "x")]
    assert known == [True, True, True, False, False, False]
    assert (route.required, route.selectors) == (["start", "end"], [])
    change = Variant.of(CATALOGUE["power-change"])
    assert (change.required, change.selectors) == (["organisation", "before"], ["before"])


# Options and arguments.


def parameters(command: str) -> dict[str, inspect.Parameter]:
    return dict(inspect.signature(callback(command)).parameters)


def kind_of(parameter: inspect.Parameter) -> Any:
    return get_args(parameter.annotation)[0]


@pytest.mark.parametrize("command", NAMES)
def test_a_command_has_each_option_once_and_says_what_it_means(command: str) -> None:
    spelled: list[str] = []
    for parameter in parameters(command).values():
        info = get_args(parameter.annotation)[1]
        assert info.help, parameter.name
        # An option stands where the library takes a default, and moves it on by itself.
        spelled.append(info.metavar or info.default)
    assert len(spelled) == len(set(spelled))
    assert "--json" in spelled
    for variant in variants_of(command):
        every = {*variant.own, *variant.supposed, *variant.beside}
        assert every <= set(parameters(command))


@pytest.mark.parametrize(
    ("command", "name", "kind"),
    [
        ("assess", "case", str),
        ("assess", "draws", int | None),
        ("assess", "strict_law", bool),
        ("assess", "hide_outcome", bool),
        ("assess", "seed", int | None),
        ("assess", "rule", str | None),
        ("members", "organisation", str | None),
        ("law", "diff", tuple[str, str] | None),
        ("route", "deny", list[str] | None),
        ("route", "within", float | None),
        ("threats", "compare", tuple[str, str] | None),
    ],
)
def test_a_field_is_typed_as_the_command_line_takes_it(
    command: str, name: str, kind: object
) -> None:
    assert kind_of(parameters(command)[name]) == kind


def test_an_argument_is_needed_only_where_every_question_of_the_command_needs_it() -> None:
    for command, name, is_needed in (
        ("assess", "case", True),
        ("route", "end", True),
        ("members", "organisation", False),
        ("power", "organisation", False),
        ("law", "body", False),
    ):
        default = parameters(command)[name].default
        assert (default is inspect.Parameter.empty) is is_needed


# The help.


@pytest.mark.parametrize("command", NAMES)
def test_the_help_of_a_command_shows_what_it_says_and_how_each_question_is_asked(
    run: Run, command: str
) -> None:
    answer = run(command, "--help")
    assert (answer.code, answer.err) == (0, "")
    page = words(answer.out)
    assert f"Usage: allies {command} " in page
    if command == "sources":
        return  # a group of its own, with errands beside the question
    rows = [row for row in CATALOGUE.values() if row.asked_by == command]
    assert words((rows[-1].question.__doc__ or "").partition("\n\n")[0]) in page
    for row in rows:
        assert f"allies {row.example}" in page


@pytest.mark.parametrize("command", NAMES)
def test_the_examples_of_a_command_ask_the_questions_they_are_of(command: str) -> None:
    for row in CATALOGUE.values():
        if row.asked_by != command:
            continue
        example = shlex.split(row.example)
        assert example[0] == command
        selectors = Variant.of(row).selectors
        spelled = CommandSpelling(row.name)
        assert all(spelled.field(name) in example for name in selectors)


# Faces beside the page.


def test_a_face_is_refused_for_another_question_of_its_command(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "law.html"
    for more in (("csto", "--diff", "2010-06-12", "2013-06-12"), ("--case", "osh-2010")):
        answer = run("law", *more, "--html", str(file))
        refused(answer, f"{more[-2 if more[0] == '--case' else 1]} and --html cannot be used")
        assert not file.exists()
    written = run("law", "csto", "--html", str(file))
    assert (written.code, written.err) == (0, "")
    assert written.out == run("law", "csto").out
    assert file.read_text(encoding="utf-8").startswith("<!")


def test_the_faces_are_of_questions_that_their_commands_ask() -> None:
    for command, faces in FACES.items():
        for face in faces:
            assert CATALOGUE[face.question].asked_by == command
            assert set(face.beside) <= set(CATALOGUE)
            assert face.name in parameters(command)
