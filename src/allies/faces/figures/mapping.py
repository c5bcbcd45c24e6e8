"""The ground of a map: projection, frame, borders and the names of states."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from allies.faces.figures.borders import Point, Ring, countries
from allies.faces.figures.drawing import Drawing, width_of
from allies.faces.figures.palette import CARD, INK, LAND, MUTED, RULE, SEA

_GRID = 0.4  # units of the frame: how finely borders are drawn
_BROAD = 60.0  # degrees: a state wider than this does not set the frame if there are others
_MARGIN = 0.06
_FAR = 26.0  # units from which a name needs a leader line


class Projection:
    """An equal-area view of a part of the globe, fitted into a frame."""

    def __init__(self, points: Sequence[Point], width: float, height: float) -> None:
        """Fit the points into a frame of a width and a height."""
        lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
        self._lon = (min(lons) + max(lons)) / 2
        self._lat = (min(lats) + max(lats)) / 2
        self.width, self.height = width, height
        self._scale, self._x, self._y = 1.0, 0.0, 0.0
        flat = [at for at in map(self._plane, points) if at]
        xs, ys = [x for x, _ in flat], [y for _, y in flat]
        wide, high = max(max(xs) - min(xs), 0.02), max(max(ys) - min(ys), 0.02)
        inner = 1 - 2 * _MARGIN
        self._scale = min(width * inner / wide, height * inner / high)
        self._x = width / 2 - self._scale * (min(xs) + max(xs)) / 2
        self._y = height / 2 + self._scale * (min(ys) + max(ys)) / 2

    def _plane(self, point: Point) -> Point | None:
        """Return a point on the plane (Lambert's azimuthal view); None on the far side."""
        lon, lat = math.radians(point[0] - self._lon), math.radians(point[1])
        centre = math.radians(self._lat)
        near = math.sin(centre) * math.sin(lat) + math.cos(centre) * math.cos(lat) * math.cos(lon)
        if near < -0.2:
            return None
        k = math.sqrt(2 / (1 + near))
        x = k * math.cos(lat) * math.sin(lon)
        y = k * (
            math.cos(centre) * math.sin(lat) - math.sin(centre) * math.cos(lat) * math.cos(lon)
        )
        return x, y

    def at(self, point: Point) -> Point | None:
        """Return where a point of degrees east and north lies in the frame; None if far away."""
        found = self._plane(point)
        if found is None:
            return None
        return self._x + self._scale * found[0], self._y - self._scale * found[1]

    def inside(self, x: float, y: float, edge: float = 0.0) -> bool:
        """Return whether a place lies in the frame."""
        return edge <= x <= self.width - edge and edge <= y <= self.height - edge


class Ground:
    """The shapes of states in a frame.

    Attributes:
        projection: of the frame.
        shapes: visible polygons of each state, clipped to the frame.
    """

    def __init__(self, fit: Iterable[str], points: Sequence[Point], width: float, height: float):
        """Fit states and points into a frame."""
        corners = [*points]
        known = [code for code in dict.fromkeys(fit) if code in countries()]
        edges = [_edge(code) for code in known]
        slim = [edge for edge in edges if _breadth(edge) <= _BROAD]
        corners += [point for edge in slim or edges for point in edge]
        self.projection = Projection(corners or [(-20.0, -35.0), (50.0, 60.0)], width, height)
        self.shapes: dict[str, list[list[Ring]]] = {}
        for code, polygons in countries().items():
            shown = [found for polygon in polygons if (found := self._clipped(polygon))]
            if shown:
                self.shapes[code] = shown

    def _clipped(self, polygon: list[Ring]) -> list[Ring]:
        frame = self.projection
        rings: list[Ring] = []
        for ring in polygon:
            flat = [frame.at(point) for point in ring]
            placed = [at for at in flat if at is not None]
            if len(placed) < len(flat) and rings == []:
                placed = [at for at in placed if abs(at[0]) < 9 * frame.width]
            found = _in_frame(placed, frame.width, frame.height)
            if len(found) > 2 and (len(rings) or _area(found) > 1.5 or len(ring) < 20):
                rings.append(found)
            elif not rings:
                return []
        return rings

    def path(self, code: str) -> str:
        """Return the shape of a state as a path."""
        return "".join(_closed(ring) for polygon in self.shapes[code] for ring in polygon)

    def label(self, code: str) -> tuple[float, float, float]:
        """Return where the name of a state goes, and how wide the state is there."""
        biggest = max(self.shapes[code], key=lambda polygon: _area(polygon[0]))[0]
        return _widest_place(biggest)


def _closed(ring: Ring) -> str:
    """Return a ring as a part of a path: a place, then the steps from each point to the next.

    Points go to a grid that two states share, so that no gap opens along their border; a point
    that falls upon the one before it is left out. Steps take half as many letters as places.
    """
    grid = [(round(x / _GRID), round(y / _GRID)) for x, y in ring]
    steps = [
        (x - before[0], y - before[1]) for before, (x, y) in pairwise(grid) if (x, y) != before
    ]
    start = f"M{grid[0][0] * _GRID:g} {grid[0][1] * _GRID:g}"
    if not steps:
        return f"{start}z"
    return f"{start}l{''.join(f'{_step(x)}{_step(y)}' for x, y in steps).lstrip()}z"


def _step(count: int) -> str:
    """Return a step of so many units of the grid, with what separates it from the one before."""
    written = f"{abs(count) * _GRID:.1f}".removesuffix(".0")
    written = written.removeprefix("0") or "0"
    return f"-{written}" if count < 0 else f" {written}"


def _edge(code: str) -> Ring:
    """Return the edge of the largest part of a state."""
    return max((polygon[0] for polygon in countries()[code]), key=_area)


def _breadth(ring: Ring) -> float:
    lons = [lon for lon, _ in ring]
    return max(lons) - min(lons)


def _area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _in_frame(ring: Ring, width: float, height: float) -> Ring:
    """Return a ring clipped to a frame (Sutherland and Hodgman)."""
    edge = 0.5
    for axis, limit, keeps_less in (
        (0, -edge, False), (0, width + edge, True), (1, -edge, False), (1, height + edge, True),
    ):  # fmt: skip
        if not ring:
            return []
        kept: Ring = []
        for start, end in zip([ring[-1], *ring[:-1]], ring, strict=True):
            was, is_ = (
                (point[axis] <= limit) if keeps_less else (point[axis] >= limit)
                for point in (start, end)
            )
            if was != is_:
                share = (limit - start[axis]) / (end[axis] - start[axis])
                kept.append(
                    (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
                )
            if is_:
                kept.append(end)
        ring = kept
    return ring


def _widest_place(ring: Ring) -> tuple[float, float, float]:
    """Return the middle of the widest level stretch of a shape, and its width."""
    ys = [y for _, y in ring]
    low, high = min(ys), max(ys)
    best = (ring[0][0], ring[0][1], 0.0)
    least = -1.0
    for step in range(2, 19):
        y = low + (high - low) * step / 20
        crossed = sorted(
            x1 + (y - y1) * (x2 - x1) / (y2 - y1)
            for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)
            if (y1 <= y) != (y2 <= y)
        )
        for x1, x2 in zip(crossed[::2], crossed[1::2], strict=False):
            centred = 1 - 0.6 * abs(step - 10) / 10
            if (x2 - x1) * centred > least:
                least, best = (x2 - x1) * centred, ((x1 + x2) / 2, y, x2 - x1)
    return best


class Labels:
    """Names on a map that do not lie on one another."""

    def __init__(self, projection: Projection) -> None:
        self._frame = projection
        self._taken: list[tuple[float, float, float, float]] = []

    def keep(self, x: float, y: float, radius: float) -> None:
        """Keep names away from a mark."""
        self._taken.append((x - radius, y - radius, x + radius, y + radius))

    def place(
        self, drawing: Drawing, x: float, y: float, words: str, size: float, **more: object
    ) -> bool:
        """Write a name at a place, or near it with a leader line; return whether it fits."""
        wide, high = width_of(words, size) * 1.04, size
        offsets = [
            (0.0, 0.0), (0.0, -high), (0.0, high), (wide / 2 + 9, 0.0), (-wide / 2 - 9, 0.0),
            (_FAR + wide / 3, -_FAR), (-_FAR - wide / 3, -_FAR), (_FAR + wide / 3, _FAR),
            (-_FAR - wide / 3, _FAR), (0.0, 2 * _FAR), (0.0, -2 * _FAR),
            (3 * _FAR, -2 * _FAR), (-3 * _FAR, 2 * _FAR),
        ]  # fmt: skip
        return self._write(drawing, (x, y), words, size, offsets, **more)

    def beside(
        self, drawing: Drawing, x: float, y: float, words: str, size: float, **more: object
    ) -> bool:
        """Write a name beside a dot, or further off with a leader line; return whether it fits."""
        wide, high = width_of(words, size) * 1.04, size
        right, near = wide / 2 + 9, wide / 2 + 4
        offsets = [
            (right, 0.0), (-right, 0.0), (0.0, -high - 2), (0.0, high + 2), (near, -high),
            (near, high), (-near, -high), (-near, high),
            (_FAR + wide / 2, -_FAR), (-_FAR - wide / 2, -_FAR), (_FAR + wide / 2, _FAR),
            (-_FAR - wide / 2, _FAR), (0.0, -2 * _FAR), (0.0, 2 * _FAR),
        ]  # fmt: skip
        return self._write(drawing, (x, y), words, size, offsets, **more)

    def _write(
        self,
        drawing: Drawing,
        at: Point,
        words: str,
        size: float,
        offsets: Iterable[Point],
        **more: object,
    ) -> bool:
        (x, y), high = at, size
        wide = width_of(words, size) * 1.04
        for dx, dy in offsets:
            box = (x + dx - wide / 2, y + dy - high * 0.6, x + dx + wide / 2, y + dy + high * 0.6)
            if self._fits(box):
                self._taken.append(box)
                if abs(dy) >= _FAR or abs(dx) > wide:
                    end = (x + dx - math.copysign(min(abs(dx), wide / 2), dx), y + dy)
                    drawing.line((x, y), end, MUTED, stroke_width=0.8)
                drawing.haloed(
                    x + dx, y + dy + size * 0.35, words, size, text_anchor="middle", **more
                )
                return True
        return False

    def _fits(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = box
        if not (self._frame.inside(left, top, 3) and self._frame.inside(right, bottom, 3)):
            return False
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for other in self._taken
        )


def draw_ground(
    drawing: Drawing,
    ground: Ground,
    fills: Mapping[str, str],
    hatched: Mapping[str, str],
    moving: Collection[str] = (),
    hidden: Collection[str] = (),
) -> None:
    """Draw sea, states and borders.

    Args:
        drawing: what to draw on.
        ground: the shapes.
        fills: colour of each state that is not plain land.
        hatched: fill of the hatching over a state.
        moving: states that a page may colour again for another day.
        hidden: those of them whose hatching is not seen on this day.
    """
    frame = ground.projection
    drawing.rect(0.0, 0.0, frame.width, frame.height, SEA)
    for code in ground.shapes:
        drawing.add("path", d=ground.path(code), fill=fills.get(code, LAND), fill_rule="evenodd",
                    stroke=CARD, stroke_width=0.8,
                    data_state=code if code in moving else None)  # fmt: skip
    for code, fill in hatched.items():
        if code in ground.shapes:
            drawing.add("path", d=ground.path(code), fill=fill, fill_rule="evenodd", stroke=INK,
                        stroke_width=1, data_hatch=code if code in moving else None,
                        visibility="hidden" if code in hidden else None)  # fmt: skip


def end_ground(drawing: Drawing, ground: Ground) -> None:
    """Draw the frame over what reaches beyond it."""
    frame = ground.projection
    drawing.add("rect", x=0.5, y=0.5, width=frame.width - 1, height=frame.height - 1, fill="none",
                stroke=RULE)  # fmt: skip
