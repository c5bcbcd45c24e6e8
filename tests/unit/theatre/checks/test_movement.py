"""Checks of the network, the forces and what lifts them."""

from __future__ import annotations

import pytest

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
    "'closed' 2001 lies before": "upton,downton,road,120,XHI:70;XLO:50,2005,2001,,,,J",
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


def test_lines_that_differ_in_gauge_may_run_side_by_side(template: Template) -> None:
    rows = [f"upton,downton,rail,120,XHI:70;XLO:50,,,,,{gauge},J" for gauge in ("1520", "1435")]
    template.write(LINKS, (HEADER + "\n".join(rows) + "\n").encode())
    assert checked(template).faults == ()


def test_a_place_that_nothing_reaches_is_a_fault(template: Template) -> None:
    template.add(PLACES, "lonely,Lonely,XHI,47.2,8.1,city\n")
    found = fault_with(checked(template).faults, "'lonely' cannot be reached")
    assert found.where == template.where(PLACES, "lonely")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("triangular: [500, 1000, 2000]", "triangular: [-500, -100, -5]", "'personnel' runs from"),
        ("triangular: [500, 1000, 2000]", "uniform: [9e9, 1e10]", "'personnel' runs from"),
        ("triangular: [24, 48, 120]", "triangular: [-24, -2, -1]", "'readiness_hours' runs from"),
        ("triangular: [24, 48, 120]", "uniform: [1e12, 1e12]", "'readiness_hours' runs from"),
    ],
)
def test_a_force_that_cannot_be_is_a_fault(
    template: Template, old: str, new: str, what: str
) -> None:
    template.replace(FORCES, old, new)
    found = fault_with(checked(template).faults, what)
    assert found.where.startswith(f"pact_theatre/{FORCES}:")


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


def test_prices_that_are_compared_are_in_one_unit(template: Template) -> None:
    claims = "".join(
        f"- {{act: claimed, id: {name}, by: pact-text, of: XHI, on: 2005, says: S, amount: 5,"
        f" unit: {unit}, {CITED}}}\n"
        for name, unit in (("toll", "USD a container"), ("fee", "USD a tonne"))
    )
    other = CORRIDOR.replace("{id: c,", "{id: d,").replace("price: toll", "price: fee")
    template.write("acts/claims.yaml", claims.encode())
    template.write("network/corridors.yaml", (CORRIDOR + other).encode())
    found = fault_with(checked(template).faults, "its price is in 'USD a tonne'")
    assert found.where == "pact_theatre/network/corridors.yaml:2"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("payload_tonnes: 40", "payload_tonnes: 0", "'payload_tonnes' cannot be 0"),
        ("range_km: 4000", "range_km: -1", "'range_km' cannot be -1"),
        ("owner: XHI", "owner: XNO", "unknown state 'XNO'"),
        ("home: upton", "home: nowhere", "unknown place 'nowhere'"),
    ],
)
def test_a_fleet_that_cannot_be_is_a_fault(
    template: Template, old: str, new: str, what: str
) -> None:
    fleet = (
        "- {id: f, name: F, owner: XHI, home: upton, aircraft: {uniform: [4, 4]},"
        " payload_tonnes: 40, troops: 100, range_km: 4000, runway_m: 1800, speed_kmh: 700,"
        " sorties_per_day: 2, judgement: J}\n"
    )
    template.write("lift/lift.yaml", fleet.encode())
    assert checked(template).faults == ()
    template.replace("lift/lift.yaml", old, new)
    assert fault_with(checked(template).faults, what).where.endswith("lift.yaml:1")


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
        PLACES, "46.5", "90.1", "90.1", "is nowhere on Earth", "degrees are -90 to 90 north"
    ),
    "a link of no length": Spoilt(
        LINKS, ",120,", ",0,", ",0,", "a link of 0 km", "no way has no length"
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
