"""The page on the command line, made from the commands themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import typer

from allies.cli.app import make_app
from allies.cli.commands import Variant, variants_of
from allies.faces.text.spelling import option_of
from allies.questions.catalogue import GROUPS
from allies.questions.schemas import ERRANDS
from reference.markdown import anchor, capital, codes, page, section, table

_VALUES = {"STRING": "text", "INT": "whole number", "FLOAT": "number"}
_EXAMPLES = re.compile(r"\n\nFor example:\s*")


def command_line() -> str:
    """Return the page on the command line."""
    root: Any = typer.main.get_command(make_app())
    intro = """
A command asks one question, or a few related questions. The options are the fields of the question.
`python -m allies` is the same program. [Python](../how-to/python.md) asks the same questions by the
same names.

Name a state, an organisation, a place or a case by its id or by its name, in upper or lower case:
`KAZ`, `kazakhstan`. If a name fits several entries, the error lists them. Write days as YYYY-MM-DD.
"""
    return page(
        "Command line",
        intro,
        section("Answers and exit codes", _exit_codes()),
        section("Environment", _environment()),
        *(
            section(title, *(_command(name, command) for name, command in _commands(root, title)))
            for title in GROUPS.values()
        ),
    )


def _exit_codes() -> str:
    rows = [
        (
            "0",
            "the program answered. For a day outside the record the answer is *unknown*, and"
            " its JSON says `covered: false`",
        ),
        (
            "1",
            "`allies check` or `allies sources verify` found faults, or `allies replicate`"
            " found a difference",
        ),
        ("2", "the program cannot use the question or the theatre"),
    ]
    return (
        "An answer goes to standard output, an error to standard error. An error says what is"
        " wrong, why, and what to do. A page in a file or a pipe is 100 columns wide. On a terminal"
        " it is as wide as the terminal, but at most 100. `COLUMNS` counts only on a terminal.\n\n"
        + table(("code", "meaning"), rows)
    )


def _environment() -> str:
    rows = [
        (
            "`ALLIES_CACHE`",
            "the folder for cached theatres and answers; by default the platform's cache folder",
        ),
        ("`ALLIES_DEBUG`", "if it is set, a fault of the program itself prints its traceback"),
    ]
    return table(("variable", "meaning"), rows)


def _commands(root: Any, title: str) -> Iterator[tuple[str, Any]]:
    """Return the commands of one group of the help, each with those below it."""
    for word, command in root.commands.items():
        if command.rich_help_panel == title:
            yield word, command
            for inner, below in getattr(command, "commands", {}).items():
                yield f"{word} {inner}", below


def _command(name: str, command: Any) -> str:
    arguments = [item for item in command.params if item.param_type_name == "argument"]
    options = [item for item in command.params if item.param_type_name == "option"]
    says, *examples = _EXAMPLES.split(command.help or "")
    usage = " ".join(["allies", name, *map(_metavar, arguments), *_required(options)])
    return section(
        f"allies {name}",
        capital(says),
        f"```text\n{usage}{' [OPTIONS]' if options else ''}\n```",
        _questions(name) or _examples(examples),
        _arguments(arguments),
        _options(options),
        _errand(name),
        level=3,
    )


def _questions(name: str) -> str:
    """Return the questions that a command asks, and the options that distinguish them."""
    rows = [
        (
            f"[`{item.row.name}`](json.md#{anchor(item.row.name)})",
            _asked_where(item),
            f"`allies {item.row.example}`",
        )
        for item in variants_of(name)
    ]
    return table(("question", "asked with", "for example"), rows) if rows else ""


def _asked_where(variant: Variant) -> str:
    needed = [option_of(name, variant.own[name].type) for name in variant.required]
    return codes(needed) or "no other option"


def _examples(examples: list[str]) -> str:
    return f"For example: {codes(text.strip() for text in examples)}." if examples else ""


def _errand(name: str) -> str:
    schemas = [schema for schema, (_, command) in ERRANDS.items() if command == name]
    return "".join(f"JSON: [`{schema}`](json.md#{anchor(schema)})." for schema in schemas)


def _arguments(arguments: list[Any]) -> str:
    rows = [(f"`{_metavar(item)}`", capital(item.help or "")) for item in arguments]
    return table(("argument", "meaning"), rows) if rows else ""


def _options(options: list[Any]) -> str:
    rows = [(f"`{', '.join(item.opts)}`", _value(item), capital(item.help)) for item in options]
    return table(("option", "value", "meaning"), rows) if rows else ""


def _metavar(item: Any) -> str:
    word = str(item.metavar or item.name).upper()
    return word if item.required else f"[{word}]"


def _required(options: list[Any]) -> Iterator[str]:
    for item in options:
        if item.required:
            yield f"{item.opts[0]} {item.name.upper()}"


def _value(item: Any) -> str:
    if item.is_flag:
        return "-"
    if item.nargs > 1:
        return "two values"
    return _VALUES[repr(item.type)] + (", repeatable" if item.multiple else "")
