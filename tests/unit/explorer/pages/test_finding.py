"""Search in words that people know."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.errors import QuestionError
from allies.explorer.addresses import Address, ServerLinks
from allies.explorer.asking import Asker
from allies.explorer.page import Page
from allies.explorer.pages.finding import find
from allies.explorer.rendering import write_page


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


def search(asker: Asker, words: str, page: str = "") -> Page:
    return find(asker, Address("find", {"q": (words,), "page": (page,)}))


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("Violence in southern Kyrgyzstan, June 2010", "case/osh-2010"),
        ("andijan", "case/andijan-2005"),
        ("Shanghai Cooperation Organisation", "dossier/sco"),
        ("uzbekistan", "capitals/UZB"),
    ],
)
def test_a_name_leads_to_its_page(asker: Asker, words: str, path: str) -> None:
    assert path in [page.path for page in search(asker, words).shown["pages"]]


def test_a_day_among_the_words_limits_the_entries_to_it(asker: Asker) -> None:
    everything, then = search(asker, "transit"), search(asker, "transit 2012")
    assert everything.answer is not None
    assert then.answer is not None
    assert 0 < then.answer.paging.rows < everything.answer.paging.rows  # type: ignore[attr-defined]
    assert all(item.on for item, *_ in then.shown["found"])


def test_words_that_nobody_said_have_near_ones(asker: Asker) -> None:
    page = search(asker, "kazakstan")
    assert page.shown["found"] == []
    assert page.shown["near"][0][0] == "kazakstan"


@pytest.mark.parametrize("words", ["", "   "])
def test_without_words_there_is_only_the_form(asker: Asker, words: str) -> None:
    page = search(asker, words)
    assert page.answer is None
    assert page.shown["named"]


@pytest.mark.parametrize("words", ["What happened in Osh in 2010?", "2010-06-12", "June 2010", "?"])
def test_a_sentence_or_a_day_alone_may_be_asked(asker: Asker, words: str) -> None:
    page = search(asker, words)
    assert page.title
    assert bool(page.shown["days"]) == ("2010" in words)


def test_words_that_no_entry_has_together_are_counted_alone(asker: Asker) -> None:
    page = search(asker, "Manas airbase 2014")
    assert page.shown["found"] == []
    assert [word for word, count in page.shown["alone"] if count] == ["Manas", "airbase"]


def written(asker: Asker, words: str) -> str:
    here = Address("find", {"q": (words,)})
    return write_page(find(asker, here), here, asker, ServerLinks(), controls=True)


def test_an_entry_that_lacks_a_word_says_which(asker: Asker) -> None:
    some = written(asker, "daalder pendulum")
    assert "No entry has all of these words" in some
    assert "Lacks “daalder”." in some
    assert "Lacks" not in written(asker, "daalder")


@pytest.mark.parametrize("words", ["2010-13-45", "csto 2010-02-31", "31 February 2010"])
def test_a_day_that_is_none_is_refused_as_a_word_of_the_search(asker: Asker, words: str) -> None:
    with pytest.raises(QuestionError) as found:
        search(asker, words)
    (fault,) = found.value.faults
    assert fault.field == "search"
    assert "2010" in fault.what


@pytest.mark.parametrize(("theatre", "body"), [("central_asia", "CSTO"), ("west_africa", "ECOWAS")])
def test_the_words_to_try_are_of_the_theatre_and_lead_somewhere(theatre: str, body: str) -> None:
    asker = Asker(OpenTheatre(theatre))
    shown = search(asker, "").shown["example"]
    assert body in shown
    assert all(search(asker, words).shown["pages"] for words in shown.split(", "))
