"""Refusals: which states' refusal cuts a way, and whose consent would open one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest

from allies.logistics import refusals
from allies.logistics.arcs import Way
from allies.logistics.refusals import (
    MOST_TOGETHER,
    gates_of,
    indispensable,
    minimal_cuts,
    opening,
)
from allies.logistics.routing import Leg, Route
from allies.world.forces import Gate


def way(hours: float, *gates: Gate) -> Route:
    """Return a route that takes some hours and needs some consents."""
    over = Way("a", "z", "road", "road", 100.0, 0.0, (), gates, None)
    return Route("a", "z", (Leg("a", "z", over, 0.0),), "troops", hours)


class Ways:
    """Ways among which the fastest that nobody shuts is found, counting how often."""

    def __init__(self, *ways: Route) -> None:
        self.ways = sorted(ways, key=lambda route: route.hours)
        self.asked: list[set[Gate]] = []

    def find(self, patterns: Sequence[Collection[Gate]]) -> Sequence[Route | None]:
        """Return the fastest way under each pattern."""
        self.asked += [set(pattern) for pattern in patterns]
        return [
            next((item for item in self.ways if not set(item.gates) & set(pattern)), None)
            for pattern in patterns
        ]

    @property
    def gates(self) -> list[Gate]:
        """Every consent that some way needs."""
        return sorted({gate for item in self.ways for gate in item.gates})


def road(states: str, hours: float = 10.0) -> Route:
    return way(hours, *((state, "road") for state in states))


def cuts(ways: Ways, never: str = "", shut: Collection[Gate] = (), **more: float) -> set[str]:
    found = indispensable(ways.find, ways.gates, shut, never, **more)
    assert len(found) == len(set(found))
    return {"".join(cut) for cut in found}


def test_the_gates_of_states_are_those_they_keep_by_every_mode() -> None:
    gates: list[Gate] = [("A", "road"), ("A", "rail"), ("B", "road")]
    assert gates_of(("A",), gates) == {("A", "road"), ("A", "rail")}
    assert gates_of((), gates) == set()
    assert gates_of(("A", "B", "C"), gates) == set(gates)


@pytest.mark.parametrize(
    ("ways", "found"),
    [
        (["A"], {"A"}),
        (["AB"], {"A", "B"}),
        (["A", "B"], {"AB"}),
        (["AB", "AC"], {"A", "BC"}),
        (["AB", "CD"], {"AC", "AD", "BC", "BD"}),
        (["A", "B", "C"], {"ABC"}),
        (["A", "B", "C", "D"], set()),  # more than are looked at together
        (["AX", "BX", "CX", "DX"], {"X"}),
        ([""], set()),  # a way that needs nobody
        ([], set()),  # there is none to be cut
    ],
)
def test_the_states_that_cut_every_way_are_found_without_any_too_many(
    ways: list[str], found: set[str]
) -> None:
    assert cuts(Ways(*(road(states, 10.0 + at) for at, states in enumerate(ways)))) == found


def test_three_states_are_looked_at_together_and_no_more() -> None:
    assert MOST_TOGETHER == 3


@pytest.mark.parametrize(("most", "found"), [(1, {"A"}), (2, {"A", "BC"})])
def test_where_there_are_cuts_enough_no_larger_ones_are_looked_for(
    monkeypatch: pytest.MonkeyPatch, most: int, found: set[str]
) -> None:
    monkeypatch.setattr(refusals, "MOST_CUTS", most)
    assert cuts(Ways(road("AB"), road("AC", 11.0))) == found
    listed = minimal_cuts("ABC", lambda some: "A" in some or {"B", "C"} <= set(some))
    assert {"".join(cut) for cut in listed} == found


def test_whoever_is_never_asked_cuts_nothing() -> None:
    assert cuts(Ways(road("ABC")), never="AC") == {"B"}
    assert cuts(Ways(road("A")), never="A") == set()
    assert cuts(Ways(road("A"), road("BC", 20.0)), never="A") == set()


def test_what_is_shut_already_leaves_fewer_to_be_asked() -> None:
    ways = Ways(road("A"), road("B", 20.0))
    assert cuts(ways) == {"AB"}
    assert cuts(ways, shut={("A", "road")}) == {"B"}
    assert cuts(ways, shut={("A", "rail")}) == {"AB"}
    assert cuts(ways, shut={("A", "road"), ("B", "road")}) == set()


def test_a_state_refuses_every_mode_at_once() -> None:
    ways = Ways(way(10.0, ("A", "road")), way(20.0, ("A", "rail")), way(30.0, ("B", "road")))
    assert cuts(ways) == {"AB"}


@pytest.mark.parametrize(("deadline", "found"), [(20.0, {"AB"}), (19.9, {"A"}), (9.9, set())])
def test_a_way_that_comes_too_late_is_as_good_as_none(deadline: float, found: set[str]) -> None:
    ways = Ways(road("A", 10.0), road("B", 20.0))
    assert cuts(ways, deadline_hours=deadline) == found


def test_the_smaller_cut_comes_first_and_its_states_in_order() -> None:
    ways = Ways(road("XBA"), road("XC", 20.0))
    found = indispensable(ways.find, ways.gates, (), ())
    assert found == [("X",), ("A", "C"), ("B", "C")]


def opened(ways: Ways, shut: str, never: str = "") -> tuple[str, float] | None:
    found = opening(ways.find, {(state, "road") for state in shut}, never)
    return None if found is None else ("".join(found[0]), found[1].hours)


@pytest.mark.parametrize(
    ("ways", "shut", "never", "found"),
    [
        (["A"], "A", "", ("A", 10.0)),
        (["AB"], "AB", "", ("AB", 10.0)),
        (["AB", "C"], "ABC", "", ("C", 11.0)),  # one consent before two, though it is slower
        (["A", "B"], "AB", "", ("A", 10.0)),  # the faster of as many
        (["B", "A"], "AB", "", ("B", 10.0)),
        (["ABC"], "ABC", "", ("ABC", 10.0)),
        (["ABCD"], "ABCD", "", None),  # more than are looked at together
        (["A"], "AB", "", ("A", 10.0)),
        (["A", "B"], "AB", "A", ("B", 11.0)),
        (["A"], "A", "A", None),
        (["AB"], "AB", "A", None),
        (["A"], "", "", None),
        ([], "A", "", None),
    ],
)
def test_the_fewest_states_that_open_the_fastest_way_are_named(
    ways: list[str], shut: str, never: str, found: tuple[str, float] | None
) -> None:
    network = Ways(*(road(states, 10.0 + at) for at, states in enumerate(ways)))
    assert opened(network, shut, never) == found


def test_of_equally_fast_ways_the_one_of_the_first_names_is_opened() -> None:
    assert opened(Ways(road("B"), road("A")), "AB") == ("A", 10.0)


def test_whoever_consents_opens_every_mode() -> None:
    ways = Ways(way(10.0, ("A", "road"), ("A", "rail")))
    found = opening(ways.find, {("A", "road"), ("A", "rail")})
    assert found is not None
    assert found[0] == ("A",)


@pytest.mark.parametrize(
    ("fatal", "found"),
    [
        (["A"], [("A",)]),
        (["AB"], [("A", "B")]),
        (["BA", "C"], [("C",), ("A", "B")]),
        (["ABC"], [("A", "B", "C")]),
        (["AB", "ABC"], [("A", "B")]),
        (["ABCD"], []),
        ([], []),
    ],
)
def test_minimal_cuts_hold_no_other(fatal: list[str], found: list[tuple[str, ...]]) -> None:
    def fails(some: Collection[str]) -> bool:
        return any(set(item) <= set(some) for item in fatal)

    assert minimal_cuts("ABCD", fails) == found


def test_what_holds_a_cut_is_not_tried_again() -> None:
    tried: list[tuple[str, ...]] = []

    def fails(some: Collection[str]) -> bool:
        tried.append(tuple(some))
        return "A" in some

    assert minimal_cuts("ABC", fails) == [("A",)]
    assert tried == [("A",), ("B",), ("C",), ("B", "C")]
    tried.clear()
    assert minimal_cuts("ABC", lambda some: fails(some) and "B" in some) == [("A", "B")]
    assert ("A", "B", "C") not in tried


def test_where_there_are_very_many_cuts_larger_ones_are_left_out() -> None:
    states = [f"S{number}" for number in range(12)]
    pairs = minimal_cuts(states, lambda some: len(some) >= 2)
    assert len(pairs) == 66  # all pairs, although there are more than forty
    few = minimal_cuts(states[:3], lambda some: len(some) >= 3)
    assert few == [tuple(states[:3])]
