"""The network ready for routing: every way one can go on a day."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from msgspec.structs import replace

from allies.logistics.arcs import Way
from allies.logistics.network import UNKNOWN_RANGE_KM, Network, Terms
from allies.logistics.rates import FUEL_STOP_HOURS, MODES
from allies.values.dates import parse_date
from allies.world.forces import Fleet, Link, LinkMode, Place, Stretch
from tests.apparatus import day
from tests.unit.logistics.fleets import fleet

DAY = day("2010-06-12")
DEGREE = 111.195  # kilometres along the equator and along a meridian


def place(name: str, lat: float = 0.0, lon: float = 0.0, **more: Any) -> Place:
    return Place(id=name, name=name, state=name.upper(), lat=lat, lon=lon, kind="city", **more)


def network(*links: Link, **places: Place) -> Network:
    found = {name: places.get(name, place(name)) for name in ("a", "b", "z")}
    return Network({**found, **places}, links)


def link(start: str = "a", end: str = "b", mode: LinkMode = "road", **more: Any) -> Link:
    parts = (Stretch(state="A", km=60.0), Stretch(state="B", km=40.0))
    given = {"km": 100.0, "states": parts, **more}
    return Link(start=start, end=end, mode=mode, **given)


def terms(*modes: LinkMode, on: int = DAY, **more: Any) -> Terms:
    return Terms(on, frozenset(modes or ("road",)), **more)


def ways(found: Network, asked: Terms, start: str = "a", end: str = "z") -> list[Way]:
    return list(found.arcs(asked, start, end).ways)


def test_terms_have_a_key_of_all_they_are_and_a_plain_form() -> None:
    plain = terms("road")
    others = [
        plain,
        terms("rail"),
        terms("road", on=DAY + 1),
        terms("road", cargo="fuel"),
        terms("road", fleet=FLEET),
        terms("road", price=1.0),
        terms("road", shunned=frozenset("a")),
        terms("road", among=frozenset()),
    ]
    assert len({item.key for item in others}) == len(others)
    for item in others[5:]:
        assert item.plain == plain
    for item in others[:5]:
        assert item.plain.key == item.key


def test_each_place_has_a_node_for_each_mode() -> None:
    found = network()
    nodes = [found.node(name, mode) for name in ("a", "b", "z") for mode in MODES]
    assert nodes == list(range(3 * len(MODES)))
    assert [found.place_of(node).id for node in nodes] == [
        name for name in ("a", "b", "z") for _ in MODES
    ]


@pytest.mark.parametrize(
    ("more", "on", "is_open"),
    [
        ({}, "2010-06-12", True),
        ({"opened": parse_date("2010-06-12")}, "2010-06-11", False),
        ({"opened": parse_date("2010-06-12")}, "2010-06-12", True),
        ({"closed": parse_date("2010-06-12")}, "2010-06-11", True),
        ({"closed": parse_date("2010-06-12")}, "2010-06-12", False),
        ({"season": (6,)}, "2010-06-12", False),
        ({"season": (6,)}, "2010-07-01", True),
    ],
)
def test_a_link_can_be_used_while_it_is_open(more: dict[str, Any], on: str, is_open: bool) -> None:
    found = ways(network(link(**more)), terms("road", on=day(on)))
    assert len(found) == int(is_open)


def test_only_links_of_the_modes_that_may_be_used_are_ways() -> None:
    found = network(link(), link(mode="rail"), link(mode="sea"))
    assert [way.mode for way in ways(found, terms("road", "sea"))] == ["road", "sea"]


def test_a_way_over_a_link_is_what_the_link_is() -> None:
    item = link(mode="rail", gauge_change_hours=24.0)
    (way,) = ways(network(item), terms("rail"))
    assert (way.start, way.end, way.mode, way.pace) == ("a", "b", "rail", "rail")
    assert (way.km, way.fixed_hours, way.link) == (100.0, 24.0, item)
    assert way.states == (("A", 60.0), ("B", 40.0))
    assert way.gates == (("A", "rail"), ("B", "rail"))


@pytest.mark.parametrize(
    ("more", "states", "gates"),
    [
        ({"states": ()}, (("A", 100.0),), (("A", "road"),)),  # of its start
        (
            {"states": (Stretch(state="A", km=60.0), Stretch(state="-", km=40.0))},
            (("A", 60.0),),
            (("A", "road"),),
        ),
        (
            {"states": tuple(Stretch(state=name, km=25.0) for name in "ABAC")},
            (("A", 25.0), ("B", 25.0), ("A", 25.0), ("C", 25.0)),
            (("A", "road"), ("B", "road"), ("C", "road")),
        ),
        ({"exempt": ("B",)}, (("A", 60.0), ("B", 40.0)), (("A", "road"),)),
        ({"exempt": ("A", "B", "C")}, (("A", 60.0), ("B", 40.0)), ()),
    ],
)
def test_whose_consent_a_link_needs(
    more: dict[str, Any], states: tuple[object, ...], gates: tuple[object, ...]
) -> None:
    (way,) = ways(network(link(**more)), terms("road"))
    assert (way.states, way.gates) == (states, gates)


@pytest.mark.parametrize(
    ("mode", "season", "given", "pace"),
    [
        ("road", (1,), "mountain", "mountain"),
        ("road", (), "mountain", "mountain"),
        ("road", (1,), "", "road"),
        ("rail", (1,), "", "rail"),
    ],
)
def test_a_road_has_its_own_season_and_its_own_pace(
    mode: LinkMode, season: tuple[int, ...], given: Literal["mountain", ""], pace: str
) -> None:
    (way,) = ways(network(link(mode=mode, season=season, pace=given)), terms(mode))
    assert way.pace == pace


def test_arcs_are_worked_out_once_for_the_same_terms() -> None:
    found = network(link())
    first = found.arcs(terms("road"), "a", "z")
    assert found.arcs(terms("road"), "b", "a") is first  # links are the same from anywhere
    assert found.arcs(terms("road", cargo="fuel"), "a", "z") is not first
    flown = found.arcs(terms("road", "air"), "a", "z")
    assert found.arcs(terms("road", "air"), "a", "z") is flown
    assert found.arcs(terms("road", "air"), "b", "z") is not flown


def test_narrower_terms_are_laid_over_the_plain_arcs() -> None:
    found = network(link())
    plain = found.arcs(terms("road"), "a", "z")
    narrow = found.arcs(terms("road", among=frozenset()), "a", "z")
    assert narrow.ways is plain.ways
    assert not (narrow.hours == plain.hours).any()
    dear = found.arcs(terms("road", price=5.0, shunned=frozenset("x")), "a", "z")
    assert (dear.hours == plain.hours).all()


FLEET = fleet(range_km=2000.0, speed_kmh=500.0)


def flights(
    *links: Link, fleet: Fleet | None = FLEET, end: str = "z", **places: Place
) -> set[tuple[str, str]]:
    """Return the flights from `a` to an end."""
    found = ways(network(*links, **places), terms("air", fleet=fleet), "a", end)
    return {(way.start, way.end) for way in found if way.link is None}


def field(name: str, lon: float, runway: float = 2000.0, lat: float = 0.0) -> Place:
    return place(name, lat, lon, runway_m=runway)


A, Z = field("a", 0.0), field("z", 10.0)


def test_a_flight_joins_two_runways_in_either_direction() -> None:
    assert flights(a=A, z=Z) == {("a", "z")}
    assert flights(a=field("a", 10.0), z=field("z", 0.0)) == {("a", "z")}
    assert flights(a=A, z=Z, b=field("b", 5.0)) == {("a", "z"), ("a", "b"), ("b", "z")}


def test_nothing_flies_where_nothing_may() -> None:
    assert ways(network(a=A, z=Z), terms("road")) == []


@pytest.mark.parametrize(("runway", "fits"), [(1800.0, True), (1799.0, False), (0.0, False)])
def test_a_fleet_needs_its_length_of_runway(runway: float, fits: bool) -> None:
    assert (("a", "z") in flights(a=A, z=field("z", 10.0, runway))) == fits


@pytest.mark.parametrize(("runway", "fits"), [(1.0, True), (0.0, False), (None, False)])
def test_where_no_fleet_is_known_any_runway_will_do(runway: float | None, fits: bool) -> None:
    end = replace(Z, runway_m=runway)
    assert (("a", "z") in flights(fleet=None, a=A, z=end)) == fits


@pytest.mark.parametrize(
    ("km", "fleet", "fits"),
    [
        (1999.0, FLEET, True),
        (2001.0, FLEET, False),
        (UNKNOWN_RANGE_KM - 1.0, None, True),
        (UNKNOWN_RANGE_KM + 1.0, None, False),
    ],
)
def test_a_flight_is_as_long_as_the_aircraft_flies(
    km: float, fleet: Fleet | None, fits: bool
) -> None:
    assert (("a", "z") in flights(fleet=fleet, a=A, z=field("z", km / DEGREE))) == fits


@pytest.mark.parametrize(("lat", "is_stop"), [(9.0, True), (15.0, False)])
def test_a_stop_may_be_off_the_way_but_not_too_far(lat: float, is_stop: bool) -> None:
    # The way is 1,112 km; a detour may be 1.7 times that and 800 km, so up to 2,690 km.
    found = flights(a=A, z=Z, b=field("b", 5.0, lat=lat))
    assert (("a", "b") in found) == is_stop
    assert ("a", "z") in found


@pytest.mark.parametrize(("km", "is_near"), [(299.0, True), (301.0, False)])
def test_where_an_end_has_no_runway_one_flies_to_those_near_it(km: float, is_near: bool) -> None:
    near = field("b", 10.0 + km / DEGREE)
    found = flights(a=A, z=place("z", lon=10.0), b=near, c=field("c", 5.0))
    assert (("b", "c") in found) == is_near
    assert {("a", "b"), ("a", "c")} <= found  # both are stops for what starts at the other end


def test_where_an_end_has_a_runway_those_near_it_are_stops_alone() -> None:
    found = flights(a=A, z=Z, b=field("b", 9.0), c=field("c", 8.5))
    assert ("b", "c") not in found
    assert found == {("a", "z"), ("a", "b"), ("a", "c"), ("b", "z"), ("c", "z")}


# A corridor over the sea between the two ends, longer than the great circle over the third state.
BY_SEA = link(
    "a",
    "z",
    mode="air",
    km=1300.0,
    states=tuple(
        Stretch(state=state, km=km) for state, km in (("A", 20.0), ("-", 1260.0), ("Z", 20.0))
    ),
)


def test_a_corridor_is_flown_beside_the_great_circle_at_the_speed_of_the_fleet() -> None:
    for listed in (BY_SEA, replace(BY_SEA, start="z", end="a")):
        found = ways(network(listed, a=A, z=Z), terms("air", fleet=FLEET))
        assert len(found) == 2
        (by_sea,) = [way for way in found if way.km == 1300.0]
        assert by_sea.is_timed
        assert by_sea.fixed_hours == pytest.approx(1300.0 / 500.0 + FUEL_STOP_HOURS)
        assert [gate[0] for gate in by_sea.gates] == ["A", "Z"]  # nobody is asked at sea


@pytest.mark.parametrize(
    ("km", "runway_m", "is_flown"),
    [
        (FLEET.range_km, FLEET.runway_m, True),
        (FLEET.range_km + 1.0, FLEET.runway_m, False),
        (FLEET.range_km, FLEET.runway_m - 1.0, False),
    ],
)
def test_a_corridor_needs_the_range_and_a_runway_at_both_ends(
    km: float, runway_m: float, is_flown: bool
) -> None:
    long = replace(BY_SEA, km=km)
    places = {"a": A, "z": replace(Z, runway_m=runway_m)}
    found = ways(network(long, **places), terms("air", fleet=FLEET))
    assert (km in {way.km for way in found}) == is_flown


def test_no_corridor_leads_over_a_state_that_is_avoided() -> None:
    places = {"a": A, "z": Z}
    for avoided, is_flown in ((("B",), True), (("Z",), False)):
        avoiding = Network(places, [BY_SEA], avoided)
        found = avoiding.arcs(terms("air", fleet=FLEET), "a", "z").ways
        assert (1300.0 in {way.km for way in found}) == is_flown


def test_a_road_between_two_runways_is_no_flight() -> None:
    road = link("a", "z", km=1200.0, states=())
    assert flights(road, a=A, z=Z) == {("a", "z")}


@pytest.mark.parametrize(("lon", "is_driven"), [(12.0, True), (13.0, False)])
def test_what_flies_is_driven_to_the_runway_and_from_it(lon: float, is_driven: bool) -> None:
    places = {"a": A, "z": Z, "b": place("b", lon=lon)}
    found = network(link("b", "z"), **places)
    by_air = [way.mode for way in ways(found, terms("air", fleet=FLEET))]
    assert ("road" in by_air) == is_driven
    anywhere = [way.mode for way in ways(found, terms("air", "road", fleet=FLEET))]
    assert anywhere.count("road") == 1


def test_both_ends_of_the_last_miles_are_near() -> None:
    places = {"a": A, "z": Z, "b": place("b", lon=11.0), "c": place("c", lon=14.0)}
    found = network(link("b", "c"), **places)
    assert [way.mode for way in ways(found, terms("air", fleet=FLEET))] == ["air"]


def flight(fleet: Fleet | None) -> Way:
    """Return the flight over the equator."""
    (found,) = ways(network(a=A, z=Z), terms("air", fleet=fleet))
    return found


def test_a_known_fleet_flies_at_its_speed_and_stops_for_fuel() -> None:
    assert flight(FLEET).km == pytest.approx(10 * DEGREE, rel=1e-4)
    assert flight(FLEET).fixed_hours == pytest.approx(
        10 * DEGREE / 500.0 + FUEL_STOP_HOURS, rel=1e-4
    )
    assert flight(FLEET).is_timed
    assert flight(None).fixed_hours == 0.0
    assert flight(None).pace == "air"


def test_a_flight_needs_the_consent_of_its_ends_and_of_all_it_passes_over() -> None:
    found = flight(FLEET)
    names = [state for state, _ in found.states]
    assert (names[0], names[-1]) == ("A", "Z")
    assert found.gates == tuple((name, "air") for name in names)
    assert sum(km for _, km in found.states) == pytest.approx(found.km)
    assert len(set(names)) == len(names)


def test_what_lies_between_is_passed_over_in_order() -> None:
    berlin, warsaw = field("a", 13.4, lat=52.5), field("z", 30.5, lat=50.5)
    (found,) = ways(network(a=berlin, z=warsaw), terms("air", fleet=FLEET))
    names = [state for state, _ in found.states]
    assert names.index("DEU") < names.index("POL") < names.index("UKR")
