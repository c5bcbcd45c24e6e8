"""The map of an organisation with its years, and the grid of all."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest

from allies.asking.answering import OpenTheatre
from allies.explorer.addresses import Address
from allies.explorer.asking import Asker
from allies.explorer.pages.standing import day_of, grid, members_map, over_years
from allies.questions.membership import Members


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(OpenTheatre("central_asia"))


def test_the_years_are_those_on_which_something_changed(asker: Asker) -> None:
    found = over_years(asker, Address(), "csto")
    days = [item.on or "" for item in found]
    assert days == sorted(days)
    assert {"2006-08-16", "2012-06-28"} <= set(days)
    assert all(one.members != other.members for one, other in pairwise(found[:-1]))


@pytest.mark.parametrize("day", ["1998-05-01", "2005-03-03", "2009-07-01", "2014-02-02"])
def test_between_two_of_them_nothing_changes(asker: Asker, day: str) -> None:
    before = [item for item in over_years(asker, Address(), "csto") if (item.on or "") <= day][-1]
    on_day = asker.ask(Members, Address(), organisation="csto", on=day)
    assert [(m.state, m.status, m.contested) for m in on_day.members] == [
        (m.state, m.status, m.contested) for m in before.members
    ]


@pytest.mark.parametrize(
    ("path", "given", "day"),
    [("map/csto", {}, ""), ("map/csto/2012-07-15", {}, "2012-07-15"),
     ("members/2012-07-15", {}, "2012-07-15"), ("members", {"on": ("2010-01-01",)}, "2010-01-01"),
     ("map/csto/2012-07-15", {"on": ("2010-01-01",)}, "2010-01-01")],
)  # fmt: skip
def test_a_day_in_the_form_counts_before_one_in_the_path(
    path: str, given: dict[str, tuple[str, ...]], day: str
) -> None:
    assert day_of(Address(path, given)) == day


def test_the_headline_names_who_is_contested(asker: Asker) -> None:
    contested = members_map(asker, Address("map/csto/2012-07-15")).title
    assert contested.endswith("and sources disagree about Uzbekistan")
    calm = members_map(asker, Address("map/csto/2010-07-15")).title
    assert "disagree" not in calm
    nobody = members_map(asker, Address("map/csto/1993-01-01")).title
    assert nobody == "Nobody on record belonged to the CSTO on 1993-01-01"


def test_the_grid_counts_what_is_contested(asker: Asker) -> None:
    assert grid(asker, Address("members/2012-07-15")).title.endswith("standings are contested")
    assert ":" not in grid(asker, Address("members/2005-01-01")).title


def test_beyond_the_record_the_map_counts_nobody(asker: Asker) -> None:
    page = members_map(asker, Address("map/csto", {"on": ("1890-01-01",)}))
    assert page.shown["map"].says == "Unknown: 1890-01-01 lies outside the record."
    inside = members_map(asker, Address("map/csto", {"on": ("1995-01-01",)}))
    assert inside.shown["map"].says.startswith("0 states")


def test_a_standing_that_some_deny_is_on_the_map_of_every_day(asker: Asker) -> None:
    page = members_map(asker, Address("map/csto"))
    assert "Afghanistan" in page.title
    assert "Afghanistan" in page.shown["map"].says
    assert ("Afghanistan", "none; sources disagree") in [row[:2] for row in page.shown["map"].rows]
    steps = msgspec.json.decode(page.shown["years"])["steps"]
    assert [state[3] for state in (steps[-1][1].get("AFG"),) if state] == [1]
