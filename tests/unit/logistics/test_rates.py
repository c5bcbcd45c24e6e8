"""Rates of movement: how fast, how much at once, and what a change of mode costs."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from allies.logistics.rates import (
    DEFAULT_CAPACITY,
    FLIGHT_SLOWNESS,
    MODES,
    MOUNTAIN,
    VEHICLES_A_UNIT,
    Paces,
    pace_of,
    published,
    published_paces,
    transfer_hours,
)
from allies.values.model_inputs import MODEL_INPUTS
from allies.world.acts import Cargo
from allies.world.forces import CapacityUnit, LinkMode

CARGOES: tuple[Cargo, ...] = get_args(Cargo)
ENDS = np.array([0.0, 0.5, 1.0 - 1e-12])


def ends(way: str, cargo: Cargo) -> list[float]:
    """Return the least and the most kilometres a day of a mode with a cargo."""
    low, _, high = pace_of(way, cargo).km_a_day.quantile(ENDS).tolist()
    return [round(low), round(high)]


def test_there_is_a_pace_a_capacity_and_a_change_for_every_mode() -> None:
    assert set(MODES) == set(get_args(LinkMode))
    for mode in MODES:
        assert DEFAULT_CAPACITY[mode][0] > 0
        for cargo in CARGOES:
            assert pace_of(mode, cargo).median > 0
        for other in MODES:
            assert transfer_hours(mode, other) > 0
    assert set(VEHICLES_A_UNIT) == set(get_args(CapacityUnit))
    assert {unit for _, unit in DEFAULT_CAPACITY.values()} <= set(VEHICLES_A_UNIT)


@pytest.mark.parametrize(
    ("way", "cargo", "least", "most"),
    [
        # From the published rates: a wheeled column at best, mountains at worst.
        ("road", "troops", 225, 400),
        ("road", "fuel", 225, 400),
        (MOUNTAIN, "troops", 180, 248),
        # Military echelons and the block train, a fifth and a tenth either way.
        ("rail", "troops", 560, 840),
        ("rail", "arms", 428, 522),
        ("rail", "relief", 428, 522),
        # Judgements.
        ("sea", "troops", 450, 720),
        ("ferry", "troops", 250, 500),
        ("river", "troops", 80, 200),
        ("air", "troops", 2000, 4000),
    ],
)
def test_each_way_has_its_kilometres_a_day(way: str, cargo: Cargo, least: int, most: int) -> None:
    assert ends(way, cargo) == pytest.approx([least, most], abs=1)


def test_the_rates_are_those_of_the_published_table() -> None:
    rates = {name: value for name, (value, _) in published().items()}
    assert rates["road: mixed or tracked column, daily march"] == 300.0
    assert rates["foot: on foot"] == 4.5
    assert ends("road", "troops") == [
        rates["road: mountain, desert, forest or winter, daily march"],
        rates["road: wheeled column, daily march"],
    ]


def test_what_is_published_names_its_pages_and_the_rest_is_judged() -> None:
    for name, item in published_paces().items():
        assert item.kind == "published", name
        assert item.sources, name
        assert all(page.startswith("http") for page in item.sources), name
    judged = {name for name in MODES if f"pace.{name}" in MODEL_INPUTS}
    assert judged == {"sea", "ferry", "river", "air"}


def test_troops_go_faster_by_rail_than_goods_and_mountains_are_slow() -> None:
    assert pace_of("rail", "troops").median > pace_of("rail", "arms").median
    assert pace_of(MOUNTAIN, "troops").median < pace_of("road", "troops").median


def test_the_median_is_passed_as_often_as_not() -> None:
    pace = pace_of("sea", "troops")
    assert pace.median == float(pace.km_a_day.quantile(np.array([0.5]))[0])
    assert ends("sea", "troops")[0] < pace.median < ends("sea", "troops")[1]


def test_a_change_of_mode_is_the_unloading_of_one_and_the_loading_of_the_other() -> None:
    assert transfer_hours("rail", "road") == transfer_hours("road", "rail") == 24.0
    assert transfer_hours("sea", "rail") == 54.0
    assert transfer_hours("river", "air") == 30.0


def test_the_slower_things_go_the_fewer_kilometres_and_the_longer_flights() -> None:
    paces = Paces(np.array([0.1, 0.5, 0.9]))
    assert paces.count == 3
    for way in (*MODES, MOUNTAIN):
        km = paces.km_a_day(way, "troops")
        assert km[0] > km[1] > km[2]
        assert km[1] == pytest.approx(pace_of(way, "troops").median)
    flown = paces.flight_factor
    assert 1.0 <= flown[0] < flown[1] < flown[2]
    assert flown[1] == pytest.approx(FLIGHT_SLOWNESS.median)


def test_the_quantiles_of_slowness_are_those_of_the_pace_from_above() -> None:
    paces = Paces(np.array([0.0, 0.25]))
    wanted = pace_of("rail", "fuel").km_a_day.quantile(np.array([1.0, 0.75]))
    assert paces.km_a_day("rail", "fuel").tolist() == wanted.tolist()


def test_paces_of_modes_and_cargoes_are_kept_apart_and_once() -> None:
    paces = Paces(np.array([0.5]))
    troops, arms, road = (
        paces.km_a_day(*asked) for asked in (("rail", "troops"), ("rail", "arms"), ("road", "arms"))
    )
    assert len({float(troops[0]), float(arms[0]), float(road[0])}) == 3
    assert paces.km_a_day("rail", "troops") is troops


def test_a_flight_takes_its_time_at_least_and_never_twice() -> None:
    low, _, high = FLIGHT_SLOWNESS.factor.quantile(ENDS).tolist()
    assert (round(low, 3), round(high, 3)) == (1.0, 1.6)
    assert 1.1 < FLIGHT_SLOWNESS.median < 1.3


def test_a_train_carries_forty_vehicles_and_anything_else_one() -> None:
    assert {unit: carried for unit, carried in VEHICLES_A_UNIT.items() if carried != 1.0} == {
        "trains": 40.0
    }


def test_paces_at_some_quantiles_are_those_of_all_made_before_or_after() -> None:
    places = np.array([2, 0])
    early, late = Paces(np.array([0.1, 0.5, 0.9])), Paces(np.array([0.1, 0.5, 0.9]))
    some = early.at(places)
    alone = some.km_a_day("road", "troops").tolist()
    whole = late.km_a_day("road", "troops")
    assert late.at(places).km_a_day("road", "troops").tolist() == whole[places].tolist() == alone
    flights = late.flight_factor
    assert late.at(places).flight_factor.tolist() == flights[places].tolist()
    assert some.count == 2
