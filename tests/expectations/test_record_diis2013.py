"""What the record says where it follows diis2013: voice, day, act and recipient as the report."""

from __future__ import annotations

from typing import Any

import pytest

from allies.world.view import View
from tests.apparatus import Run


def asked(run: Run, *words: str) -> Any:
    answer = run(*words, "--json")
    assert (answer.code, answer.err) == (0, "")
    return answer.json


def stands_of(run: Run, day: str, state: str) -> set[str]:
    """Return where Afghanistan stands in the papers and statements of a capital on a day."""
    capitals = asked(run, "threats", "--on", day)["capitals"]
    (capital,) = [item for item in capitals if item["state"] == state]
    return {
        mention["place"]
        for register in capital["registers"]
        for mention in register["mentions"]
        if mention["of"] == "AFG"
    }


def plans_of(run: Run, state: str, day: str) -> set[str]:
    """Return the ids of what a capital is recorded to plan for on a day."""
    (capital,) = asked(run, "capital", state, "--on", day)["capitals"]
    return {item["id"] for item in capital["notes"]["planning"]}


# Voice and day: what the report found, and when.


@pytest.mark.parametrize("day", ["1998-06-01", "2012-07-15", "2013-06-01"])
def test_afghanistan_comes_first_for_tashkent_whose_papers_are_secret(run: Run, day: str) -> None:
    assert "first" in stands_of(run, day, "UZB")


def test_tashkents_statements_are_known_since_the_report(view: View) -> None:
    capital = view.capitals["UZB"]
    (statements,) = [item for item in capital.registers if item.id == "uzb.statements"]
    assert statements.by == "tashkent-diis2013"
    assert statements.public is not None
    assert statements.public.text == "2013-05"


@pytest.mark.parametrize(
    ("day", "planned"), [("2013-06-01", True), ("2015-08-31", True), ("2016-01-01", False)]
)
def test_astana_plans_for_nothing_until_september_2015(
    run: Run, day: str, *, planned: bool
) -> None:
    found = plans_of(run, "KAZ", day)
    assert ("kaz.planning" in found) is planned
    assert ("kaz.planning-no-link" in found) is planned
    assert ("kaz.planning-2015" in found) is not planned


@pytest.mark.parametrize("state", ["KAZ", "UZB"])
def test_what_the_report_found_stands_in_the_month_after_it(run: Run, state: str) -> None:
    assert plans_of(run, state, "2013-06-01")
    (capital,) = asked(run, "capital", state, "--on", "2013-06-01")["capitals"]
    assert capital["notes"]["advice"]


def test_no_view_of_astanas_experts_is_a_level_of_the_state(view: View) -> None:
    found = [item for item in view.capitals["KAZ"].traits if item.level and "xperts" in item.says]
    assert [item.id for item in found if item.cites[0].source == "diis2013"] == []


def test_only_kyrgyzstans_border_service_is_under_neither_body(view: View) -> None:
    said = {
        state: item.says
        for state in ("KAZ", "KGZ", "TJK")
        for item in view.capitals[state].traits
        if item.id == f"{state.lower()}.services"
    }
    assert {state for state, words in said.items() if "neither" in words} == {"KGZ"}
    assert all("border service is under" in words for words in said.values())
