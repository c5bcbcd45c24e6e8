"""Passages: the ways a force takes, with what flies them and what relieves them."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from allies.logistics.arcs import Way
from allies.logistics.network import Terms
from allies.logistics.passages import Passage, keys_of
from allies.logistics.rates import FLIGHT_SLOWNESS, Paces, pace_of
from allies.logistics.routing import Leg, Route
from allies.world.forces import Fleet, LinkMode
from tests.unit.logistics.fleets import fleet

TERMS = Terms(730_000, frozenset(("road", "air")))
SLOW = np.array([0.1, 0.5, 0.9])
PACES = Paces(SLOW)
FLEET = fleet()


def leg(mode: LinkMode, waits: float = 0.0, hours: float = 0.0, km: float = 300.0) -> Leg:
    """Return a leg; one by air with hours of its own is flown by a known fleet."""
    return Leg("a", "b", Way("a", "b", mode, mode, km, hours, (), (), None), waits)


def passage(*legs: Leg, fleet: Fleet | None = None, relief: Passage | None = None) -> Passage:
    return Passage(Route("a", "z", legs, "troops", 10.0), fleet, TERMS, relief)


def boards(*legs: Leg) -> list[float]:
    found = passage(*legs).boards_at(PACES)
    return [round(hours, 6) for hours in np.broadcast_to(found, SLOW.shape).tolist()]


def driven(km: float) -> list[float]:
    """Return the hours to drive some kilometres at each of the paces."""
    return [round(hours, 6) for hours in (24 * km / PACES.km_a_day("road", "troops")).tolist()]


def test_what_flies_at_once_boards_at_once_or_after_what_it_waits_for() -> None:
    assert boards(leg("air", hours=3.0)) == [0.0] * 3
    assert boards(leg("air", waits=12.0, hours=3.0)) == [12.0] * 3


def test_what_is_not_flown_by_a_known_fleet_never_waits_to_board() -> None:
    assert boards() == [0.0] * 3
    assert boards(leg("road", waits=12.0)) == [0.0] * 3
    assert boards(leg("road"), leg("air", waits=12.0)) == [0.0] * 3  # nobody's aircraft


def test_what_is_driven_to_the_airfield_boards_when_it_is_there_and_loaded() -> None:
    assert boards(leg("road", km=300.0), leg("air", hours=3.0)) == driven(300.0)
    found = boards(leg("road", km=300.0), leg("air", waits=12.0, hours=3.0))
    assert found == pytest.approx([hours + 12.0 for hours in driven(300.0)])
    found = boards(leg("road", 5.0, km=100.0), leg("road", km=200.0), leg("air", hours=3.0))
    assert found == pytest.approx([hours + 5.0 for hours in driven(300.0)])


def test_only_what_comes_before_the_first_flight_counts() -> None:
    first = boards(leg("road", km=300.0), leg("air", hours=3.0))
    more = (leg("road", 9.0, km=900.0), leg("air", 7.0, hours=5.0))
    assert boards(leg("road", km=300.0), leg("air", hours=3.0), *more) == first
    assert boards(leg("air", 2.0, hours=3.0), *more) == [2.0] * 3


def test_the_hours_to_the_airfield_are_those_of_the_way_at_its_pace() -> None:
    assert driven(300.0)[1] == pytest.approx(24 * 300.0 / pace_of("road", "troops").median)
    assert driven(300.0)[0] < driven(300.0)[2]
    assert FLIGHT_SLOWNESS.median > 1.0


def test_a_chain_is_filled_in_order_from_the_passage_on() -> None:
    last = passage(leg("road", km=3.0))
    middle = passage(leg("road", km=2.0), relief=last)
    first = passage(leg("road", km=1.0), relief=middle)
    assert first.chain == (first, middle, last)
    assert middle.chain == (middle, last)
    assert last.chain == (last,)


def test_whatever_makes_a_passage_another_is_in_its_key() -> None:
    plain = passage(leg("road"))
    others = [
        plain,
        passage(leg("road"), fleet=FLEET),
        passage(leg("road"), fleet=replace(FLEET, id="g")),
        passage(leg("road", km=301.0)),
        passage(leg("road"), relief=plain),
        passage(leg("road"), relief=passage(leg("rail"))),
        passage(leg("road"), relief=passage(leg("road"), relief=plain)),
    ]
    assert len(set(keys_of(others))) == len(others)
    assert keys_of([plain, plain]) == (plain.key, plain.key)
    assert keys_of([]) == ()
    assert replace(plain, terms=replace(TERMS, price=8.0)).key == plain.key
