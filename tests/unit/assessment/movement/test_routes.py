"""Routes: what can be asked of the network, and what is answered."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from allies.assessment.movement.routes import MOST_DAYS, MOST_VEHICLES, route
from allies.errors import QuestionError
from allies.questions.base import WhatIf
from allies.questions.route import Route, RouteAnswer
from allies.world.view import View
from tests.apparatus import ACTS, CITED, LINKS, PLACES, STATES, Build

MIDLAND = {
    STATES: "- {id: XMI, name: Midland}\n",
    PLACES: "midtown,Midtown,XMI,46.7,8.5,city\n",
    LINKS: "upton,midtown,road,60,XHI:40;XMI:20,Invented\n"
    "midtown,downton,road,50,XMI:25;XLO:25,Invented\n",
}
NO_OTHER = {LINKS: ("upton,downton,road,120,XHI:70;XLO:50,Invented\n", "")}
NARROW = {
    LINKS: (
        "states,judgement\nupton,downton,road,120,XHI:70;XLO:50,Invented",
        "states,capacity,capacity_unit,judgement\n"
        "upton,downton,road,120,XHI:70;XLO:50,100,vehicles,Invented",
    )
}


@pytest.fixture(scope="module")
def through(build: Build) -> View:
    """The small theatre with a third state, through which the only way leads."""
    return build(MIDLAND, NO_OTHER)


def asked(view: View, **given: Any) -> RouteAnswer:
    plain = {"start": "upton", "end": "downton", "on": "2008-06-05", "mode": ("road",)}
    return route(view, Route(**(plain | given)))


def refused(view: View, **given: Any) -> tuple[str, str | None]:
    with pytest.raises(QuestionError) as caught:
        asked(view, **given)
    return caught.value.fault.what, caught.value.fault.field


def test_an_answer_says_what_was_asked(small_view: View) -> None:
    found = asked(small_view, vehicles=40, within=3.0)
    assert (found.start, found.end, found.on) == ("upton", "downton", "2008-06-05")
    assert (found.mover, found.cargo, found.modes) == ("XHI", "troops", ("road",))
    assert (found.vehicles, found.over_days, found.within) == (40, 0.0, 3.0)
    plain = asked(small_view)
    assert (plain.vehicles, plain.within, plain.denied, plain.allowed) == (1, None, (), ())
    assert asked(small_view, mover="XLO", cargo="relief").mover == "XLO"


def test_the_fastest_way_is_told_with_who_consents(small_view: View) -> None:
    found = asked(small_view)
    (way,) = found.routes
    assert (way.supposing, way.km, way.places) == ("", 120.0, ("upton", "downton"))
    assert {item.state: item.consent for item in found.consents}["XHI"] == "own"
    assert (found.without_a_way, found.otherwise, found.opened_by) == ((), (), None)
    assert found.bottleneck is not None
    assert (found.queue, found.revocation, found.not_yet) == (None, None, ())


@pytest.mark.parametrize(("within", "in_time"), [(None, True), (3_000.0, True), (0.001, False)])
def test_a_way_is_in_time_as_far_as_the_days_asked_for_let_it(
    small_view: View, within: float | None, in_time: bool
) -> None:
    assert asked(small_view, within=within).in_time is in_time


def test_a_state_that_the_only_way_needs_is_told_and_a_refusal_leaves_none(through: View) -> None:
    found = asked(through)
    assert ("XMI",) in [tuple(states) for states in found.indispensable]
    assert [item.state for item in found.silent if item.state == "XMI"] == ["XMI"]
    assert "XMI" in found.never_answered
    shut = asked(through.supposing(WhatIf(deny=("XMI",))))
    assert shut.routes == ()
    assert "" in shut.without_a_way
    assert shut.denied == ("XMI",)
    assert shut.in_time is False
    assert shut.opened_by is not None
    assert tuple(shut.opened_by.consent_of) == ("XMI",)
    assert (shut.opened_by.way.km, shut.bottleneck) == (110.0, None)


def test_ways_are_compared_where_it_is_asked_or_where_silence_is_on_the_way(
    build: Build,
) -> None:
    both = build(MIDLAND, {LINKS: ("120,XHI:70;XLO:50", "180,XHI:100;XLO:80")})
    found = asked(both)
    assert found.routes[0].km == 110.0
    assert [item.supposing for item in found.otherwise] == ["silence is refusal"]
    assert [way.km for way in found.routes] == [110.0, 180.0]
    compared = asked(both, compare=True)
    assert len(compared.otherwise) > 1
    granted = f"- {{act: transit_granted, by: XMI, to: XHI, on: 2007-01-01, mode: road, {CITED}}}\n"
    clear = build({**MIDLAND, ACTS: granted}, {LINKS: ("120,XHI:70;XLO:50", "180,XHI:100;XLO:80")})
    assert asked(clear).never_answered == ()


def test_a_queue_is_told_where_more_set_out_than_pass(build: Build) -> None:
    view = build(None, NARROW)
    free = asked(view, vehicles_a_day=100, for_days=2.0)
    held = asked(view, vehicles_a_day=150, for_days=2.0)
    assert (free.queue, free.vehicles, free.over_days) == (None, 200, 2.0)
    assert (held.vehicles, held.over_days) == (300, 2.0)
    assert held.queue is not None
    assert held.queue.waits_days == pytest.approx(1.0)
    assert held.queue.vehicles == pytest.approx(100.0)
    assert held.bottleneck is not None
    assert (held.bottleneck.capacity, held.bottleneck.recorded) == (100.0, True)


def test_a_consent_taken_back_under_way_is_told_with_who_is_past(through: View) -> None:
    found = asked(through, vehicles=10, revoke="XMI:0.001").revocation
    assert found is not None
    assert (found.state, found.days, found.past) == ("XMI", 0.001, 0.0)
    assert (found.rest, found.last_days) == (None, None)
    late = asked(through, vehicles=10, revoke="XMI:500").revocation
    assert late is not None
    assert (late.days, late.past) == (500.0, 1.0)


def test_those_not_yet_past_a_state_that_shuts_start_anew_where_a_way_is_left(
    build: Build,
) -> None:
    view = build(MIDLAND, {LINKS: ("120,XHI:70;XLO:50", "180,XHI:100;XLO:80")})
    found = asked(view, vehicles=10, revoke="XMI:0.001").revocation
    assert found is not None
    assert found.rest is not None
    assert (found.rest.km, found.past) == (180.0, 0.0)
    assert found.last_days is not None
    assert found.last_days > found.rest.days.p50


def test_where_there_is_no_way_yet_the_links_to_come_are_told(build: Build) -> None:
    header = "start,end,mode,km,states,judgement\nupton,downton,road,120,XHI:70;XLO:50,Invented"
    later = (
        "start,end,mode,km,states,opened,judgement\n"
        "upton,downton,road,120,XHI:70;XLO:50,2009-05-01,Invented"
    )
    view = build(replaced={LINKS: (header, later)})
    (link,) = asked(view).not_yet
    assert (link.start, link.end, link.mode, link.opened) == (
        "upton",
        "downton",
        "road",
        "2009-05-01",
    )
    assert asked(view, on="2009-05-01").not_yet == ()


@pytest.mark.parametrize(("on", "covered"), [("2010-12-31", True), ("2011-01-01", False)])
def test_beyond_the_record_it_is_unknown_whether_there_is_a_way(
    small_view: View, on: str, covered: bool
) -> None:
    found = asked(small_view, on=on, within=30.0)
    assert bool(found.routes) is covered
    assert found.in_time is (True if covered else None)
    assert (found.on, found.start, found.within) == (on, "upton", 30.0)


# How many set out, and when.


@pytest.mark.parametrize(
    ("given", "vehicles", "over_days"),
    [
        ({"vehicles": 1}, 1, 0.0),
        ({"vehicles": MOST_VEHICLES}, MOST_VEHICLES, 0.0),
        ({"vehicles_a_day": 10}, 10, 1.0),
        ({"vehicles_a_day": 10, "for_days": 2.5}, 25, 2.5),
        ({"vehicles_a_day": 10, "for_days": 0.06}, 1, 0.1),
        ({"vehicles_a_day": 1, "for_days": MOST_DAYS}, MOST_DAYS, float(MOST_DAYS)),
    ],
)
def test_vehicles_set_out_together_or_as_many_every_day(
    small_view: View, given: dict[str, float], vehicles: int, over_days: float
) -> None:
    found = asked(small_view, **given)
    assert (found.vehicles, found.over_days) == (vehicles, over_days)


@pytest.mark.parametrize(
    ("given", "field", "what"),
    [
        ({"vehicles": 0}, "vehicles", "0 is not a possible number"),
        ({"vehicles": MOST_VEHICLES + 1}, "vehicles", "1,000,001 is not a possible number"),
        ({"vehicles_a_day": 0}, "vehicles_a_day", "0 is not a possible number"),
        ({"vehicles_a_day": MOST_VEHICLES + 1}, "vehicles_a_day", "1,000,001 is not a possible"),
        ({"vehicles_a_day": 5, "vehicles": 2}, "vehicles_a_day", "together or day by day"),
        ({"for_days": 2.0}, "for_days", "needs"),
        ({"vehicles_a_day": 5, "for_days": 0.0}, "for_days", "0 is not a possible number of days"),
        (
            {"vehicles_a_day": 5, "for_days": -1.0},
            "for_days",
            "-1 is not a possible number of days",
        ),
        (
            {"vehicles_a_day": 5, "for_days": 1_001.0},
            "for_days",
            "1001 is not a possible number of days",
        ),
        ({"vehicles_a_day": 5, "for_days": 0.1}, "for_days", "no vehicle sets out within 0.1"),
        ({"within": 0.0}, "within", "0 days is not a possible time"),
        ({"within": 3_651.0}, "within", "3,651 days is not a possible time"),
    ],
)
def test_a_demand_that_contradicts_itself_or_makes_no_sense_is_refused_by_its_field(
    small_view: View, given: dict[str, float], field: str, what: str
) -> None:
    told, where = refused(small_view, **given)
    assert what in told
    assert where == field


IVANOVO_OSH = Route(start="ivanovo", end="osh", on="2010-06-13")


def test_troops_that_may_fly_say_what_moves(view: View) -> None:
    with pytest.raises(QuestionError) as caught:
        route(view, IVANOVO_OSH)
    fault = caught.value.fault
    assert fault.field == "move"
    assert "one aircraft takes hours where a battalion takes days" in str(fault.why)
    assert route(view, replace(IVANOVO_OSH, mode=("rail",))).move == "vehicle"
    assert route(view, replace(IVANOVO_OSH, cargo="relief")).move == "aircraft"
    assert route(view, replace(IVANOVO_OSH, vehicles=3)).move == "vehicles"


def test_a_unit_has_a_size_and_is_there_when_all_of_it_is(view: View) -> None:
    one = route(view, replace(IVANOVO_OSH, move="aircraft"))
    found = route(view, replace(IVANOVO_OSH, move="battalion"))
    assert (one.move, one.unit, one.arrival) == ("aircraft", None, None)
    assert found.unit is not None
    assert found.arrival is not None
    assert found.unit.people == 500
    assert found.arrival.first_days.p50 < found.arrival.last_days.p50
    assert found.routes[0].last_days == found.arrival.last_days.p50
    assert sum(item.sorties for item in found.arrival.sorties) > 10


@pytest.mark.parametrize(("within", "in_time"), [(0.5, False), (30.0, True)])
def test_a_unit_is_in_time_if_all_of_it_is(view: View, within: float, in_time: bool) -> None:
    found = route(view, replace(IVANOVO_OSH, move="battalion", within=within))
    assert found.in_time == in_time
    assert found.routes[0].days.p50 < 0.5  # one aircraft would be


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"vehicles": 3}, "vehicles"),
        ({"vehicles_a_day": 3}, "vehicles_a_day"),
        ({"via": ("astana",)}, "via"),
        ({"revoke": "KAZ:1"}, "revoke"),
        ({"cargo": "fuel"}, "cargo"),
    ],
)
def test_a_unit_is_neither_a_convoy_nor_goods(
    view: View, given: dict[str, object], field: str
) -> None:
    with pytest.raises(QuestionError) as caught:
        route(view, replace(IVANOVO_OSH, move="company", **given))
    assert caught.value.fault.field == field


# Yerevan to Dushanbe is shortest over Azerbaijan, which is at odds with Armenia.
ARMENIAN = Route(
    start="yerevan", end="dushanbe", mover="ARM", on="2015-10-01", mode=("air",), move="battalion"
)


def test_no_way_assumes_the_consent_of_a_state_at_odds_but_shows_the_way_with_it(
    view: View,
) -> None:
    found = route(view, ARMENIAN)
    assert "AZE" not in {item.state for item in found.routes[0].crosses}
    assert found.at_odds == ("AZE",)
    (other,) = [item for item in found.otherwise if "at odds" in item.supposing]
    assert "AZE" in other.crosses
    (drawn,) = [item for item in found.silent if item.state == "AZE"]
    assert drawn.chance.high < 0.9
    assert ("AZE", "silent") in {(item.state, item.consent) for item in found.consents}


def test_a_state_at_odds_that_is_supposed_to_consent_lets_it_through(view: View) -> None:
    letting = replace(view, what_if=WhatIf(allow=("AZE",)))
    found = route(letting, ARMENIAN)
    assert "AZE" in {item.state for item in found.routes[0].crosses}
    assert found.at_odds == ()


@pytest.mark.parametrize(
    ("on", "consent", "is_at_odds"),
    [
        ("2006-04-12", "silent", False),
        ("2006-04-13", "conditional", False),
        ("2008-07-31", "conditional", False),
        ("2008-08-08", "silent", False),
        ("2008-08-09", "silent", True),
        ("2011-04-18", "silent", True),
        ("2011-04-19", "refused", False),
    ],
)
def test_the_answer_of_georgia_to_russia_and_their_war_are_dated(
    view: View, on: str, consent: str, is_at_odds: bool
) -> None:
    asked = Route(start="beslan", end="yerevan", mover="RUS", on=on, mode=("air",), move="company")
    found = route(view, asked)
    told = {(item.state, item.mode): item.consent for item in found.consents}
    assert told["GEO", "air"] == consent
    assert ("GEO" in found.at_odds) == is_at_odds
