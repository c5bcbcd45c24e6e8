"""Parts of answers about movement: ways, consents, prices and figures, made from what was found."""

from __future__ import annotations

from math import fsum
from typing import Any

import numpy as np
import pytest

from allies.assessment.movement.consenting import SilentState
from allies.assessment.movement.crossings import BorderPosition
from allies.assessment.movement.parts import (
    bottleneck_part,
    consent_part,
    days_part,
    figure_part,
    mover_consent_part,
    otherwise_part,
    silent_part,
    way_part,
)
from allies.evidence.sources import Citation
from allies.logistics.arcs import Way
from allies.logistics.lift import Narrow
from allies.logistics.rates import DEFAULT_CAPACITY
from allies.logistics.routing import Leg, Route
from allies.politics.consent_drivers import ConsentChance
from allies.politics.drivers import Driver
from allies.politics.weights import WEIGHTS
from allies.values.dates import parse_date
from allies.values.distributions import Distribution
from allies.world.acts import Act, Term
from allies.world.forces import Gate, Link, LinkMode

CITE = Citation(source="pact-text", at="art. 1", credibility="1")
GRANT = Act(
    act="transit_granted", id="granted", by="B", to="A", on=parse_date("2007-03"), cites=(CITE,)
)


def leg(
    start: str,
    end: str,
    *states: tuple[str, float],
    mode: LinkMode = "road",
    waits: float = 0.0,
    backwards: bool = False,
    gates: tuple[Gate, ...] | None = None,
    link: Link | None = None,
) -> Leg:
    ends = (end, start) if backwards else (start, end)
    asked = gates if gates is not None else tuple((state, mode) for state, _ in states)
    km = fsum(length for _, length in states)
    return Leg(start, end, Way(*ends, mode, mode, km, 2.0, states, asked, link), waits)


def link(**given: Any) -> Link:
    return Link(start="a", end="b", mode="rail", km=100.0, **given)


def route(*legs: Leg) -> Route:
    return Route(legs[0].start, legs[-1].end, legs, "troops", 48.0)


ROADS = route(
    leg("a", "b", ("A", 70.04), ("B", 50.0)),
    leg("b", "c", ("C", 30.0), ("B", 10.0), backwards=True),
    leg("c", "d", ("C", 5.0), mode="rail", waits=6.0),
)


def position(state: str, consent: Any = "granted", **given: Any) -> BorderPosition:
    return BorderPosition((state, given.pop("mode", "road")), consent, **given)


def by_gate(*positions: BorderPosition) -> dict[Gate, BorderPosition]:
    return {item.gate: item for item in positions}


def test_a_way_is_told_with_its_length_places_modes_and_legs() -> None:
    found = way_part("nothing", ROADS, 3.5, {})
    assert (found.supposing, found.km, found.last_days) == ("nothing", 165.0, 3.5)
    assert found.places == ("a", "b", "c", "d")
    assert found.modes == ("road", "rail")
    assert [(item.start, item.end, item.mode) for item in found.legs] == [
        ("a", "b", "road"),
        ("b", "c", "road"),
        ("c", "d", "rail"),
    ]
    assert [item.states for item in found.legs] == [("A", "B"), ("B", "C"), ("C",)]
    assert [item.waits_hours for item in found.legs] == [0.0, 0.0, 6.0]
    assert found.legs[0].fixed_hours == 2.0


@pytest.mark.parametrize(("last", "told"), [(None, 2.0), (0.0, 0.0), (5.0, 5.0)])
def test_where_it_is_unknown_when_the_last_arrives_the_days_of_the_first_are_told(
    last: float | None, told: float
) -> None:
    assert way_part("", ROADS, last, {}).last_days == told


def test_the_days_of_a_way_come_with_their_range() -> None:
    found = days_part(ROADS)
    assert (found.p10, found.p50, found.p90) == tuple(
        ROADS.days[at] for at in ("p10", "p50", "p90")
    )
    assert found.p10 < found.p50 < found.p90


def test_what_a_state_is_crossed_by_is_added_up_mode_by_mode() -> None:
    found = way_part("", ROADS, None, {}).crosses
    assert [(item.state, item.mode, item.km) for item in found] == [
        ("A", "road", 70.0),
        ("B", "road", 60.0),
        ("C", "road", 30.0),
        ("C", "rail", 5.0),
    ]


def test_a_state_crossed_is_told_with_its_position_or_as_not_asked() -> None:
    positions = by_gate(
        position("B", act=GRANT, why="it said so"), position("C", "silent", mode="rail")
    )
    found = {(item.state, item.mode): item for item in way_part("", ROADS, None, positions).crosses}
    granted, silent, unasked = found["B", "road"], found["C", "rail"], found["C", "road"]
    assert (granted.consent, granted.act, granted.why) == ("granted", "granted", "it said so")
    assert [cite.at for cite in granted.cites] == ["art. 1"]
    assert (silent.consent, silent.act, silent.why, silent.cites) == ("silent", None, None, ())
    assert (unasked.consent, unasked.act) == ("own", None)
    assert unasked.why == "the line is run by a neighbour"


def test_a_leg_over_a_link_is_told_with_what_the_record_says_of_it() -> None:
    recorded = link(
        gauge="1520",
        operator="B",
        crossing="Gate",
        capacity=9.0,
        capacity_unit="trains",
        cites=(CITE,),
        judgement="measured",
    )
    found, plain, flown = (
        way_part("", route(leg("a", "b", ("A", 1.0), mode="rail", link=given)), None, {}).legs[0]
        for given in (recorded, link(), None)
    )
    assert (found.gauge, found.operator, found.crossing) == ("1520", "B", "Gate")
    assert (found.capacity, found.capacity_unit, found.capacity_recorded) == (9.0, "trains", True)
    assert (len(found.cites), found.judgement) == (1, "measured")
    assert (plain.gauge, plain.operator, plain.crossing, plain.judgement) == (None,) * 4
    assert (plain.capacity, plain.capacity_unit) == DEFAULT_CAPACITY["rail"]
    assert (plain.capacity_recorded, plain.cites) == (False, ())
    assert (flown.judgement, flown.operator, flown.cites) == ("great circle", None, ())


def test_a_state_that_a_leg_enters_twice_is_named_once() -> None:
    again = route(leg("a", "b", ("A", 1.0), ("B", 2.0), ("A", 3.0)))
    found = way_part("", again, None, {})
    assert found.legs[0].states == ("A", "B")
    assert [(item.state, item.km) for item in found.crosses] == [("A", 4.0), ("B", 2.0)]


def test_prices_are_those_of_the_states_that_are_asked() -> None:
    named = (
        Term(term="price", amount=500.0, unit="USD", says="a container"),
        Term(term="price", unit="USD"),
    )
    positions = by_gate(
        position("B", prices=named),
        position("C", prices=named, mode="air"),
        position("X", prices=named),
    )
    found = way_part("", ROADS, None, positions).prices
    assert [(item.state, item.amount, item.unit, item.says) for item in found] == [
        ("B", 500.0, "USD", "a container"),
        ("B", 0.0, "USD", None),
    ]
    exempt = route(leg("a", "b", ("A", 1.0), ("B", 2.0), gates=(("A", "road"),)))
    assert way_part("", exempt, None, positions).prices == ()


def test_what_a_supposition_leaves_is_told_in_short_or_as_no_way() -> None:
    positions = by_gate(position("B", prices=(Term(term="price", amount=5.0, unit="USD"),)))
    found, none = (otherwise_part("X refuses", way, 3.0, positions) for way in (ROADS, None))
    assert (found.supposing, found.km, found.crosses) == ("X refuses", 165.0, ("A", "B", "C"))
    assert found.days == days_part(ROADS)
    assert [item.amount for item in found.prices] == [5.0]
    assert (none.supposing, none.km, none.days) == ("X refuses", None, None)
    assert (none.prices, none.crosses) == ((), ())


def test_the_consent_of_a_state_is_told_with_its_act_where_it_acted() -> None:
    acted = consent_part(position("B", act=GRANT, why="told"))
    assert (acted.state, acted.mode, acted.consent) == ("B", "road", "granted")
    assert (acted.act, acted.on, acted.why, acted.judgement) == ("granted", "2007-03", "told", None)
    assert len(acted.cites) == 1
    silent = consent_part(position("B", "silent"))
    assert (silent.act, silent.on, silent.why, silent.cites) == (None, None, None, ())
    moved = mover_consent_part("A", position("B", "revoked", mode="air"))
    assert (moved.mover, moved.state, moved.mode, moved.consent) == ("A", "B", "air", "revoked")


def test_the_narrowest_place_is_told_with_what_one_more_would_save() -> None:
    narrow = Narrow(ROADS.legs[2], 9.0, "trains", is_recorded=True, vehicles_a_day=90.0)
    found = bottleneck_part(narrow, 1.5)
    assert (found.start, found.end, found.mode) == ("c", "d", "rail")
    assert (found.capacity, found.unit, found.recorded) == (9.0, "trains", True)
    assert found.shadow_price_hours == 1.5
    assert bottleneck_part(narrow).shadow_price_hours is None


def driver(name: str, value: float | None) -> Driver:
    values, known = np.array([value or 0.0]), np.array([value is not None])
    return Driver(name, WEIGHTS["stake"], values, known, "told", (CITE,))


def test_a_silent_state_is_told_with_its_chance_and_what_moves_it() -> None:
    drivers = (driver("one", 0.5), driver("other", None))
    chance = Distribution("uniform", (0.2, 0.4))
    item = SilentState("A", "B", "surface", ConsentChance(chance, WEIGHTS["start_force"], drivers))
    found = silent_part(item)
    assert (found.state, found.mover, found.group) == ("B", "A", "surface")
    assert (found.chance.low, found.chance.high) == (0.22, 0.38)
    assert found.start == "start_force"
    known, unknown = found.drivers
    assert (known.driver, known.value, known.because) == ("one", 0.5, "told")
    assert known.contribution == drivers[0].contribution
    assert (unknown.value, unknown.contribution) == (None, None)
    assert len(known.cites) == 1


@pytest.mark.parametrize(("amount", "told"), [(12.5, 12.5), (0.0, 0.0), (None, 0.0)])
def test_a_figure_is_told_as_it_was_reported(amount: float | None, told: float) -> None:
    act = Act(
        act="reported",
        id="r",
        by="B",
        on=parse_date("2009"),
        amount=amount,
        unit="people",
        says="So many",
        cites=(CITE,),
    )
    found = figure_part(act)
    assert (found.act, found.amount, found.unit, found.on) == ("r", told, "people", "2009")
    assert (found.says, len(found.cites)) == ("So many", 1)
