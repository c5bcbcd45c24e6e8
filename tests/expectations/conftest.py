"""Fixtures: the answers of the command line about movement, as JSON."""

from __future__ import annotations

from typing import Any

import pytest

from tests.apparatus import Answer, Ask, Run


@pytest.fixture
def route(run: Run) -> Ask:
    """The answer of `allies route`, as JSON."""

    def ask(*words: str) -> Any:
        answer: Answer = run("route", *words, "--json")
        assert (answer.code, answer.err) == (0, "")
        return answer.json

    return ask


@pytest.fixture
def deploy(run: Run) -> Ask:
    """The answer of `allies deploy`, as JSON."""

    def ask(*words: str) -> Any:
        answer: Answer = run("deploy", *words, "--json")
        assert (answer.code, answer.err) == (0, "")
        return answer.json

    return ask
