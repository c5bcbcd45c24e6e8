"""The page of any question."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import Address
from allies.explorer.asking import LONG, Asker
from allies.explorer.pages.any_question import (
    answer,
    asked_rows,
    enumerable,
    needs,
    questions,
    says,
    values_of,
)
from allies.questions.catalogue import Row


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


@pytest.mark.parametrize("row", [row for row in asked_rows() if not needs(row)],
                         ids=lambda row: row.name)  # fmt: skip
def test_every_question_that_needs_nothing_is_answered(asker: Asker, row: object) -> None:
    page = answer(asker, Address(f"ask/{row.name}"))  # type: ignore[attr-defined]
    assert page.answer is not None
    assert page.title


def test_what_is_missing_is_said_and_the_choices_are_listed(asker: Asker) -> None:
    page = answer(asker, Address("ask/power"))
    assert page.shown["missing"] == ["Organisation"]
    assert ("csto", "Collective Security Treaty Organization") in page.shown["values"]
    assert page.answer is None


def test_the_page_says_how_the_command_line_asks_it(asker: Asker) -> None:
    given = {"on": ("2012-06-15",), "start": ("otar",), "end": ("khujand",), "deny": ("UZB",)}
    given["move"] = ("battalion",)
    page = answer(asker, Address("ask/route", given))
    assert page.shown["command"] == (
        "allies route otar khujand --on 2012-06-15 --deny UZB --move battalion"
    )


def test_numbers_and_switches_of_an_address_have_their_types(asker: Asker) -> None:
    given = {"case": ("osh-2010",), "draws": ("500",), "strict_law": ("1",)}
    page = answer(asker, Address("ask/assess", given))
    assert page.answer is not None
    assert page.answer.asked is not None
    assert page.answer.asked.fields["draws"] == 500
    assert page.answer.asked.fields["strict_law"] is True


@pytest.mark.parametrize(
    ("path", "given"),
    [("ask/assess", {"case": ("osh-2010",), "draws": ("many",)}), ("ask/power/csto", {"x": ("1",)}),
     ("ask/settlement", {}), ("ask/power/csto", {"capability": ("/etc/passwd",)})],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(
    asker: Asker, path: str, given: dict[str, tuple[str, ...]]
) -> None:
    with pytest.raises(QuestionError):
        answer(asker, Address(path, given))


def test_the_list_has_every_question_once_with_a_sentence(asker: Asker) -> None:
    groups = questions(asker, Address()).shown["groups"]
    listed = [line["row"].name for _, lines in groups for line in lines]
    assert sorted(listed) == sorted(row.name for row in asked_rows())
    assert all(says(row).endswith((".", "?")) for row in asked_rows())


@pytest.mark.parametrize("row", [row for row in asked_rows() if row.name not in LONG],
                         ids=lambda row: row.name)  # fmt: skip
def test_what_is_listed_to_choose_from_can_be_asked(asker: Asker, row: Row) -> None:
    listed = values_of(asker).get(enumerable(row), [])
    for name, _ in listed[:1]:
        assert answer(asker, Address(f"ask/{row.name}/{name}")).answer is not None


def test_the_headline_names_what_is_asked_and_no_supposition(asker: Asker) -> None:
    given = {"start": ("otar",), "end": ("khujand",), "move": ("vehicle",), "deny": ("UZB",),
             "via": ("bishkek", "osh"), "compare": ("1",), "on": ("2012-06-15",)}  # fmt: skip
    page = answer(asker, Address("ask/route", given))
    assert page.title == "Route: Otar, Khujand, Bishkek, Osh, vehicle, 2012-06-15"


def test_what_a_question_cannot_take_in_its_path_is_refused(asker: Asker) -> None:
    with pytest.raises(QuestionError, match="cannot stand after /ask/timeline") as found:
        answer(asker, Address("ask/timeline/csto"))
    assert "/ask/timeline?about=csto" in str(found.value.faults[0].remedy)
    assert answer(asker, Address("ask/law/csto")).answer is not None


def test_a_day_has_a_control_for_days_and_a_list_begins_with_what_was_asked(asker: Asker) -> None:
    page = answer(asker, Address("ask/timeline", {"about": ("csto",)}))
    kinds = {field.name: field.kind for field in page.form}
    assert (kinds["since"], kinds["until"], kinds["about"]) == ("day", "day", "text")
    first, last = page.shown["blocks"][0], page.shown["blocks"][-1]
    assert (first.title, last.title) == ("Acts", "Years")
    assert all(card.on for card in first.cards)
