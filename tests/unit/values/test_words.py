"""Letters of sentences."""

from __future__ import annotations

import pytest

from allies.values.words import capitalised


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the CSTO decides", "The CSTO decides"),
        ("“The text”", "“The text”"),
        ("éstas", "Éstas"),
        ("x", "X"),
        ("", ""),
    ],
)
def test_only_the_first_letter_becomes_a_capital(text: str, shown: str) -> None:
    assert capitalised(text) == shown
