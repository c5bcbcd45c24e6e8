"""The page of a case."""

from __future__ import annotations

import re

import msgspec
import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer.addresses import Address, ServerLinks
from allies.explorer.asking import Asker
from allies.explorer.pages.case import case, headline
from allies.explorer.rendering import write_page
from allies.explorer.responding import Responder
from allies.questions.assess import Assess, AssessAnswer
from tests.apparatus import Template, words


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
    assert with_number(answer, 0.3, "unlikely").startswith("Unlikely, about 30 % (the two views")
    said = with_number(answer, 0.02, "almost no chance")
    assert said.startswith("Almost no chance, under 5 % (")


def test_the_headline_admits_what_the_record_does_not_say(answer: AssessAnswer) -> None:
    assert with_number(answer, 0.4, "the record does not say").startswith(
        "The record does not say; about 40 %, if the two views below ("
    )
    assert with_number(answer, None, "unlikely").startswith("Unlikely (")
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


def written_page(asker: Asker, path: str) -> str:
    """Return the words of a page."""
    here = Address(path)
    text = write_page(case(asker, here), here, asker, ServerLinks(), controls=True)
    return words(re.sub("<[^>]+>", " ", text))


def test_a_question_of_law_is_answered_before_its_acts_are_counted(asker: Asker) -> None:
    said = written_page(asker, "case/uzbekistan-2012")
    assert said.count("Earliest leaving: 20 December 2012") == 1
    assert said.index("Earliest leaving") < said.index("1 of 7 acts is irregular")
    assert "No decision on troops" not in said


def test_what_happened_has_a_word_where_troops_were_asked_for(asker: Asker) -> None:
    assert "refused No troops were sent" in written_page(asker, "case/osh-2010")


def test_a_duty_and_what_is_supposed_stand_on_the_first_screen(asker: Asker) -> None:
    page = case(asker, Address("case/tajikistan-incursion-2015"))
    rows = page.shown["cards"][0]["rows"]
    assert [row[3] for row in rows] == ["a duty by some readings", "a duty"]
    other = case(asker, Address("case/osh-2010")).shown["cards"][0]["rows"]
    assert all(not row[3] for row in other)
    said = written_page(asker, "case/tajikistan-incursion-2015")
    assert "Supposed: Armed groups crossed into Tajikistan" in said


def test_each_act_of_a_case_of_law_has_its_finding_by_reading(asker: Asker) -> None:
    here = Address("case/second-base-2009")
    page = case(asker, here)
    ((act, rows),) = page.shown["acts"]
    assert act.finding == "disputed"
    assert {finding for _, finding, _ in rows} == {"regular", "irregular"}
    assert any(holders is None for *_, holders in rows)
    text = write_page(page, here, asker, ServerLinks(), controls=False)
    written = words(re.sub("<[^>]+>", " ", text))
    assert "Would this act be within the law?" in written
    assert "nobody on that day" in written
    assert "Russia consulted the members of the CSTO" in written
    assert "held by the source Danish Institute for International Studies 2013" in written
    assert "diis2013" not in written
    assert 'class="twocol"' not in text  # nothing to stand beside what happened


def test_a_case_about_help_has_no_acts_to_judge(asker: Asker) -> None:
    assert case(asker, Address("case/osh-2010")).shown["acts"] == []


def test_a_case_moved_to_another_day_says_so(asker: Asker) -> None:
    page = case(asker, Address("case/osh-2010", {"on": ("2013-06-12",)}))
    assert "moved by" in page.kicker
    assert "2013-06-12" in page.kicker


def test_a_supposed_case_has_no_outcome_to_show(asker: Asker) -> None:
    page = case(asker, Address("case/kazakhstan-unrest-2014"))
    assert "supposed" in page.kicker
    assert page.shown["a"].happened is None


WAITING = re.compile(r'data-part="(\w+)" data-wait')


def test_the_funnel_comes_first_and_the_whole_page_leaves_nothing_out(template: Template) -> None:
    responder = Responder(template.name, hurried=True)
    name = next(case.id for case in responder.asker.opened.record.cases.values()
                if case.question.means)  # fmt: skip
    first = responder.respond(f"case/{name}", {})
    text = first.body.decode()
    assert "Where help is lost" in text
    assert not first.lasts
    waiting = set(WAITING.findall(text))
    assert {"rests", "curve", "votes", "reasons"} <= waiting
    (address,) = set(re.findall(r'href="/([^"]*)" data-later', text))
    assert address == f"case/{name}?whole=1"
    whole = responder.respond(f"case/{name}", {"whole": ("1",)}).body.decode()
    assert not WAITING.findall(whole)
    assert {"rests", "curve"} <= set(re.findall(r'data-part="(\w+)"', whole))
    again = responder.respond(f"case/{name}", {})  # all is known by now
    assert again.lasts
    assert not WAITING.findall(again.body.decode())


def test_while_the_ways_are_unknown_every_state_may_be_supposed_to_refuse() -> None:
    asker = Asker(OpenTheatre("central_asia"), hurried=True)
    page = case(asker, Address("case/osh-2010", {"on": ("2010-08-08",)}))
    (deny,) = (field for field in page.form if field.name == "deny")
    assert {"KAZ", "UZB"} <= {value for value, _ in deny.options}
