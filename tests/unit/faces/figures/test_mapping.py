"""The ground of a map."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from allies.faces.figures import mapping
from allies.faces.figures.borders import countries
from allies.faces.figures.drawing import Drawing
from allies.faces.figures.mapping import Ground, Labels, Projection


def test_points_to_fit_lie_in_the_frame_and_north_is_up() -> None:
    view = Projection([(60.0, 35.0), (80.0, 45.0)], 600, 400)
    for point in ((60.0, 35.0), (80.0, 45.0)):
        x, y = view.at(point) or (-1, -1)
        assert view.inside(x, y)
    south, north = view.at((70.0, 36.0)), view.at((70.0, 44.0))
    assert south is not None
    assert north is not None
    assert north[1] < south[1]


def test_the_far_side_of_the_globe_has_no_place() -> None:
    view = Projection([(60.0, 35.0), (80.0, 45.0)], 600, 400)
    assert view.at((-110.0, -40.0)) is None


@pytest.mark.parametrize("states", [("KAZ", "UZB"), ("RUS",), ("RUS", "KAZ")])
def test_no_shape_leaves_the_frame(states: tuple[str, ...]) -> None:
    ground = Ground(states, [], 600, 400)
    assert set(states) <= set(ground.shapes)
    for polygons in ground.shapes.values():
        for polygon in polygons:
            for ring in polygon:
                assert all(-1 <= x <= 601 and -1 <= y <= 401 for x, y in ring)


def test_a_state_that_spans_a_continent_sets_the_frame_only_alone() -> None:
    near, far = Ground(("KAZ", "RUS"), [], 600, 400), Ground(("RUS",), [], 600, 400)
    assert near.label("KAZ")[2] > 2 * far.label("KAZ")[2]


def test_the_enclaves_of_the_ferghana_valley_are_drawn() -> None:
    tajik, uzbek = len(countries()["TJK"]), len(countries()["UZB"])
    assert tajik > 1
    assert uzbek > 1


def test_names_do_not_lie_on_one_another() -> None:
    drawing = Drawing(300, 200)
    labels = Labels(Projection([(60.0, 35.0), (80.0, 45.0)], 300, 200))
    assert labels.place(drawing, 150, 100, "Osh", 12)
    assert labels.place(drawing, 150, 100, "Jalalabad", 12)
    placed = drawing.svg("a", "b")
    assert placed.count("<text") == 2
    assert placed.count('x="150" y="104') <= 1


def test_a_name_without_room_is_left_out() -> None:
    labels = Labels(Projection([(60.0, 35.0), (80.0, 45.0)], 40, 20))
    assert not labels.place(Drawing(40, 20), 20, 10, "Kyrgyzstan", 12)


def _points(path: str) -> list[list[tuple[float, float]]]:
    """Return the places that a path of steps leads through, ring by ring."""
    rings = []
    for ring in path.split("M")[1:]:
        start, _, steps = ring.rstrip("z").partition("l")
        x0, y0 = map(float, start.split())
        places = [(x0, y0)]
        numbers = [float(found) for found in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", steps)]
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            places.append((places[-1][0] + x, places[-1][1] + y))
        rings.append(places)
    return rings


@pytest.mark.parametrize("ring", [
    [(0.0, 0.0), (10.5, 0.4), (10.44, 0.41), (-3.2, 100.0), (-3.2, 99.6)],
    [(5.0, 5.0), (5.1, 5.1)],
])  # fmt: skip
def test_the_steps_of_a_ring_lead_through_its_points(ring: list[tuple[float, float]]) -> None:
    (found,) = _points(mapping._closed(ring))
    for x, y in ring:
        assert min(max(abs(x - a), abs(y - b)) for a, b in found) <= 0.2 + 1e-6
    assert all(first != second for first, second in pairwise(found))


def test_no_point_of_a_border_moves_by_more_than_half_a_step_of_the_grid() -> None:
    ground = Ground(["UZB", "KGZ"], [], 340.0, 280.0)
    for code, polygons in ground.shapes.items():
        rings = [ring for polygon in polygons for ring in polygon]
        drawn = _points(ground.path(code))
        assert len(drawn) == len(rings)
        for ring, places in zip(rings, drawn, strict=True):
            assert abs(places[-1][0] - ring[-1][0]) <= 0.21
            assert abs(places[-1][1] - ring[-1][1]) <= 0.21
