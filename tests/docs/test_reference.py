"""The reference pages are what the code says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import typer

from allies.cli.app import app
from allies.reports.answers.schemas import SCHEMAS
from tests.apparatus import REPOSITORY, Run

REFERENCE = REPOSITORY / "docs" / "reference"
ROOT: Any = typer.main.get_command(app)
DOCUMENT = "one two three four five six seven eight nine ten eleven twelve\n"
ASKED = {
    "assess": "assess osh-2010",
    "assess-draw": "assess osh-2010 --draw 3",
    "members": "members csto --on 2012-07-15",
    "law": "law csto --on 2011-06-12",
    "law-diff": "law csto --diff 2010-06-12 2013-06-12",
    "audit": "audit csto",
    "timeline": "timeline --about UZB --as-of 2012-07-20",
    "contested": "contested",
    "claim": "claim osh-2010.appeal-csto",
    "sources": "sources",
    "sources-verify": "sources verify --documents FOLDER",
    "sources-digest": "sources digest FOLDER/numbers.txt one_two",
    "check": "check",
}


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


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_answer_keeps_to_its_published_schema(
    name: str, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "numbers.txt").write_text(DOCUMENT, encoding="utf-8")
    words = [word.replace("FOLDER", str(folder)) for word in ASKED[name].split()]
    words = [DOCUMENT.strip() if word == "one_two" else word for word in words]
    schema = json.loads((REFERENCE / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(run(*words, "--json").json, schema)
