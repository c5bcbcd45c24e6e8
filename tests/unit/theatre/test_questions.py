"""A theatre from answers: what is asked, what is refused, and what the files then say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from allies.errors import QuestionError
from allies.theatre.checking import check_theatre
from allies.theatre.questions import ASKED, TRIGGERS, Started, read_answer
from allies.theatre.starting import start_theatre

BY_NAME = {asked.name: asked for asked in ASKED}


def started(**changed: str) -> Started:
    """Return the examples as answers, with some changed."""
    found: dict[str, Any] = {}
    for asked in ASKED:
        found |= read_answer(asked, changed.get(asked.name, asked.example), found)
    return Started(**found)


def test_the_examples_make_a_theatre_that_passes_and_says_them(tmp_path: Path) -> None:
    found = check_theatre(start_theatre("arab", tmp_path, given=started()))
    assert found.faults == ()
    record = found.record
    assert record is not None
    assert record.theatre.id == "arab"
    assert record.organisations["las"].name == "League of Arab States"
    assert {act.by for act in record.acts if act.act == "acceded"} == {"EGY", "IRQ", "LBN"}
    case = record.cases["iraq-and-kuwait-1961"]
    assert (case.host, case.place, case.trigger) == ("KWT", "kuwait-city", "external_attack")


def test_nothing_that_was_not_answered_is_a_fact(tmp_path: Path) -> None:
    record = check_theatre(start_theatre("arab", tmp_path, given=started())).record
    assert record is not None
    (provision,) = record.organisations["las"].provisions
    assert provision.cites == ()
    assert "Placeholder" in provision.judgement
    assert record.forces == {}
    assert record.expectations == ()


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("organisation", 'The "Pact": of [x], {y} # z'),
        ("organisation", "\u0644\u064a\u06af \u0627"),
        ("short", "L.A.S."),
        ("text", "Pact, of 1945, 1945"),
        ("crisis", "2011, 2011-02"),
        ("crisis", "\u0639\u0631\u0628, 2011-02"),
        ("source", "LAS, 1945"),
        ("source", "\u0639\u0631\u0628, 1945"),
        ("place", 'Al "Kut", -32.5, 45'),
        ("members", "LBN Lebanon: the state, IRQ Iraq"),
        ("host", "LBN"),
        ("host", "LBN Lebanon"),
        *(("trigger", trigger) for trigger in TRIGGERS),
    ],
)
def test_any_text_that_can_be_read_makes_a_theatre_without_faults(
    tmp_path: Path, name: str, answer: str
) -> None:
    found = check_theatre(start_theatre("arab", tmp_path, given=started(**{name: answer})))
    assert found.faults == ()


@pytest.mark.parametrize(
    ("name", "answer", "what"),
    [
        *((asked.name, "", "an answer is one line of text") for asked in ASKED),
        ("organisation", "a\x07b", "an answer is one line of text"),
        ("organisation", "a" * 401, "an answer is one line of text"),
        ("short", "1234", "has no letter first"),
        ("members", "Egypt, Iraq", "the members cannot be read"),
        ("members", "EGY Egypt, EGY Iraq", "the members cannot be read"),
        ("members", "EGY", "the members cannot be read"),
        ("text", "Pact", "a title, a comma and a date are needed"),
        ("text", ", 1945", "a title, a comma and a date are needed"),
        ("text", "Pact, someday", "not a date"),
        ("host", "SYR", "is not among the first members"),
        ("host", "Syria", "is not among the first members"),
        ("host", "syr Syria", "is not among the first members"),
        ("place", "Beirut", "the place cannot be read"),
        ("place", "Beirut, 91, 0", "the place cannot be read"),
        ("place", "Beirut, nan, 0", "the place cannot be read"),
        ("place", "1, 10, 0", "has no Latin letter first"),
        ("trigger", "war", "is no kind of crisis"),
        ("crisis", "Kuwait, 1945-03-21", "the crisis is earlier than the founding text"),
    ],
)
def test_an_answer_that_cannot_be_read_is_told_with_its_question(
    name: str, answer: str, what: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        started(**{name: answer})
    assert what in caught.value.fault.what
    assert caught.value.fault.where == name
    assert caught.value.fault.remedy


def test_the_day_of_the_signature_is_early_enough_for_a_crisis() -> None:
    assert started(crisis="Kuwait, 1945-03-22").on.text == "1945-03-22"


def test_answers_that_do_not_pass_the_check_are_told_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    given = started(members="EGY Egypt, IRQ Egypt")
    with pytest.raises(QuestionError, match="Egypt"):
        start_theatre("arab", tmp_path, given=given)
    assert list(tmp_path.iterdir()) == []
