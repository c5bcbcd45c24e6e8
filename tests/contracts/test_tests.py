"""The tests mirror the program: a module that decides much has a test file of its own."""

from __future__ import annotations

import ast

from tests.apparatus import PACKAGE, REPOSITORY

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
