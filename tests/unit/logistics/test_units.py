"""Units: what moves decides how long it takes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from allies.logistics.network import Network
from allies.logistics.rates import MODES
from allies.logistics.units import UNITS, UnitArrival, arrival_of, unit_of
from allies.logistics.ways import Ways
from allies.world.acts import Mode
from allies.world.view import View
from tests.apparatus import day

JUNE = day("2010-06-13")
AIR: tuple[Mode, ...] = ("air",)
RAIL: tuple[Mode, ...] = ("rail",)
TO_OSH = ("RUS", "ivanovo", "osh")


def arrival(view: View, name: str, modes: tuple[Mode, ...] = MODES) -> UnitArrival | None:
    ways = Ways(Network(view.places, view.links), view.fleets, JUNE)
    return arrival_of(ways, unit_of(name), TO_OSH, modes, set())


def test_a_larger_unit_is_larger_in_every_way_and_is_there_later(view: View) -> None:
    found = {name: arrival(view, name) for name in UNITS}
    for small, large in pairwise(UNITS):
        one, other = unit_of(small), unit_of(large)
        assert one.people < other.people
        assert one.vehicles < other.vehicles
        assert one.tonnes < other.tonnes
        first, second = found[small], found[large]
        assert first is not None
        assert second is not None
        assert first.last_hours[1] < second.last_hours[1]
        assert sum(first.sorties.values()) < sum(second.sorties.values())


def test_a_battalion_takes_longer_than_the_first_aircraft(view: View) -> None:
    found = arrival(view, "battalion", ("air",))
    assert found is not None
    assert found.last_hours[1] > 1.5 * found.first_hours[1]
    assert found.overland == pytest.approx(0.0, abs=1e-6)
    assert list(found.last_hours) == sorted(found.last_hours)


def test_what_does_not_fly_goes_overland(view: View) -> None:
    found = arrival(view, "division")
    assert found is not None
    assert 0.0 < found.overland < 1.0
    rail = arrival(view, "division", ("rail", "road"))
    assert rail is not None
    assert (rail.overland, rail.sorties) == (1.0, {})
    assert rail.last_hours[1] > found.last_hours[1]


def test_without_aircraft_on_record_nothing_flies(view: View) -> None:
    ways = Ways(Network(view.places, view.links), {}, JUNE)
    unit = unit_of("company")
    assert arrival_of(ways, unit, TO_OSH, AIR, set()) is None
    overland = arrival_of(ways, unit, TO_OSH, MODES, set())
    assert overland is not None
    assert overland.sorties == {}


def test_a_unit_that_every_way_is_shut_to_never_arrives(view: View) -> None:
    ways = Ways(Network(view.places, view.links), view.fleets, JUNE)
    shut = {(state, mode) for state in ("KAZ", "CHN", "TKM", "MNG") for mode in MODES}
    assert arrival_of(ways, unit_of("company"), TO_OSH, RAIL, shut) is None
