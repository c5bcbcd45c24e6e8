"""The Python face: a theatre opened, viewed, and asked."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import allies
from allies import opened
from allies.errors import AlliesError, QuestionError, TheatreError
from allies.opened import Theatre, View, open_theatre, replicate
from allies.questions.catalogue import CATALOGUE
from allies.questions.membership import Members, MembersAnswer
from allies.questions.route import Route
from tests.apparatus import CASE, STATES, Run, Template

ACTORS = {
    name: {"capability": "1", "position": at, "salience": "1"}
    for name, at in (("A", "1"), ("B", "3"))
}


@pytest.fixture(scope="module")
def theatre() -> Theatre:
    return open_theatre()


@pytest.fixture(scope="module")
def seen(theatre: Theatre) -> View:
    return theatre.view()


def refused(call: Any, *values: Any, **given: Any) -> QuestionError:
    with pytest.raises(QuestionError) as caught:
        call(*values, **given)
    assert isinstance(caught.value, ValueError)
    return caught.value


# Opening.


def test_the_public_names_open_the_same_things() -> None:
    assert allies.open is open_theatre
    assert (allies.Theatre, allies.View, allies.replicate) == (Theatre, View, replicate)


def test_a_theatre_is_read_when_it_is_opened(template: Template) -> None:
    assert open_theatre(template.name).view().members("pact").organisation == "pact"
    template.replace(STATES, "capital: Downton", "capitol: Downton")
    template.replace(CASE, "trigger: external_attack", "trigger: attack")
    with pytest.raises(TheatreError) as caught:
        open_theatre(template.name)
    assert isinstance(caught.value, AlliesError | ValueError)
    assert len(caught.value.faults) == 2
    error = refused(open_theatre, "nowhere")
    assert str(error).startswith("theatre: no theatre 'nowhere'")


def test_a_representation_is_the_call_that_makes_it(theatre: Theatre, template: Template) -> None:
    assert repr(theatre) == "allies.open('central_asia')"
    assert repr(open_theatre(template.name)) == f"allies.open({template.name!r})"
    assert repr(theatre.view()) == "allies.open('central_asia').view()"
    view = theatre.view(as_of=date(2012, 7, 20), account="diis2013")
    said = "allies.open('central_asia').view(as_of='2012-07-20', account='diis2013')"
    assert repr(view) == said
    assert eval(said, {"allies": allies}).members("csto") == view.members("csto")


def test_every_question_that_needs_a_record_is_offered(seen: View) -> None:
    offered = set(dir(seen))
    for row in CATALOGUE.values():
        name = row.name.replace("-", "_")
        assert (name in offered) is row.question.needs_record
        if row.question.needs_record:
            method = getattr(seen, name)
            assert (method.__name__, method.__doc__) == (name, row.question.__doc__)
    assert {"ask", "__repr__"} <= offered
    for missing in ("settlement", "rout", "_repr_mimebundle_"):
        with pytest.raises(AttributeError, match=f"no question '{missing}'"):
            getattr(seen, missing)


# Asking.


def test_a_question_is_asked_by_method_or_as_an_object(seen: View) -> None:
    by_method = seen.members("csto", on="2012-07-15")
    by_object: MembersAnswer = seen.ask(Members(organisation="csto", on="2012-07-15"))
    assert by_method == by_object
    assert by_method.on == "2012-07-15"
    assert repr(by_method) == f"<members on 2012-07-15, {len(by_method.members)} members>"


@pytest.mark.parametrize("moment", ["2012-07-15", date(2012, 7, 15), datetime(2012, 7, 15, 12, 30)])
def test_a_day_is_text_or_a_date(theatre: Theatre, moment: Any) -> None:
    view = theatre.view(as_of=moment)
    answer = view.members("csto", on=moment)
    assert answer.asked is not None
    assert (answer.on, answer.asked.as_of) == ("2012-07-15", "2012-07-15")


def test_a_view_is_kept_to_its_day_and_account(theatre: Theatre) -> None:
    view = theatre.view(as_of="2012-07-20", account="golts2012")
    answer = view.members("csto", on="2012-07-15")
    assert answer.asked is not None
    assert (answer.asked.as_of, answer.asked.account) == ("2012-07-20", "golts2012")
    (uzbekistan,) = [item for item in answer.members if item.state == "UZB"]
    assert uzbekistan.status.membership == "withdrawn"


def test_a_question_without_an_account_is_asked_through_any(theatre: Theatre) -> None:
    view = theatre.view(account="golts2012")
    assert view.sources() == theatre.view().sources()


def test_what_is_supposed_and_the_seed_are_given_beside_the_fields(seen: View) -> None:
    asked = seen.route("otar", "khujand", mode=["road"], on="2012-06-15", deny=["uzb"]).asked
    assert asked is not None
    assert asked.what_if.deny == ("UZB",)
    drawn = seen.assess("osh-2010", draws=20, seed=4, hide_outcome=True, rule="consensus")
    assert drawn.asked is not None
    assert (drawn.asked.seed, drawn.asked.what_if.rule) == (4, "consensus")
    assert drawn.happened is None


def test_none_is_as_if_not_given(seen: View) -> None:
    given: dict[str, Any] = {"on": None}
    assert seen.members("csto", **given) == seen.members("csto")


def test_answers_are_printed_as_pages_and_become_json_and_dictionaries(
    seen: View, run: Run
) -> None:
    answer = seen.members("csto", on="2012-07-15")
    asked = ("members", "csto", "--on", "2012-07-15")
    assert str(answer) == run(*asked).out.rstrip("\n")
    assert answer.to_json() + "\n" == run(*asked, "--json").out
    assert answer.to_dict() == run(*asked, "--json").json


# What cannot be asked.


@pytest.mark.parametrize(
    ("values", "given", "said"),
    [
        ((), {}, "organisation: is missing"),
        (("cts",), {}, "organisation: unknown organisation 'cts'"),
        (("csto", "sco"), {}, "members takes 1 values without a name"),
        (("csto",), {"organisation": "sco"}, "organisation: is given twice"),
        (("csto",), {"onn": "2012-07-15"}, "onn: the question has no such field"),
        (("csto",), {"seed": 1}, "seed: the question has no such field"),
        (("csto",), {"on": "yesterday"}, "on: 'yesterday' is not a date"),
        (("csto",), {"on": 2012}, "on: '2012' is not possible here"),
        (("",), {}, "organisation: the value is empty"),
    ],
)
def test_what_cannot_be_asked_names_the_field_as_python_writes_it(
    seen: View, values: tuple[str, ...], given: dict[str, Any], said: str
) -> None:
    error = refused(seen.members, *values, **given)
    assert str(error).startswith(said)
    assert "--" not in str(error)
    assert "\u2045" not in str(error)


def test_all_that_is_wrong_is_told_at_once(seen: View) -> None:
    error = refused(seen.route, "otarr", "khujandd", deny=["UZX"], on="2012-06")
    assert [fault.field for fault in error.faults] == ["start", "end", "on", "deny"]


def test_a_message_that_names_another_question_calls_its_method(seen: View) -> None:
    said = str(refused(seen.members, "UZB"))
    assert "timeline(about='UZB')" in said
    assert "`" not in said


def test_what_a_view_cannot_be_is_told_when_it_is_asked(theatre: Theatre) -> None:
    view = theatre.view(as_of="someday", account="nobody")
    error = refused(view.members, "csto")
    assert [fault.field for fault in error.faults] == ["as_of", "account"]


# Without a record, and asked again.


def test_a_question_that_needs_no_record_is_a_function(tmp_path: Path) -> None:
    file = tmp_path / "size.json"
    file.write_text('{"actors": {}}', encoding="utf-8")
    found = allies.settlement({"actors": ACTORS})
    assert found.schema == "allies/settlement/2"
    error = refused(allies.settlement, str(file))
    assert str(file) in str(error)
    with pytest.raises(AttributeError, match="has no attribute 'members'"):
        opened.members  # type: ignore[attr-defined]  # noqa: B018


def test_an_answer_can_be_asked_again_in_its_own_theatre_or_in_another(
    seen: View, template: Template
) -> None:
    answer = seen.members("csto", on="2012-07-15")
    assert answer.asked is not None
    assert replicate(answer.asked) == answer
    found = allies.settlement({"actors": ACTORS})
    assert found.asked is not None
    assert replicate(found.asked) == found
    pact = open_theatre(template.name).view().members("pact")
    assert pact.asked is not None
    template.replace(STATES, "name: Lowland", "name: Lowlands")
    again = replicate(pact.asked, template.name)
    assert again.asked == pact.asked
    assert (pact.names["XLO"], again.names["XLO"]) == ("Lowland", "Lowlands")
    error = refused(replicate, answer.asked, template.name)
    assert error.fault.field == "organisation"


def test_a_route_asked_as_an_object_is_typed(seen: View) -> None:
    answer = seen.ask(Route(start="otar", end="khujand", mode=("road",), on="2012-06-15"))
    assert answer.schema == "allies/route/2"


def test_one_value_of_a_field_of_several_needs_no_list() -> None:
    view = allies.open().view()
    assert view.find("tokmok").found == view.find(["tokmok"]).found
    assert view.find("tokmok").paging.rows > 0


def test_a_question_without_a_case_hides_the_outcomes_of_all_cases() -> None:
    view = allies.open().view()
    shown = view.find("why", kind="contest").kinds
    hidden = view.find("why", kind="contest", hide_outcome=True).kinds
    assert hidden.get("contest", 0) < shown["contest"]
