"""Characters that cannot be seen: found, and written by their numbers."""

from __future__ import annotations

import pytest

from allies.unseen import escaped, is_unseen, number_of, unseen_in

UNSEEN = (
    "\x00\x1b\n\t\x7f\x85\xad\u200b\u200d\u2028\u202e\u2066\u2069\ufeff\u2800\ufe0f\ue000\ud800"
)
SEEN = "a Z0-é\u00a0\u3000ЯӢ中😀—’\u0301"


@pytest.mark.parametrize("letter", UNSEEN)
def test_what_cannot_be_seen_is_written_by_its_number(letter: str) -> None:
    assert is_unseen(letter)
    assert unseen_in(f"a{letter}b") == letter
    assert escaped(f"a{letter}b") == f"a{number_of(letter)}b"
    assert escaped(letter).isascii()
    assert escaped(f"a{letter}b", kept=letter) == f"a{letter}b"


@pytest.mark.parametrize("letter", SEEN)
def test_what_can_be_seen_stays(letter: str) -> None:
    assert not is_unseen(letter)
    assert unseen_in(letter) == ""
    assert escaped(letter) == letter


def test_a_number_has_as_many_figures_as_it_needs() -> None:
    assert (number_of("\n"), number_of("\U000e0001")) == ("\\u000a", "\\U000e0001")
