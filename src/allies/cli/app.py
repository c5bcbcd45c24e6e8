"""The program: commands made from the catalogue, and errands, which are not questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import typer

from allies import __version__
from allies.cli import brief, errands, look, runs
from allies.cli.commands import add_commands, command_names
from allies.cli.usage import Command
from allies.questions.catalogue import GROUPS

# Errands by name, each with its group in the help.
_ERRANDS: Mapping[str, tuple[Callable[..., None], str]] = {
    "schema": (errands.schema, "evidence"),
    "replicate": (errands.replicate, "evidence"),
    "site": (look.site, "look"),
    "serve": (look.serve, "look"),
    "run": (runs.run, "worlds"),
    "sensitivity": (runs.sensitivity, "worlds"),
    "discover": (runs.discover, "worlds"),
    "check": (errands.check, "theatre"),
    "new": (errands.new, "theatre"),
    "add": (errands.add, "theatre"),
    "mcp": (errands.mcp, "faces"),
    "cite": (brief.cite, "faces"),
}
# Errands whose options are made from those of a question.
_MADE: Mapping[str, tuple[Callable[[], Callable[..., None]], str]] = {
    "brief": (brief.callback, "faces"),
}
_SETTINGS = {"help_option_names": ["-h", "--help"]}


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"allies {__version__}")
        raise typer.Exit


def _program(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Take the options before a command."""


def make_app(words: Sequence[str] = ()) -> typer.Typer:
    """Return the program with only the command that was typed, if it exists.

    The library would build every command with its options, which takes longer than most
    runs.

    Args:
        words: the words typed after the name of the program.
    """
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
        help="May they, will they, can they, and how do we know?",
    )
    app.callback()(_program)
    grouped = dict(command_names())
    asked = words[0] if words else ""
    known = asked in grouped or asked in _ERRANDS or asked in _MADE
    for group, title in GROUPS.items():
        names = [name for name, own in grouped.items() if own == group and name != "sources"]
        add_commands(app, [name for name in names if not known or name == asked])
        if group == grouped["sources"] and (not known or asked == "sources"):
            app.add_typer(errands.make_sources(), name="sources", rich_help_panel=title)
        for name, (errand, own) in _ERRANDS.items():
            if own == group and (not known or name == asked):
                app.command(name, cls=Command, rich_help_panel=title, context_settings=_SETTINGS)(
                    errand
                )
        for name, (make, own) in _MADE.items():
            if own == group and (not known or name == asked):
                app.command(name, cls=Command, rich_help_panel=title, context_settings=_SETTINGS)(
                    make()
                )
    return app
