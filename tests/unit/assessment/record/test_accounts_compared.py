"""Stories: how the record reads in each account."""

from __future__ import annotations

import pytest

from allies.assessment.record.accounts_compared import accounts, rested_on, stories
from allies.assessment.record.standing import statuses
from allies.questions.accounts import Accounts, Story
from allies.world.view import View
from tests.apparatus import Build, day

JULY_2012 = day("2012-07-15")


@pytest.fixture(scope="module")
def told(view: View) -> dict[str, Story]:
    """The stories of July 2012."""
    return {item.account: item for item in stories(view, JULY_2012)}


def test_every_account_but_the_best_evidence_has_a_story(
    view: View, told: dict[str, Story]
) -> None:
    assert set(told) == set(view.evidence.account_ids()) - {"best_evidence"}


def test_documents_come_first_then_positions_then_other_sources(told: dict[str, Story]) -> None:
    kinds = [item.kind for item in told.values()]
    assert kinds == sorted(kinds, key=["document", "position", "source"].index)
    documents = {name for name, item in told.items() if item.kind == "document"}
    assert documents == {"laumulin2012", "golts2012", "blagov2007", "diis2013", "dehaas2017"}
    assert told["moscow-diis2013"].kind == "position"


def test_an_account_that_holds_another_version_moves_who_belongs_to_what(
    told: dict[str, Story],
) -> None:
    golts = told["golts2012"]
    (left,) = [item for item in golts.otherwise if item.contest == "uzb-2012"]
    assert (left.version, left.best_evidence) == ("withdrew", "suspended_participation")
    assert left.best_says == "It suspended its participation and stayed a member"
    (moved,) = [item for item in golts.moved if item.organisation == "csto"]
    assert (moved.state, moved.held.membership, moved.best.membership) == (
        "UZB",
        "withdrawn",
        "member",
    )


def test_where_nothing_rests_on_the_answer_no_version_is_called_best(
    view: View, told: dict[str, Story]
) -> None:
    assert "motive-2012" not in rested_on(view)
    held = {item.contest: item for item in told["golts2012"].holds}
    assert (held["motive-2012"].best_evidence, held["motive-2012"].best_says) == (None, None)
    assert held["motive-2012"].version == "bases"


def test_an_account_that_agrees_moves_nobody(small_view: View) -> None:
    found = {item.account: item for item in stories(small_view, day("2008-07-01"))}
    assert set(found) == {"morning-paper", "evening-paper"}
    assert (found["evening-paper"].otherwise, found["evening-paper"].moved) == ((), ())
    (moved,) = found["morning-paper"].moved
    assert (moved.state, moved.held.membership) == ("XLO", "withdrawn")


def test_before_anybody_had_spoken_no_account_departs(view: View) -> None:
    found = stories(view.known_by(day("1998-01-01")), JULY_2012)
    assert [item.account for item in found if item.otherwise or item.moved] == []


def test_whoever_had_not_spoken_has_no_account_yet(view: View) -> None:
    assert stories(view.known_by(day("1990-01-01")), JULY_2012) == []
    for as_of, spoken in (("2007-03-14", False), ("2007-03-15", True)):
        known = {item.account for item in stories(view.known_by(day(as_of)), JULY_2012)}
        assert ("csto_officials-blagov2007" in known) is spoken


def test_other_sources_are_told_where_everyone_is_asked_for_or_nobody_else_has_spoken(
    view: View,
) -> None:
    few = accounts(view, Accounts(on="2012-07-15"))
    everyone = accounts(view, Accounts(on="2012-07-15", everyone=True))
    assert {item.kind for item in few.accounts} == {"document", "position"}
    assert {item.kind for item in everyone.accounts} == {"document", "position", "source"}
    assert (few.on, few.covered) == ("2012-07-15", True)
    early = accounts(view.known_by(day("2006-06-30")), Accounts(on="2012-07-15"))
    assert {item.kind for item in early.accounts} == {"source"}


def test_beyond_the_record_nobody_is_something_else_to_anybody(view: View) -> None:
    found = accounts(view, Accounts(on="2024-01-01", everyone=True))
    assert any(item.otherwise for item in found.accounts)
    assert [item.moved for item in found.accounts if item.moved] == []


def test_statuses_are_those_of_the_account(build: Build) -> None:
    view, after = build(), day("2008-07-01")
    best = statuses(view, after)
    other = statuses(view.through("morning-paper"), after)
    assert best["XLO", "pact"].membership == "member"
    assert other["XLO", "pact"].membership == "withdrawn"
    assert best["XHI", "pact"] == other["XHI", "pact"]
