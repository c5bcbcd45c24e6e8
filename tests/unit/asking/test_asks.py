"""Asks: what was given, sorted and checked, and an ask that can be asked again."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from allies.asking.asks import (
    FILE_KINDS,
    Ask,
    ask_from,
    ask_of,
    beside_question,
    choices_of,
    kind_of,
    takes_several,
    with_question,
)
from allies.errors import Fault, QuestionError
from allies.questions.assess import Assess
from allies.questions.base import BEST_EVIDENCE, DEFAULT_THEATRE, NOTHING_SUPPOSED, Asked, WhatIf
from allies.questions.catalogue import CATALOGUE
from allies.questions.membership import Members
from allies.questions.route import Route
from allies.questions.settlement import Settlement
from allies.questions.timeline import Timeline

OTAR: dict[str, Any] = {"start": "otar", "end": "khujand"}


def faults_of(name: str, given: dict[str, Any]) -> list[Fault]:
    with pytest.raises(QuestionError) as caught:
        ask_from(name, given)
    return list(caught.value.faults)


# What was given is sorted into the question, the what-if, and the ask.


def test_what_is_not_given_is_as_usual() -> None:
    ask = ask_from("members", {"organisation": "csto"})
    assert ask == Ask(question=Members(organisation="csto"))
    assert (ask.theatre, ask.as_of, ask.account) == (DEFAULT_THEATRE, "", BEST_EVIDENCE)
    assert (ask.what_if, ask.seed, ask.hide_outcome) == (NOTHING_SUPPOSED, 0, False)


def test_every_value_goes_where_it_belongs() -> None:
    given = {"case": "osh-2010", "draws": 10, "rule": "consensus", "seed": 3, "strict_law": True}
    beside = {"as_of": "2012-01-01", "account": "a", "hide_outcome": True, "theatre": "here"}
    ask = ask_from("assess", given | beside)
    assert ask.question == Assess(case="osh-2010", draws=10, strict_law=True)
    assert ask.what_if == WhatIf(rule="consensus")
    assert (ask.seed, ask.hide_outcome) == (3, True)
    assert (ask.as_of, ask.account, ask.theatre) == ("2012-01-01", "a", "here")
    assert ask.row is CATALOGUE["assess"]


def test_a_field_of_the_question_is_its_own_though_an_ask_has_one_of_that_name() -> None:
    ask = ask_from("settlement", {"file": {"actors": {}}, "seed": 5})
    assert ask.question == Settlement(file={"actors": {}}, seed=5)
    assert ask.seed == 0


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("members", {"theatre", "overlay", "as_of", "account"}),
        ("assess", {"theatre", "overlay", "as_of", "account", "hide_outcome", "seed"}),
        ("settlement", set()),
    ],
)
def test_a_question_is_asked_with_what_it_understands(name: str, beside: set[str]) -> None:
    assert set(beside_question(CATALOGUE[name].question)) == beside


@pytest.mark.parametrize(
    ("name", "given", "field", "remedy"),
    [
        ("members", {"organisation": "csto", "seed": 1}, "seed", "known: account, acts, as_of,"),
        ("members", {"organisation": "csto", "deny": ["UZB"]}, "deny", "known: account"),
        ("members", {"organisation": "csto", "hide_outcome": True}, "hide_outcome", "known"),
        ("members", {"organisatoin": "csto"}, "organisatoin", "did you mean 'organisation'?"),
        ("route", {**OTAR, "denyy": ["UZB"]}, "denyy", "did you mean 'deny'?"),
    ],
)
def test_a_field_that_the_question_does_not_have_is_told_with_the_nearest(
    name: str, given: dict[str, Any], field: str, remedy: str
) -> None:
    fault = faults_of(name, given)[0]
    assert (fault.what, fault.field) == ("the question has no such field", field)
    assert fault.remedy.startswith(remedy)


def test_an_unknown_question_is_told_with_the_nearest() -> None:
    (fault,) = faults_of("asess", {})
    assert (fault.what, fault.remedy) == ("there is no question 'asess'", "did you mean 'assess'?")


# Types, on both sides of each boundary.


@pytest.mark.parametrize(
    ("name", "given", "field", "what"),
    [
        ("assess", {"case": "x", "draws": "many"}, "draws", "'many' is not possible here"),
        ("assess", {"case": "x", "draws": 1.5}, "draws", "'1.5' is not possible here"),
        ("assess", {"case": "x", "draws": True}, "draws", "'True' is not possible here"),
        ("assess", {"case": 5}, "case", "'5' is not possible here"),
        ("assess", {"case": ["x"]}, "case", "'['x']' is not possible here"),
        ("assess", {"case": "x", "strict_law": "yes"}, "strict_law", "'yes' is not possible"),
        ("assess", {"case": "x", "seed": "one"}, "seed", "'one' is not possible here"),
        ("route", {**OTAR, "deny": [1]}, "deny", "'[1]' is not possible here"),
        ("route", {**OTAR, "mode": ["raill"]}, "mode", "'raill' is not possible here"),
        ("law-diff", {"body": "csto", "diff": ["2010-06-12"]}, "diff", "is not possible here"),
        ("law-diff", {"body": "csto", "diff": ["1", "2", "3"]}, "diff", "is not possible here"),
    ],
)
def test_a_value_of_another_type_is_refused(
    name: str, given: dict[str, Any], field: str, what: str
) -> None:
    (fault,) = faults_of(name, given)
    assert fault.field == field
    assert what in fault.what
    assert fault.why
    assert "`" not in fault.why
    assert "$" not in fault.why


def test_one_value_is_no_list_and_the_list_is_written_out() -> None:
    for field in ("via", "deny", "mode"):
        (fault,) = faults_of("route", {**OTAR, field: "rail"})
        assert (fault.field, fault.remedy) == (field, "write a list: ['rail']")
    types = {item.name: item.type for item in msgspec.structs.fields(Route)}
    assert [takes_several(types[name]) for name in ("via", "cargo", "start")] == [
        True,
        False,
        False,
    ]


def test_a_value_of_the_right_type_is_taken() -> None:
    ask = ask_from("route", {**OTAR, "via": ["bishkek"], "deny": ("UZB", "KGZ"), "mode": ["rail"]})
    assert ask.question == Route(start="otar", end="khujand", via=("bishkek",), mode=("rail",))
    assert ask.what_if == WhatIf(deny=("UZB", "KGZ"))
    diff = ask_from("law-diff", {"body": "csto", "diff": ["2010-06-12", "2012-06-15"]})
    assert getattr(diff.question, "diff") == ("2010-06-12", "2012-06-15")  # noqa: B009


def test_a_word_of_a_vocabulary_may_be_written_in_any_case() -> None:
    asked = ask_from("route", {**OTAR, "mode": ["RAIL", "road"], "cargo": "Arms"}).question
    assert asked == Route(start="otar", end="khujand", mode=("rail", "road"), cargo="arms")


def test_a_word_outside_a_vocabulary_is_told_with_the_words_there_are() -> None:
    (close,) = faults_of("route", {**OTAR, "mode": ["rail", "raill"]})
    (far,) = faults_of("route", {**OTAR, "mode": ["by camel"]})
    assert close.why == far.why == "it is one of rail, road, sea, ferry, river, air"
    assert (close.remedy, far.remedy) == ("did you mean 'rail'?", "write one of them")


def test_the_words_of_a_vocabulary_are_found_wherever_the_type_holds_them() -> None:
    types = {item.name: item.type for item in msgspec.structs.fields(Route)}
    assert "rail" in choices_of(types["mode"])
    assert choices_of(types["start"]) == ()


@pytest.mark.parametrize("moment", [date(2012, 7, 15), datetime(2012, 7, 15, 23, 59), "2012-07-15"])
def test_a_day_may_be_a_date_of_python(moment: object) -> None:
    ask = ask_from("members", {"organisation": "csto", "on": moment, "as_of": moment})
    assert ask.question == Members(organisation="csto", on="2012-07-15")
    assert ask.as_of == "2012-07-15"


def test_what_is_left_empty_is_refused_where_empty_is_no_usual_value() -> None:
    (fault,) = faults_of("members", {"organisation": ""})
    assert (fault.what, fault.field) == ("the value is empty", "organisation")
    assert ask_from("members", {"organisation": "csto", "on": ""}).question == Members(
        organisation="csto"
    )
    assert ask_from("timeline", {"about": ""}).question == Timeline()


def test_what_is_missing_is_told_with_every_way_to_ask() -> None:
    (fault,) = faults_of("members", {})
    assert (fault.what, fault.field) == ("is missing", "organisation")
    assert str(fault).endswith("write memberships(), or members(organisation='ORGANISATION')")
    (other,) = faults_of("law", {})
    for asked in (
        "law(body='BODY')",
        "law_diff(body='BODY', diff='DIFF')",
        "law_case(case='CASE')",
    ):
        assert asked in str(other)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    given = {"start": "", "mode": ["raill"], "cargo": 3, "vai": [], "seed": 1}
    fields = [fault.field for fault in faults_of("route", given)]
    assert sorted(fields) == ["cargo", "end", "mode", "seed", "start", "vai"]


# An ask as an answer holds it, and asked again.


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("members", {"organisation": "csto", "as_of": "2012-07-20", "account": "golts2012"}),
        ("assess", {"case": "osh-2010", "seed": 4, "hide_outcome": True, "rule": "consensus"}),
        ("assess", {"case": "osh-2010", "rule": {"quorum": {"least": "4"}}, "theatre": "/here"}),
        ("route", {**OTAR, "via": ["bishkek"], "deny": ["UZB"], "mode": ["rail"], "within": 0.2}),
        ("power", {"organisation": "csto", "rule": "simple_majority"}),
        ("memberships", {}),
        ("settlement", {"file": {"question": "q"}, "draws": 7, "seed": 2}),
    ],
)
def test_an_ask_goes_into_an_answer_and_comes_back_the_same(
    name: str, given: dict[str, Any]
) -> None:
    ask = ask_from(name, given)
    written = msgspec.json.encode(ask.asked)
    assert ask_of(msgspec.json.decode(written, type=Asked)) == ask


def test_an_ask_that_needs_no_record_names_no_theatre() -> None:
    assert ask_from("settlement", {"file": {"question": "q"}}).asked.theatre is None
    assert ask_from("members", {"organisation": "csto"}).asked.theatre == DEFAULT_THEATRE


def test_what_is_supposed_is_told_only_where_something_is() -> None:
    plain, supposed = (
        msgspec.json.decode(msgspec.json.encode(ask_from("route", {**OTAR, **more}).asked))
        for more in ({}, {"deny": ["UZB"]})
    )
    assert (plain["what_if"], supposed["what_if"]) == ({}, {"deny": ["UZB"]})


def test_an_ask_of_an_unknown_question_or_field_is_refused() -> None:
    asked = ask_from("members", {"organisation": "csto"}).asked
    with pytest.raises(QuestionError, match="there is no question 'member'"):
        ask_of(replace(asked, question="member"))
    with pytest.raises(QuestionError, match="the question has no such field"):
        ask_of(replace(asked, fields={"organisation": "csto", "colour": "red"}))
    with pytest.raises(QuestionError, match="the question has no such field"):
        ask_of(replace(asked, seed=5))


def test_another_question_may_be_put_to_the_same_view() -> None:
    ask = ask_from("assess", {"case": "osh-2010", "seed": 4, "account": "golts2012"})
    other = with_question(ask, Members(organisation="csto"))
    assert other.question == Members(organisation="csto")
    assert (other.seed, other.account) == (ask.seed, ask.account)


READ_FROM_FILES = [
    (row.name, item.name)
    for row in CATALOGUE.values()
    for item in msgspec.structs.fields(row.question)
    if kind_of(item.type) in FILE_KINDS
]


@pytest.mark.parametrize(("name", "field"), READ_FROM_FILES)
def test_a_question_from_elsewhere_names_no_file(name: str, field: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("hidden: words\n")
    with pytest.raises(QuestionError, match="cannot be named here") as caught:
        ask_from(name, {field: str(secret), "overlay": [str(tmp_path)]}, confined=True)
    assert [fault.field for fault in caught.value.faults] == [field, "overlay"]
    assert "hidden" not in str(caught.value)


def test_a_question_from_here_may_name_an_overlay() -> None:
    given = {"organisation": "csto", "overlay": ["private"]}
    assert list(ask_from("members", given).overlay) == ["private"]
    with pytest.raises(QuestionError, match="cannot be named here"):
        ask_from("members", given, confined=True)
    assert ask_from("members", {"organisation": "csto"}, confined=True).confined


def test_what_is_possible_is_listed_without_the_empty_default() -> None:
    (fault,) = faults_of("route", {**OTAR, "move": "regiment"})
    assert fault.why == "it is one of aircraft, vehicle, company, battalion, brigade, division"
