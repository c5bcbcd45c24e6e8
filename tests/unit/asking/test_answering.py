"""A theatre that has been opened, and what it answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from allies.asking import answering
from allies.asking.answering import OpenTheatre, answered
from allies.asking.asks import Ask, ask_from, with_question
from allies.asking.envelope import complete
from allies.errors import QuestionError, TheatreError
from allies.questions.assess import AssessAnswer
from allies.questions.base import WhatIf
from allies.questions.compare import CompareAnswer
from allies.questions.deploy import DeployAnswer
from allies.questions.membership import Members
from allies.world.view import WITHHELD, View
from tests.apparatus import CASE, CITED, SHIPPED, SOURCES, Template, day

CSTO = {"organisation": "csto"}
BORDER = {"case": "border-2008", "draws": 10}


@pytest.fixture(scope="module")
def shipped() -> OpenTheatre:
    return OpenTheatre("central_asia")


# How a theatre is called.


@pytest.mark.parametrize("name", ["central_asia", "CENTRAL_ASIA", "Central_Asia", str(SHIPPED)])
def test_a_shipped_theatre_goes_by_its_name_however_it_was_asked_for(name: str) -> None:
    asked = OpenTheatre(name).answer(ask_from("members", CSTO)).asked
    assert asked is not None
    assert asked.theatre == "central_asia"


def test_another_theatre_goes_by_its_folder_as_it_was_asked_for(
    template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(template.folder.parent)
    for name in (template.name, template.folder.name, f"./{template.folder.name}"):
        asked = OpenTheatre(name).answer(ask_from("members", {"organisation": "pact"})).asked
        assert asked is not None
        assert asked.theatre == name


def test_a_theatre_that_is_not_there_or_is_faulty_is_told(template: Template) -> None:
    with pytest.raises(QuestionError, match="no theatre 'nowhere'") as caught:
        OpenTheatre("nowhere").answer(ask_from("members", CSTO))
    assert caught.value.fault.field == "theatre"
    template.replace(CASE, "trigger: external_attack", "trigger: attack")
    with pytest.raises(TheatreError, match="'trigger' cannot be 'attack'"):
        OpenTheatre(template.name).answer(ask_from("members", {"organisation": "pact"}))


# Views are shared by the questions that are put to the same one.


def test_asks_that_differ_in_their_question_share_a_view(shipped: OpenTheatre) -> None:
    ask = ask_from("assess", {"case": "osh-2010"})
    view = shipped.view(ask)
    assert shipped.view(ask_from("assess", {"case": "batken-1999", "draws": 7})) is view
    assert shipped.view(with_question(ask, Members(organisation="csto"))) is view


@pytest.mark.parametrize(
    "other",
    [
        {"as_of": "2012-07-20"},
        {"account": "golts2012"},
        {"seed": 1},
        {"hide_outcome": True},
        {"what_if": WhatIf(rule="simple_majority")},
    ],
    ids=lambda other: next(iter(other)),
)
def test_asks_that_differ_in_anything_else_do_not(
    shipped: OpenTheatre, other: dict[str, object]
) -> None:
    ask: Ask = replace(ask_from("assess", {"case": "osh-2010"}), **other)
    view = shipped.view(ask)
    assert view is not shipped.view(ask_from("assess", {"case": "osh-2010"}))
    assert view is shipped.view(ask)
    assert view.what_if == ask.what_if
    assert view.seed == ask.seed
    assert view.account.id == ask.account
    assert view.as_of == (day(ask.as_of) if ask.as_of else None)
    hidden = view.cases["osh-2010"].happened is None
    assert hidden is ask.hide_outcome


@pytest.mark.parametrize("first", ["compare", "deploy"])
def test_a_comparison_and_another_question_do_not_share_what_is_supposed(first: str) -> None:
    opened = OpenTheatre("central_asia")
    given = {"case": "osh-2010", "draws": 20, "deny": ["UZB"]}
    asks = {name: ask_from(name, given) for name in ("compare", "deploy")}
    opened.view(asks[first])
    answer = opened.answer(asks["deploy"], anew=True)
    assert isinstance(answer, DeployAnswer)
    assert answer.denied == ("UZB",)
    compared = opened.answer(asks["compare"], anew=True)
    assert isinstance(compared, CompareAnswer)
    assert [item.name for item in compared.variants] == ["before", "deny UZB"]
    assert opened.view(asks["compare"]) is not opened.view(asks["deploy"])


def test_the_outcome_of_another_case_is_not_hidden(shipped: OpenTheatre) -> None:
    ask = ask_from("assess", {"case": "osh-2010", "hide_outcome": True})
    assert shipped.view(ask).cases["bishkek-2010"].happened is not None


def test_a_hidden_outcome_withholds_the_title_of_what_came_after(template: Template) -> None:
    template.add(
        SOURCES,
        "- {id: later, title: 'Title: nobody', published: 2008-07-01, kind: press,"
        " reliability: B, url: 'https://example.org/nobody'}\n",
    )
    template.add(CASE, f"happened: {{outcome: declined, says: Nobody came., {CITED}}}\n")
    template.add(
        "judgements.yaml",
        "- {id: one, case: border-2008, kind: would_not_happen, organisation: pact,"
        " says: Nobody would come, cites: [{source: later, at: p. 1, credibility: 2}]}\n",
    )
    opened = OpenTheatre(template.name)
    shown, hidden = (
        opened.answer(ask_from("assess", {**BORDER, "hide_outcome": hide})).to_json()
        for hide in (False, True)
    )
    for told in ("Title: nobody", "https://example.org/nobody", "Nobody came.", "Nobody would"):
        assert told in shown
        assert told not in hidden
    assert "obody" not in hidden
    assert WITHHELD not in shown


# Any ask.


def test_a_theatre_is_opened_once_for_several_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: dict[str, OpenTheatre] = {}
    answered(ask_from("members", CSTO), opened)
    first = opened["central_asia"]
    monkeypatch.setattr(answering, "OpenTheatre", None)
    answered(ask_from("members", {"organisation": "sco"}), opened)
    assert opened == {"central_asia": first}


def test_a_question_that_needs_no_record_opens_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "OpenTheatre", None)
    actors = {
        name: {"capability": "1", "position": at, "salience": "1"}
        for name, at in (("A", "1"), ("B", "3"))
    }
    found = answered(ask_from("settlement", {"file": {"actors": actors}}))
    assert found.schema == "allies/settlement/2"
    assert found.coverage is None


def test_a_fault_of_a_field_that_came_from_a_file_names_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "size.yaml"
    file.write_text(
        "actors:\n  A: {capability: 1, position: 1, salience: 1}\n"
        "  B:\n    capability: 1\n    position: 2\n    salience: 2\n",
        encoding="utf-8",
    )
    with pytest.raises(QuestionError) as caught:
        answered(ask_from("settlement", {"file": str(file)}))
    assert caught.value.fault.where == f"{file}:6"
    assert "'salience' can be 2" in caught.value.fault.what


def test_an_answer_is_worked_out_anew_where_that_is_asked(
    tmp_path: Path, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLIES_CACHE", str(tmp_path / "kept"))
    ask = replace(ask_from("assess", BORDER), theatre=template.name)
    kept = answered(ask)
    worked_out: list[Ask] = []

    def counted(answer: AssessAnswer, ask: Ask, view: View) -> AssessAnswer:
        worked_out.append(ask)
        return complete(answer, ask, view)

    monkeypatch.setattr(answering, "complete", counted)
    assert answered(ask) == kept
    assert worked_out == []
    assert answered(ask, anew=True) == kept
    assert len(worked_out) == 1
