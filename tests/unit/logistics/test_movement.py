"""Movement: the fastest way under the permissions of the states on the way."""

from __future__ import annotations

import pytest

from allies.logistics.movement import KM_A_DAY, Network, asked_of
from allies.world.acts import Mode
from allies.world.forces import Force, Link, Place
from allies.world.world import World

# A straight way of 300 km through B, and a way round of 900 km through C and D.
PLACES = {
    name: Place(id=name, name=name, state=state, lat=0.0, lon=0.0)
    for name, state in (("a", "A"), ("b", "B"), ("c", "C"), ("d", "D"), ("z", "Z"), ("far", "F"))
}
LINKS = [
    Link(start="a", end="b", mode="road", km=150.0),
    Link(start="b", end="z", mode="road", km=150.0),
    Link(start="a", end="c", mode="road", km=300.0),
    Link(start="c", end="d", mode="road", km=300.0, crosses=("E",)),
    Link(start="d", end="z", mode="road", km=300.0),
    Link(start="a", end="z", mode="air", km=3000.0),
]
NETWORK = Network(PLACES, LINKS)
ROAD: tuple[Mode, ...] = ("road",)


def hours(closed: tuple[str, ...] = (), modes: tuple[Mode, ...] = ROAD) -> float | None:
    route = NETWORK.route("a", "z", modes, closed)
    return None if route is None else route.hours


def test_the_fastest_way_is_taken() -> None:
    route = NETWORK.route("a", "z", ROAD, ())
    assert route is not None
    assert route.places == ("a", "b", "z")
    assert route.modes == ("road", "road")
    assert route.crosses == ("A", "B", "Z")
    assert (route.km, route.hours) == (300.0, 24.0 * 300 / KM_A_DAY["road"])


def test_a_refusal_costs_the_way_round_and_never_shortens_it() -> None:
    assert hours() == 24.0
    assert hours(("B",)) == 72.0
    assert hours(("E",)) == 24.0


def test_where_every_way_is_closed_there_is_none() -> None:
    assert hours(("B", "C")) is None
    assert hours(("B", "E")) is None
    assert hours(("A",)) is None
    assert hours(("Z",)) is None
    assert NETWORK.route("a", "far", ("road", "air"), ()) is None


def test_a_way_uses_only_the_modes_that_may_be_used() -> None:
    assert hours(modes=("air",)) == 24.0
    assert hours(("B", "C"), ("air",)) == 24.0
    assert hours(modes=()) is None


def test_modes_may_change_on_the_way() -> None:
    network = Network(
        PLACES,
        [
            Link(start="a", end="b", mode="air", km=300.0),
            Link(start="b", end="z", mode="road", km=3.0),
        ],
    )
    route = network.route("a", "z", ("road", "air"), ())
    assert route is not None
    assert route.modes == ("air", "road")


def test_a_way_back_crosses_the_same_states_in_the_other_order() -> None:
    there = NETWORK.route("a", "z", ROAD, ("B",))
    back = NETWORK.route("z", "a", ROAD, ("B",))
    assert there is not None
    assert back is not None
    assert there.places == ("a", "c", "d", "z")
    assert back.places == there.places[::-1]
    assert set(back.crosses) == set(there.crosses) == {"A", "C", "D", "E", "Z"}


@pytest.mark.xfail(
    strict=True,
    reason="logistics/movement.py, _trace: the states of the places come first, then those between",
)
def test_a_way_names_the_states_it_touches_in_order() -> None:
    route = NETWORK.route("a", "z", ROAD, ("B",))
    assert route is not None
    assert route.crosses == ("A", "C", "E", "D", "Z")


def test_a_force_that_is_there_already_has_no_way_to_go() -> None:
    route = NETWORK.route("a", "a", (), ())
    assert route is not None
    assert (route.hours, route.places, route.crosses) == (0.0, ("a",), ("A",))


def test_the_owner_and_the_host_are_not_asked_for_their_consent(world: World) -> None:
    force: Force = world.forces["rus.98-division"]
    route = Network(world.places, world.links).route("ivanovo", "osh", force.modes, ())
    assert route is not None
    assert set(route.crosses) == {"RUS", "KAZ", "KGZ"}
    assert asked_of(route, force, "KGZ") == ["KAZ"]
