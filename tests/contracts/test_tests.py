"""The tests mirror the program: a module that decides much has a test file of its own."""

from __future__ import annotations

import ast
import os

import pytest

from tests.apparatus import PACKAGE, REPOSITORY, long_tests

# Pages are held by the golden tests, and packages by the test files in their folders.
MOST_BRANCHES = 7
BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.comprehension, ast.match_case)


def branches(text: str) -> int:
    """Return the number of conditions and loops of a module."""
    return sum(isinstance(node, BRANCHES) for node in ast.walk(ast.parse(text)))


def test_a_module_outside_the_faces_with_more_than_a_few_branches_has_a_test_file() -> None:
    tests = REPOSITORY / "tests" / "unit"
    missing = []
    for module in PACKAGE.rglob("*.py"):
        within = module.relative_to(PACKAGE)
        if within.parts[0] in ("faces", "theatres") or module.name == "__init__.py":
            continue
        if branches(module.read_text(encoding="utf-8")) > MOST_BRANCHES:
            mirror = within.with_name(f"test_{within.name}")
            if not (tests / mirror).exists():
                missing.append(str(mirror))
    assert missing == []


def test_branches_are_conditions_and_loops() -> None:
    assert branches("x = 1\ndef f(): return x") == 0
    assert branches("if x: y = [a for a in b if a]\nelse: z = 1 if x else 2") == 3
    assert branches("for a in b:\n    while a: pass") == 2


def test_what_is_listed_as_long_is_a_test() -> None:
    for name in long_tests():
        file, _, rest = name.partition("::")
        text = (REPOSITORY / file).read_text(encoding="utf-8")
        assert f"\ndef {rest.partition('[')[0]}(" in text, name


def test_what_is_long_is_left_out_and_nothing_else(request: pytest.FixtureRequest) -> None:
    listed, asked_all = long_tests(), bool(os.environ.get("ALLIES_HOSTILE"))
    for item in request.session.items:
        is_long = item.get_closest_marker("long") is not None
        assert is_long or not listed & {item.nodeid, item.nodeid.partition("[")[0]}
        reasons = [str(mark.kwargs.get("reason")) for mark in item.iter_markers("skip")]
        left_out = any(reason.startswith("long:") for reason in reasons)
        assert left_out == (is_long and not asked_all)
