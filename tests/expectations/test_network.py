"""The network of the shipped theatre: published lengths, and a graph made from OpenStreetMap.

The graph is held beside the project and never shipped; no length is taken from it. Where it is not
held, the tests that need it are skipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from allies.world.citations_in import citations
from allies.world.globe import EARTH_RADIUS_KM
from allies.world.view import View
from tests.apparatus import Run, held_rows

NEAR_KM = 15.0  # a place farther from the graph than this is not on it
LEAST_KM = 60.0  # shorter links say more about where a town's middle is than about the way


class Move(NamedTuple):
    """A move and what is reported of it.

    Attributes:
        words: what is asked of `allies route`.
        km: the length reported, or published.
        within: how far off the answer may be, as a share.
        crosses: states it must cross.
        shuns: states it must not touch.
    """

    words: str
    km: float
    within: float
    crosses: str = ""
    shuns: str = ""


# The cases of the record stand in `test_routes`; these are ways that they do not take. The lengths
# of Karachi to Peshawar, Kostanay to Serhetabat and Tashkent to Termez are those of the graph made
# from OpenStreetMap, the others are reported or published.
MOVES = {
    "Bishkek to Osh": Move(
        "bishkek osh --mode road --mover KGZ --on 2012-06-10 --deny UZB", 655, 0.001, "KGZ", "UZB"
    ),
    "Korla to Chelyabinsk, by Manzhouli": Move(
        "korla chelyabinsk --mode rail --mover CHN --on 2007-07-20 --via manzhouli",
        10_300,
        0.05,
        "CHN RUS",
        "KAZ MNG",
    ),
    "Turpan to Manzhouli, 2007": Move(
        "turpan manzhouli --mode rail --mover CHN --on 2007-07-20 --deny MNG --deny KAZ",
        5000,
        0.05,
        "CHN",
        "MNG",
    ),
    "Hairatan to Mazar-i-Sharif": Move(
        "hairatan mazar-i-sharif --mode rail --mover nato --cargo non_lethal --on 2012-07-20",
        75,
        0.001,
        "AFG",
    ),
    "Karachi to Peshawar": Move(
        "karachi peshawar --mode rail --mover PAK --on 2012-07-20", 1500, 0.15, "PAK"
    ),
    "Kostanay to Serhetabat, not by Uzbekistan": Move(
        "kostanay serhetabat --mode rail --mover KAZ --on 2015-06-01 --deny UZB",
        3450,
        0.05,
        "KAZ TKM",
        "UZB",
    ),
    "Tashkent to Termez, the new line": Move(
        "tashkent termez --mode rail --mover UZB --on 2007-09-01 --deny TKM", 806, 0.1, "UZB", "TKM"
    ),
}
NO_WAY = {
    "Tashkent to Termez without Turkmenistan, before the new line": (
        "tashkent termez --mover UZB --deny TKM --on 2007-08-01"
    ),
    "Tashkent to Andijan without Tajikistan": (
        "tashkent andijan --mover UZB --deny TJK --on 2012-06-01"
    ),
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_a_way_is_as_long_as_published(run: Run, move: Move) -> None:
    answer = run("route", *move.words.split(), "--json").json
    (route,) = answer["routes"]
    assert route["km"] == pytest.approx(move.km, rel=move.within)
    crossed = {part["state"] for part in route["crosses"]}
    assert set(move.crosses.split()) <= crossed
    assert not set(move.shuns.split()) & crossed


@pytest.mark.parametrize("words", NO_WAY.values(), ids=NO_WAY)
def test_there_is_no_railway_where_there_was_none(run: Run, words: str) -> None:
    answer = run("route", *words.split(), "--mode", "rail", "--cargo", "non_lethal", "--json").json
    assert answer["routes"] == []


def test_a_line_run_by_a_neighbour_is_not_cut_where_it_crosses_a_state(run: Run) -> None:
    words = "otar shymkent --mode rail --mover KAZ --on 2012-06-10 --deny KGZ"
    (route,) = run("route", *words.split(), "--json").json["routes"]
    assert "maymak" in route["places"]


def test_the_salang_is_the_narrowest_place_between_the_border_and_kabul(run: Run) -> None:
    words = "hairatan kabul --mode road --mover nato --cargo non_lethal --on 2012-03-01"
    answer = run("route", *words.split(), "--vehicles", "10000", "--json").json
    assert "salang" in (answer["bottleneck"]["start"], answer["bottleneck"]["end"])
    assert answer["bottleneck"]["capacity"] == 2000


@pytest.mark.parametrize("mode", ["rail", "road"])
def test_the_links_agree_with_a_graph_made_otherwise(view: View, mode: str) -> None:
    """Half of them within a tenth, nine in ten within half; mountain roads come out short there."""
    nodes, graph = oracle(mode)
    found = {
        place: node
        for place, node in nearest(view, nodes).items()
        if any(place in (link.start, link.end) for link in view.links if link.mode == mode)
    }
    links = [
        link
        for link in view.links
        if link.mode == mode and link.km >= LEAST_KM and {link.start, link.end} <= set(found)
    ]
    starts = sorted({link.start for link in links})
    lengths = dijkstra(graph, directed=False, indices=[found[name] for name in starts])
    direct = np.array([lengths[starts.index(link.start), found[link.end]] for link in links])
    ratios = (
        np.array([link.km for link in links])[np.isfinite(direct)] / direct[np.isfinite(direct)]
    )
    assert len(ratios) > 150
    assert 0.95 < np.median(ratios) < 1.1
    assert np.mean(np.abs(ratios - 1) < 0.1) > 0.5
    assert np.mean((ratios > 0.67) & (ratios < 1.5)) > 0.9


def test_runways_are_as_long_as_the_list_of_airfields_says(view: View) -> None:
    listed = {float(row["runway_m"]) for row in held_rows("data/airfields/airfields.csv")}
    runways = [place.runway_m for place in view.places.values() if place.runway_m]
    assert len(runways) > 80
    assert set(runways) <= listed


@cache
def oracle(mode: str) -> tuple[NDArray[np.float64], coo_matrix]:
    """Return the positions of the graph's nodes, and its edges."""
    nodes = held_rows(f"data/transport/{mode}_nodes.csv")
    index = {row["id"]: at for at, row in enumerate(nodes)}
    edges = held_rows(f"data/transport/{mode}_edges.csv")
    ends = [[index[row[name]] for row in edges] for name in ("u", "v")]
    km = [float(row["km"]) for row in edges]
    degrees = np.array([[float(row["lat"]), float(row["lon"])] for row in nodes])
    return degrees, coo_matrix((km, ends), shape=(len(nodes), len(nodes))).tocsr()


def nearest(view: View, nodes: NDArray[np.float64]) -> Mapping[str, int]:
    """Return the node of the graph beside each place that has one."""
    degrees = np.array([[place.lat, place.lon] for place in view.places.values()])
    away, at = cKDTree(on_a_globe(nodes)).query(on_a_globe(degrees))
    return {
        name: int(node)
        for name, km, node in zip(view.places, away, at, strict=True)
        if km < NEAR_KM
    }


def on_a_globe(degrees: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points as kilometres from the middle of the Earth."""
    lat, lon = np.radians(degrees).T
    return EARTH_RADIUS_KM * np.column_stack(
        [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]
    )


def test_an_airfield_with_parking_on_record_says_where_it_is_from(view: View) -> None:
    known = [place for place in view.places.values() if place.parking is not None]
    assert [place.id for place in known] == ["osh"]
    cited = {cite.entry for cite in citations(view.whole) if cite.entry.startswith("place ")}
    assert cited == {"place osh"}
