"""Errors say what is wrong, where, why and what to do next."""

from __future__ import annotations

import pytest

from allies.errors import AlliesError, Fault, QuestionError, TheatreError, nearest

TWENTY = [f"n{at:02}" for at in range(20)]


def test_a_fault_with_every_part_reads_as_three_lines() -> None:
    fault = Fault("'by' is missing", "here/acts.yaml:3", "an act needs it", "add 'by:'")
    assert str(fault) == (
        "here/acts.yaml:3: 'by' is missing\n  why: an act needs it\n  do:  add 'by:'"
    )


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault("no"), "no"),
        (Fault("no", "there"), "there: no"),
        (Fault("no", why="so"), "no\n  why: so"),
        (Fault("no", remedy="yes"), "no\n  do:  yes"),
    ],
)
def test_parts_that_are_empty_leave_no_line(fault: Fault, text: str) -> None:
    assert str(fault) == text


def test_a_question_that_cannot_be_asked_carries_one_fault() -> None:
    error = QuestionError("unknown case 'x'", where="--case", why="w", remedy="r")
    assert isinstance(error, AlliesError)
    assert error.fault == Fault("unknown case 'x'", "--case", "w", "r")
    assert str(error) == str(error.fault)


def test_a_bad_theatre_carries_every_fault_in_order() -> None:
    faults = [Fault("one", "a:1"), Fault("two", "b:2")]
    error = TheatreError(iter(faults))
    assert isinstance(error, AlliesError)
    assert error.faults == tuple(faults)
    assert str(error) == "a:1: one\nb:2: two"


@pytest.mark.parametrize(
    ("name", "known", "remedy"),
    [
        ("osh-2011", ["osh-2010", "batken-1999"], "did you mean 'osh-2010'?"),
        ("uzb", ["UZB", "KGZ"], "did you mean 'UZB'?"),
        ("zzz", [], "nothing of this kind is declared yet"),
        ("zzz", ["b", "a"], "known: a, b"),
        ("zzz", TWENTY, f"known: {', '.join(TWENTY)}"),
        ("zzz", [*TWENTY, "n20"], f"known: {', '.join(TWENTY)}, ..."),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_or_with_what_is_known(
    name: str, known: list[str], remedy: str
) -> None:
    assert nearest(name, known) == remedy


@pytest.mark.parametrize(
    ("name", "known", "remedy"),
    [
        ("expeled", ["expelled", "expired"], "did you mean 'expelled'?"),
        ("expelled", ["expired", "acceded"], "known: acceded, expired"),  # begins and ends alike
        ("majority", ["simple_majority", "consensus"], "did you mean 'simple_majority'?"),
        ("XLP", ["XLO", "XHI"], "did you mean 'XLO'?"),
    ],
)
def test_a_hint_names_a_slip_and_no_other_word(name: str, known: list[str], remedy: str) -> None:
    assert nearest(name, known) == remedy


def test_a_word_of_the_same_meaning_is_answered_with_the_known_one() -> None:
    meaning = {"left": "withdrew"}
    assert nearest("left", ["withdrew", "lapsed"], meaning) == "write 'withdrew'"
    assert nearest("left", ["lapsed"], meaning) == "known: lapsed"
