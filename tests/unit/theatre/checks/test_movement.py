"""Checks of the network, the forces and what lifts them."""

from __future__ import annotations

import pytest

from allies.assessment.case.assess import assess
from allies.questions.assess import Assess
from allies.theatre.checking import check_theatre
from allies.world.view import view_of
from tests.apparatus import CITED, FORCES, LINKS, PLACES, Spoilt, Template, checked, fault_with

HEADER = "start,end,mode,km,states,opened,closed,capacity,capacity_unit,gauge,judgement\n"
# Upton and Downton lie some 94 km apart.
ROWS = {
    "shorter than the great circle": "upton,downton,road,50,XHI:20;XLO:30,,,,,,J",
    "implausibly long": "upton,downton,road,2000,XHI:1000;XLO:1000,,,,,,J",
    "a link of 0 km": "upton,downton,road,0,XHI:70;XLO:50,,,,,,J",
    "a link of -5 km": "upton,downton,road,-5,XHI:70;XLO:50,,,,,,J",
    "'km' cannot be 'inf'": "upton,downton,road,inf,XHI:70;XLO:50,,,,,,J",
    "a capacity of 0 a day": "upton,downton,road,120,XHI:70;XLO:50,,,0,vehicles,,J",
    "go together": "upton,downton,road,120,XHI:70;XLO:50,,,5,,,J",
    "sum to 90, not 120": "upton,downton,road,120,XHI:50;XLO:40,,,,,,J",
    "does not touch XLO": "upton,downton,road,120,XHI:120,,,,,,J",
    "'states' is missing": "upton,downton,road,120,,,,,,,J",
    "unknown state 'XNO'": "upton,downton,road,120,XHI:60;XNO:20;XLO:40,,,,,,J",
    "'closed' 2001 is before": "upton,downton,road,120,XHI:70;XLO:50,2005,2001,,,,J",
    "from upton to itself": "upton,upton,road,120,XHI:120,,,,,,J",
    "unknown place 'nowhere'": "upton,nowhere,road,120,XHI:120,,,,,,J",
}


@pytest.mark.parametrize(("what", "row"), ROWS.items(), ids=ROWS)
def test_a_link_that_cannot_be_is_a_fault_with_its_line(
    template: Template, what: str, row: str
) -> None:
    template.write(LINKS, f"{HEADER}{row}\n".encode())
    found = fault_with(checked(template).faults, what)
    assert found.where == f"pact_theatre/{LINKS}:2"


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("downton,upton,road,130,XLO:60;XHI:70,,,,,,J", "of 130 km against 120"),
        ("upton,downton,road,120,XHI:70;XLO:50,,,,,,J", "a second link by road"),
    ],
)
def test_a_link_stands_once_whichever_way_it_is_written(
    template: Template, second: str, said: str
) -> None:
    first = "upton,downton,road,120,XHI:70;XLO:50,,,,,,J"
    template.write(LINKS, f"{HEADER}{first}\n{second}\n".encode())
    found = fault_with(checked(template).faults, said)
    assert found.where == f"pact_theatre/{LINKS}:3"
    assert "line 2" in found.why


CORRIDOR = (
    "- {id: c, name: C, to: XLO, mover: XHI, cargo: relief, price: toll, ways: [{id: w, name: W,"
    " start: upton, via: [downton], modes: [road], avoids: [XHI]}]}\n"
)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("to: XLO", "to: XNO", "unknown state 'XNO'"),
        ("mover: XHI", "mover: XNO", "unknown mover 'XNO'"),
        ("start: upton", "start: nowhere", "unknown place 'nowhere'"),
        ("via: [downton]", "via: [nowhere]", "unknown place 'nowhere'"),
        ("avoids: [XHI]", "avoids: [XNO]", "unknown state 'XNO'"),
        ("price: toll", "price: tol", "unknown act 'tol'"),
        ("price: toll", "price: silence", "the act 'silence' reports no figure"),
    ],
)
def test_a_corridor_names_only_what_exists(
    template: Template, old: str, new: str, what: str
) -> None:
    claims = "".join(
        f"- {{act: claimed, id: {name}, by: pact-text, of: XHI, on: 2005, says: S{more},"
        f" {CITED}}}\n"
        for name, more in (("toll", ", amount: 5, unit: USD a container"), ("silence", ""))
    )
    template.write("acts/claims.yaml", claims.encode())
    template.write("network/corridors.yaml", CORRIDOR.encode())
    assert checked(template).faults == ()
    template.replace("network/corridors.yaml", old, new)
    found = fault_with(checked(template).faults, what)
    assert found.where == "pact_theatre/network/corridors.yaml:1"


SPOILT = {
    "an unknown home": Spoilt(
        FORCES,
        "home: upton",
        "home: uptown",
        "home: uptown",
        "unknown place 'uptown'",
        "",
        "did you mean 'upton'?",
    ),
    "a place that is nowhere": Spoilt(
        PLACES, "46.5", "90.1", "90.1", "is not on Earth", "degrees are -90 to 90 north"
    ),
    "a link of no length": Spoilt(
        LINKS, ",120,", ",0,", ",0,", "a link of 0 km", "this value is impossible"
    ),
    "a place that nothing reaches": Spoilt(
        PLACES,
        "upton,Upton,",
        "lonely,Lonely,XHI,47.2,8.1,city\nupton,Upton,",
        "lonely,",
        "'lonely' cannot be reached",
    ),
    "a force of fewer than nobody": Spoilt(
        FORCES,
        "triangular: [500, 1000, 2000]",
        "triangular: [-500, -100, -5]",
        "triangular: [-500, -100, -5]",
        "'personnel' runs from",
    ),
    "a force that is ready before it is told": Spoilt(
        FORCES,
        "triangular: [24, 48, 120]",
        "triangular: [-24, -2, -1]",
        "triangular: [-24, -2, -1]",
        "'readiness_hours' runs from",
    ),
    "a part on alert that leaves after the rest": Spoilt(
        FORCES,
        "  modes:",
        "  alert:\n    personnel: {uniform: [1, 2]}\n    readiness_hours: {uniform: [200, 300]}\n"
        "  modes:",
        "readiness_hours: {uniform: [200, 300]}",
        "the part on alert leaves later than the rest",
        "it is ready in 200 to 300 hours, the force",
    ),
    "a part on alert that is larger than the force": Spoilt(
        FORCES,
        "  modes:",
        "  alert:\n    personnel: {uniform: [5000, 6000]}\n    readiness_hours: {uniform: [1, 2]}\n"
        "  modes:",
        "personnel: {uniform: [5000, 6000]}",
        "the part on alert is larger than the force",
    ),
    "a force that carries supplies for less than no time": Spoilt(
        FORCES, "  modes:", "  supply_days: -1\n  modes:", "supply_days", "supplies for -1 days"
    ),
    "a force in two places": Spoilt(
        FORCES,
        "- id: highland.brigade",
        "- {id: highland.second, name: Highland's ready brigade, owner: XHI, home: downton,"
        " modes: [road], personnel: {uniform: [1, 2]}, readiness_hours: {uniform: [1, 2]},"
        " judgement: J}\n- id: highland.brigade",
        "home: upton",
        "'Highland's ready brigade' is in two places at once",
    ),
    "a force trained for no trigger": Spoilt(
        FORCES,
        "suited_to: [external_attack]",
        "suited_to: [external_attak]",
        "suited_to: [external_attak]",
        "'suited_to' cannot be 'external_attak'",
        remedy="did you mean 'external_attack'?",
    ),
    "a link to nowhere": Spoilt(
        LINKS, "upton,downton", "upton,downtown", "downtown", "unknown place 'downtown'"
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_what_moves_is_told_what_is_wrong_where_why_and_what_to_do(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(checked(template).faults, template)


LENGTH = 94.316  # kilometres from Upton to Downton as the crow flies
HEAD = (
    "start,end,mode,km,states,capacity,capacity_unit,gauge_change_hours,gauge,operator,judgement\n"
)


def link_faults(template: Template, *rows: str) -> list[str]:
    """Return where the links of a theatre are at fault."""
    template.write(LINKS, (HEAD + "".join(f"{row}\n" for row in rows)).encode())
    return [fault.where for fault in checked(template).faults]


@pytest.mark.parametrize(
    ("km", "is_fault"),
    [
        # The shortest: 97 in 100 of the great circle, less 8 km.
        (LENGTH * 0.97 - 7.5, False),
        (LENGTH * 0.97 - 8.5, True),
        # The longest: three times the great circle, and 60 km.
        (LENGTH * 3 + 59, False),
        (LENGTH * 3 + 61, True),
    ],
)
def test_a_link_is_about_as_long_as_its_ends_are_apart(
    template: Template, km: float, is_fault: bool
) -> None:
    row = f"upton,downton,road,{km:.2f},XHI:{km - 40:.2f};XLO:40,,,,,,J"
    assert bool(link_faults(template, row)) == is_fault


@pytest.mark.parametrize(("km", "is_fault"), [(20_040, False), (20_041, True)])
def test_no_link_is_longer_than_half_way_round_the_earth(
    template: Template, km: int, is_fault: bool
) -> None:
    template.add(PLACES, "antipode,Antipode,XHI,-40,-171,city\n")
    rows = (
        "upton,downton,road,120,XHI:70;XLO:50,,,,,,J",
        f"upton,antipode,sea,{km},XHI:{km},,,,,,J",
    )
    assert bool(link_faults(template, *rows)) == is_fault


@pytest.mark.parametrize(
    ("states", "is_fault"),
    [
        ("XHI:70;XLO:51", False),
        ("XHI:70;XLO:49", False),
        ("XHI:70;XLO:51.3", True),  # more than a hundredth of 120 km
        ("XHI:70;XLO:48.7", True),
        ("XHI:60;-:10;XLO:50", False),  # nobody's water
        ("XHI:70;XLO:0", True),
        ("XHI:130;XLO:-10", True),
        ("XLO:120", True),
        ("XHI:120", True),
    ],
)
def test_the_states_of_a_link_part_its_length_and_touch_its_ends(
    template: Template, states: str, is_fault: bool
) -> None:
    faults = link_faults(template, f"upton,downton,road,120,{states},,,,,,J")
    assert bool(faults) == is_fault
    assert set(faults) <= {f"pact_theatre/{LINKS}:2"}


@pytest.mark.parametrize(("mode", "is_fault"), [("road", True), ("sea", False), ("ferry", False)])
def test_a_port_lies_beside_the_water(template: Template, mode: str, is_fault: bool) -> None:
    assert bool(link_faults(template, f"upton,downton,{mode},120,-:120,,,,,,J")) == is_fault


@pytest.mark.parametrize(("kind", "is_fault"), [("city", True), ("border", False)])
def test_a_link_to_a_border_need_not_lie_in_the_state_that_is_said_to_hold_it(
    template: Template, kind: str, is_fault: bool
) -> None:
    template.replace(PLACES, "46.5,9.0,city", f"46.5,9.0,{kind}")
    assert bool(link_faults(template, "upton,downton,road,120,XHI:120,,,,,,J")) == is_fault


def test_a_link_within_one_state_need_not_name_it(template: Template) -> None:
    template.replace(PLACES, "Downton,XLO", "Downton,XHI")
    assert link_faults(template, "upton,downton,road,120,,,,,,,J") == []


@pytest.mark.parametrize(
    ("more", "is_fault"),
    [
        ("0.5,trains,0,,", False),
        ("0,trains,0,,", True),
        (",trains,0,,", True),
        ("5,,0,,", True),
        (",,2160,,", False),  # ninety days
        (",,2161,,", True),
        (",,-1,,", True),
    ],
)
def test_what_a_link_carries_and_how_long_it_holds_up_can_be(
    template: Template, more: str, is_fault: bool
) -> None:
    row = f"upton,downton,rail,120,XHI:70;XLO:50,{more},J"
    assert bool(link_faults(template, row)) == is_fault


@pytest.mark.parametrize("exempt", [("XHI", False), ("pact", True)])
def test_a_link_is_exempt_from_states(template: Template, exempt: tuple[str, bool]) -> None:
    name, is_fault = exempt
    row = f"upton,downton,road,120,XHI:70;XLO:50,{name},J\n"
    template.write(LINKS, f"start,end,mode,km,states,exempt,judgement\n{row}".encode())
    assert bool(checked(template).faults) == is_fault


@pytest.mark.parametrize(
    ("second", "is_fault"),
    [
        ("upton,downton,rail,120,XHI:70;XLO:50,,,,1520,,J", True),
        ("downton,upton,rail,120,XLO:50;XHI:70,,,,1520,,J", True),
        ("upton,downton,road,120,XHI:70;XLO:50,,,,1520,,J", False),
        ("upton,downton,rail,120,XHI:70;XLO:50,,,,1435,,J", False),
        ("upton,downton,rail,120,XHI:70;XLO:50,,,,1520,Lowland Rail,J", False),
    ],
)
def test_a_second_link_differs_in_mode_gauge_or_operator(
    template: Template, second: str, is_fault: bool
) -> None:
    first = "upton,downton,rail,120,XHI:70;XLO:50,,,,1520,,J"
    found = link_faults(template, first, second)
    assert found == ([f"pact_theatre/{LINKS}:3"] if is_fault else [])


@pytest.mark.parametrize(
    ("lat", "lon", "is_fault"),
    [
        ("90", "180", False),
        ("-90", "-180", False),
        ("90.01", "0", True),
        ("-90.01", "0", True),
        ("0", "180.01", True),
        ("0", "-180.01", True),
        ("inf", "0", True),
        ("0", "nan", True),
    ],
)
def test_a_place_is_somewhere_on_earth(
    template: Template, lat: str, lon: str, is_fault: bool
) -> None:
    template.add_column(PLACES, "runway_m")
    template.add(PLACES, f"pole,Pole,XHI,{lat},{lon},base,2000\n")
    where = [template.where(PLACES, "pole,")] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


@pytest.mark.parametrize(
    ("row", "is_fault"),
    [
        ("lonely,Lonely,XHI,47.2,8.1,city,", True),
        ("lonely,Lonely,XHI,47.2,8.1,city,2000", False),
        ("lonely,Lonely,pact,47.2,8.1,city,2000", True),
        ("lonely,Lonely,XHI,47.2,8.1,city,200", False),
        ("lonely,Lonely,XHI,47.2,8.1,city,199", True),
        ("lonely,Lonely,XHI,47.2,8.1,city,6000", False),
        ("lonely,Lonely,XHI,47.2,8.1,city,6001", True),
    ],
)
def test_a_place_lies_in_a_state_and_can_be_reached(
    template: Template, row: str, is_fault: bool
) -> None:
    template.add_column(PLACES, "runway_m")
    template.add(PLACES, f"{row}\n")
    where = {template.where(PLACES, row)} if is_fault else set()
    assert {fault.where for fault in checked(template).faults} == where


def test_where_there_is_no_network_no_place_need_be_reached(template: Template) -> None:
    template.path(LINKS).unlink()
    assert checked(template).faults == ()


@pytest.mark.parametrize(
    ("old", "new", "is_fault"),
    [
        ("owner: XHI", "owner: XLO", False),
        ("owner: XHI", "owner: pact", True),
        ("triangular: [500, 1000, 2000]", "uniform: [0, 1]", False),
        ("triangular: [500, 1000, 2000]", "uniform: [0, 1000000]", False),
        ("triangular: [500, 1000, 2000]", "uniform: [0, 1100000]", True),
        ("triangular: [500, 1000, 2000]", "uniform: [-100, 1000]", True),
        ("triangular: [500, 1000, 2000]", "triangular: [1e300, 1e305, 1e308]", True),
        ("triangular: [24, 48, 120]", "uniform: [0, 87840]", False),  # ten years
        ("triangular: [24, 48, 120]", "uniform: [0, 90000]", True),
        ("triangular: [24, 48, 120]", "uniform: [1e12, 1e12]", True),
        ("  modes: [road]", "  modes: [road]\n  vehicles: {uniform: [0, 100000]}", False),
        ("  modes: [road]", "  modes: [road]\n  vehicles: {uniform: [0, 110000]}", True),
        ("  modes: [road]", "  modes: [road]\n  tonnes: {uniform: [0, 1000000]}", False),
        ("  modes: [road]", "  modes: [road]\n  tonnes: {uniform: [0, 1100000]}", True),
    ],
)
def test_a_force_has_amounts_that_can_be(
    template: Template, old: str, new: str, is_fault: bool
) -> None:
    template.replace(FORCES, old, new)
    assert bool(checked(template).faults) == is_fault


FLEET = (
    "- {id: f, name: F, owner: XHI, home: upton, aircraft: {uniform: [4, 4]}, payload_tonnes: 40,"
    " troops: 100, range_km: 4000, runway_m: 1800, speed_kmh: 700, sorties_per_day: 2,"
    " judgement: J}\n"
)


@pytest.mark.parametrize(
    ("old", "new", "is_fault"),
    [
        ("payload_tonnes: 40", "payload_tonnes: 0.1", False),
        ("payload_tonnes: 40", "payload_tonnes: 0", True),
        ("owner: XHI", "owner: XNO", True),
        ("home: upton", "home: nowhere", True),
        ("range_km: 4000", "range_km: 0", True),
        ("runway_m: 1800", "runway_m: 0", True),
        ("speed_kmh: 700", "speed_kmh: 0", True),
        ("sorties_per_day: 2", "sorties_per_day: 0", True),
        ("sorties_per_day: 2", "sorties_per_day: 0.1", False),
        ("troops: 100", "troops: 0", False),
        ("troops: 100", "troops: -1", True),
        ("uniform: [4, 4]", "uniform: [0, 10000]", False),
        ("uniform: [4, 4]", "uniform: [0, 11000]", True),
    ],
)
def test_a_fleet_lifts_something(template: Template, old: str, new: str, is_fault: bool) -> None:
    assert FLEET.count(old) == 1
    template.write("lift/lift.yaml", FLEET.replace(old, new).encode())
    where = ["pact_theatre/lift/lift.yaml:1"] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


CLAIMED = (
    "- {act: claimed, id: toll, by: pact-text, of: XHI, on: 2005, says: S, amount: 5, unit: USD,"
    f" {CITED}}}\n"
    "- {act: claimed, id: euros, by: pact-text, of: XHI, on: 2005, says: S, amount: 5, unit: EUR,"
    f" {CITED}}}\n"
    f"- {{act: claimed, id: silence, by: pact-text, of: XHI, on: 2005, says: S, {CITED}}}\n"
)


@pytest.mark.parametrize(
    ("more", "is_fault"),
    [
        ("shares: [toll]", False),
        ("shares: [toll, tol]", True),
        ("shares: [silence]", True),
        ("reports: [toll, euros]", False),
        ("reports: [tol]", True),
        ("reports: [silence]", True),
    ],
)
def test_a_corridor_is_reported_in_figures(template: Template, more: str, is_fault: bool) -> None:
    template.write("acts/claims.yaml", CLAIMED.encode())
    text = CORRIDOR.replace("price: toll", more)
    template.write("network/corridors.yaml", text.encode())
    where = ["pact_theatre/network/corridors.yaml:1"] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


@pytest.mark.parametrize(
    ("to", "price", "is_fault"),
    [("XLO", "euros", True), ("XLO", "toll", False), ("XHI", "euros", False)],
)
def test_only_prices_to_one_country_are_in_one_unit(
    template: Template, to: str, price: str, is_fault: bool
) -> None:
    template.write("acts/claims.yaml", CLAIMED.encode())
    other = CORRIDOR.replace("id: c,", "id: d,").replace("to: XLO", f"to: {to}")
    both = CORRIDOR + other.replace("price: toll", f"price: {price}")
    template.write("network/corridors.yaml", both.encode())
    where = ["pact_theatre/network/corridors.yaml:2"] if is_fault else []
    assert [fault.where for fault in checked(template).faults] == where


@pytest.mark.parametrize("mode", ["rail", "road", "sea", "ferry", "river", "air"])
def test_every_mode_of_the_format_can_be_moved_by(template: Template, mode: str) -> None:
    template.replace(FORCES, "modes: [road]", f"modes: [{mode}]")
    template.replace(LINKS, ",road,", f",{mode},")
    record = check_theatre(template.folder).record
    assert record is not None
    assert assess(view_of(record), Assess(case="border-2008", draws=1)).draws == 1


LIFTERS = """\
- id: highland.lifters
  name: Highland's lifters
  owner: XHI
  home: upton
  aircraft: {uniform: [4, 4]}
  payload_tonnes: 10
  troops: 40
  range_km: 1000
  runway_m: 1200
  speed_kmh: 400
  sorties_per_day: 2
  judgement: Invented.
"""
AIRFIELDS = "id,name,state,lat,lon,kind,runway_m,parking,ground_hours,open_hours\n"


def air_faults(template: Template, upton: str = "2000,2,3,12", more: str = "") -> list[str]:
    """Return the faults of a theatre with a fleet and an airfield at its base."""
    rows = f"upton,Upton,XHI,47.0,8.0,city,{upton}\ndownton,Downton,XLO,46.5,9.0,city,,,,\n"
    template.write(PLACES, (AIRFIELDS + rows).encode())
    template.write("lift/lift.yaml", (LIFTERS + more).encode())
    return [fault.what for fault in checked(template).faults]


@pytest.mark.parametrize(
    ("upton", "what"),
    [
        ("2000,2,3,12", ""),
        ("2000,,,", ""),
        ("2000,0,,", "'parking' cannot be 0"),
        ("2000,2,0,", "'ground_hours' cannot be 0"),
        ("2000,2,,24", ""),
        ("2000,2,,25", "'open_hours' cannot be 25"),
        (",2,,", "'parking' is given for a place without a runway"),
        ("1200,2,,", ""),
        ("1199,2,,", "needs a runway of 1,200 m"),
    ],
)
def test_an_airfield_handles_flights_and_its_fleet_can_use_it(
    template: Template, upton: str, what: str
) -> None:
    assert air_faults(template, upton) == ([what] if what else [])


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("  lends_to: [ready, XLO]\n", ""),
        ("  lends_to: [redy]\n", "unknown state 'redy'"),
        ("  hours_a_day: 24\n", ""),
        ("  hours_a_day: 0\n", "an aircraft that flies 0 hours a day"),
        ("  hours_a_day: 25\n", "an aircraft that flies 25 hours a day"),
        ("  availability: {uniform: [0.5, 1]}\n", ""),
        ("  availability: {uniform: [0.5, 1.5]}\n", "'availability' runs from 0.501 to 1.499"),
    ],
)
def test_a_fleet_is_lent_to_those_who_exist_and_flies_in_a_day_of_24_hours(
    template: Template, more: str, what: str
) -> None:
    assert air_faults(template, more=more) == ([what] if what else [])


@pytest.mark.parametrize(
    ("gauge", "is_fault"), [("1067", False), ("499", True), ("2141", True), ("broad", True)]
)
def test_a_gauge_is_any_number_of_millimetres_that_trains_run_on(
    template: Template, gauge: str, is_fault: bool
) -> None:
    row = f"upton,downton,rail,120,XHI:70;XLO:50,,,,{gauge},,J"
    assert bool(link_faults(template, row)) == is_fault
