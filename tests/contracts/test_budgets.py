"""Budgets: how long a file or a function may be, and what must be said of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.apparatus import PACKAGE

MOST_LINES_A_FILE, MOST_LINES_A_FUNCTION, MOST_PARAMETERS = 500, 60, 8
FILES = sorted(PACKAGE.rglob("*.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


EVERY = pytest.mark.parametrize("path", FILES, ids=place)


def nodes(path: Path) -> Iterator[ast.AST]:
    yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def functions(path: Path) -> Iterator[Function]:
    for node in nodes(path):
        if isinstance(node, Function):
            yield node


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 50


@EVERY
def test_a_file_is_not_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_A_FILE


@EVERY
def test_no_function_is_too_long(path: Path) -> None:
    for function in functions(path):
        assert function.end_lineno is not None
        lines = function.end_lineno - function.lineno + 1
        assert lines <= MOST_LINES_A_FUNCTION, f"{function.name}: {lines} lines"


@EVERY
def test_no_function_has_too_many_parameters(path: Path) -> None:
    for function in functions(path):
        given = function.args
        count = len(given.posonlyargs) + len(given.args) + len(given.kwonlyargs)
        assert count <= MOST_PARAMETERS, f"{function.name}: {count} parameters"


def is_public(name: str) -> bool:
    return not name.startswith("_")


def undocumented(body: list[ast.stmt], within: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.ClassDef | Function) and is_public(node.name):
            if not ast.get_docstring(node):
                yield within + node.name
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node.body, f"{node.name}.")


@EVERY
def test_every_module_class_and_function_that_is_public_is_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module says nothing of itself"
    assert list(undocumented(tree.body)) == []
