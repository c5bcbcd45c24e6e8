"""The note that a locator names stands behind the passage, and not before it."""

from __future__ import annotations

import re

import pytest

from allies.evidence.digests import DocumentIndex, words_of
from allies.world.citations_in import citations
from allies.world.view import View
from tests.expectations.passages import documents, place

# A number behind a sign or a letter, as the notes of diis2013 stand in its text.
NOTE = re.compile(r"(?<=[.,;:)’”!?a-z])(\d{1,3})(?=\s)")
NAMED = re.compile(r"ch\. \d, (after )?n\. (\d+)(?:-(\d+))?")


def notes_of(text: str) -> dict[int, int]:
    """Return how many words of a text stand before each of its notes, which count from 1 on."""
    found: dict[int, int] = {}
    begin = words = 0
    for match in NOTE.finditer(text):
        if int(match[1]) == len(found) + 1:
            words += len(words_of(text[begin : match.start()]))
            begin = match.start()
            found[len(found) + 1] = words
    return found


def fault_of(at: str, first: int, end: int, notes: dict[int, int]) -> str | None:
    """Return why a locator does not fit a passage, or None.

    A passage from the word `first` to the one before `end` is supported by a note inside it, or by
    the next one behind it. A passage behind which the paragraph has no note is `after` the last.
    """
    named = NAMED.match(at)
    if named is None:
        return None
    note = int(named[3] or named[2])
    if named[1]:
        last = max((one for one, word in notes.items() if word <= end), default=0)
        return None if note == last else f"the last note before its end is {last}"
    behind = min((one for one, word in notes.items() if word >= end), default=len(notes))
    if notes[note] <= first:
        return "the note stands before it"
    return None if note <= behind else f"the next note is {behind}"


@pytest.mark.parametrize(
    ("at", "fits"),
    [
        ("ch. 4, n. 1", False),
        ("ch. 4, n. 2", True),
        ("ch. 4, n. 3", True),
        ("ch. 4, n. 4", False),
        ("ch. 4, after n. 2", True),
        ("ch. 4, after n. 1", False),
        ("ch. 4", True),
    ],
)
def test_a_note_fits_inside_a_passage_or_next_behind_it(at: str, *, fits: bool) -> None:
    notes = {1: 10, 2: 15, 3: 20, 4: 30}
    assert (fault_of(at, 10, 19, notes) is None) is fits


def test_the_notes_of_a_text_count_from_one_on() -> None:
    assert notes_of("In 2012 it met.1 Then 3 of them, of 20 in all,2 left. \n") == {1: 3, 2: 9}


def test_a_locator_names_the_note_behind_its_passage(view: View) -> None:
    text = documents()["diis2013"]
    indexes = {"diis2013": DocumentIndex.of("diis2013", text)}
    notes = notes_of(text)
    assert len(notes) == 217
    faults = [
        f"{cited.entry}: {cited.cite.at}: {fault}"
        for cited in citations(view)
        if cited.cite.source == "diis2013"
        if (fault := fault_of(cited.cite.at, *place(indexes, cited.cite), notes))
    ]
    assert not faults, "\n".join(faults)
