"""Arcs: everything one can do from a node of the network, as arrays."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from msgspec.structs import replace

from allies.logistics.arcs import Arcs, Way, arranged
from allies.logistics.rates import FLIGHT_SLOWNESS, MODES, pace_of, transfer_hours
from allies.values.dates import parse_date
from allies.world.forces import Gate, Link, LinkMode

ORDER = {"a": 0, "b": 1, "c": 2}


def way(start: str, end: str, mode: LinkMode = "road", *gates: Gate, **more: object) -> Way:
    """Return a way of 100 km over a link, or of what is given."""
    given: dict[str, object] = {"km": 100.0, "fixed_hours": 0.0, "link": None, **more}
    return Way(start, end, mode, mode, states=(), gates=gates, **given)  # type: ignore[arg-type]


def node(place: str, mode: LinkMode) -> int:
    return ORDER[place] * len(MODES) + MODES.index(mode)


def arcs(*ways: Way) -> Arcs:
    return arranged(ways, "troops", ORDER)


def hours(found: Arcs) -> dict[tuple[int, int, int], float]:
    """Return the hours of every arc by where it leaves, where it leads and over what."""
    keys = zip(found.tail.tolist(), found.head.tolist(), found.way.tolist(), strict=True)
    return dict(zip(keys, found.hours.tolist(), strict=True))


LINK = Link(start="a", end="b", mode="rail", km=100.0, gauge="1520", operator="North")


def test_the_hours_of_a_way_are_those_of_its_pace_and_what_it_is_held_up() -> None:
    pace = pace_of("rail", "troops").median
    assert way("a", "b", "rail").hours("troops") == pytest.approx(2400.0 / pace)
    held = way("a", "b", "rail", fixed_hours=12.0, km=200.0)
    assert held.hours("troops") == pytest.approx(12.0 + 4800.0 / pace)
    assert held.hours("arms") > held.hours("troops")
    mountain = replace(way("a", "b"), pace="mountain")
    assert mountain.hours("troops") > way("a", "b").hours("troops")


@pytest.mark.parametrize(
    ("flown", "is_timed"),
    [
        (way("a", "b", "air", fixed_hours=4.0), True),
        (way("a", "b", "air"), False),  # nobody's aircraft
        (way("a", "b", "air", fixed_hours=4.0, link=LINK), False),  # a line of its own
        (way("a", "b", "rail", fixed_hours=4.0), False),
    ],
)
def test_only_what_a_known_fleet_flies_is_timed(flown: Way, is_timed: bool) -> None:
    assert flown.is_timed == is_timed
    if is_timed:
        assert flown.hours("troops") == pytest.approx(4.0 * FLIGHT_SLOWNESS.median)
        assert flown.chokes == {"a", "b"}
    else:
        assert flown.hours("troops") > 4.0 * is_timed
        assert not flown.chokes & {"a", "b"}
        assert len(flown.chokes) == 1


def test_parallel_links_are_full_each_for_itself() -> None:
    links = [
        LINK,
        replace(LINK, gauge="1435"),
        replace(LINK, operator="South"),
        replace(LINK, opened=parse_date("2001")),
    ]
    ways = [way("a", "b", "rail", link=link) for link in links]
    ways += [way("a", "b", "rail"), way("a", "b"), way("a", "c")]
    assert len(frozenset().union(*(item.chokes for item in ways))) == len(ways)
    assert way("a", "b", "rail", link=LINK).chokes == ways[0].chokes


def test_the_key_of_a_way_is_of_all_it_is() -> None:
    one = way("a", "b", "rail", ("A", "rail"), link=LINK)
    others = [
        replace(one, km=101.0),
        replace(one, gates=()),
        replace(one, states=(("A", 100.0),)),
        replace(one, link=replace(LINK, operator="South")),
    ]
    assert len({item.key for item in (one, *others)}) == 5
    assert replace(one).key == one.key


def test_a_way_leads_both_ways_in_the_same_time() -> None:
    road = way("a", "b")
    took = road.hours("troops")
    assert hours(arcs(road)) == {
        (node("a", "road"), node("b", "road"), 0): took,
        (node("b", "road"), node("a", "road"), 0): took,
    }


def changes_at(place: str, *modes: LinkMode) -> dict[tuple[int, int, int], float]:
    """Return the hours of every change between some modes at a place."""
    return {
        (node(place, one), node(place, other), -1): transfer_hours(one, other)
        for one, other in permutations(modes, 2)
    }


def test_between_modes_at_a_place_one_changes_and_pays_for_it() -> None:
    found = hours(arcs(way("a", "b", "rail"), way("b", "c", "road"), way("b", "c", "air")))
    at_b = changes_at("b", "rail", "road", "air")
    at_c = changes_at("c", "road", "air")
    changes = {key: took for key, took in found.items() if key[2] < 0}
    assert changes == {**at_b, **at_c}  # and none at a, where there is nothing but rail
    assert len(found) == len(changes) + 6


def test_every_mode_can_be_changed_for_every_other() -> None:
    found = arcs(*(way("a", "b", mode) for mode in MODES))
    changes = found.way < 0
    assert int(changes.sum()) == 2 * len(MODES) * (len(MODES) - 1)


def test_arcs_are_sorted_by_where_they_lead() -> None:
    found = arcs(way("c", "a"), way("a", "b", "rail"), way("b", "c"))
    assert found.head.tolist() == sorted(found.head.tolist())
    assert found.shape.reached.tolist() == sorted(set(found.head.tolist()))
    assert found.head[found.shape.first].tolist() == found.shape.reached.tolist()
    assert (found.shape.first == 0).sum() == 1
    assert all(found.head[at - 1] < found.head[at] for at in found.shape.first.tolist() if at)
    assert found.shape.reached[found.shape.left].tolist() == found.tail.tolist()
    assert found.nodes == 3 * len(MODES)


def test_no_ways_are_no_arcs() -> None:
    found = arcs()
    assert (len(found.tail), len(found.shape.reached), found.nodes) == (0, 0, 3 * len(MODES))
    assert arranged((), "troops", {}).nodes == 0


A: Gate = ("A", "road")
B: Gate = ("B", "road")
C: Gate = ("C", "rail")


@pytest.fixture
def gated() -> Arcs:
    """A road through two states, a railway through a third, and a road that needs nobody."""
    return arcs(way("a", "b", "road", A, B), way("b", "c", "rail", C), way("a", "c", "road"))


def test_each_arc_needs_the_consents_of_its_way_and_a_change_needs_none(gated: Arcs) -> None:
    assert sorted(gated.gates) == sorted((A, B, C))
    needs = {
        (int(number), tuple(gate for gate, asked in zip(gated.gates, row, strict=True) if asked))
        for number, row in zip(gated.way, gated.needs, strict=True)
    }
    assert needs == {(0, (A, B)), (1, (C,)), (2, ()), (-1, ())}


def test_a_gate_is_shut_in_the_patterns_that_name_it(gated: Arcs) -> None:
    found = gated.shut([set(), {A}, {B, C}, {("A", "rail")}])
    shut = [
        {gate for gate, is_shut in zip(gated.gates, row, strict=True) if is_shut} for row in found
    ]
    assert shut == [set(), {A}, {B, C}, set()]
    assert gated.shut([]).shape == (0, 3)
    assert arcs(way("a", "b")).shut([{A}]).shape == (1, 0)


def closed(found: Arcs) -> set[int]:
    """Return the ways that take for ever."""
    return set(found.way[~np.isfinite(found.hours)].tolist())


@pytest.mark.parametrize(
    ("among", "left_out"),
    [
        (None, set()),
        ((), {0, 1}),
        ((A,), {0, 1}),
        ((A, B), {1}),
        ((A, B, C), set()),
        ((C,), {0}),
    ],
)
def test_ways_that_need_other_consents_take_for_ever(
    gated: Arcs, among: tuple[Gate, ...] | None, left_out: set[int]
) -> None:
    assert closed(gated.on_terms(0.0, (), among)) == left_out
    assert closed(gated) == set()


def test_what_is_full_takes_for_ever_and_no_change_of_mode_does() -> None:
    flown, road = way("a", "b", "air", fixed_hours=4.0), way("a", "b")
    found = arcs(flown, road, way("b", "c", "air", fixed_hours=4.0))
    assert closed(found.on_terms(0.0, {"a"}, None)) == {0}
    assert closed(found.on_terms(0.0, {"b"}, None)) == {0, 2}
    assert closed(found.on_terms(0.0, road.chokes, None)) == {1}
    assert closed(found.on_terms(0.0, {"nowhere"}, None)) == set()


def test_a_price_makes_the_hours_of_a_known_fleet_dearer_and_nothing_else() -> None:
    found = arcs(way("a", "b", "air", fixed_hours=4.0), way("a", "b", "road", fixed_hours=5.0))
    assert set(found.shape.flown_hours[found.way == 0]) == {4.0}
    assert set(found.shape.flown_hours[found.way != 0]) == {0.0}
    dearer = found.on_terms(3.0, (), None).hours - found.hours
    assert dearer[found.way == 0] == pytest.approx([12.0, 12.0])
    assert not dearer[found.way != 0].any()
    assert (found.on_terms(0.0, (), None).hours == found.hours).all()


def test_hours_that_are_known_are_not_those_of_other_terms(gated: Arcs) -> None:
    gated.hours_known["c"] = {frozenset(): np.zeros(3)}
    assert gated.on_terms(1.0, (), None).hours_known == {}
    assert set(gated.hours_known) == {"c"}
