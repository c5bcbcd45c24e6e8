"""Bases: who has the use of a place, and what was asked, agreed or said of it."""

from __future__ import annotations

from allies.assessment.movement.bases import bases
from allies.questions.bases import Bases, Lease
from tests.apparatus import ACTS, CITED, Build

GRANTED = f"- {{act: base_granted, by: XLO, to: XHI, place: downton, on: 2001-05-01, {CITED}}}\n"
ABOUT = f"by: XLO, to: XHI, place: downton, {CITED}"
SAID = (
    f"- {{act: rent_claimed, on: 2003-01-01, amount: 30, unit: USD a year, {ABOUT}}}\n"
    f"- {{act: rent_agreed, on: 2004-01-01, amount: 10, unit: USD a year, {ABOUT}}}\n"
    f"- {{act: announced, on: 2004-06-01, says: Aid, {ABOUT},"
    " terms: [{term: aid, says: tents}]}\n"
    f"- {{act: lease_extended, on: 2005-01-01, until: 2030, {ABOUT}}}\n"
    f"- {{act: announced, on: 2006-01-01, says: It will grow, {ABOUT}}}\n"
)


def lease(build: Build, on: str, acts: str = GRANTED + SAID) -> Lease:
    (found,) = bases(build({ACTS: acts}), Bases(on=on)).bases
    return found


def test_a_base_is_in_use_since_the_act_that_granted_it(build: Build) -> None:
    found = lease(build, "2002-01-01")
    assert (found.kind, found.host, found.user, found.place) == ("base", "XLO", "XHI", "downton")
    assert (found.stands, found.since, found.until) == ("in_use", "2001-05-01", None)
    assert found.terms == ()


def test_what_was_claimed_agreed_and_announced_is_told_apart(build: Build) -> None:
    found = lease(build, "2008-01-01")
    told = [(item.act, item.term, item.amount, item.until, item.says) for item in found.terms]
    assert told == [
        ("rent_claimed", "rent", 30.0, None, None),
        ("rent_agreed", "rent", 10.0, None, None),
        ("announced", "aid", None, None, "tents"),
        ("lease_extended", "lease", None, "2030", None),
        ("announced", "statement", None, None, "It will grow"),
    ]
    assert found.until == "2030"
    assert all(item.cites for item in found.terms)


def test_nothing_is_told_of_before_it_was_said(build: Build) -> None:
    assert bases(build({ACTS: GRANTED}), Bases(on="2001-04-30")).bases == ()
    assert [item.act for item in lease(build, "2003-06-01").terms] == ["rent_claimed"]


def test_access_until_a_month_is_over_in_the_next(build: Build) -> None:
    about = f"act: access_granted, by: XLO, to: XHI, place: downton, on: 2003-01-01, {CITED}"
    acts = f"- {{{about}, until: 2008-06}}\n"
    for on, stands, since in (
        ("2008-06-30", "granted", "2003-01-01"),
        ("2008-07-01", "ended", "2008-07-01"),
    ):
        found = lease(build, on, acts)
        assert (found.stands, found.since, found.until) == (stands, since, "2008-06")


def test_what_is_granted_anew_without_a_term_shows_none(build: Build) -> None:
    again = GRANTED.replace("2001-05-01", "2006-01-01")
    found = lease(build, "2007-01-01", GRANTED + SAID + again)
    assert (found.stands, found.since, found.until) == ("in_use", "2001-05-01", None)
