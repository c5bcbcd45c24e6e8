"""Answers in which every character is seen."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace
from rich.console import Console

from allies.faces.seen import seen
from allies.faces.text.theatres import check_page
from allies.questions.base import encoded
from allies.questions.theatres import CheckAnswer, Expected, Fault


def answer(what: str, theatre: str = "pact") -> CheckAnswer:
    return CheckAnswer(
        schema="allies/check/2",
        theatre=theatre,
        passed=False,
        faults=(Fault(what=what, where="a:1", why="", remedy=""),),
        notes=(),
        expectations=Expected(run=0, kept=0),
        counts=None,
    )


@pytest.mark.parametrize("what", ["plain", "Жалал-Абад, \u00a0 é", "a \\n b"])
def test_an_answer_without_such_characters_is_returned_as_it_is(what: str) -> None:
    found = answer(what)
    assert seen(found) == found


@pytest.mark.parametrize(
    ("what", "shown"),
    [
        ("a\x1b[31mb", "a\\u001b[31mb"),
        ("a\u202eb\u200b", "a\\u202eb\\u200b"),
        ("a\n  forged: b", "a forged: b"),
        ("a\x9b", "a\\u009b"),
    ],
)
def test_what_cannot_be_seen_is_written_by_its_number_and_breaks_no_line(
    what: str, shown: str
) -> None:
    found = seen(answer(what, theatre=what))
    assert (found.faults[0].what, found.theatre) == (shown, shown)
    assert isinstance(found, CheckAnswer)


@pytest.mark.parametrize("what", ["a\x1b\x9b\u202e\u200b\u2028b\n", "\U000e0001", "é😀"])
def test_json_shows_it_as_an_escape_and_loses_nothing(what: str) -> None:
    text = encoded(answer(what)).decode()
    assert json.loads(text)["faults"][0]["what"] == what
    assert all(letter.isprintable() or letter == "\n" for letter in text)


def test_a_long_list_of_faults_is_cut_and_the_rest_counted() -> None:
    faults = tuple(Fault(what=f"wrong {at}", where="a:1", why="", remedy="") for at in range(201))
    found = answer("x")
    console = Console(width=100)
    for listed, said in ((faults, True), (faults[:200], False)):
        with console.capture() as captured:
            console.print(check_page(replace(found, faults=listed)))
        assert ("and 1 more fault; correct these first" in captured.get()) is said
        assert f"pact: {len(listed)} faults" in captured.get()
