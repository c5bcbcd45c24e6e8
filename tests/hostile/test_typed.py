"""Inputs typed by hand in a hundred wrong ways, each with what the answer must say."""

from __future__ import annotations

import json

import pytest

from tests.apparatus import Run, no_failure_of_the_program

DAYS = {
    "": "empty",
    " ": "empty",
    "0": "is not a date",
    "0000-01-01": "not a day of the calendar",
    "00000-01-01": "is not a date",
    "10000-01-01": "is not a date",
    "2012-02-30": "not a day of the calendar",
    "2012-13": "not a day of the calendar",
    "2012-6": "write it as 2012-06",
    "2012-06-XX": "write it as 2012-06",
    "2012-06/2012-05": "put the earlier date before the slash: 2012-05/2012-06",
    "2012-06-01/": "write it as 2012-06-01",
    "2012-06-01T00:00": "write it as 2012-06-01",
    "2012\u201306\u201301": "write it as 2012-06-01",
    "\u0662\u0660\u0661\u0662": "is not a date",
    "12/06/2012": "2012-06-12 or 2012-12-06",
    "1e3": "is not a date",
    "nan": "is not a date",
    "1992/2017": "at most 120",
    "tomorrow": "is not a date",
}
NAMES = {
    "": "empty",
    "\u041a\u0421\u0422\u041e": "known: ",
    "../../etc/passwd": "known: ",
    "csto\u202e": "cannot be seen",
    "c\u200bsto": "cannot be seen",
    "%s": "known: ",
    "null": "known: ",
    "a" * 5_000: "known: ",
}
NUMBERS = ("", "1.5", "1e3", "0x10", "nan", "inf", "many", "-1")
RULES = (
    *("", "{}", "[]", "null", "{all: []}", "{any: 1}", "!!python/object:os.system x", "&a [*a]"),
    "{qualified_majority: {share: 1/0}}",
    "{qualified_majority: {share: 2}}",
    "{qualified_majority: {share: nan}}",
    "{veto: {members: []}}",
    "{veto: {members: [XXX]}}",
    "{simple_majority: {}, consensus: {}}",
    "[" * 3_000,
    json.dumps("consensus") * 3,
)
FILES = ("/dev/zero", "/dev/null", "/", "/nonexistent", "\u202e", "a" * 5_000)


def refused(run: Run, said: str, *words: str) -> None:
    answer = run(*words)
    no_failure_of_the_program(answer)
    assert answer.code == 2, answer
    assert not answer.out
    assert said in " ".join(answer.err.split())


@pytest.mark.parametrize(("day", "said"), DAYS.items())
def test_a_day_that_is_none(run: Run, day: str, said: str) -> None:
    refused(run, said, "members", "csto", "--on", day)
    refused(run, said, "members", "--on", day)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_outside_the_record_is_unknown(run: Run, day: str) -> None:
    answer = run("members", "csto", "--on", day)
    assert answer.code == 0
    assert "outside the record" in answer.out


@pytest.mark.parametrize(("name", "said"), NAMES.items(), ids=[name[:9] for name in NAMES])
@pytest.mark.parametrize("verb", ["members", "assess", "law", "timeline --about"])
def test_a_name_that_is_none(run: Run, verb: str, name: str, said: str) -> None:
    refused(run, said, *verb.split(), name)


def test_an_empty_word_too_many_is_called_so(run: Run) -> None:
    refused(run, "too many words: an empty word", "timeline", "")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "words", [("assess", "--draws"), ("assess", "--draw"), ("deploy", "--people")]
)
def test_a_number_that_is_none(run: Run, words: tuple[str, str], number: str) -> None:
    said = "empty" if not number else "-1" if number == "-1" else "is not a whole number"
    refused(run, said, words[0], "osh-2010", words[1], number)


@pytest.mark.parametrize(
    "words", [("assess", "--draws"), ("deploy", "--draws"), ("positions", "--draws")]
)
def test_a_number_beyond_all_bounds(run: Run, words: tuple[str, str]) -> None:
    refused(run, "give a number from 1 to", words[0], "osh-2010", words[1], "9" * 23)


@pytest.mark.parametrize("rule", RULES, ids=[rule[:20] for rule in RULES])
def test_a_rule_that_is_none(run: Run, rule: str) -> None:
    refused(run, "--rule", "power", "csto", "--on", "2011-09-01", "--rule", rule)


@pytest.mark.parametrize("name", FILES, ids=[name[:9] for name in FILES])
def test_a_file_that_is_none(run: Run, name: str) -> None:
    for words in (("power", "--game", name), ("settlement", name), ("check", name)):
        refused(run, "do:", *words)
    refused(run, "do:", "sources", "digest", name, "the words")


def test_a_device_is_not_said_to_be_missing(run: Run) -> None:
    refused(run, "is not a regular file", "sources", "digest", "/dev/null", "the words")
