"""The page of a case."""

from __future__ import annotations

import msgspec
import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.case import case, headline
from allies.questions.assess import Assess, AssessAnswer


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


@pytest.fixture(scope="module")
def answer(asker: Asker) -> AssessAnswer:
    return asker.ask(Assess, Address(), case="osh-2010")


def with_number(answer: AssessAnswer, number: float | None, words: str) -> str:
    assert answer.headline is not None
    changed = msgspec.structs.replace(answer.headline, number=number, words=words)
    return headline(msgspec.structs.replace(answer, headline=changed))


def test_the_headline_says_the_word_and_the_number(answer: AssessAnswer) -> None:
    assert with_number(answer, 0.3, "unlikely") == "Unlikely: 30 %."
    assert with_number(answer, 0.02, "almost no chance") == "Almost no chance: under 5 %."


def test_the_headline_admits_what_the_record_does_not_say(answer: AssessAnswer) -> None:
    assert with_number(answer, 0.4, "the record does not say").startswith("The record does not")
    assert with_number(answer, None, "unlikely").startswith("The record does not say: ")
    assert headline(msgspec.structs.replace(answer, headline=None)) == ""


def test_the_four_answers_have_a_row_for_each_means_asked_about(asker: Asker) -> None:
    page = case(asker, Address("case/osh-2010"))
    titles = [card["title"] for card in page.shown["cards"]]
    assert titles == ["May they?", "Will they, if asked?", "Can they, in time?", "How do we know?"]
    rows = [row[0] for row in page.shown["cards"][0]["rows"]]
    assert rows == [row[0] for row in page.shown["cards"][1]["rows"]]
    assert set(rows) == {"rapid reaction", "peacekeeping", "bilateral"}


def test_a_case_of_law_alone_has_reasons_and_no_futures(asker: Asker) -> None:
    page = case(asker, Address("case/uzbekistan-2012"))
    assert page.shown["funnels"] == []
    assert page.shown["verdict"] == ""
    assert page.shown["law"].why


def test_a_case_moved_to_another_day_says_so(asker: Asker) -> None:
    page = case(asker, Address("case/osh-2010", {"on": ("2013-06-12",)}))
    assert "moved by" in page.kicker
    assert "2013-06-12" in page.kicker


def test_a_supposed_case_has_no_outcome_to_show(asker: Asker) -> None:
    page = case(asker, Address("case/kazakhstan-unrest-2014"))
    assert "supposed" in page.kicker
    assert page.shown["a"].happened is None
