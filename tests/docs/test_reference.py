"""The reference pages are what the code says."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from allies.cli.app import app
from tests.apparatus import REPOSITORY

REFERENCE = REPOSITORY / "docs" / "reference"
ROOT: Any = typer.main.get_command(app)


def test_every_generated_page_is_current() -> None:
    done = subprocess.run(
        [sys.executable, str(REPOSITORY / "tools" / "build_reference.py"), "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    for word, command in group.commands.items():
        yield f"{name} {word}", command
        if hasattr(command, "commands"):
            yield from commands(command, f"{name} {word}")


@pytest.mark.parametrize("name", [name for name, _ in commands(ROOT, "allies")])
def test_every_command_and_option_stands_in_the_reference(name: str) -> None:
    command = dict(commands(ROOT, "allies"))[name]
    text = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert section, f"{name} has no section"
    for item in command.params:
        if item.param_type_name == "option":
            for option in item.opts:
                assert f"`{option}`" in section
        else:
            assert item.name.upper() in section
        assert item.help.rstrip(".") in section
