"""Names resolved: whatever people type becomes the ids of the record, or a fault of its field."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import asdict

from allies.asking.asks import Ask, ask_from
from allies.asking.names import resolved
from allies.errors import Fault, QuestionError
from allies.questions.base import BEST_EVIDENCE
from allies.world.view import View

OTAR: dict[str, Any] = {"start": "otar", "end": "khujand"}
OSH: dict[str, Any] = {"case": "osh-2010"}


def resolve(view: View, name: str, given: dict[str, Any]) -> Ask:
    return resolved(ask_from(name, given), view.whole)


def found(view: View, name: str, given: dict[str, Any], field: str) -> Any:
    """Return what a field of the question, of the what-if or of the ask is resolved to."""
    ask = resolve(view, name, given)
    fields = {**asdict(ask), **asdict(ask.what_if), **asdict(ask.question)}
    return fields[field]


def faults_of(view: View, name: str, given: dict[str, Any]) -> list[Fault]:
    with pytest.raises(QuestionError) as caught:
        resolve(view, name, given)
    return list(caught.value.faults)


@pytest.mark.parametrize(
    ("name", "given", "field", "meant"),
    [
        ("capital", {"state": "kaz"}, "state", "KAZ"),
        ("capital", {"state": "Kazakhstan"}, "state", "KAZ"),
        ("members", {"organisation": "CSTO"}, "organisation", "csto"),
        ("law", {"body": "Csto"}, "body", "csto"),
        ("law", {"body": "uzb"}, "body", "UZB"),
        ("route", {"start": "Otar", "end": "KHUJAND"}, "end", "khujand"),
        ("route", {**OTAR, "mover": "NATO"}, "mover", "nato"),
        ("route", {**OTAR, "mover": "usa"}, "mover", "USA"),
        ("route", {**OTAR, "deny": ["kaz", "UZB"]}, "deny", ("KAZ", "UZB")),
        ("route", {**OTAR, "via": ["BISHKEK"]}, "via", ("bishkek",)),
        ("route", {**OTAR, "revoke": "kgz:03.0"}, "revoke", "KGZ:3"),
        ("assess", {"case": "OSH-2010"}, "case", "osh-2010"),
        ("assess", {**OSH, "reading": "In_Force_Only"}, "reading", "in_force_only"),
        ("law-case", {**OSH, "means": "Peacekeeping"}, "means", "peacekeeping"),
        ("deploy", {**OSH, "means": ["Rapid-Reaction"]}, "means", ("rapid_reaction",)),
        ("assess", {**OSH, "account": "GOLTS2012"}, "account", "golts2012"),
        ("assess", {**OSH, "account": "Best_Evidence"}, "account", BEST_EVIDENCE),
        ("assess", {**OSH, "rule": "Consensus"}, "rule", "consensus"),
        ("assess", {**OSH, "rule": {"veto": {"members": ["rus"]}}}, "rule", None),
        ("deploy", {**OSH, "status_of": "Uzbekistan"}, "status_of", "UZB"),
        ("timeline", {"about": "kgz"}, "about", "KGZ"),
        ("timeline", {"about": "UZB-2012"}, "about", "uzb-2012"),
        ("timeline", {"act": "Acceded"}, "act", "acceded"),
        ("timeline", {"since": "2012-06"}, "since", "2012-06"),
        ("contested", {"type": "Rival_Claims"}, "type", "rival_claims"),
        ("claim", {"name": "Uzb-2012/Withdrew"}, "name", "uzb-2012/withdrew"),
    ],
)
def test_a_name_in_any_form_is_the_one_declared(
    view: View, name: str, given: dict[str, Any], field: str, meant: object
) -> None:
    if field == "rule" and meant is None:
        meant = {"veto": {"members": ["RUS"]}}
    assert found(view, name, given, field) == meant


@pytest.mark.parametrize(
    ("name", "given", "field", "said"),
    [
        ("capital", {"state": "KAX"}, "state", "did you mean 'KAZ'?"),
        ("members", {"organisation": "cts"}, "organisation", "did you mean 'cst'?"),
        ("members", {"organisation": "UZB"}, "organisation", "'UZB' is a state"),
        ("law", {"body": "natto"}, "body", "did you mean 'nato'?"),
        ("route", {"start": "otarr", "end": "khujand"}, "start", "did you mean 'otar'?"),
        ("route", {**OTAR, "mover": "natto"}, "mover", "did you mean 'nato'?"),
        ("route", {**OTAR, "revoke": "kgz"}, "revoke", "is not a state and a number of days"),
        ("route", {**OTAR, "revoke": "kgx:3"}, "revoke", "did you mean 'KGZ'?"),
        ("assess", {"case": "osh-2011"}, "case", "did you mean 'osh-2010'?"),
        ("assess", {**OSH, "account": "golts2013"}, "account", "did you mean 'golts2012'?"),
        ("timeline", {"act": "acceeded"}, "act", "did you mean 'acceded'?"),
        ("contested", {"type": "datings"}, "type", "did you mean 'dating'?"),
    ],
)
def test_a_name_that_is_none_is_a_fault_of_its_field(
    view: View, name: str, given: dict[str, Any], field: str, said: str
) -> None:
    (fault,) = faults_of(view, name, given)
    assert fault.field == field
    assert said in str(fault)
    assert not fault.where


def test_what_the_answer_itself_refuses_is_left_as_it_was_typed(view: View) -> None:
    assert found(view, "timeline", {"about": "nothing at all"}, "about") == "nothing at all"
    assert found(view, "claim", {"name": "uzb-2112"}, "name") == "uzb-2112"
    assert found(view, "assess", {**OSH, "reading": "Void"}, "reading") == "Void"
    assert found(view, "law-case", {**OSH, "means": "Rockets"}, "means") == "Rockets"


@pytest.mark.parametrize("letter", ["\u200b", "\x00", "\u202e"])
def test_a_name_with_a_letter_that_nobody_sees_is_refused(view: View, letter: str) -> None:
    for name, given in (
        ("capital", {"state": f"KAZ{letter}"}),
        ("assess", {"case": f"osh-2010{letter}"}),
        ("assess", {**OSH, "reading": f"nullity{letter}"}),
        ("law-case", {**OSH, "means": f"consult{letter}"}),
        ("deploy", {**OSH, "means": [f"consult{letter}"]}),
        ("claim", {"name": f"uzb-2012{letter}"}),
        ("timeline", {"act": f"acceded{letter}"}),
    ):
        assert "cannot be seen" in faults_of(view, name, given)[0].what


# Days.


@pytest.mark.parametrize("text", ["2010-06", "2010", "2010-06-01/2010-07-13"])
def test_what_draws_nothing_takes_a_span_and_what_sets_a_case_a_day(view: View, text: str) -> None:
    assert found(view, "members", {"organisation": "csto", "on": text}, "on") == text
    (fault,) = faults_of(view, "assess", {"case": "osh-2010", "on": text})
    assert fault.what == f"'{text}' is not a day"
    assert fault.why.startswith("the question is about one day: the answer could")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("15/03/2007", "write it as 2007-03-15"),
        ("12.6.2010", "write it as 2010-06-12 or 2010-12-06, whichever is meant"),
        ("2008-06-XX", "write it as 2008-06"),
    ],
)
def test_a_date_written_otherwise_is_told_how_to_be_written(
    view: View, text: str, remedy: str
) -> None:
    (fault,) = faults_of(view, "members", {"organisation": "csto", "on": text})
    assert fault.remedy == remedy


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2010-06-12", ""),
        ("2010-06", "'2010-06' is not a day"),
        ("2010", "'2010' is not a day"),
        ("2010-06-12/2010-06-13", "is not a day"),
        ("2010-06-12/2010-06-12", ""),
        ("2010-06-31", "is not a day of the calendar"),
        ("2010-02-29", "is not a day of the calendar"),
        ("2012-02-29", ""),
        ("yesterday", "is not a date"),
    ],
)
def test_a_day_is_one_day_of_the_calendar(view: View, text: str, said: str) -> None:
    for field in (
        ("as_of", "on") if "is not a day" not in said or "calendar" in said else ("as_of",)
    ):
        given = {"organisation": "csto", field: text}
        if said:
            (fault,) = faults_of(view, "members", given)
            assert fault.field == field
            assert said in fault.what
            assert fault.remedy == "write a day as YYYY-MM-DD, such as 2010-06-12"
        else:
            assert found(view, "members", given, field) == text[:10]


@pytest.mark.parametrize(
    ("text", "said"),
    [("2012-06", ""), ("2012", ""), ("2012-06/2012-08", ""), ("2012-13", "not a"), ("x", "no")],
)
def test_the_end_of_a_span_may_be_less_than_a_day(view: View, text: str, said: str) -> None:
    if said:
        (fault,) = faults_of(view, "timeline", {"until": text})
        assert fault.field == "until"
    else:
        assert found(view, "timeline", {"until": text}, "until") == text


@pytest.mark.parametrize(
    ("days", "meant"),
    [("0", "KGZ:0"), ("9999.5", "KGZ:9999.5"), ("10000", ""), ("-1", ""), ("nan", ""), ("", "")],
)
def test_a_number_of_days_lies_between_none_and_those_of_a_life(
    view: View, days: str, meant: str
) -> None:
    given = {**OTAR, "revoke": f"kgz:{days}"}
    if meant:
        assert found(view, "route", given, "revoke") == meant
    else:
        assert faults_of(view, "route", given)[0].field == "revoke"


# Rules.


def test_a_rule_may_be_called_by_the_act_that_proposed_it(view: View) -> None:
    proposed = {act.id: act.rule for act in view.acts if act.rule}
    name, rule = next(iter(proposed.items()))
    assert found(view, "assess", {**OSH, "rule": name.upper()}, "rule") == rule
    assert found(view, "assess", {**OSH, "rule": "no_such_rule"}, "rule") == "no_such_rule"


def test_the_states_of_a_written_rule_are_resolved_and_told_where_they_stand(view: View) -> None:
    written = {"all": [{"veto": {"members": ["rus", "Kazakhstan"]}}, "simple_majority"]}
    meant = {"all": [{"veto": {"members": ["RUS", "KAZ"]}}, "simple_majority"]}
    assert found(view, "assess", {**OSH, "rule": written}, "rule") == meant
    wrong = {"all": [{"veto": {"members": ["RSU", "rus", "KAX"]}}]}
    fields = [fault.field for fault in faults_of(view, "assess", {**OSH, "rule": wrong})]
    assert fields == ["rule.all.0.veto.members.0", "rule.all.0.veto.members.2"]


# All at once.


def test_every_name_that_is_none_is_told_at_once(view: View) -> None:
    given = {
        **{"start": "otarr", "end": "khujandd", "mover": "natto", "via": ["bishkk", "osh", "oshh"]},
        **{"deny": ["KAX"], "on": "2010-06", "as_of": "yesterday", "account": "golts2013"},
    }
    fields = [fault.field for fault in faults_of(view, "route", given)]
    expected = ["start", "end", "on", "mover", "via", "via", "deny", "as_of", "account"]
    assert sorted(fields) == sorted(expected)


def test_what_is_no_fault_of_the_question_is_not_taken_for_one(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(type(view.whole), "case", fail)
    with pytest.raises(ZeroDivisionError):
        resolve(view, "assess", OSH)


@pytest.mark.parametrize("written", [{}, [], 0])
def test_a_rule_that_is_given_and_empty_is_refused_and_not_taken_for_none(
    view: View, written: Any
) -> None:
    with pytest.raises(QuestionError, match="is not a decision rule"):
        found(view, "assess", {**OSH, "rule": written}, "rule")
