"""Properties of positions: what holds for any drivers, any dependence and any statement."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from allies.politics.drivers import Driver, Pull
from allies.politics.positions import Position, StanceWord, chances, votes
from allies.politics.weights import WEIGHTS
from allies.votes.decisions import ABSTAIN, GOES_ALONG, OBJECT, SUPPORT
from allies.world.registers import code
from tests.unit.politics.test_positions import ALL, DRAWS, Drawn

NAMES = ("stake", "nearness", "host", "law", "frame", "cost", "precedent")
values = st.none() | st.floats(-1, 1)
drivers = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=7, unique_by=lambda d: d[0])
shares = st.floats(0, 1)


def driver(name: str, value: float | None) -> Driver:
    known = np.array([value is not None])
    return Driver(name, WEIGHTS[name], np.array([value or 0.0]), known, "told")


def made(
    listed: list[tuple[str, float | None]],
    stance: StanceWord = "unknown",
    credence: float = 1.0,
    pull: Pull | None = None,
) -> Position:
    said = -1 if stance == "unknown" else code("stance", stance)
    return Position(
        member="XHI",
        stance=stance,
        because="",
        cites=(),
        stances=np.array([said], dtype=np.int8),
        has_vote=np.ones(1, dtype=np.bool_),
        of="pact",
        start=WEIGHTS["start_force"],
        drivers=tuple(driver(*item) for item in listed),
        pull=pull,
        credence=np.array([credence]),
    )


@given(listed=drivers, dependence=shares, silent=shares)
def test_more_support_by_the_leading_state_never_lowers_a_dependents(
    listed: list[tuple[str, float | None]], dependence: float, silent: float
) -> None:
    pull = Pull("XLO", dependence * (1 - silent), 0.0, silent, WEIGHTS["leader"], "told", ())
    item = made(listed, pull=pull)
    by_vote = [
        chances(item, ALL, Drawn(), np.full(DRAWS, vote, dtype=np.int8)).support
        for vote in (OBJECT, ABSTAIN, SUPPORT)
    ]
    assert (by_vote[0] <= by_vote[1]).all()
    assert (by_vote[1] <= by_vote[2]).all()


@given(listed=drivers, credence=shares)
def test_a_stronger_objection_never_raises_support(
    listed: list[tuple[str, float | None]], credence: float
) -> None:
    found = [
        chances(made(listed, stance, credence), ALL, Drawn()).support
        for stance in ("against", "reserved", "unknown", "for")
    ]
    for less, more in pairwise(found):
        assert (less <= more).all()


@given(listed=drivers, name=st.sampled_from(NAMES))
def test_an_unknown_driver_more_does_not_narrow_the_chance(
    listed: list[tuple[str, float | None]], name: str
) -> None:
    rest = [item for item in listed if item[0] != name]

    def spread(items: list[tuple[str, float | None]]) -> float:
        support = chances(made(items), ALL, Drawn()).support
        return float(support.std())

    # A member that objects does not support, so the spread can shrink a little near its end.
    assert spread([*rest, (name, None)]) > spread(rest) - 0.02


@given(listed=drivers, name=st.sampled_from(NAMES), values=st.tuples(*[st.floats(-1, 1)] * 2))
def test_a_higher_value_never_lowers_support(
    listed: list[tuple[str, float | None]], name: str, values: tuple[float, float]
) -> None:
    rest = [item for item in listed if item[0] != name]
    low, high = (
        chances(made([*rest, (name, value)]), ALL, Drawn()).support for value in sorted(values)
    )
    assert (low <= high).all()


@given(listed=drivers, credence=shares, stance=st.sampled_from(("for", "against", "reserved")))
def test_a_vote_is_one_of_three_and_chances_leave_room_for_all(
    listed: list[tuple[str, float | None]], credence: float, stance: StanceWord
) -> None:
    item = made(listed, stance, credence)
    found = chances(item, ALL, Drawn())
    assert ((found.support >= 0) & (found.objection >= 0)).all()
    assert (found.support + found.objection <= 1).all()
    cast = votes(item, ALL, Drawn())
    assert set(np.unique(cast)) <= {OBJECT, GOES_ALONG, SUPPORT}
