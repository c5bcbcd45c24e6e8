"""Spreading: several airfields, ways flown less, and a second way past a narrow link."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from msgspec.structs import replace

from allies.logistics.arcs import Way
from allies.logistics.arrivals import Moves, all_arrived, arrive, moves, share_by
from allies.logistics.lift import Lane, all_there, brought, flights_of_one, quickest, quickest_each
from allies.logistics.network import Network, Terms
from allies.logistics.passages import Passage
from allies.logistics.routing import Leg, Route
from allies.logistics.ways import OPEN, Ways
from allies.values.streams import Floats
from allies.world.forces import Link
from allies.world.view import View
from tests.apparatus import day
from tests.unit.logistics.medians import Medians

OSH = day("2010-06-12")


def ways_of(view: View, on: int = OSH) -> Ways:
    return Ways(Network(view.places, view.links), view.fleets, on)


def spread(view: View, force: str, place: str, aircraft: float, **more: object) -> list[Passage]:
    ways, mover = ways_of(view), view.forces[force]
    most = {fleet.id: aircraft for fleet in ways.fleets_of(mover)}
    return list(ways.spread(mover, place, [OPEN], most, **more)[0])  # type: ignore[arg-type]


def _under_way(passages: tuple[Passage, ...], how: Moves) -> Floats:
    """Return the hours until all have arrived if nobody waits and nobody has to get ready."""
    at_once = replace(
        how, ready_hours=np.zeros_like(how.ready_hours), first=None, known={}, over={}, took={}
    )
    return all_arrived(passages, at_once)


def lane(hours: float, share: float, boards: float = 0.0) -> Lane:
    return Lane(np.array([hours]), np.array([boards]), np.array([share]))


def amount(lanes: list[Lane], hours: float) -> float:
    return float(brought(lanes, np.array([hours]))[0][0])


# Osh has three places on record, so 20.4 landings a day; each airfield is taken to have as many.
@pytest.mark.parametrize(("aircraft", "airfields"), [(20.0, 1), (21.0, 2), (40.0, 2), (41.0, 3)])
def test_aircraft_that_one_airfield_cannot_take_land_at_another(
    view: View, aircraft: float, airfields: int
) -> None:
    found = spread(view, "rus.98-division", "osh", aircraft)
    (flown,) = (item for item in found if item.fleet and item.fleet.id == "rus.il-76")
    landed = [[leg.end for leg in way.route.legs if leg.way.is_timed][-1] for way in flown.chain]
    assert len(landed) == len(set(landed)) == airfields
    assert landed[0] == "osh"
    hours = [way.route.hours for way in flown.chain]
    assert hours == sorted(hours)


def test_what_one_airfield_takes_and_what_is_left_add_up_to_all_aircraft(view: View) -> None:
    ways, force = ways_of(view), view.forces["rus.98-division"]
    how = moves(ways, force, Medians())
    how = replace(
        how, aircraft={**how.aircraft, "rus.il-76": np.array([30.0])}, known={}, over={}, took={}
    )
    found = ways.spread(force, "osh", [OPEN], how.most_aircraft)[0]
    (flown,) = (item for item in found if item.fleet and item.fleet.id == "rus.il-76")
    needed = float(how.people[0] / 140 + how.tonnes[0] / 40)
    far = np.array([1000.0, 1001.0])

    def a_day(item: Passage) -> float:
        one = replace(
            how, slowness=np.array([0.5]), known={}, over={}, took={}, people=how.people * 1e3
        )
        one = replace(one, tonnes=how.tonnes * 1e3, vehicles=how.vehicles * 1e3)
        before, after = (float(share_by((item,), one, far[n : n + 1])[0]) for n in (0, 1))
        return 24 * (after - before) * needed * 1e3

    assert a_day(replace(flown, relief=None)) == pytest.approx(20.4)
    assert a_day(flown) == pytest.approx(30.0)


def test_a_further_way_needs_no_consent_that_was_not_asked_for(view: View) -> None:
    anywhere = spread(view, "rus.98-division", "osh", 30.0)
    at_home = spread(view, "rus.98-division", "osh", 30.0, among=())
    reliefs = [
        {gate[0] for item in found for way in item.chain[1:] for gate in way.route.gates}
        for found in (anywhere, at_home)
    ]
    assert "UZB" in reliefs[0]
    assert reliefs[1] <= {"RUS", "KGZ"}
    ways, force = ways_of(view), view.forces["rus.98-division"]
    plain = ways.asked(force, "osh", "KGZ")
    with_reliefs = ways.asked(force, "osh", "KGZ", {"rus.il-76": 30.0})
    assert with_reliefs[: len(plain)] == plain
    assert ("UZB", "road") in set(with_reliefs) - set(plain)


def test_aircraft_that_fly_all_day_are_given_a_way_flown_less(view: View) -> None:
    on = day("2015-10-01")
    ways, force = ways_of(view, on), view.forces["kaz.37-brigade"]
    found = ways.spread(force, "kunduz", [OPEN], {})[0]
    by_fleet = {
        name: [item for item in found if item.fleet and item.fleet.id == name]
        for name in ("kaz.an-transports", "kaz.il-76")
    }
    # One flight a day fits into the hours of the longer range; two of the shorter do not.
    assert len(by_fleet["kaz.il-76"]) == 1
    first, *thriftier = by_fleet["kaz.an-transports"]
    assert first.fleet is not None
    assert flights_of_one(first.route, first.fleet) < first.fleet.sorties_per_day
    assert thriftier
    flown = [item.route.flown_hours for item in (first, *thriftier)]
    assert flown == sorted(flown, reverse=True)
    assert all(item.route.hours > first.route.hours for item in thriftier)
    # What an hour flown was said to cost is not in the hours it takes.
    for item in thriftier:
        legs = sum(leg.waits_hours + leg.way.hours("troops") for leg in item.route.legs)
        assert item.route.hours == pytest.approx(legs)


def test_aircraft_fly_elsewhere_until_what_is_driven_is_there() -> None:
    fast, thrifty = lane(10.0, 0.01), lane(30.0, 0.02, boards=20.0)
    assert amount([fast], 30.0) == pytest.approx(0.20)
    # At the moment the thrifty way begins to bring anything, nothing is lost yet.
    assert amount([thrifty, fast], 30.0) == pytest.approx(0.20)
    # An hour later the aircraft have flown 20 hours the one way, and 1 the other.
    assert amount([thrifty, fast], 31.0) == pytest.approx(20 * 0.01 + 1 * 0.02)
    assert amount([thrifty], 31.0) == pytest.approx(0.02)
    # What is driven after landing takes aircraft early, and leaves them free at the end.
    late = lane(30.0, 0.02)
    assert amount([late, fast], 40.0) == pytest.approx(10 * 0.02 + 20 * 0.01)


def test_aircraft_fly_the_fastest_way_between_two_that_carry_more() -> None:
    lanes = [lane(40.0, 0.03, boards=35.0), lane(30.0, 0.02), lane(10.0, 0.01)]
    # By 41 hours: an hour on the first, 11 on the second, and on the third what is left of its 31.
    assert amount(lanes, 41.0) == pytest.approx(0.03 + 11 * 0.02 + 20 * 0.01)
    assert amount(lanes, 41.0) > amount([lanes[2]], 41.0)


def test_all_is_there_when_what_is_brought_is_all() -> None:
    flows = [
        [lane(30.0, 0.02, boards=20.0), lane(35.0, 0.015), lane(10.0, 0.01)],
        [lane(6.0, 0.002)],
    ]
    done = quickest(flows)
    there = sum(brought(lanes, done)[0] for lanes in flows)
    assert there == pytest.approx(1.0)
    without = all_there([np.array([10.0]), np.array([6.0])], [np.array([0.01]), np.array([0.002])])
    assert done < without
    # A way that is there only after the end changes nothing.
    too_late = [[lane(500.0, 0.5), lane(10.0, 0.01)], [lane(6.0, 0.002)]]
    assert quickest(too_late) == pytest.approx(without)


def test_a_way_that_never_brings_anything_leaves_the_others_alone() -> None:
    nothing = [[lane(30.0, 0.0, boards=20.0), lane(10.0, 0.0)]]
    assert quickest(nothing).tolist() == [np.inf]
    beside = [*nothing, [lane(10.0, 0.1)]]
    assert quickest(beside).tolist() == pytest.approx([20.0])
    at_once = [*nothing, [lane(10.0, np.inf)]]
    assert quickest(at_once).tolist() == [10.0]


@pytest.mark.parametrize(("capacity", "ways"), [(5.0, 2), (None, 1)])
def test_a_second_road_is_taken_past_a_link_that_is_recorded_to_be_narrow(
    small_view: View, capacity: float | None, ways: int
) -> None:
    places = dict(small_view.places)
    ends = replace(places["upton"], id="middle", name="Middle")
    places["middle"] = ends
    (direct,) = (
        link for link in small_view.links if {link.start, link.end} == {"upton", "downton"}
    )
    unit = None if capacity is None else "vehicles"
    narrow = replace(direct, capacity=capacity, capacity_unit=unit)
    round_about = [
        Link(start=start, end=end, mode="road", km=100.0, states=())
        for start, end in (("upton", "middle"), ("middle", "downton"))
    ]
    links = [link for link in small_view.links if link is not direct]
    network = Network(places, [*links, narrow, *round_about])
    force = replace(small_view.forces["highland.brigade"], home="upton", modes=("road",))
    found = Ways(network, {}, OSH).spread(force, "downton", [OPEN], {})[0]
    assert [len(item.chain) for item in found] == [ways]


def test_a_railway_beside_a_road_is_not_taken_for_it(small_view: View) -> None:
    road, rail = (
        Link(start="upton", end="downton", mode=mode, km=1000.0, states=())
        for mode in ("road", "rail")
    )
    network = Network(small_view.places, [road, rail])
    force = replace(
        small_view.forces["highland.brigade"], home="upton", modes=("air", "road", "rail")
    )
    ways = Ways(network, {}, OSH)
    fastest = ways.fastest(force, "downton")
    by_rail = ways.fastest(replace(force, id="by-rail", modes=("rail",)), "downton")
    assert by_rail is not None
    assert fastest is not None
    assert fastest.hours == by_rail.hours


def test_of_two_narrow_roads_beside_one_another_both_are_taken(small_view: View) -> None:
    old = Link(start="upton", end="downton", mode="road", km=100.0, states=())
    roads = [
        replace(old, km=km, capacity=5.0, capacity_unit="vehicles", operator=name)
        for km, name in ((100.0, "one"), (120.0, "another"))
    ]
    network = Network(small_view.places, roads)
    force = replace(small_view.forces["highland.brigade"], home="upton", modes=("road",))
    ways = Ways(network, {}, OSH)
    how = moves(ways, force, Medians())
    (found,) = ways.spread(force, "downton", [OPEN], {})
    assert [way.route.km for way in found[0].chain] == [100.0, 120.0]
    alone = (replace(found[0], relief=None),)
    assert _under_way(found, how)[0] < 0.6 * _under_way(alone, how)[0]


@pytest.mark.parametrize("wide", [5.0, 500.0])
def test_roads_beside_one_another_are_told_apart(small_view: View, wide: float) -> None:
    old = Link(start="upton", end="downton", mode="road", km=100.0, states=())
    narrow = replace(old, capacity=5.0, capacity_unit="vehicles", operator="one")
    other = replace(old, capacity=wide, capacity_unit="vehicles", operator="another")
    keys = set()
    for link in (narrow, other):
        way = Way("upton", "downton", "road", "road", 100.0, 0.0, (), (), link)
        route = Route("upton", "downton", (Leg("upton", "downton", way, 0.0),), "troops", 1.0)
        keys.add(Passage(route, None, Terms(OSH, frozenset(("road",)))).key)
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("name", "place", "on"),
    [
        ("kaz.37-brigade", "kunduz", "2015-10-01"),
        ("kaz.marine-battalion", "bishkek", "2010-06-12"),
        ("rus.98-division", "osh", "2010-06-12"),
        ("rus.201-base", "bishkek", "2010-06-12"),
        ("kgz.ksor-battalion", "rasht", "2010-09-19"),
    ],
)
def test_no_refusal_lets_a_force_arrive_earlier(view: View, name: str, place: str, on: str) -> None:
    ways, force = ways_of(view, day(on)), view.forces[name]
    how = moves(ways, force, Medians())
    host = view.places[place].state
    asked = ways.asked(force, place, host, how.most_aircraft)
    everywhere, nowhere = np.array([True]), np.array([False])
    before = arrive(ways, force, place, how, dict.fromkeys(asked, nowhere)).hours
    for gate in asked:
        shut = {other: everywhere if other == gate else nowhere for other in asked}
        assert (arrive(ways, force, place, how, shut).hours >= before).all(), gate


@pytest.mark.parametrize(
    ("name", "place", "on"),
    [
        ("kaz.peacekeepers", "rasht", "2010-09-19"),
        ("rus.102-base", "bishkek", "2000-08-12"),
        ("kaz.37-brigade", "batken", "2015-07-17"),
    ],
)
def test_one_more_refusal_among_several_gains_a_force_two_hours_in_a_hundred_at_most(
    view: View, name: str, place: str, on: str
) -> None:
    # Ways are chosen one after another, so the narrower of two can be taken while both are open.
    ways, force = ways_of(view, day(on)), view.forces[name]
    how = moves(ways, force, Medians())
    asked = ways.asked(force, place, view.places[place].state, how.most_aircraft)
    patterns = [frozenset(some) for count in range(5) for some in combinations(asked[:10], count)]
    found = ways.spread(force, place, patterns, how.most_aircraft, asked)
    hours = {
        shut: float(_under_way(row, how)[0]) if row else np.inf
        for shut, row in zip(patterns, found, strict=True)
    }
    for shut, took in hours.items():
        for gate in shut:
            assert took >= 0.98 * hours[shut - {gate}], (shut, gate)


def test_the_share_there_by_the_end_is_all_of_it(view: View) -> None:
    ways, force = ways_of(view, day("2015-10-01")), view.forces["kaz.37-brigade"]
    how = moves(ways, force, Medians())
    found = ways.spread(force, "kunduz", [OPEN], how.most_aircraft)[0]
    done = all_arrived(found, how)
    assert share_by(found, how, done) == pytest.approx(1.0)
    assert (share_by(found, how, done - 1.0) < 1.0).all()


def test_draws_together_are_done_when_each_alone_is() -> None:
    """Draws that are settled early leave the search; the others go on as if alone."""
    random = np.random.Generator(np.random.Philox(5))
    count = 300
    boards, took = 30 * random.random(count), 10 + 90 * random.random(count)
    flows = [
        [Lane(took, 0.0, 0.02 * random.random(count) + 1e-3)],
        [
            Lane(took + boards, boards, 0.02 * random.random(count) + 1e-3),
            Lane(took, 0.0, 0.01 * random.random(count) + 1e-3),
        ],
    ]
    share = random.random(count)
    together, halves = quickest_each(flows, (1.0, share)), np.flatnonzero(share < 0.5)
    for at in range(0, count, 7):
        one = np.array([at])
        alone = [[lane.at(one) for lane in lanes] for lanes in flows]
        for whole, part in zip(together, (1.0, share[one]), strict=True):
            assert quickest(alone, part).tolist() == [whole[at]]
    some = [[lane.at(halves) for lane in lanes] for lanes in flows]
    assert quickest(some).tolist() == together[0][halves].tolist()
