"""Pooling: forces that share aircraft fly one after another."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from allies.logistics.arrivals import Moves, all_arrived, moves
from allies.logistics.network import Network
from allies.logistics.pooling import pooled
from allies.logistics.ways import OPEN, Ways
from allies.world.forces import Fleet, Force
from allies.world.view import View
from tests.apparatus import day
from tests.unit.logistics.medians import Medians

OSH = day("2010-06-12")


def ways_of(view: View, fleets: Mapping[str, Fleet] | None = None) -> Ways:
    return Ways(Network(view.places, view.links), fleets or view.fleets, OSH)


def sharing(ways: Ways, *forces: Force, place: str = "osh") -> dict[str, Moves]:
    alone = {force.id: moves(ways, force, Medians()) for force in forces}
    return pooled(ways, forces, place, alone)


def there(ways: Ways, force: Force, how: Moves) -> float:
    (row,) = ways.spread(force, "osh", [OPEN], how.most_aircraft)
    return float(all_arrived(row, how)[0])


def test_who_is_ready_first_waits_for_nobody_and_the_others_wait(view: View) -> None:
    ways = ways_of(view)
    soon, late = view.forces["rus.rys-bars"], view.forces["rus.98-division"]
    both = sharing(ways, late, soon)
    assert soon.alert is not None
    first = both[soon.id].first
    assert first is not None
    assert not any(wait.any() for wait in first.waits.values())
    alone = sharing(ways, late)
    assert there(ways, late, both[late.id]) >= there(ways, late, alone[late.id])


def test_a_small_force_on_alert_is_not_held_up_by_a_division(view: View) -> None:
    ways = ways_of(view)
    small, large = view.forces["rus.rys-bars"], view.forces["rus.98-division"]
    both, alone = sharing(ways, large, small), sharing(ways, small)
    assert there(ways, small, both[small.id]) < 1.1 * there(ways, small, alone[small.id])


def test_two_equal_forces_need_about_twice_the_flights_of_one(view: View) -> None:
    ways = ways_of(view)
    one = replace(view.forces["rus.98-division"], alert=None)
    other = replace(one, id="other")
    both = sharing(ways, one, other)
    alone = sharing(ways, one)[one.id]
    late = max(there(ways, force, both[force.id]) for force in (one, other))
    took = there(ways, one, alone) - float(alone.ready_hours[0])
    assert took < late - float(alone.ready_hours[0]) <= 2.2 * took


def test_who_is_there_already_takes_no_aircraft_from_others(view: View) -> None:
    ways = ways_of(view)
    force = view.forces["rus.98-division"]
    at_home = replace(view.forces["rus.31-brigade"], home="osh")
    both = sharing(ways, force, at_home)
    assert there(ways, force, both[force.id]) == there(ways, force, sharing(ways, force)[force.id])


@pytest.mark.parametrize("to", ["ksor", "ARM"])
def test_lent_aircraft_carry_an_ally_and_their_owner_waits(view: View, to: str) -> None:
    ally, own = view.forces["arm.ksor-battalion"], view.forces["rus.98-division"]
    lender = view.fleets["rus.il-76"]
    lent = {**view.fleets, lender.id: replace(lender, lends_to=(to,))}
    kept = {**view.fleets, lender.id: replace(lender, lends_to=())}
    with_it, without = ways_of(view, lent), ways_of(view, kept)
    assert lender.id in {fleet.id for fleet in with_it.fleets_of(ally)}
    assert lender.id not in {fleet.id for fleet in without.fleets_of(ally)}
    quick = there(with_it, ally, sharing(with_it, ally, own)[ally.id])
    assert quick < there(without, ally, sharing(without, ally, own)[ally.id])


def test_aircraft_lent_to_a_label_do_not_carry_those_without_it(view: View) -> None:
    lender = replace(view.fleets["rus.il-76"], lends_to=("ksor",))
    assert not lender.carries(view.forces["uzb.mountain-units"], OSH)
    # Belarus pledged its units on 26 May 2010, not before.
    pledged = view.forces["blr.emergencies"]
    assert lender.carries(pledged, day("2010-05-26"))
    assert not lender.carries(pledged, day("2010-05-25"))
