"""Routing: against NetworkX, along the size of the graph, and against the exact model.

The graph is the OpenStreetMap one kept beside the project (ODbL), which is never shipped; without
it those two measurements are left out and say so.
"""

from __future__ import annotations

import csv
import statistics
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import networkx as nx
import numpy as np

from allies.logistics.arcs import Arcs, Shape
from allies.logistics.routing import relax
from allies.logistics.shortest import shortest_hours
from benchmarks.measuring import Measured, in_turn
from benchmarks.movement_cases import Compared, compare_cases, compare_pools

GRAPH = Path(__file__).resolve().parents[2] / "shared" / "data" / "transport"
ROUNDS = 9
SIZES = (3_000, 24_000)
WITHIN = 0.05  # how far the fast model may be off
WORST = 6  # how many of the worst are named


def measure() -> Iterator[Measured]:
    """Measure routing."""
    if GRAPH.is_dir():
        yield from _against_networkx()
    else:
        print("routing: the graph of roads and railways is not held here; NetworkX left out")
    yield from _against_the_exact_model()
    yield _patterns_together()


def rail_graph(most: int) -> Arcs:
    """Return the railways around Moscow as arcs, so many nodes of them at most, hours for km."""
    with (GRAPH / "rail_edges.csv").open(encoding="utf-8") as opened:
        edges = [(row["u"], row["v"], float(row["km"])) for row in csv.DictReader(opened)]
    graph = nx.Graph()
    graph.add_weighted_edges_from(edges)
    whole = graph.subgraph(max(nx.connected_components(graph), key=len))
    start = next(iter(sorted(whole)))
    kept = [start, *(node for _, node in nx.bfs_edges(whole, start))][:most]
    number = {node: at for at, node in enumerate(kept)}
    pairs = [
        (number[u], number[v], km) for u, v, km in edges if u in number and v in number and u != v
    ]
    tail = np.array([u for u, _, _ in pairs] + [v for _, v, _ in pairs], dtype=np.intp)
    head = np.array([v for _, v, _ in pairs] + [u for u, _, _ in pairs], dtype=np.intp)
    km = np.array([length for _, _, length in pairs] * 2)
    order = np.lexsort((tail, head))
    return Arcs(
        Shape(tail[order], head[order], np.full(len(order), -1, dtype=np.intp), ()),
        km[order],
        (),
        np.zeros((len(order), 0), dtype=np.bool_),
        len(kept),
    )


def networkx_of(arcs: Arcs) -> nx.DiGraph:
    """Return the same graph for NetworkX, the shortest of parallel arcs kept."""
    graph = nx.DiGraph()
    for tail, head, km in zip(
        arcs.tail.tolist(), arcs.head.tolist(), arcs.hours.tolist(), strict=True
    ):
        if not graph.has_edge(tail, head) or graph[tail][head]["weight"] > km:
            graph.add_edge(tail, head, weight=km)
    return graph


def _against_networkx() -> Iterator[Measured]:
    times: dict[int, tuple[float, float]] = {}
    expected = {}
    for size in SIZES:
        arcs = rail_graph(size)
        graph = networkx_of(arcs)
        ours = shortest_hours(arcs, [0], arcs.hours)
        theirs = nx.single_source_dijkstra_path_length(graph, 0)
        worst = max(abs(ours[node] - hours) for node, hours in theirs.items())
        if worst > 1e-6 * float(np.max(ours[np.isfinite(ours)])):
            raise RuntimeError(f"the answers differ by {worst}")
        times[size] = in_turn(
            lambda arcs=arcs: shortest_hours(arcs, [0], arcs.hours),  # type: ignore[misc]
            lambda graph=graph: nx.single_source_dijkstra_path_length(graph, 0),  # type: ignore[misc]
            ROUNDS,
            time.process_time,
        )
        yield Measured(f"routes over {arcs.nodes:,} nodes", "NetworkX", *times[size], 1.0)
        expected[size] = arcs.nodes * np.log(arcs.nodes)
    small, large = SIZES
    # Twice what n log n would give leaves room for a cache that no longer holds the graph.
    yield Measured(
        "growth from the small to the large graph",
        "n log n",
        times[large][0] / times[small][0],
        float(expected[large] / expected[small]),
        2.0,
        is_time=False,
    )


def _against_the_exact_model() -> Iterator[Measured]:
    found = list(compare_cases())
    fast = statistics.median(item.pattern_seconds for item in found)
    alone = statistics.median(item.fast_seconds for item in found)
    exact = statistics.median(item.exact_seconds for item in found)
    yield Measured("a pattern of permissions, 16 together", "exact model", fast, exact, 0.01)
    print(f"a pattern alone takes {alone / exact:.2%} of one programme of the exact model")
    _print_errors("half of a force", {item: item.error for item in found})
    _print_errors("half of it by the plan for all", {item: item.error_by_plan for item in found})
    pools = list(compare_pools())
    _print_errors("all of those who share aircraft", {item: item.error for item in pools})


def _print_errors(what: str, errors: Mapping[Compared, float]) -> None:
    ranked = sorted(errors, key=lambda item: abs(errors[item]))
    sizes = [abs(errors[item]) for item in ranked]
    print(
        f"fast against exact, {what}, {len(sizes)} deployments:"
        f" median error {statistics.median(sizes):.1%},"
        f" nine of ten within {sizes[int(0.9 * len(sizes))]:.1%};"
        f" {sum(size <= WITHIN for size in sizes)} within {WITHIN:.0%}; the worst"
    )
    for item in ranked[: -WORST - 1 : -1]:
        print(f"  {errors[item]:+6.1%}  {item.fast:6.1f} h  {item.force} in {item.case}")


def _patterns_together() -> Measured:
    """Measure patterns relaxed together against the same one by one."""
    from allies.logistics.network import Network, Terms
    from allies.logistics.rates import MODES
    from allies.theatre.opening import open_theatre
    from allies.values.dates import parse_date

    view = open_theatre("central_asia")
    network = Network(view.places, view.links)
    terms = Terms(parse_date("2010-06-12").first, frozenset(("road",)))
    arcs = network.arcs(terms, "otar", "khujand")
    shut = np.random.default_rng(0).random((64, len(arcs.gates))) < 0.2
    sources = [network.node("otar", mode) for mode in MODES]
    together, apart = in_turn(
        lambda: relax(arcs, sources, shut),
        lambda: [relax(arcs, sources, row[None]) for row in shut],
        ROUNDS,
        time.process_time,
    )
    return Measured("64 patterns relaxed together", "one by one", together, apart, 1.0)
