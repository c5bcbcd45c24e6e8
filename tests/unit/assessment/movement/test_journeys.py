"""Journeys: what sets out every day, and the queue it makes."""

from __future__ import annotations

import pytest

from allies.assessment.movement.journeys import Journey, Planner
from allies.assessment.movement.trips import Trip
from tests.apparatus import LINKS, Build, day

ON = day("2008-06-05")
NARROW = {
    LINKS: (
        "states,judgement\nupton,downton,road,120,XHI:70;XLO:50,Invented",
        "states,capacity,capacity_unit,judgement\n"
        "upton,downton,road,120,XHI:70;XLO:50,100,vehicles,Invented",
    )
}


def journey(build: Build, vehicles: int, over_days: float) -> Journey:
    view = build(None, NARROW)
    question = Trip(
        start="upton",
        end="downton",
        mover="XHI",
        cargo="troops",
        modes=frozenset({"road"}),
        day=ON,
        vehicles=vehicles,
        over_days=over_days,
    )
    return Planner(view, view.on(ON), question).journey(compare=False)


@pytest.mark.parametrize("days", [1.0, 2.0, 5.0])
def test_a_queue_grows_with_every_day_that_more_set_out_than_pass(
    build: Build, days: float
) -> None:
    found = journey(build, round(500 * days), days)
    assert found.queue is not None
    assert found.queue.waits_days == pytest.approx(4 * days)
    assert found.queue.vehicles == pytest.approx(400 * days)
    route = found.best.route
    assert route is not None
    assert found.queue.takes_days == pytest.approx(route.hours / 24.0 + 4 * days)
    # Whoever sets out last does so after those days.
    assert found.best.last_days == pytest.approx(days + found.queue.takes_days)
    assert found.shadow_price_hours is not None
    assert found.shadow_price_hours > 0


def test_nothing_waits_where_a_place_lets_through_what_sets_out(build: Build) -> None:
    found = journey(build, 300, 3.0)
    assert found.queue is None
    assert found.shadow_price_hours is None
    route = found.best.route
    assert route is not None
    assert found.best.last_days == pytest.approx(3.0 + route.hours / 24.0)


def test_what_sets_out_in_no_time_is_a_convoy(build: Build) -> None:
    together, at_once = journey(build, 1000, 0.0), journey(build, 1000, 1e-9)
    assert together.best.last_days == pytest.approx(at_once.best.last_days)
    assert together.queue is None
