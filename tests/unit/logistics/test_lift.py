"""Lift and queues: when all of a load is there."""

from __future__ import annotations

import numpy as np
import pytest

from allies.logistics.arcs import Way
from allies.logistics.lift import Load, all_there, bottleneck, shadow_price_hours, stream
from allies.logistics.routing import Leg, Route
from allies.world.forces import Link
from tests.unit.logistics.fleets import fleet

FLEET = fleet(owner="XHI")


def road(capacity: float | None, hours: float = 24.0) -> Route:
    way = Way(
        "a",
        "b",
        "road",
        "road",
        300.0,
        0.0,
        (("A", 300.0),),
        (("A", "road"),),
        Link(
            start="a",
            end="b",
            mode="road",
            km=300.0,
            capacity=capacity,
            capacity_unit="vehicles" if capacity else None,
        ),
    )
    return Route("a", "b", (Leg("a", "b", way, 0.0),), "troops", hours)


def there(transit: list[float], shares: list[float]) -> float:
    return float(all_there([np.array([t]) for t in transit], [np.array([s]) for s in shares])[0])


def test_what_sets_out_together_queues_at_the_narrowest_place() -> None:
    flow = stream(road(1000.0), Load(0.0, 10_000.0), None)
    assert flow.share_a_day == 0.1
    assert there([24.0], [flow.share_a_day / 24]) == pytest.approx(24.0 + 240.0)


def test_an_unrecorded_capacity_is_named_a_default() -> None:
    known, unknown = bottleneck(road(1000.0)), bottleneck(road(None))
    assert known is not None
    assert unknown is not None
    assert (known.is_recorded, unknown.is_recorded) == (True, False)


def test_a_second_way_helps_only_if_it_is_there_before_the_end() -> None:
    assert there([10.0], [0.1]) == pytest.approx(20.0)
    assert there([10.0, 12.0], [0.1, 0.1]) == pytest.approx(16.0)
    assert there([10.0, 30.0], [0.1, 0.5]) == pytest.approx(20.0)
    assert there([np.inf], [0.1]) == np.inf
    assert there([5.0], [np.inf]) == 5.0


def test_sorties_carry_people_and_kit_apart() -> None:
    assert Load(1000.0, None, None).sorties(FLEET) == 10.0
    assert Load(1000.0, None, 400.0).sorties(FLEET) == 20.0


def test_the_shadow_price_is_what_one_more_a_day_gains() -> None:
    load = Load(0.0, 10_000.0)
    flow, wider = (stream(road(capacity), load, None) for capacity in (1000.0, 1001.0))
    narrow = bottleneck(flow.route)
    assert narrow is not None
    gained = there([24.0], [flow.share_a_day / 24]) - there([24.0], [wider.share_a_day / 24])
    assert shadow_price_hours([flow], narrow) == pytest.approx(gained, rel=0.01)
