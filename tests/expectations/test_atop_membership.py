"""Membership against ATOP 4.01, alliance 4220, the Collective Security Treaty and the CSTO.

The rows of phase 1 (1992 to 2002) are the treaty's and those of phase 2 the organisation's; an exit
on 7 October 2002 is the change from one to the other. Where the sources contradict each other, one
version of ours must agree.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest

from allies.world.acts import Act
from allies.world.view import View
from tests.apparatus import day, held_rows

FILE = "data/atop/atop401_member_level_active_since_1990.csv"
CHANGE = date(2002, 10, 7)
A_MONTH = timedelta(days=31)
ENDS = ("withdrew", "membership_lapsed", "membership_suspended")


class Spell(NamedTuple):
    """One state's membership, as ATOP has it."""

    state: str
    body: str
    start: date
    end: date | None


@pytest.fixture(scope="module")
def spells() -> list[Spell]:
    """The spells of alliance 4220."""
    rows = [row for row in held_rows(FILE) if row["atopid"] == "4220"]
    return [
        Spell(
            row["iso3"],
            "cst" if row["phase"] == "1" else "csto",
            date(int(row["yrent"]), int(row["moent"]), int(float(row["dayent"]))),
            date(int(row["yrexit"]), int(row["moexit"]), int(float(row["dayexit"])))
            if row["yrexit"] != "0"
            else None,
        )
        for row in rows
    ]


def near(at: date, act: Act) -> bool:
    """Whether an act can have happened within a month of a date."""
    return act.on.earliest - A_MONTH <= at <= act.on.latest + A_MONTH


def changes(view: View, spell: Spell, *kinds: str) -> list[Act]:
    return [
        act
        for act in view.acts
        if act.act in kinds and act.affected == spell.state and act.of == spell.body
    ]


def test_the_states_that_ever_were_members_are_the_same(view: View, spells: list[Spell]) -> None:
    ours = {act.affected for act in view.acts if act.act == "acceded" and act.of in ("cst", "csto")}
    assert ours == {spell.state for spell in spells}
    assert len(spells) == 16


def test_every_entry_is_within_a_month_of_ours(view: View, spells: list[Spell]) -> None:
    for spell in spells:
        found = changes(view, spell, "acceded")
        assert any(near(spell.start, act) for act in found), spell


def test_every_exit_is_within_a_month_of_one_version_of_ours(
    view: View, spells: list[Spell]
) -> None:
    ended = [spell for spell in spells if spell.end not in (None, CHANGE)]
    assert {(spell.state, spell.body) for spell in ended} == {
        ("UZB", "cst"),
        ("AZE", "cst"),
        ("GEO", "cst"),
        ("UZB", "csto"),
    }
    for spell in ended:
        found = changes(view, spell, *ENDS)
        assert any(spell.end and near(spell.end, act) for act in found), spell


def test_where_nothing_is_contested_membership_agrees_in_every_year(
    view: View, spells: list[Spell]
) -> None:
    for state in sorted({spell.state for spell in spells} - {"UZB"}):
        for year in range(1992, 2017):
            midyear = date(year, 7, 1)
            theirs = any(
                spell.state == state
                and spell.start <= midyear
                and (spell.end is None or midyear < spell.end)
                for spell in spells
            )
            snapshot = view.on(day(midyear.isoformat()))
            body = "cst" if midyear < CHANGE else "csto"
            ours = snapshot.register("membership", state, body).word() == "member"
            assert ours == theirs, (state, year)


@pytest.mark.parametrize(
    ("account", "first", "last"), [("jamestown-1999-04", 1992, 2011), ("golts2012", 2000, 2016)]
)
def test_one_account_of_uzbekistan_agrees_in_every_year(
    view: View, spells: list[Spell], account: str, first: int, last: int
) -> None:
    for year in range(first, last + 1):
        midyear = date(year, 8, 20)
        theirs = any(
            spell.state == "UZB"
            and spell.start <= midyear
            and (spell.end is None or midyear < spell.end)
            for spell in spells
        )
        snapshot = view.through(account).on(day(midyear.isoformat()))
        # The treaty outlives the change: who left the organisation may still be party to it.
        body = "cst" if midyear < CHANGE else "csto"
        ours = snapshot.register("membership", "UZB", body).word() == "member"
        assert ours == theirs, year
