"""The record says what the documents say in its own words: no run of eight words is theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from allies import theatres
from allies.evidence.digests import RUN_WORDS, words_of
from tests.expectations.passages import documents

THEATRE = Path(next(iter(theatres.__path__))) / "central_asia"

# The title of a page is its name; a place in a document is named by its headings.
PLACES = {"at", "runs"}
BIBLIOGRAPHY = {"title", "url", "publisher"}
# Names that contain eight words or more.
NAMES = (
    "Conference on Interaction and Confidence Building Measures in Asia",
    "the Conference on Security and Co-operation in Europe",
    "On good neighborliness and alliance in the 21st century",
    "Improving the coordination of foreign policies of CSTO member states",
    "Threat analysis of national security in the medium term",
    "The CSTO in the Face of NATO's Withdrawal from Afghanistan",
    "the Concept Paper on the Foreign Policy Activity of Uzbekistan",
)

Run = tuple[str, ...]


def runs_of(text: str) -> set[Run]:
    """Return every eight words of a text that follow each other."""
    words = [word.text for word in words_of(text)]
    return {tuple(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1)}


NAMED = {run for name in NAMES for run in runs_of(name)}


def texts(node: yaml.Node | None, left_out: set[str]) -> Iterator[yaml.ScalarNode]:
    """Yield every text of a file but those of the keys left out."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in left_out:
                yield from texts(value, left_out)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from texts(value, left_out)
    elif isinstance(node, yaml.ScalarNode):
        yield node


def copied(text: str, theirs: set[Run]) -> list[str]:
    """Return the runs that a text shares with the documents, without names."""
    return sorted(" ".join(run) for run in runs_of(text) & theirs - NAMED)


@pytest.fixture(scope="module")
def theirs() -> set[Run]:
    """Return the runs of the five documents, or skip where they are not held."""
    return {run for text in documents().values() for run in runs_of(text)}


def test_no_text_of_the_record_copies_eight_words_of_a_document(theirs: set[Run]) -> None:
    found = [
        f"{path.relative_to(THEATRE)}:{node.start_mark.line + 1}: {run}"
        for path in sorted(THEATRE.rglob("*.yaml"))
        for node in texts(
            yaml.compose(path.read_text("utf-8")),
            PLACES | BIBLIOGRAPHY if path.name == "sources.yaml" else PLACES,
        )
        for run in copied(node.value, theirs)
    ]
    assert not found, "\n".join(found)


def test_eight_words_of_a_document_are_found_in_a_text_and_seven_are_not(theirs: set[Run]) -> None:
    run = min(theirs - NAMED)
    assert copied(f"Somebody says: {', '.join(run)}!", theirs) == [" ".join(run)]
    assert not copied(f"Somebody says: {', '.join(run[:-1])}!", theirs)


def test_every_name_on_the_list_is_in_a_document(theirs: set[Run]) -> None:
    assert [name for name in NAMES if not runs_of(name) <= theirs] == []
