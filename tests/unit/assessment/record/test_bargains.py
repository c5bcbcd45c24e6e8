"""The ledger of bargains: what was asked, offered, and where it ended."""

from __future__ import annotations

import pytest

from allies.assessment.record.bargains import bargains
from allies.questions.bargains import Bargains, BargainsAnswer
from allies.world.view import View
from tests.apparatus import ACTS, Build

ADDED = """
- {act: permission_sought, id: ask, by: XHI, to: XLO, place: downton, on: 2003, says: A,
   judgement: J}
- {act: rent_claimed, id: rent, by: XLO, to: XHI, place: downton, on: 2004, amount: 9,
   unit: USD a year, judgement: J}
- {act: terms_offered, id: offer, by: XHI, to: XLO, place: downton, on: 2005, says: O,
   judgement: J, terms: [{term: aid, says: a school}]}
- {act: base_granted, id: base, by: XLO, to: XHI, place: downton, on: 2006, until: 2009,
   judgement: J}
- {act: access_granted, id: plain, by: XHI, to: XLO, place: upton, on: 2006, judgement: J}
- {act: transit_refused, id: road, by: XHI, to: XLO, mode: road, on: 2007, judgement: J}
- {act: transit_granted, id: rail, by: XHI, to: XLO, mode: rail, on: 2007, judgement: J,
   terms: [{term: price, amount: 2, unit: USD a ton}]}
"""


@pytest.fixture(scope="module")
def bargained(build: Build) -> View:
    """The small theatre with bargains."""
    return build({ACTS: ADDED})


def asked(view: View, about: str = "") -> BargainsAnswer:
    return bargains(view, Bargains(about=about))


def test_only_bargains_of_which_more_is_told_than_that_they_ended_are_listed(
    bargained: View,
) -> None:
    assert [(row.id, row.stage) for row in asked(bargained).steps] == [
        ("ask", "asked"),
        ("rent", "asked"),
        ("offer", "offered"),
        ("base", "ended"),
        ("rail", "ended"),
    ]


def test_host_and_user_are_told_apart_whoever_speaks(bargained: View) -> None:
    base = [row for row in asked(bargained).steps if row.place == "downton"]
    assert {(row.host, row.user) for row in base} == {("XLO", "XHI")}


def test_each_bargain_sets_what_was_asked_and_offered_beside_where_it_ended(
    bargained: View,
) -> None:
    rail, base = asked(bargained).sums
    assert (base.host, base.user, base.place, base.mode) == ("XLO", "XHI", "downton", None)
    assert [step.id for step in base.asked] == ["ask", "rent"]
    assert [(term.term, term.amount) for term in base.asked[1].terms] == [("rent", 9)]
    assert [step.id for step in base.offered] == ["offer"]
    assert [(step.id, step.until) for step in base.ended] == [("base", "2009")]
    assert (rail.mode, rail.asked, rail.offered) == ("rail", (), ())
    assert [term.unit for step in rail.ended for term in step.terms] == ["USD a ton"]


def test_a_place_may_be_asked_for(bargained: View) -> None:
    assert {row.place for row in asked(bargained, "downton").steps} == {"downton"}
    assert asked(bargained, "upton").steps == ()
