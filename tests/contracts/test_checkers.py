"""What reads the code without running it finds no fault; `make check` asks the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.apparatus import REPOSITORY


@pytest.mark.slow
@pytest.mark.parametrize(
    "checker", [("ruff", "format", "--check", "."), ("ruff", "check", "."), ("mypy",)], ids=" ".join
)
def test_a_checker_finds_no_fault(checker: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *checker],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
