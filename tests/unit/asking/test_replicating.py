"""Asking again what an answer was given to: identical, or what differs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from allies.asking.replicating import MOST_BYTES, MOST_SHOWN, Replicated, replicate_file
from allies.errors import QuestionError
from tests.apparatus import Run, Template

MEMBERS = ("members", "csto", "--on", "2012-07-15", "--as-of", "2012-07-20")
Written = Callable[[Any], str]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a value to a file as JSON; returns the name of the file."""

    def write(value: Any) -> str:
        file = tmp_path / "answer.json"
        file.write_text(json.dumps(value), encoding="utf-8")
        return str(file)

    return write


@pytest.fixture
def answer(run: Run) -> Any:
    """An answer as it was printed."""
    return run(*MEMBERS, "--json").json


def differences(found: Replicated) -> dict[str, tuple[str, str]]:
    return {path: (given, now) for path, given, now in found.differs}


@pytest.mark.parametrize(
    "asked",
    [
        MEMBERS,
        ("members", "--account", "golts2012"),
        ("assess", "osh-2010", "--draws", "20", "--seed", "3", "--hide-outcome"),
        ("assess", "osh-2010", "--draws", "20", "--rule", "{quorum: {least: 4}}"),
        ("assess", "osh-2010", "--draw", "7"),
        ("route", "otar", "khujand", "--mode", "road", "--deny", "UZB", "--on", "2012-06-15"),
        ("law", "csto", "--diff", "2010-06-12", "2012-06-15"),
    ],
    ids=" ".join,
)
def test_an_answer_asked_again_is_identical(
    run: Run, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    file = tmp_path / "answer.json"
    file.write_text(run(*asked, "--json").out, encoding="utf-8")
    found = replicate_file(str(file))
    assert (found.is_identical, found.count, found.differs) == (True, 0, ())
    assert found.asked.question == json.loads(file.read_bytes())["asked"]["question"]
    told = run("replicate", str(file))
    assert (told.code, told.out, told.err) == (0, "identical\n", "")


def test_it_is_worked_out_anew_and_not_only_looked_up(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "answer.json"
    file.write_text(run("assess", "osh-2010", "--draws", "20", "--json").out, encoding="utf-8")
    assert replicate_file(str(file)).is_identical
    monkeypatch.setattr("allies.assessment.case.headline.likelihood_words", lambda *_: "perhaps")
    assert set(differences(replicate_file(str(file)))) == {
        "headline.words",
        *(f"thresholds[{at}].likelihood.words" for at in range(3)),
    }


def test_what_differs_is_told_with_both_values(answer: Any, written: Written, run: Run) -> None:
    first = answer["members"][0]
    first["status"]["membership"], first["contested"] = "observer", 0
    del answer["organisation"]
    answer["colour"] = "red"
    answer["sources"] = answer["sources"][1:]
    answer["coverage"]["since"] = "1992-05-15" + "x" * 100
    found = replicate_file(written(answer))
    told = differences(found)
    assert found.count == len(told) == 6
    assert told["members[0].status.membership"] == ('"observer"', '"member"')
    assert told["members[0].contested"] == ("0", "false")  # a number is no answer to yes or no
    assert told["organisation"] == ("null", '"csto"')
    assert told["colour"] == ('"red"', "null")
    assert told["coverage.since"][0].endswith("xxx...")
    assert max(len(value) for pair in told.values() for value in pair) == 60
    assert "sources" in told
    page = run("replicate", written(answer))
    assert (page.code, page.err) == (1, "")
    assert page.out.startswith("differs in 6 places:\n")
    assert 'members[0].status.membership: "observer" -> "member"\n' in page.out


def test_one_difference_is_one_and_of_many_the_first_are_told(
    answer: Any, written: Written, run: Run
) -> None:
    answer["organisation"] = "sco"
    one = run("replicate", written(answer)).out
    assert one == 'differs in 1 place:\norganisation: "sco" -> "csto"\n'
    answer["names"] |= {f"x{at}": "?" for at in range(MOST_SHOWN + 4)}
    found = replicate_file(written(answer))
    assert (len(found.differs), found.count) == (MOST_SHOWN, MOST_SHOWN + 5)
    assert run("replicate", written(answer)).out.endswith("\nand 5 more\n")


def test_a_theatre_that_has_changed_since_answers_otherwise(
    run: Run, template: Template, tmp_path: Path
) -> None:
    file = tmp_path / "answer.json"
    file.write_text(run("members", "pact", "--theatre", template.name, "--json").out)
    assert replicate_file(str(file)).is_identical
    template.replace("states/states.yaml", "name: Lowland", "name: Lowlands")
    assert differences(replicate_file(str(file)))["names.XLO"] == ('"Lowland"', '"Lowlands"')


# What cannot be asked again.


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "is not an answer of this program"),
        ({}, "is not an answer of this program"),
        ({"asked": None}, "is not an answer of this program"),
        ({"asked": "members"}, "is not an answer of this program"),
    ],
)
def test_what_is_no_answer_is_told(written: Written, value: Any, said: str) -> None:
    with pytest.raises(QuestionError, match=said) as caught:
        replicate_file(written(value))
    assert caught.value.fault.where.endswith("answer.json")
    assert "--json" in caught.value.fault.remedy


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"colour": "red", "day": 1},
            ["asked.colour is not a field of", "asked.day is not a field of"],
        ),
        ({"question": "member"}, ["there is no question 'member'"]),
        ({"question": 5}, ["Expected `str`, got `int`"]),
        ({"fields": {"organisation": "cts"}}, ["unknown organisation 'cts'"]),
        ({"fields": {"organisation": 5}}, ["organisation: '5' is not possible here"]),
        ({"fields": {"organisation": "csto", "colour": "red"}}, ["colour: the question has no"]),
        ({"fields": {}}, ["organisation: is missing"]),
        ({"theatre": "nowhere"}, ["no theatre 'nowhere'"]),
        ({"as_of": "yesterday"}, ["as_of: 'yesterday' is not a date"]),
        ({"account": "nobody"}, ["unknown account 'nobody'"]),
        ({"what_if": {"deny": ["UZB"]}}, ["deny: the question has no such field"]),
        ({"what_if": {"levitate": True}}, ["levitate"]),
        ({"seed": 5}, ["seed: the question has no such field"]),
        ({"hide_outcome": True}, ["hide_outcome: the question has no such field"]),
    ],
)
def test_every_field_of_what_was_asked_is_understood_or_refused(
    answer: Any, written: Written, run: Run, change: dict[str, Any], said: list[str]
) -> None:
    answer["asked"] |= change
    with pytest.raises(QuestionError) as caught:
        replicate_file(written(answer))
    for part in said:
        assert part in str(caught.value)
    told = run("replicate", written(answer))
    assert (told.code, told.out) == (2, "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "broken JSON"),
        (b"", "broken JSON"),
        (b"\xff\xfe", "broken JSON"),
        (b"[" * 100_000, "broken JSON"),
        (b'{"a": 1,\n}', "answer.json:2: broken JSON"),
        (b'["a', "answer.json:1: broken JSON: unterminated string\n"),
    ],
)
def test_what_is_no_json_is_told_with_its_line(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "answer.json"
    file.write_bytes(content)
    with pytest.raises(QuestionError, match=said):
        replicate_file(str(file))


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "endless").symlink_to("/dev/zero")
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(MOST_BYTES + 1)
    for name in ("pipe", "endless", "huge", "missing", "."):
        with pytest.raises(QuestionError, match="cannot be read") as caught:
            replicate_file(str(tmp_path / name))
        assert "at most 20,000,000 bytes" in caught.value.fault.why
