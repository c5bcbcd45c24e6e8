"""The reference pages and the JSON schemas can be built, all of them, and say all they should."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from allies.cli.app import make_app
from allies.questions.catalogue import CATALOGUE, GROUPS
from allies.questions.schemas import answer_types
from tests.apparatus import REPOSITORY

INDEX = REPOSITORY / "docs" / "reference" / "index.md"
ROOT: Any = typer.main.get_command(make_app())


def built(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_every_page_of_the_index_and_every_schema_is_built(reference: Path) -> None:
    pages = set(re.findall(r"^\| \[[^]]+\]\(([^)]+)\)", INDEX.read_text("utf-8"), re.MULTILINE))
    assert pages | {f"schemas/{name}.json" for name in answer_types()} == set(built(reference))
    assert len(pages) > 10


def test_a_page_says_what_it_is_made_by_and_is_more_than_its_title(reference: Path) -> None:
    for name, text in built(reference).items():
        if name.endswith(".md"):
            mark, _, title, *rest = text.decode().splitlines()
            assert mark.startswith("<!-- Made by tools/build_reference.py"), name
            assert title.startswith("# "), name
            assert len(rest) > 5, name


def test_the_page_on_answers_has_every_answer_with_its_schema_command_and_method(
    reference: Path,
) -> None:
    text = (reference / "json.md").read_text(encoding="utf-8")
    for name in answer_types():
        section = text.partition(f"\n### {name}\n")[2].partition("\n##")[0]
        assert f"](schemas/{name}.json)" in section
        assert "Command: [`allies " in section
        if name in CATALOGUE:
            holder = "view" if CATALOGUE[name].question.needs_record else "allies"
            assert f"`{holder}.{name.replace('-', '_')}(" in section


def test_the_page_on_answers_explains_the_envelope_once(reference: Path) -> None:
    text = (reference / "json.md").read_text(encoding="utf-8")
    for name in ("covered", "with_article", "account_described"):
        assert text.count(f"\n| `{name}` | ") == 1


def test_no_two_headings_of_a_page_have_the_same_anchor(reference: Path) -> None:
    for name, content in built(reference).items():
        headings = re.findall(r"^#+ (.*)", content.decode(), flags=re.MULTILINE)
        folded = [heading.casefold() for heading in headings]
        assert len(folded) == len(set(folded)), name


def test_the_commands_stand_in_the_groups_of_the_help(reference: Path) -> None:
    text = (reference / "command-line.md").read_text(encoding="utf-8")
    places = [text.index(f"\n## {title}\n") for title in GROUPS.values()]
    assert places == sorted(places)


def test_building_again_gives_the_same_bytes(reference: Path, tmp_path: Path) -> None:
    tool = str(REPOSITORY / "tools" / "build_reference.py")
    other = {**os.environ, "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, tool, "--into", str(tmp_path)], env=other, check=True)
    assert built(tmp_path) == built(reference)


def commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:
    for word, command in group.commands.items():
        yield f"{name} {word}", command
        if hasattr(command, "commands"):
            yield from commands(command, f"{name} {word}")


@pytest.mark.parametrize("name", [name for name, _ in commands(ROOT, "allies")])
def test_every_command_and_option_stands_in_the_reference(reference: Path, name: str) -> None:
    command = dict(commands(ROOT, "allies"))[name]
    text = (reference / "command-line.md").read_text(encoding="utf-8")
    section = text.partition(f"\n### {name}\n")[2].partition("\n##")[0]
    assert section, f"{name} has no section"
    for item in command.params:
        if item.param_type_name == "option":
            for option in item.opts:
                forms = (f"`{option}`", f"`{option}, ", f", {option}`")
                assert any(form in section for form in forms)
        else:
            assert (item.metavar or item.name).upper() in section
        assert item.help.rstrip(".") in section
