"""The page on the command line, made from the commands themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import typer

from allies.cli.app import app
from allies.reports.answers.schemas import SCHEMAS
from reference.markdown import anchor, capital, page, section, table

_VALUES = {"STRING": "text", "INT": "whole number", "FLOAT": "number"}
_RANGE = re.compile(r"<(?P<kind>Int|Float)Range (?P<bounds>.*)>")
_WRITTEN = re.compile(r"`allies (?P<usage>[^`]*) --json`")


def command_line() -> str:
    """Return the page on the command line."""
    root: Any = typer.main.get_command(app)
    intro = """
One verb answers one question. `python -m allies` is the same program.
"""
    return page(
        "Command line",
        intro,
        section("Answers and exit codes", _exit_codes()),
        section("Environment", _environment()),
        *(_command(name, command) for name, command in _commands(root, "allies")),
    )


def _exit_codes() -> str:
    rows = [
        ("0", "the question was answered"),
        ("1", "a check found faults: `allies check`, `allies sources verify`"),
        ("2", "the question or the theatre cannot be used, or the day lies outside the record"),
    ]
    return (
        "An answer goes to standard output, an error to standard error. An error says what, why"
        " and what to do. A page written to a file or a pipe is 100 columns wide; on a terminal it"
        " is as wide as the terminal, up to that. `COLUMNS`"
        " counts on a terminal only.\n\n" + table(("code", "meaning"), rows)
    )


def _environment() -> str:
    rows = [
        (
            "`ALLIES_CACHE`",
            "where read theatres and assessments are kept; the platform's cache folder by default",
        ),
        ("`ALLIES_DEBUG`", "where set, a fault of the program itself shows its traceback"),
    ]
    return table(("variable", "meaning"), rows)


def _commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    for word, command in group.commands.items():
        full = f"{name} {word}"
        yield full, command
        if hasattr(command, "commands"):
            yield from _commands(command, full)


def _command(name: str, command: Any) -> str:
    arguments = [item for item in command.params if item.param_type_name == "argument"]
    options = [item for item in command.params if item.param_type_name == "option"]
    usage = " ".join([name, *(_metavar(item) for item in arguments), *_required(options)])
    parts = [capital(command.help or ""), f"```text\n{usage}{' [OPTIONS]' if options else ''}\n```"]
    if arguments:
        given = [(f"`{_metavar(item)}`", capital(item.help or "")) for item in arguments]
        parts.append(table(("argument", "meaning"), given))
    if options:
        rows = [
            (f"`{', '.join(item.opts)}`", _value(item), _default(item), capital(item.help or ""))
            for item in options
        ]
        parts.append(table(("option", "value", "default", "meaning"), rows))
    schemas = list(_schemas(name))
    if schemas:
        links = ", ".join(f"[`{schema}`](json.md#{anchor(schema)})" for schema in schemas)
        parts.append(f"JSON: {links}.")
    return section(name, *parts)


def _metavar(item: Any) -> str:
    word = str(item.name).upper()
    return word if item.required else f"[{word}]"


def _required(options: list[Any]) -> Iterator[str]:
    for item in options:
        if item.required:
            yield f"{item.opts[0]} {item.name.upper()}"


def _value(item: Any) -> str:
    if item.is_flag:
        return "-"
    parts = getattr(item.type, "types", (item.type,))
    return " ".join(_value_of(repr(part)) for part in parts)


def _value_of(kind: str) -> str:
    bounded = _RANGE.fullmatch(kind)
    if bounded is None:
        return _VALUES[kind]
    word = _VALUES[bounded["kind"].upper()]
    return f"{word}, {bounded['bounds'].replace('x', '').replace('>=', 'at least ')}"


def _default(item: Any) -> str:
    if item.required:
        return "**required**"
    if item.is_flag or item.default in ("", None) or isinstance(item.default, tuple):
        return "-"
    return f"`{item.default}`"


def _schemas(name: str) -> Iterator[str]:
    """Return the schemas whose docstring names a command."""
    for schema, kind in SCHEMAS.items():
        match = _WRITTEN.search(kind.__doc__ or "")
        if match and f"allies {match['usage']} ".startswith(f"{name} "):
            subcommand = f"allies {match['usage']}".removeprefix(name).split()
            if name != "allies sources" or not subcommand:
                yield schema
