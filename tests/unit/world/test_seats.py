"""Seats: who has a vote in an organ on a day."""

from __future__ import annotations

import pytest

from allies.world.seats import Voters, bench, deciders, gone_organs, voters
from allies.world.view import View
from tests.apparatus import PACT, Build, day, worlds_of
from tests.councils import ELECTED, five, in_turn, line, seated


def who(view: View, on: str, organ: str = "pact.council") -> Voters:
    body = view.organisation("pact")
    return voters(view.on(day(on)), body, view.states, organ)


@pytest.fixture(scope="module")
def council(build: Build) -> View:
    """A council of the pact in which some of five members sit."""
    return build(
        five(
            seated("XHI"),
            seated("XAB", until="2005-12-31"),
            seated("XCD", "2006-01"),
            line(act="unseated", by="XHI", of="pact.council", on="2007-01-01"),
            seated("XEF", "2006-06-01"),
            line(act="withdrew", by="XEF", of="pact", on="2008-01-01"),
            line(act="acceded", by="XEF", of="pact", on="2009-01-01"),
            line(act="participation_suspended", by="XCD", of="pact", on="2009-06-01"),
        ),
        dict([ELECTED]),
    )


@pytest.mark.parametrize(
    ("on", "voting", "uncertain"),
    [
        ("2003-12-31", [], []),
        ("2004-01-01", ["XHI", "XAB"], []),
        ("2005-12-31", ["XHI", "XAB"], []),
        ("2006-01-01", ["XHI"], ["XCD"]),
        ("2006-01-31", ["XHI", "XCD"], []),
        ("2006-12-31", ["XHI", "XCD", "XEF"], []),
        ("2007-01-01", ["XCD", "XEF"], []),
        ("2008-01-01", ["XCD"], []),
        ("2009-01-01", ["XCD"], []),  # who joins again has no seat until it takes one
        ("2009-06-01", [], []),
    ],
)
def test_a_seat_is_held_from_its_act_to_its_end(
    council: View, on: str, voting: list[str], uncertain: list[str]
) -> None:
    found = who(council.through("evening-paper"), on)
    assert (set(found.voting), list(found.uncertain)) == (set(voting), uncertain)


def test_every_member_has_a_vote_in_the_organisation_as_a_whole(council: View) -> None:
    view = council.through("evening-paper")
    assert set(who(view, "2004-01-01", "").voting) == {"XHI", "XLO", "XAB", "XCD", "XEF"}


def test_in_an_organ_of_all_members_nobody_needs_a_seat(build: Build) -> None:
    view = build(five()).through("evening-paper")
    assert who(view, "2004-01-01") == who(view, "2004-01-01", "")
    assert len(who(view, "2004-01-01").voting) == 5


def test_a_dissolved_organisation_leaves_no_seat(build: Build) -> None:
    dissolved = line(act="dissolved", by="pact", on="2005-01-01")
    view = build(five(seated("XHI"), dissolved), dict([ELECTED])).through("evening-paper")
    for on, held in (("2004-12-31", "held"), ("2005-01-01", "none")):
        assert view.on(day(on)).register("seat", "XHI", "pact.council").word() == held


def test_seats_differ_by_world_and_none_at_all_is_unknown(council: View) -> None:
    cell = ("seat", "XCD", "pact.council")
    worlds = worlds_of(council, "2006-01-15", cell)
    found = bench(council.on(day("2006-01-15"), worlds), list(council.states), "pact.council")
    assert {row.any() and row.all() for row in found.held} == {True, False}
    at = list(council.states).index("XCD")
    assert sorted(found.held[at].tolist()) == [False, True]
    assert found.known.all()
    empty = bench(council.on(day("2003-06-01")), list(council.states), "pact.council")
    assert not empty.known.any()
    assert not bench(council.on(day("2006-06-01")), [], "pact.council").known.any()


@pytest.mark.parametrize(
    ("on", "organs"),
    [
        ("2004-12-31", ("pact.committee",)),
        ("2005-01-01", ("pact.council",)),
    ],
)
def test_of_several_organs_those_that_exist_on_the_day_may_decide(
    build: Build, on: str, organs: tuple[str, ...]
) -> None:
    view = build(five(seated("XHI", "2005-01-01")), in_turn())
    body = view.organisation("pact")
    assert deciders(body, body.means[0], day(on)) == organs


@pytest.mark.parametrize(
    ("dates", "on", "there"),
    [
        ("until: 2005-12-31", "2005-12-31", True),  # its last day counts
        ("until: 2005-12-31", "2006-01-01", False),
        ("until: 2005", "2005-12-31", True),
        ("since: 2005-06-01", "2005-05-31", False),
        ("since: 2005-06-01", "2005-06-01", True),
        ("since: 2005", "2005-01-01", True),  # it may exist
    ],
)
def test_a_single_organ_decides_only_while_it_exists(
    build: Build, dates: str, on: str, there: bool
) -> None:
    name = "    name: Council of the Pact\n"
    body = build(replaced={PACT: (name, f"{name}    {dates}\n")}).organisation("pact")
    offered = body.means[0]
    assert deciders(body, offered, day(on)) == (("pact.council",) if there else ())
    assert [item.id for item in gone_organs(body, offered, day(on))] == (
        [] if there else ["pact.council"]
    )


def test_a_means_without_an_organ_misses_none(build: Build) -> None:
    body = build().organisation("pact")
    alone = body.means[1]
    assert (alone.deciders, gone_organs(body, alone, day("2006-01-01"))) == ((), ())
