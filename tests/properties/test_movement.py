"""Movement: properties that hold on any network."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from allies.logistics.lift import Lane, Load, all_there, brought, quickest, share_past, stream
from allies.logistics.network import Network, Terms
from allies.logistics.rates import MODES, Paces
from allies.logistics.refusals import gates_of, indispensable, minimal_cuts
from allies.logistics.routing import Route, routes
from allies.logistics.via import routes_past
from allies.world.forces import Gate, Link, Place, Stretch
from tests.apparatus import day

STATES = "ABCDEF"
NAMES = [f"p{number}" for number in range(8)]
TERMS = Terms(day("2010-06-12"), frozenset(("rail", "road")))


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Return a small network of roads and railways through a few states."""
    places = {
        name: Place(
            id=name, name=name, state=draw(st.sampled_from(STATES)), lat=0.0, lon=0.0, kind="city"
        )
        for name in NAMES
    }
    links = []
    for start, end in draw(
        st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), min_size=4, max_size=20)
    ):
        if start != end:
            through = dict.fromkeys((places[start].state, draw(st.sampled_from(STATES))))
            states = tuple(dict.fromkeys((*through, places[end].state)))
            km = float(draw(st.integers(10, 900)))
            parts = tuple(Stretch(state=state, km=km / len(states)) for state in states)
            links.append(
                Link(
                    start=start,
                    end=end,
                    mode=draw(st.sampled_from(("rail", "road"))),
                    km=km,
                    states=parts,
                    capacity=float(draw(st.integers(10, 5000))),
                    capacity_unit="vehicles",
                )
            )
    return Network(places, links)


MEDIAN = Paces(np.array([0.5]))


def found(network: Network, shut: set[Gate]) -> Route | None:
    (route,) = routes(network, TERMS, NAMES[0], NAMES[1], [shut])
    return route


def gates(states: str) -> set[Gate]:
    return {(state, mode) for state in states for mode in MODES}


@given(networks(), st.sets(st.sampled_from(STATES)), st.sampled_from(STATES))
def test_closing_a_border_never_shortens_a_route(
    network: Network, closed: set[str], another: str
) -> None:
    before = found(network, gates("".join(closed)))
    after = found(network, gates("".join({*closed, another})))
    if before is None:
        assert after is None
    elif after is not None:
        assert after.hours >= before.hours
        assert another not in {state for state, _ in after.gates}


@given(networks(), st.floats(1.0, 10.0), st.integers(1, 100_000))
def test_more_capacity_never_delays(network: Network, more: float, vehicles: int) -> None:
    route = found(network, set())
    wider = Network(
        network.places,
        [replace(link, capacity=(link.capacity or 1.0) * more) for link in network.links],
    )
    after = found(wider, set())
    if route is None or after is None or not route.legs:
        return

    def last(item: Route) -> float:
        flow = stream(item, Load(0.0, float(vehicles)), None)
        return float(all_there([np.array([item.hours])], [np.array([flow.share_a_day / 24])])[0])

    assert last(after) <= last(route)


@given(networks(), st.sampled_from(STATES), st.floats(0.0, 500.0), st.floats(0.0, 500.0))
def test_a_permission_taken_back_stops_only_what_has_not_crossed(
    network: Network, state: str, hours: float, later: float
) -> None:
    route = found(network, set())
    if route is None or not route.legs:
        return
    flow = stream(route, Load(0.0, 1000.0), None)
    past = share_past(flow, state, hours)
    # What has crossed stays across, and what has arrived had crossed.
    assert share_past(flow, state, hours + later) >= past
    if state not in route.crosses:
        assert past == 1.0
    arrived = max(0.0, hours - route.hours) * flow.share_a_day / 24
    assert past >= min(1.0, arrived) - 1e-9
    if state == network.places[NAMES[1]].state:
        assert past <= min(1.0, arrived) + 1e-9


@given(networks())
def test_indispensable_sets_cut_every_way_and_no_part_of_them_does(network: Network) -> None:
    ends = {network.places[name].state for name in NAMES[:2]}

    def find(patterns: Sequence[Collection[Gate]]) -> Sequence[Route | None]:
        return routes(network, TERMS, NAMES[0], NAMES[1], patterns)

    if find([set()])[0] is None:
        return
    every = sorted(gates(STATES))
    cuts = indispensable(find, every, set(), ends)
    for cut in cuts:
        assert find([gates_of(cut, every)])[0] is None
        for state in cut:
            assert find([gates_of(set(cut) - {state}, every)])[0] is not None
    others = [state for state in STATES if state not in ends]
    brute = minimal_cuts(others, lambda some: find([gates_of(some, every)])[0] is None)
    assert {cut for cut in cuts if cut} == set(brute)


@given(networks())
def test_a_way_past_a_place_is_the_same_where_it_passes_it_anyway_and_else_no_faster(
    network: Network,
) -> None:
    route = found(network, set())
    if route is None:
        return
    for name in NAMES[2:]:
        (past,) = routes_past(network, TERMS, (NAMES[0], name, NAMES[1]), [()])
        if name in route.places:
            assert past is not None
            assert abs(past.hours - route.hours) < 1e-6
        elif past is not None:
            assert past.hours > route.hours - 1e-6
            # What the legs say agrees with the total.
            assert abs(past.hours - past.hours_at(MEDIAN)[0]) < 1e-6


@st.composite
def flows(draw: st.DrawFn) -> list[list[Lane]]:
    """Return a few flows side by side, of up to three lanes for the same aircraft each."""
    hours, shares = st.floats(1.0, 100.0), st.floats(1e-4, 0.1)
    found = []
    for _ in range(draw(st.integers(1, 3))):
        lanes = []
        for _ in range(draw(st.integers(1, 3))):
            took = draw(hours)
            boards = took * draw(st.sampled_from((0.0, 0.3, 0.9)))
            lanes.append(Lane(np.array([took]), np.array([boards]), np.array([draw(shares)])))
        found.append(sorted(lanes, key=lambda lane: -float(lane.share[0])))
    return found


def there(side_by_side: list[list[Lane]], hours: float) -> float:
    return sum(float(brought(lanes, np.array([hours]))[0][0]) for lanes in side_by_side)


@given(flows())
def test_a_load_is_whole_exactly_when_all_of_it_is_brought(side_by_side: list[list[Lane]]) -> None:
    done = float(quickest(side_by_side)[0])
    assert abs(there(side_by_side, done) - 1.0) < 1e-6
    assert there(side_by_side, done * 0.99) < 1.0


@given(flows(), st.floats(0.0, 500.0))
def test_another_lane_never_brings_less(side_by_side: list[list[Lane]], hours: float) -> None:
    for lanes in side_by_side:
        for lane in lanes:
            assert there([lanes], hours) >= there([[lane]], hours) - 1e-9


@given(flows(), st.floats(0.0, 500.0), st.floats(0.0, 50.0))
def test_what_is_brought_never_falls(
    side_by_side: list[list[Lane]], hours: float, later: float
) -> None:
    assert there(side_by_side, hours + later) >= there(side_by_side, hours) - 1e-12


@given(flows(), st.floats(1.0, 10.0))
def test_wider_ways_and_more_of_them_never_delay(
    side_by_side: list[list[Lane]], wider: float
) -> None:
    done = quickest(side_by_side)[0]
    widened = [
        [Lane(lane.hours, lane.boards, lane.share * wider) for lane in lanes]
        for lanes in side_by_side
    ]
    assert quickest(widened)[0] <= done * (1 + 1e-9)
    assert quickest([*side_by_side, side_by_side[0]])[0] <= done * (1 + 1e-9)
