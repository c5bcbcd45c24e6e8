"""Shortest ways over one large graph: SciPy's Dijkstra, in n log n time.

The patterns of one question share a small graph and are relaxed together by `routing.relax`; on it
the import of SciPy alone takes longer. On a graph of thousands of nodes SciPy is faster.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from allies.logistics.arcs import Arcs


def shortest_hours(
    arcs: Arcs, sources: Sequence[int], costs: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the hours to every node of a graph; infinite if there is no way.

    Args:
        arcs: the arcs.
        sources: the nodes at the start.
        costs: hours of every arc; infinite if it is shut.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    usable = np.flatnonzero(np.isfinite(costs))
    # SciPy adds parallel arcs, so only the quickest of each is kept. SciPy ignores arcs of cost 0.
    order = usable[np.lexsort((costs[usable], arcs.head[usable], arcs.tail[usable]))]
    tail, head = arcs.tail[order], arcs.head[order]
    first = np.r_[True, (np.diff(tail) != 0) | (np.diff(head) != 0)] if len(order) else order
    kept = order[first]
    starts = np.r_[0, np.cumsum(np.bincount(arcs.tail[kept], minlength=arcs.nodes))]
    graph = csr_array(
        (np.maximum(costs[kept], 1e-12), arcs.head[kept], starts), shape=(arcs.nodes, arcs.nodes)
    )
    return np.asarray(dijkstra(graph, indices=list(sources), min_only=True))
