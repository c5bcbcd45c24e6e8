"""The first page, and the list of cases."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.home import cases, home, progress
from allies.questions.timeline import Timeline
from tests.apparatus import Template


@pytest.fixture
def asker(template: Template) -> Asker:
    return Asker(OpenTheatre(template.name))


def test_a_case_has_its_answer_once_it_was_worked_out(asker: Asker) -> None:
    (row,) = cases(asker, Address("cases")).shown["help"]
    assert (row["chance"], row["may"], row["number"]) == ("", [], None)
    from allies.questions.assess import Assess

    asker.ask(Assess, Address(), case=row["item"].id)
    (row,) = cases(asker, Address("cases")).shown["help"]
    assert row["chance"].endswith("%")
    assert row["may"]


def test_the_first_page_lists_only_cases_that_ask_for_help(asker: Asker) -> None:
    shown = home(asker, Address()).shown["cases"]
    assert all(row["item"].asks_for == "help" for row in shown)
    assert shown


@pytest.mark.parametrize(
    ("warming", "missing", "told"),
    [(False, "not worked out yet", False), (True, "being worked out", True)],
)
def test_a_case_without_an_answer_says_whether_it_is_being_worked_out(
    asker: Asker, warming: bool, missing: str, told: bool
) -> None:
    asker.warming = warming
    shown = cases(asker, Address("cases")).shown
    assert shown["help"][0]["missing"] == missing
    assert ("0 of 1 cases are ready" in shown["progress"]) == told


def test_the_progress_ends_with_the_last_case(asker: Asker) -> None:
    asker.warming = True
    assert "1 of 2" in progress(asker, [{"ready": True}, {"ready": False}])
    assert progress(asker, [{"ready": True}, {"ready": True}]) == ""


def test_verdicts_that_differ_name_their_means() -> None:
    from allies.explorer.pages.home import _may
    from allies.questions.assess import Assess

    opened = Asker(OpenTheatre("central_asia"))
    osh = opened.ask(Assess, Address(), case="osh-2010")
    assert _may(osh) == [("no", "rapid reaction"), ("disputed", "peacekeeping")]
    andijan = opened.ask(Assess, Address(), case="andijan-2005")
    assert _may(andijan) == [("no", "")]


def test_what_the_record_leaves_open_is_a_span_and_no_number(central_asia: Asker) -> None:
    from allies.questions.assess import Assess

    for name in ("osh-2010", "tajikistan-incursion-2015"):
        central_asia.ask(Assess, Address(), case=name)
    rows = {row["item"].id: row for row in home(central_asia, Address()).shown["cases"]}
    assert rows["osh-2010"]["span"] is None
    low, high = rows["tajikistan-incursion-2015"]["span"]
    assert low < high
    assert rows["tajikistan-incursion-2015"]["number"] is None


def test_the_first_page_says_how_many_cases_it_does_not_list(central_asia: Asker) -> None:
    shown = home(central_asia, Address()).shown
    assert shown["of_law"] + len(shown["cases"]) == len(central_asia.opened.record.cases)
    assert shown["of_law"] > 0


def test_the_first_page_counts_the_acts_that_the_timeline_lists(central_asia: Asker) -> None:
    acts = central_asia.ask(Timeline, Address()).paging.rows
    record = central_asia.opened.record
    supposed = [act for case in record.cases.values() if case.hypothetical for act in case.acts]
    assert supposed
    assert f" {acts:,} dated acts from " in (home(central_asia, Address()).lede or "")
