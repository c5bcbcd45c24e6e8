"""Routing: the fastest way under the refusals of the states on the way."""

from __future__ import annotations

import numpy as np
import pytest

from allies.logistics.arcs import arranged
from allies.logistics.network import Network, Terms
from allies.logistics.rates import MODES, Paces, pace_of, transfer_hours
from allies.logistics.routing import Route, relax, routes, via
from allies.values.dates import parse_date
from allies.world.forces import Gate, Link, LinkMode, Place, Stretch
from tests.apparatus import day

# A straight way of 300 km through B, and a way round of 900 km through C, E and D.
PLACES = {
    name: Place(id=name, name=name, state=state, lat=0.0, lon=0.0, kind="city")
    for name, state in (("a", "A"), ("b", "B"), ("c", "C"), ("d", "D"), ("z", "Z"), ("far", "F"))
}


def link(start: str, end: str, km: float, mode: LinkMode = "road", **more: object) -> Link:
    """Return a link whose length is shared by the states of its ends, and of those between."""
    middle = more.pop("through", ())
    states = (PLACES[start].state, *middle, PLACES[end].state)  # type: ignore[misc]
    parts = tuple(Stretch(state=state, km=km / len(states)) for state in states)
    return Link(start=start, end=end, mode=mode, km=km, states=parts, **more)  # type: ignore[arg-type]


LINKS = [
    link("a", "b", 150.0),
    link("b", "z", 150.0),
    link("a", "c", 300.0),
    link("c", "d", 300.0, through=("E",)),
    link("d", "z", 300.0),
]
DAY = day("2010-06-12")


def terms(*modes: LinkMode, on: int = DAY) -> Terms:
    return Terms(on, frozenset(modes or ("road",)))


def one(
    links: list[Link], *shut: str, modes: tuple[LinkMode, ...] = ("road",), on: int = DAY
) -> Route | None:
    gates: set[Gate] = {(state, mode) for state in shut for mode in MODES}
    (found,) = routes(Network(PLACES, links), terms(*modes, on=on), "a", "z", [gates])
    return found


def test_the_fastest_way_is_taken() -> None:
    route = one(LINKS)
    assert route is not None
    assert route.places == ("a", "b", "z")
    assert route.crosses == ("A", "B", "Z")
    assert route.km == 300.0
    assert route.hours == pytest.approx(24 * 300 / pace_of("road", "troops").median)


def test_a_refusal_costs_the_way_round_which_names_its_states_in_order() -> None:
    route = one(LINKS, "B")
    assert route is not None
    assert route.km == 900.0
    assert route.crosses == ("A", "C", "E", "D", "Z")


def test_where_every_way_is_closed_there_is_none() -> None:
    assert one(LINKS, "B", "C") is None
    assert one(LINKS, "B", "E") is None
    assert one(LINKS, "A") is None
    assert one([]) is None


def test_a_state_that_a_link_is_exempt_from_does_not_cut_it() -> None:
    links = [link("a", "z", 300.0, through=("B",), exempt=("B",))]
    route = one(links, "B")
    assert route is not None
    assert "B" in route.crosses
    assert ("B", "road") not in route.gates


@pytest.mark.parametrize(
    ("on", "is_open"),
    [("2009-12-31", False), ("2010-06-30", False), ("2011-06-12", True), ("2012-01-15", False)],
)
def test_a_link_is_used_only_while_it_surely_was_open(on: str, is_open: bool) -> None:
    track = link("a", "z", 300.0, opened=parse_date("2010"), closed=parse_date("2012"))
    assert (one([track], on=day(on)) is not None) == is_open


def test_a_pass_is_shut_in_its_months_and_slow_in_the_others() -> None:
    snow = [link("a", "z", 300.0, season=(11, 12, 1, 2, 3, 4), pace="mountain")]
    assert one(snow, on=day("2010-01-12")) is None
    summer, plain = one(snow), one([link("a", "z", 300.0)])
    assert summer is not None
    assert plain is not None
    assert summer.hours > plain.hours


def test_a_change_of_mode_and_of_gauge_costs_hours() -> None:
    links = [
        link("a", "b", 100.0, "rail", gauge_change_hours=24.0),
        link("b", "z", 100.0),
    ]
    route = one(links, modes=("rail", "road"))
    assert route is not None
    assert route.fixed_hours == 24.0 + transfer_hours("rail", "road")
    assert route.hours == pytest.approx(route.hours_at(Paces(np.array([0.5])))[0])


def test_days_rise_with_slowness() -> None:
    route = one(LINKS)
    assert route is not None
    assert route.days["p10"] < route.days["p50"] < route.days["p90"]


def test_a_way_via_a_place_is_the_sum_of_its_parts() -> None:
    network = Network(PLACES, LINKS)
    shut: list[set[Gate]] = [{("B", "road")}]
    parts = [routes(network, terms(), *ends, shut)[0] for ends in (("a", "c"), ("c", "z"))]
    whole = via([part for part in parts if part is not None])
    assert whole.km == 900.0
    assert whole.places == ("a", "c", "d", "z")
    with pytest.raises(ValueError, match="not continued"):
        via([whole, whole])


def test_a_way_back_is_as_long_and_crosses_the_other_way_round() -> None:
    network = Network(PLACES, LINKS)
    there, back = (
        routes(network, terms(), *ends, [{("B", "road")}])[0] for ends in (("a", "z"), ("z", "a"))
    )
    assert there is not None
    assert back is not None
    assert back.hours == there.hours
    assert back.crosses == there.crosses[::-1]


def test_patterns_relaxed_together_are_the_same_as_one_by_one() -> None:
    arcs = arranged(
        Network(PLACES, LINKS)._open_links(DAY, frozenset(("road",))),
        "troops",
        {name: at for at, name in enumerate(PLACES)},
    )
    sources = [MODES.index("road")]
    shut = np.array([[bit >> at & 1 for at in range(len(arcs.gates))] for bit in range(64)]) == 1
    together = relax(arcs, sources, shut)
    for row, pattern in zip(together, shut, strict=True):
        assert (relax(arcs, sources, pattern[None])[0] == row).all()
