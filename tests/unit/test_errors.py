"""Errors say what is wrong, where, why and what to do next."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from allies.errors import (
    MOST_TOLD,
    AlliesError,
    Fault,
    QuestionError,
    TheatreError,
    nearest,
    require_extra,
)
from tests.apparatus import Run

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


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("notice_given", "did you mean 'notice_taken_back' or 'withdrawal_notified'?"),
        ("leaving_notice", "write 'withdrawal_notified'"),
        ("notice_of_the_leaving", "write 'withdrawal_notified'"),
        ("leavng_notice", "did you mean 'withdrawal_notified'?"),
        ("mandate_givn", "did you mean 'mandate_given'?"),
        ("mandate_given_by", "did you mean 'mandate_given'?"),
        ("ceasefire_given", "known: mandate_given, notice_taken_back, withdrawal_notified"),
    ],
)
def test_near_names_are_near_in_sense(name: str, remedy: str) -> None:
    known = ["mandate_given", "notice_taken_back", "withdrawal_notified"]
    assert nearest(name, known, {"leaving_notice": "withdrawal_notified"}) == remedy


@pytest.mark.parametrize("part", ["what", "where", "why", "remedy"])
@pytest.mark.parametrize("bad", ["x\nforged:1: y\n  do:  z", "\x1b[31m", "\u202e", "\u200b"])
def test_no_value_begins_a_line_of_its_own_or_hides_in_one(part: str, bad: str) -> None:
    fault = Fault(**{"what": "w", "where": "a:1", "why": "y", "remedy": "r", part: f"'{bad}'"})
    told = str(fault)
    assert len(told.splitlines()) == 3
    assert all(letter.isprintable() or letter == "\n" for letter in told)
    assert TheatreError([fault]).told() == told


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (MOST_TOLD, f"wrong {MOST_TOLD - 1}"),
        (MOST_TOLD + 1, "and 1 more fault; correct these first"),
        (MOST_TOLD + 2_000, "and 2,000 more faults; correct these first"),
    ],
)
def test_of_many_faults_the_first_are_told_and_the_rest_counted(count: int, last: str) -> None:
    error = TheatreError(Fault(f"wrong {at}") for at in range(count))
    assert len(error.faults) == count
    lines = str(error).splitlines()
    assert lines[-1] == last
    assert lines[:MOST_TOLD] == [f"wrong {at}" for at in range(MOST_TOLD)]


def test_among_very_many_names_the_one_that_begins_or_ends_alike_is_found() -> None:
    known = frozenset(f"name-{at}-{at * 7919 % 1009}" for at in range(5_000))
    for wrong, right in (("nane-17-426", "name-17-426"), ("name-4999-0x", "name-4999-")):
        assert f"did you mean '{right}" in nearest(wrong, known)
    assert nearest("\u4e2d", known).startswith("known: name-0-0, ")


def test_a_part_without_its_libraries_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    require_extra("the explorer", "web", "json", "msgspec")
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(QuestionError, match="the explorer needs jinja2, nowhere") as caught:
        require_extra("the explorer", "web", "json", "jinja2", "nowhere")
    assert caught.value.fault.remedy == "run: pip install 'allies[web]'"


@pytest.mark.parametrize("command", [("serve",), ("site", "-o", "pages")])
def test_the_explorer_without_its_libraries_is_refused(
    command: tuple[str, ...], run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    found = run(*command)
    assert found.code == 2
    assert "pip install 'allies[web]'" in found.err
    assert not list(tmp_path.iterdir())
