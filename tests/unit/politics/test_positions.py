"""Positions: how likely each member is to support, abstain or object."""

from __future__ import annotations

import numpy as np
import pytest

from allies.politics.decisions import ABSENT, ABSTAIN, OBJECT, SUPPORT
from allies.politics.positions import (
    OBJECTION_SHARE,
    SUPPORT_BY_STANCE,
    Position,
    positions,
    vote_streams,
    votes,
)
from allies.world.registers import code
from allies.world.world import World
from tests.apparatus import CITED, Build, day


def at(world: World, on: str, state: str, account: str = "best_evidence") -> Position | None:
    snapshot = world.on(day(on), account=account)
    found = positions(
        snapshot, world.organisation("pact"), "rapid_reaction", "XLO", list(world.states)
    )
    return next((item for item in found if item.member == state), None)


@pytest.fixture(scope="module")
def outspoken(build: Build) -> World:
    """The small world in which Highland speaks, Lowland asks, and a third state stands by."""
    return build(
        {
            "states/states.yaml": "- {id: XTH, name: Thirdland}\n",
            "acts/acts.yaml": (
                "- {act: stance_taken, by: XHI, of: pact, means: [rapid_reaction], stance: against,"
                f" on: 2005-01-01, says: It would not, {CITED}}}\n"
                f"- {{act: requested, by: XLO, to: pact, on: 2006-01-01, {CITED}}}\n"
                f"- {{act: participation_suspended, by: XHI, of: pact, on: 2007-01-01, {CITED}}}\n"
            ),
        }
    )


def test_silence_is_an_unknown_stance_and_a_statement_counts_from_its_day(
    outspoken: World,
) -> None:
    silent, spoken = at(outspoken, "2004-12-31", "XHI"), at(outspoken, "2005-01-01", "XHI")
    assert silent is not None
    assert spoken is not None
    assert (silent.stance, silent.because) == (
        "unknown",
        "nothing it had said on this means is recorded",
    )
    assert (spoken.stance, spoken.because) == ("against", "It would not")
    assert len(spoken.cites) == 1


def test_a_host_that_asks_supports_what_it_asks_for(outspoken: World) -> None:
    before, after = at(outspoken, "2005-12-31", "XLO"), at(outspoken, "2006-01-01", "XLO")
    assert before is not None
    assert after is not None
    assert (before.stance, after.stance, after.because) == ("unknown", "for", "it asked for help")


def test_a_member_whose_participation_is_suspended_has_no_vote(outspoken: World) -> None:
    before, after = at(outspoken, "2006-12-31", "XHI"), at(outspoken, "2007-01-01", "XHI")
    assert before is not None
    assert after is not None
    assert before.sits.tolist() == [True]
    assert after.sits.tolist() == [False]


def test_only_members_have_a_position(outspoken: World) -> None:
    assert at(outspoken, "2005-01-01", "XTH") is None
    assert at(outspoken, "2001-04-30", "XHI") is None
    assert at(outspoken, "2008-06-05", "XLO", "morning-paper") is None
    assert at(outspoken, "2008-06-05", "XLO", "evening-paper") is not None


def position(stance: str, sits: bool = True) -> Position:
    value = -1 if stance == "unknown" else code("stance", stance)
    return Position(
        "XHI", stance, "", (), np.array([value], dtype=np.int8), np.array([sits], dtype=np.bool_)
    )


def cast(item: Position, propensity: float, share: float, chance: float) -> int:
    names = vote_streams("pact:XHI")
    inputs = {
        name: np.array([value])
        for name, value in zip(names, (propensity, share, chance), strict=True)
    }
    (vote,) = votes(item, np.zeros(1, dtype=np.intp), inputs, "pact:XHI").tolist()
    return int(vote)


@pytest.mark.parametrize("stance", SUPPORT_BY_STANCE)
def test_a_member_supports_below_its_chance_and_objects_at_the_far_end(stance: str) -> None:
    middle = np.array([0.5])
    support = float(SUPPORT_BY_STANCE[stance].quantile(middle)[0])
    objection = (1 - support) * float(OBJECTION_SHARE.quantile(middle)[0])
    item, near = position(stance), 1e-9
    assert cast(item, 0.5, 0.5, support - near) == SUPPORT
    assert cast(item, 0.5, 0.5, support + near) == ABSTAIN
    assert cast(item, 0.5, 0.5, 1 - objection - near) == ABSTAIN
    assert cast(item, 0.5, 0.5, 1 - objection + near) == OBJECT


def test_a_member_without_a_seat_has_no_vote_whatever_it_thinks() -> None:
    assert cast(position("for", sits=False), 0.5, 0.5, 0.0) == ABSENT


def test_a_stance_of_none_is_silence() -> None:
    none = position("none")
    unknown = position("unknown")
    assert cast(none, 0.3, 0.5, 0.3) == cast(unknown, 0.3, 0.5, 0.3)


def test_support_is_likelier_the_friendlier_the_stance() -> None:
    medians = [
        float(SUPPORT_BY_STANCE[stance].quantile(np.array([0.5]))[0])
        for stance in ("against", "reserved", "unknown", "for")
    ]
    assert medians == sorted(medians)
