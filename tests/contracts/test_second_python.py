"""Another Python answers with the same bytes; `make check-all` says where there is one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.apparatus import REPOSITORY

ASKED = [
    ("members", "csto", "--on", "2012-07-15"),
    ("assess", "tajikistan-incursion-2015", "--draws", "200"),
    ("route", "otar", "khujand", "--on", "2012-06-15", "--move", "company"),
]

pytestmark = pytest.mark.second_python


@pytest.fixture(scope="module")
def second() -> str:
    """The second Python, which has the program installed."""
    named = os.environ.get("ALLIES_SECOND_PYTHON", "")
    if not named:
        pytest.skip("no second Python is named: `make check-all` looks for one")
    return str(REPOSITORY / named)


def answer(python: str, words: tuple[str, ...], cache: Path) -> bytes:
    return subprocess.run(
        [python, "-m", "allies", *words, "--json"],
        env={**os.environ, "ALLIES_CACHE": str(cache)},
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    ).stdout


def version(python: str) -> bytes:
    return subprocess.run([python, "--version"], stdout=subprocess.PIPE, check=True).stdout


def test_the_second_python_is_another_version(second: str) -> None:
    assert version(second) != version(sys.executable)


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_two_pythons_answer_with_the_same_bytes(
    second: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    ours = answer(sys.executable, words, tmp_path / "ours")
    theirs = answer(second, words, tmp_path / "theirs")
    assert ours == theirs
    assert ours.startswith(b"{")
