"""Which pages the words of a visitor mean."""

from __future__ import annotations

import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer.asking import Asker
from allies.explorer.pages.meaning import MOST_CONTESTS, MOST_PAGES, asked_in, meant, named


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


def paths(asker: Asker, text: str) -> list[str]:
    return [page.path for page in meant(asker, asked_in(text))]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("What happened in Osh in 2010?", ("Osh",), ("2010",)),
        ("12 June 2010", (), ("2010-06-12",)),
        ("june 2010, transit", ("transit",), ("2010-06",)),
        ("2012-07 to 2010-06-12", (), ("2010-06-12", "2012-07")),
        ("the CSTO's law", ("CSTO",), ()),
        ("1,000 people", ("1", "000", "people"), ()),
        ("who?", ("who",), ()),
        ("  ", (), ()),
        ("3rd May 1999", (), ("1999-05-03",)),
        ("12345 20101", ("12345", "20101"), ()),
    ],
)
def test_what_is_typed_is_taken_apart(
    text: str, words: tuple[str, ...], days: tuple[str, ...]
) -> None:
    asked = asked_in(text)
    assert (asked.words, asked.days) == (words, days)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Osh", "case/osh-2010"),
        ("osh 2010", "case/osh-2010"),
        ("Ош", "case/osh-2010"),
        ("What happened in Osh in 2010?", "case/osh-2010"),
        ("Could the CSTO have acted at Osh in 2010?", "case/osh-2010"),
        ("2010-06-12", "case/osh-2010"),
        ("June 2010", "case/osh-2010"),
        ("CSTO", "dossier/csto"),
        ("ОДКБ", "dossier/csto"),
        ("csto 2013", "dossier/csto"),
        ("is the CSTO a real alliance", "dossier/csto"),
        ("Shanghai Cooperation Organisation", "dossier/sco"),
        ("EU", "map/eu"),
        ("Uzbekistan", "capitals/UZB"),
        ("Узбекистан", "capitals/UZB"),
        ("Afghanistan", "ask/stands"),
        ("batken 1999", "case/batken-1999"),
    ],
)
def test_a_name_leads_to_its_page(asker: Asker, text: str, first: str) -> None:
    assert paths(asker, text)[0] == first


def test_a_point_of_dispute_is_named_by_the_state_and_the_year(asker: Asker) -> None:
    assert "evidence/contest/uzb-2012" in paths(asker, "Uzbekistan July 2012")
    assert "evidence/contest/uzb-2012" not in paths(asker, "Uzbekistan July 2011")


def test_a_crisis_of_another_time_is_not_meant(asker: Asker) -> None:
    assert "case/osh-2010" not in paths(asker, "Osh 1990")


def test_a_day_goes_along_to_the_law_and_the_map(asker: Asker) -> None:
    found = {page.path: page.given for page in meant(asker, asked_in("CSTO 12 June 2013"))}
    assert found["law/csto"] == found["map/csto"] == {"on": "2013-06-12"}
    found = {page.path: page.given for page in meant(asker, asked_in("CSTO June 2013"))}
    assert found["law/csto"] == {}


@pytest.mark.parametrize("text", ["asdfgh", "", "what who", "revolution"])
def test_words_that_name_nothing_lead_nowhere(asker: Asker, text: str) -> None:
    assert paths(asker, text) == []


def test_few_pages_are_shown_and_few_points_of_dispute_among_them(asker: Asker) -> None:
    for text in ("CSTO", "Uzbekistan", "Afghanistan", "Osh"):
        found = paths(asker, text)
        assert len(found) <= MOST_PAGES
        assert sum(path.startswith("evidence/") for path in found) <= MOST_CONTESTS


@pytest.mark.parametrize("theatre", ["central_asia", "west_africa"])
def test_every_name_that_is_offered_leads_to_a_page(theatre: str) -> None:
    asker = Asker(OpenTheatre(theatre))
    for name in named(asker):
        pages = meant(asker, asked_in(name))
        assert pages, name
        assert all("?" not in page.path for page in pages)
