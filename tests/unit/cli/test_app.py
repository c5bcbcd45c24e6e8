"""The program is made with the one command that was typed, or with all of them."""

from __future__ import annotations

import pytest
import typer.main

from allies import __version__
from allies.cli.app import make_app
from allies.cli.commands import command_names
from tests.apparatus import Run

ERRANDS = {
    *("schema", "replicate", "site", "serve", "run", "sensitivity", "discover"),
    *("check", "new", "add", "mcp", "brief", "cite"),
}


def made(*typed: str) -> list[str]:
    app = make_app(typed)
    groups = [str(item.name) for item in app.registered_groups]
    return sorted([*groups, *(str(item.name) for item in app.registered_commands)])


ALL = sorted({*dict(command_names()), *ERRANDS})


@pytest.mark.parametrize("name", ALL)
def test_a_command_that_exists_is_made_alone(name: str) -> None:
    assert made(name, "--help") == [name]


@pytest.mark.parametrize("typed", [(), ("nonsense",), ("--help",), ("--json", "members"), ("",)])
def test_all_are_made_if_none_was_typed_first(typed: tuple[str, ...]) -> None:
    assert made(*typed) == ALL


def test_every_command_stands_once_in_the_help() -> None:
    click = typer.main.get_command(make_app())
    assert sorted(click.commands) == ALL  # type: ignore[attr-defined]


def test_the_version_is_told_before_anything_is_asked(run: Run) -> None:
    for typed in (("--version",), ("--version", "nonsense")):
        answer = run(*typed)
        assert (answer.code, answer.out) == (0, f"allies {__version__}\n")
