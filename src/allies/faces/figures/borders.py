"""The borders that maps draw, from the file made by `tools/cut_borders.py`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

import msgspec

Point = tuple[float, float]
Ring = list[Point]


class _File(msgspec.Struct, frozen=True):
    view: str
    grid: int
    arcs: list[list[int]]
    countries: dict[str, list[list[list[int]]]]


@cache
def _file() -> _File:
    text = resources.files("allies.faces.figures").joinpath("borders.json").read_bytes()
    return msgspec.json.decode(text, type=_File)


def view_of_borders() -> str:
    """Return which view of the borders the maps draw."""
    return _file().view


@cache
def countries() -> Mapping[str, list[list[Ring]]]:
    """Return the polygons of each country by its code: rings of degrees east and north.

    The first ring of a polygon is its edge; others are holes, such as enclaves of others.
    """
    file = _file()
    lines = [list(_line(steps, file.grid)) for steps in file.arcs]
    return {
        code: [[_ring(lines, ring) for ring in polygon] for polygon in polygons]
        for code, polygons in file.countries.items()
    }


def _line(steps: list[int], grid: int) -> Iterator[Point]:
    x = y = 0
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        yield x / grid, y / grid


def _ring(lines: list[Ring], arcs: list[int]) -> Ring:
    found: Ring = []
    for arc in arcs:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        found += line[1:] if found else line
    return found
