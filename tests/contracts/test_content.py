"""What is kept is kept by what it is: neither identities nor salted hashes are keys."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.apparatus import PACKAGE

ROOMS = ("assessment/case", "law", "logistics", "politics", "values", "votes", "world")
FILES = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))
SALTED = {"id", "hash"}


def salted(text: str) -> Iterator[str]:
    """Return where a text uses a number that another process would not find again."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name) and node.id in SALTED and isinstance(node.ctx, ast.Load):
            yield f"line {node.lineno}: {node.id}"
        if isinstance(node, ast.Attribute) and node.attr == "__hash__":
            yield f"line {node.lineno}: __hash__"


def kept_functions(text: str) -> Iterator[str]:
    """Return where a text keeps a function without a name of its own on an object."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Lambda):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Attribute | ast.Subscript) for target in targets):
                yield f"line {node.lineno}"


def test_there_are_files_in_every_room() -> None:
    rooms = {room for room in ROOMS for path in FILES if path.is_relative_to(PACKAGE / room)}
    assert rooms == set(ROOMS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_identity_and_no_salted_hash_is_a_key(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert list(salted(text)) == []
    assert list(kept_functions(text)) == []


def test_what_is_looked_for_is_found() -> None:
    assert list(salted("kept[id(way)] = 1")) == ["line 1: id"]
    assert list(salted("keys = map(id, ways)\nmark = str(hash(text))")) == [
        "line 1: id",
        "line 2: hash",
    ]
    assert list(salted("key = way.__hash__()")) == ["line 1: __hash__"]
    assert list(salted("act.id\nid: str\nf(id=1)")) == []
    assert list(kept_functions("self.find = lambda day: day")) == ["line 1"]
    assert list(kept_functions("found = min(items, key=lambda item: item.id)")) == []
