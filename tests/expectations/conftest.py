"""Fixtures: the answers of the command line about movement, and the five documents."""

from __future__ import annotations

from typing import Any

import pytest

from allies.evidence.digests import DocumentIndex
from tests.apparatus import Answer, Ask, Run
from tests.expectations.passages import documents


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


@pytest.fixture(scope="session")
def indexes() -> dict[str, DocumentIndex]:
    """The five documents by the id of their source; the test is skipped where none are held."""
    return {name: DocumentIndex.of(name, text) for name, text in documents().items()}
