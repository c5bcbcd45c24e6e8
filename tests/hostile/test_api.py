"""Schemathesis puts hostile questions to the API of the explorer; none may break the server.

Schemathesis is a program of its own in the environment of the peers, and no part of the project.
"""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.apparatus import REPOSITORY
from tests.browser.serving import served

PROGRAM = shutil.which("schemathesis", path=f"{REPOSITORY}/.venv-peers/bin:{os.environ['PATH']}")
MOST_SECONDS = 600


@pytest.mark.slow
def test_no_question_to_the_api_breaks_the_server() -> None:
    if not os.environ.get("ALLIES_HOSTILE"):
        pytest.skip("hostile questions to the API take minutes; `make check-all` asks them")
    if PROGRAM is None:
        pytest.skip("schemathesis is not installed; `make bench` brings it")
    with served("central_asia") as address:
        command = [PROGRAM, "run", f"{address}api", "--url", address.rstrip("/"), "--checks",
                   "not_a_server_error", "--phases", "coverage,fuzzing", "--max-examples", "5",
                   "--request-timeout", "120", "--seed", "1"]  # fmt: skip
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
        )
    assert done.returncode == 0, done.stdout[-3_000:]
