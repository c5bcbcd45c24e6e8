"""What the fifth reading corrected, and the kinds of error that it found."""

from __future__ import annotations

import re

import pytest

from allies.values.dates import parse_date
from allies.world.capitals import Trait
from allies.world.view import View
from tests.expectations.passages import act

A_YEAR = 366

# How the file says that the source tells of a time after the day from which a trait is coded.
LATER = re.compile(
    r"coded (?:for|from)|general statement|go back|the statements? (?:is|are)"
    r"|about the present|preceding years",
    re.IGNORECASE,
)


def traits(view: View) -> list[Trait]:
    """Return every trait of every capital."""
    return [trait for capital in view.capitals.values() for trait in capital.traits]


def test_a_trait_that_is_coded_from_an_earlier_day_has_a_judgement(view: View) -> None:
    carried = [
        one
        for one in traits(view)
        if LATER.search(one.dated_by) and one.since.last - one.since.first < A_YEAR
    ]
    assert len(carried) > 50
    assert [one.id for one in carried if not one.judgement] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("claim.snb-ablest", "widely held"),
        ("claim.great-projects", "such projects ignore"),
        ("claim.rus-cannot-guarantee", "even less that their economies prosper"),
        ("claim.ksor-idea", "gave it fresh impetus"),
        ("claim.ana-collusion", "parts of a conventional force, presumably"),
        ("claim.kaz-assistance", "So far as terrorists from abroad threatened it"),
        (
            "claim.bleed-out-refugees",
            "illegal migrants or refugees rather than militants or more terrorism",
        ),
        ("claim.greatest-barrier", "which suggests that not all"),
        ("claim.cheapest-way", "is believed to be the most cost-effective"),
        ("claim.four-above", "possible conflicts"),
        ("claim.four-above", "a potentially negative influence"),
    ],
)
def test_an_entry_keeps_the_qualifiers_of_its_passage(view: View, name: str, words: str) -> None:
    assert words in act(view, name).says


@pytest.mark.parametrize(
    ("name", "on"),
    [("kaz.attacks-2011", "2011/2013-04"), ("claim.majority-needed", "2010-06/2010-12")],
)
def test_what_is_told_of_a_span_is_coded_as_a_span(view: View, name: str, on: str) -> None:
    assert act(view, name).on == parse_date(on)


def test_ability_in_general_is_no_word_on_independence(view: View) -> None:
    assert act(view, "claim.snb-ablest").about == ()


def test_to_some_extent_is_partly(view: View) -> None:
    (relies,) = (one for one in traits(view) if one.id == "uzb.assessment-relies")
    assert relies.level == "partly"


def test_an_article_that_was_not_read_holds_no_version(view: View) -> None:
    versions = {one.id: one for one in view.contests["afghan-threat"].versions}
    assert versions["no_invasion"].holders == ("ca_experts-dehaas2017",)
    assert [cite.origin for cite in versions["no_invasion"].cites] == ["edm-2015-05-28"]


def test_a_version_says_what_its_holders_hold_and_not_what_the_author_adds(view: View) -> None:
    versions = {one.id: one for one in view.contests["what-the-force-is-for"].versions}
    assert "portray" not in versions["worst_case_in_words"].says
    assert "worst case in Afghanistan after 2014" in versions["worst_case_in_words"].says


def test_the_six_belong_to_the_sco_from_the_day_of_its_founding_by_judgement(view: View) -> None:
    six = ("chn", "kaz", "kgz", "rus", "tjk", "uzb")
    joined = [act(view, f"{state}.acceded.sco.2002-06-07") for state in six]
    assert {one.on.text for one in joined} == {"2001-06-15"}
    assert all("names the members of 2017 and no day" in one.judgement for one in joined)
