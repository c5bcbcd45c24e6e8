"""The five documents beside the record: acts by their ids, and the words of each passage."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from allies.evidence.digests import RUN_WORDS, DocumentIndex
from allies.evidence.sources import Citation
from allies.world.acts import Act
from allies.world.record import Record
from tests.apparatus import HELD

DOCUMENTS = ("laumulin2012", "golts2012", "blagov2007", "diis2013", "dehaas2017")


def act(view: Record, name: str) -> Act:
    """Return an act of the record or of a case by its id."""
    cases = (one for case in view.cases.values() for one in case.acts)
    return next(one for one in (*view.acts, *cases) if one.id == name)


def assert_said(view: Record, name: str, speaker: str, words: str) -> None:
    """Assert who says an act, and that its sentence has some words."""
    found = act(view, name)
    assert found.by == speaker
    assert words in found.says


def documents() -> dict[str, str]:
    """Return the texts of the five documents, or skip where they are not held."""
    folder = HELD / "seeds"
    if not folder.is_dir():
        pytest.skip("the five documents are not held here")
    return {name: next(folder.glob(f"*{name}.txt")).read_text("utf-8") for name in DOCUMENTS}


def place(indexes: Mapping[str, DocumentIndex], cite: Citation) -> tuple[int, int]:
    """Return the first word of a passage, and the one after its last."""
    first, last = (indexes[cite.source].place_of(run) for run in cite.runs)
    assert first is not None
    assert last is not None
    return first, last + RUN_WORDS


def passage(indexes: Mapping[str, DocumentIndex], cite: Citation) -> str:
    """Return the words that a citation encloses."""
    first, end = place(indexes, cite)
    return " ".join(word.text for word in indexes[cite.source].words[first:end])
