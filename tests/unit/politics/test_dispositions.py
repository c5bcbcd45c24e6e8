"""Dispositions: what is documented of capitals on a day, as far as it was published."""

from __future__ import annotations

import pytest

from allies.politics.dispositions import Dispositions
from allies.world.view import View
from tests.apparatus import Build, day
from tests.unit.politics.capital_texts import LATER, PAPER, capital, register, trait


@pytest.fixture(scope="module")
def coded(build: Build) -> View:
    """The small world with two capitals."""
    return build(
        {
            **capital(
                "XHI",
                trait("arms-high", "arms", "high", "XLO"),
                trait("arms-none", "arms", "none", "XLO", PAPER),
                trait("energy", "energy", "low", "XLO", "since: 2004, until: 2006-01-01"),
                trait("friends", "relation", "friendly", "XLO", LATER),
                registers=register(
                    "doctrine", "doctrine", "economy terrorism borders", "ranked: true"
                )
                + register("essay", "expert", "terrorism", "on: 2006-01-01")
                + register(
                    "newer",
                    "concept",
                    "drugs aggression",
                    "on: 2007-01-01, order_read_by: [{who: evening-paper, "
                    'cites: [{source: evening-paper, at: "p. 2", credibility: 2}]}]',
                ),
            ),
            **capital("XLO", registers=register("plan", "secret", "", "public: 2003-01-01")),
        }
    )


def known(view: View, on: str, without: frozenset[str] = frozenset()) -> Dispositions:
    return Dispositions(view, day(on), without)


def test_sources_that_disagree_leave_a_span_and_are_both_named(coded: View) -> None:
    level = known(coded, "2005-06-01").level("XHI", "arms", "XLO")
    assert level is not None
    assert (level.low, level.high, level.middle, level.spread) == (0.0, 1.0, 0.5, 0.5)
    assert level.words == "none or high"
    assert {item.id for item in level.traits} == {"arms-high", "arms-none"}


def test_an_account_follows_its_own_statement(coded: View) -> None:
    level = known(coded.through("evening-paper"), "2005-06-01").level("XHI", "arms", "XLO")
    assert level is not None
    assert level.words == "none"


def test_an_account_that_is_silent_falls_back_to_all(coded: View) -> None:
    level = known(coded.through("morning-paper"), "2005-06-01").level("XHI", "arms", "XLO")
    assert level is not None
    assert level.words == "none or high"


@pytest.mark.parametrize(
    ("on", "is_known"),
    [("2003-12-31", False), ("2004-06-01", False), ("2004-12-31", True), ("2006-01-01", False)],
)
def test_a_trait_holds_from_the_last_day_it_can_have_begun_to_its_end(
    coded: View, on: str, is_known: bool
) -> None:
    assert (known(coded, on).level("XHI", "energy", "XLO") is not None) is is_known


def test_only_what_had_been_published_counts(coded: View) -> None:
    before = known(coded.known_by(day("2008-06-02")), "2008-06-05")
    after = known(coded.known_by(day("2008-06-03")), "2008-06-05")
    assert before.level("XHI", "relation", "XLO") is None
    assert after.level("XHI", "relation", "XLO") is not None


def test_what_rests_on_one_source_can_be_left_out(coded: View) -> None:
    rest = known(coded, "2008-06-05", without=frozenset({"morning-paper"}))
    assert rest.level("XHI", "relation", "XLO") is None
    assert rest.level("XHI", "arms", "XLO") is not None


def test_a_domain_of_which_nothing_is_known_counts_as_nothing_or_in_full(coded: View) -> None:
    found = known(coded, "2005-06-01").dependence("XHI", "XLO")
    assert {name for name, level in found.domains.items() if level} == {"arms", "energy"}
    assert found.over(("energy",)) == (1 / 3, 1 / 3)
    assert found.over(("energy", "food")) == (1 / 6, 2 / 3)
    assert found.over(("food",)) == (0.0, 1.0)
    assert found.silent == pytest.approx(7 / 9)
    assert found.documented == pytest.approx((0.5 + 1 / 3) / 9)


def test_nothing_is_known_beyond_the_record(coded: View) -> None:
    beyond = known(coded, "2100-01-01")
    assert beyond.traits("XHI", "arms") == ()
    assert beyond.registers("XHI") == ()


def test_what_is_mutual_is_known_of_both_and_what_is_not_of_one(build: Build) -> None:
    view = build(
        capital(
            "XHI",
            trait("next", "border", "", "XLO", "mutual: true, until: 2009-01-01"),
            trait("warm", "relation", "friendly", "XLO"),
        )
    )
    for state, other in (("XHI", "XLO"), ("XLO", "XHI")):
        (border,) = known(view, "2005-06-01").traits(state, "border")
        assert (border.id, border.towards) == ("next", (other,))
        assert known(view, "2009-01-02").traits(state, "border") == ()
    assert known(view, "2005-06-01").level("XHI", "relation", "XLO") is not None
    assert known(view, "2005-06-01").level("XLO", "relation", "XHI") is None
