"""The fast model against the exact one, which is solved apart from it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from benchmarks.movement_cases import Cased, compare, compare_pool

from allies.logistics.network import Network, Terms
from allies.logistics.rates import MODES
from allies.world.view import View
from tests.apparatus import day
from tests.oracles.time_expanded import Graph, Mover, arrival_curves, median_arrival

OSH = day("2010-06-12")


def to_osh(view: View) -> Cased:
    """Return a case in Osh in which nobody refuses."""
    return Cased(view, "osh", "osh", OSH, Network(view.places, view.links))


@pytest.mark.parametrize("name", ["rus.31-brigade", "rus.kant", "kaz.peacekeepers"])
def test_half_of_a_force_is_there_within_a_twentieth_of_the_exact_time(
    view: View, name: str
) -> None:
    found = compare(to_osh(view), view.forces[name])
    assert found is not None
    assert found.fast == pytest.approx(found.exact, rel=0.05)


def test_what_the_fast_model_has_no_way_for_the_exact_one_has_none_for(view: View) -> None:
    force = view.forces["rus.31-brigade"]
    network = Network(view.places, view.links)
    arcs = network.arcs(Terms(OSH, frozenset(("rail",))), force.home, "osh")
    barred = frozenset(np.flatnonzero(arcs.needs[:, [g[0] == "UZB" for g in arcs.gates]].any(1)))
    nodes = [[network.node(name, mode) for mode in MODES] for name in (force.home, "osh")]
    mover = Mover(nodes[0], nodes[1], 40.0, {}, [frozenset(int(arc) for arc in barred)])
    assert median_arrival([Graph(arcs, None, 0.0)], [mover], 500.0, 40) == [math.inf]


def test_three_loads_over_one_road_wait_for_each_other(small_view: View) -> None:
    network = Network(small_view.places, small_view.links)
    arcs = network.arcs(Terms(OSH, frozenset(("road",))), "upton", "downton")
    nodes = [[network.node(name, mode) for mode in MODES] for name in ("upton", "downton")]
    mover = Mover(nodes[0], nodes[1], 3000.0, {}, [frozenset()])
    alone = arrival_curves([Graph(arcs, None, 0.0)], [mover], 60.0, 60)
    three = arrival_curves([Graph(arcs, None, 0.0)], [mover] * 3, 60.0, 60)
    assert sum(map(sum, three)) < 3 * sum(alone[0])
    with pytest.raises(ValueError, match="4 loads are more than 3"):
        arrival_curves([], [mover] * 4, 60.0, 60)


def test_forces_that_share_aircraft_are_all_there_within_a_twentieth_of_the_exact_time(
    view: View,
) -> None:
    forces = [view.forces[f"blr.{name}"] for name in ("almaz", "alpha", "emergencies")]
    found = compare_pool(to_osh(view), forces)
    assert found is not None
    assert found.fast == pytest.approx(found.exact, rel=0.05)
