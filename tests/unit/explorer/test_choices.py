"""What controls offer to choose from."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import fields

from allies.asking.answering import OpenTheatre
from allies.asking.asks import kind_of
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.choices import MOST_SELECTED, choices, offered
from allies.explorer.page import Field
from allies.explorer.pages.any_question import answer, asked_rows, needs
from allies.questions.base import WhatIf

# Kinds that a visitor writes: days, words, numbers, and what is too long a list to send.
WRITTEN = {"", "day", "days", "date", "claim", "state_days", "removable", "supposed_act",
           "state_vote", "state_status", "table"}  # fmt: skip


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


def form_of(asker: Asker, name: str, given: Mapping[str, tuple[str, ...]]) -> dict[str, Field]:
    return {field.name: field for field in answer(asker, Address(f"ask/{name}", given)).form}


@pytest.mark.parametrize("theatre", ["central_asia", "west_africa"])
def test_every_kind_of_field_that_can_be_listed_is(theatre: str) -> None:
    asker = Asker(OpenTheatre(theatre))
    kinds = {kind_of(item.type) for row in asked_rows() for item in fields(row.question)}
    kinds |= {kind_of(item.type) for item in fields(WhatIf)}
    empty = {kind for kind in kinds - WRITTEN if not choices(asker, kind)}
    # A theatre without levers, scenario sets, panels or lines has none to offer.
    assert empty <= {"lever", "scenario_set", "panel", "line"}


@pytest.mark.parametrize("kind", ["state", "organisation", "body", "place", "source", "reading"])
def test_what_is_offered_is_named_in_words(asker: Asker, kind: str) -> None:
    found = choices(asker, kind)
    assert found
    assert all(value and words and words != value for value, words in found)


def test_a_route_is_asked_by_choosing(asker: Asker) -> None:
    form = form_of(asker, "route", {})
    assert form["start"].listed == "place"
    assert ("otar", "Otar, Kazakhstan") in form["start"].options
    assert form["move"].kind == "choice"
    assert form["deny"].kind == "several"
    assert ("UZB", "Uzbekistan") in form["deny"].options
    assert form["via"].listed == "place"
    assert form["via"].hint.endswith("commas between them.")


@pytest.mark.parametrize(
    ("count", "kind"), [(MOST_SELECTED, "choice"), (MOST_SELECTED + 1, "text")]
)
def test_a_long_list_completes_what_is_typed(asker: Asker, count: int, kind: str) -> None:
    options = tuple((str(at), f"number {at}") for at in range(count))
    found = offered(asker, Field(name="a", label="A", options=options), "", several=False)
    assert found.kind == kind


def test_what_an_address_says_by_another_name_is_not_lost(asker: Asker) -> None:
    form = form_of(asker, "power", {"organisation": ("CSTO",), "without_states": ("Armenia",)})
    assert form["organisation"].value == "CSTO"
    assert ("CSTO", "CSTO") in form["organisation"].options
    assert ("Armenia", "Armenia") in form["without_states"].options
    assert form["without_states"].values == ("Armenia",)


def test_a_rule_may_still_be_written_out(asker: Asker) -> None:
    rule = form_of(asker, "power", {"organisation": ("csto",)})["rule"]
    assert (rule.kind, rule.listed) == ("text", "rule")


def test_several_values_in_one_text_are_each_asked(asker: Asker) -> None:
    given = {"start": ("otar",), "end": ("khujand",), "move": ("vehicle",)}
    both = answer(asker, Address("ask/route", {**given, "via": ("bishkek, osh",)}))
    apart = answer(asker, Address("ask/route", {**given, "via": ("bishkek", "osh")}))
    assert both.answer == apart.answer
    assert {field.name: field.value for field in both.form}["via"] == "bishkek, osh"


@pytest.mark.parametrize(
    "row", [row for row in asked_rows() if needs(row)], ids=lambda row: row.name
)
def test_the_form_of_every_question_is_made(asker: Asker, row: object) -> None:
    form = form_of(asker, row.name, {})  # type: ignore[attr-defined]
    for item in needs(row):  # type: ignore[arg-type]
        assert form[item.name].options or kind_of(item.type) in WRITTEN


@pytest.mark.parametrize("row", asked_rows(), ids=lambda row: row.name)
def test_no_choice_is_without_words(asker: Asker, row: object) -> None:
    for field in form_of(asker, row.name, {}).values():  # type: ignore[attr-defined]
        assert all(words for _, words in field.options)
        if field.kind == "choice":
            assert [value for value, _ in field.options].count("") == 1
