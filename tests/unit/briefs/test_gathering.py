"""Gathering: the answers of a brief share the suppositions that each question understands."""

from __future__ import annotations

from typing import Any

from allies.asking.asks import ask_from
from allies.briefs.gathering import Gathering, gather_case, gather_teaching, made_of
from tests.apparatus import Template


def gathering(template: Template, **given: Any) -> Gathering:
    return Gathering(ask_from("assess", {"case": "border-2008", "theatre": template.name, **given}))


def test_each_answer_has_the_suppositions_that_it_understands(template: Template) -> None:
    found = gather_case(gathering(template, deny=["XHI"], vote=["XHI=against"]))
    assert found.deploy is not None
    assert found.deploy.asked is not None
    assert found.deploy.asked.what_if.changes == ("deny",)
    assert found.assess.asked is not None
    assert set(found.assess.asked.what_if.changes) == {"deny", "vote"}
    assert found.baseline is not None
    assert found.compare is not None
    assert found.recorded is not None
    assert found.recorded.asked is not None
    assert found.recorded.asked.what_if.changes == ()


def test_a_question_of_law_has_what_had_happened_before_and_the_names_of_holders() -> None:
    found = gather_case(Gathering(ask_from("assess", {"case": "objection-2012"})))
    assert found.before is not None
    assert found.before.acts
    assert all(act.on < "2012-07-16" and act.act != "claimed" for act in found.before.acts)
    assert found.law is not None
    held = {name for item in found.law.readings for name in item.holders}
    assert "diis2013" in held & {source.id for source in found.law.sources}


def test_without_suppositions_nothing_is_compared(template: Template) -> None:
    found = gather_case(gathering(template))
    assert (found.baseline, found.compare, found.levers) == (None, None, None)
    assert (found.recorded, found.before) == (None, None)
    assert None not in (found.law, found.rests_on, found.positions, found.deploy)


def test_a_case_sheet_knows_only_what_was_published_by_the_day(template: Template) -> None:
    found = gather_teaching(gathering(template))
    for answer in (found.assess, found.law, found.positions, found.before):
        assert answer is not None
        assert answer.asked is not None
        assert answer.asked.as_of == "2008-06-05"
        assert not [source for source in answer.sources if source.published > "2008-06-05"]
    assert found.before is not None
    assert all(act.on < "2008-06-05" for act in found.before.acts)
    assert found.ended is not None
    assert gather_teaching(gathering(template, hide_outcome=True)).ended is None


def test_a_day_of_knowledge_that_is_given_is_kept(template: Template) -> None:
    found = gather_teaching(gathering(template, as_of="2008-06-30"))
    assert found.assess.asked is not None
    assert found.assess.asked.as_of == "2008-06-30"


def test_the_command_has_what_differs_from_the_usual(template: Template) -> None:
    asked = gathering(template, draws=100, seed=7, deny=["XHI"], strict_law=True)
    made = made_of(asked, asked.answer(), ("-o x.pdf",))
    assert made.command.startswith("allies brief border-2008 ")
    for word in (
        "--draws 100",
        "--seed 7",
        "--deny XHI",
        "--strict-law",
        template.name,
        "-o x.pdf",
    ):
        assert word in made.command
    plain = gathering(template)
    said = made_of(plain, plain.answer(), ()).command
    assert said == f"allies brief border-2008 --theatre {template.name}"
    assert made.digest == plain.theatre.files.digest
