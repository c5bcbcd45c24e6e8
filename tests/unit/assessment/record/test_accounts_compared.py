"""Stories: how the record reads in each account."""

from __future__ import annotations

import pytest

from allies.assessment.record.accounts_compared import Story, rested_on, stories
from allies.assessment.record.standing import statuses
from allies.world.world import World
from tests.apparatus import Build, day

JULY_2012 = day("2012-07-15")


@pytest.fixture(scope="module")
def told(world: World) -> dict[str, Story]:
    """The stories of July 2012."""
    return {item.account.id: item for item in stories(world, JULY_2012)}


def test_every_account_but_the_best_evidence_has_a_story(
    world: World, told: dict[str, Story]
) -> None:
    assert set(told) == set(world.evidence.account_ids()) - {"best_evidence"}


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
    assert left.best is not None
    assert (left.version.id, left.best.id) == ("withdrew", "suspended_participation")
    (moved,) = [item for item in golts.moved if item.organisation == "csto"]
    assert (moved.state, moved.held.membership, moved.best.membership) == (
        "UZB",
        "withdrawn",
        "member",
    )


def test_where_nothing_rests_on_the_answer_no_version_is_called_best(
    world: World, told: dict[str, Story]
) -> None:
    assert "motive-2012" not in rested_on(world)
    held = {item.contest: item for item in told["golts2012"].holds}
    assert held["motive-2012"].best is None
    assert held["motive-2012"].version.id == "bases"


def test_an_account_that_agrees_moves_nobody(small_world: World) -> None:
    found = {item.account.id: item for item in stories(small_world, day("2008-07-01"))}
    assert set(found) == {"morning-paper", "evening-paper"}
    assert (found["evening-paper"].otherwise, found["evening-paper"].moved) == ([], [])
    (moved,) = found["morning-paper"].moved
    assert (moved.state, moved.held.membership) == ("XLO", "withdrawn")


def test_before_anybody_had_spoken_no_account_departs(world: World) -> None:
    found = stories(world, JULY_2012, as_of=day("1998-01-01"))
    assert [item.account.id for item in found if item.otherwise or item.moved] == []


def test_statuses_are_those_of_the_account(build: Build) -> None:
    world, after = build(), day("2008-07-01")
    best = statuses(world, after)
    other = statuses(world, after, account="morning-paper")
    assert best["XLO", "pact"].membership == "member"
    assert other["XLO", "pact"].membership == "withdrawn"
    assert best["XHI", "pact"] == other["XHI", "pact"]
