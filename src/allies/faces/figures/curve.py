"""People there by day, with the span of the draws; with a baseline where something is supposed."""

from __future__ import annotations

import math
from collections.abc import Sequence

from allies.faces.figures.drawing import Drawing, Figure, figure
from allies.faces.figures.palette import BAND, BLUE, INK, MUTED, RULE, VERMILION
from allies.questions.deploy import CurvePoint, DeployAnswer

Points = Sequence[CurvePoint]


def arrivals(answer: DeployAnswer, baseline: DeployAnswer | None = None) -> Figure | None:
    """Return how many people are there by day; None if the answer has no curve.

    Args:
        answer: the answer.
        baseline: the answer without what is supposed, drawn dashed.
    """
    curve = answer.curve
    if not curve:
        return None
    by = next((point.day for point in curve if point.people.p50 >= answer.people), None)
    place = answer.name(answer.place)
    says = (
        f"In half of the futures, {answer.people:,} people are never in {place}."
        if by is None
        else f"If all forces are sent, half of the futures have {answer.people:,} people in {place}"
        f" by day {by:g}."
        if by
        else f"In half of the futures, {answer.people:,} people are in {place} already."
    )
    rows = [
        (f"{p.day:g}", f"{p.people.p50:,.0f}", f"{p.people.p10:,.0f}", f"{p.people.p90:,.0f}")
        for p in curve
    ]
    before = baseline.curve if baseline else ()

    def draw(width: float) -> Drawing:
        return _drawn(width, curve, before, answer)

    columns = ("Day", "Median", "10th percentile", "90th percentile")
    note = "Band: 10th to 90th percentile." + (" Dashed: without what is supposed." * bool(before))
    return figure(f"How soon in {place}, once decided", says, draw, (columns, rows), note)


def _drawn(width: float, curve: Points, before: Points, answer: DeployAnswer) -> Drawing:
    left, top = 52.0, 16.0
    height = 250.0 if width > 500 else 220.0
    room, tall = width - left - 62, height - top
    last = max(point.day for point in curve)
    most = _round_top(max(answer.people, *(point.people.p90 for point in (*curve, *before))))
    drawing = Drawing(width, height + 40)

    def at(day: float, people: float) -> tuple[float, float]:
        return left + room * day / last, top + tall * (1 - people / most)

    for step in range(5):
        y = top + tall * step / 4
        drawing.line((left, y), (left + room, y), RULE)
        drawing.text(left - 8, y + 4, f"{most * (4 - step) / 4:,.0f}", 12, MUTED, text_anchor="end")
    for day in range(0, int(last) + 1, 5 if last <= 40 else 10):
        drawing.text(at(day, 0)[0], height + 18, str(day), 12, MUTED, text_anchor="middle")
    drawing.text(left + room / 2, height + 36, "days after the decision", 12, MUTED,
                 text_anchor="middle")  # fmt: skip
    edge = [at(p.day, p.people.p90) for p in curve]
    edge += [at(p.day, p.people.p10) for p in reversed(curve)]
    drawing.add("polygon", points=_points(edge), fill=BAND, fill_opacity=0.55)
    if before:
        line = _points([at(p.day, p.people.p50) for p in before])
        drawing.add("polyline", points=line, fill="none", stroke=MUTED, stroke_width=2,
                    stroke_dasharray="6 5")  # fmt: skip
    middle = [at(p.day, p.people.p50) for p in curve]
    drawing.add("polyline", points=_points(middle), fill="none", stroke=BLUE, stroke_width=2.5)
    drawing.text(left + room + 6, middle[-1][1] + 4, "median", 12, BLUE, font_weight=600)
    y = at(0, answer.people)[1]
    drawing.line((left, y), (left + room, y), VERMILION, stroke_dasharray="3 3")
    told = y - 9 if abs(y - 5 - middle[-1][1]) > 20 else y + 14
    drawing.text(left + room + 6, told, f"{answer.people:,}", 12, VERMILION, font_weight=600)
    drawing.text(left + room + 6, told + 13, "asked", 12, VERMILION)
    drawing.line((left, top + tall), (left + room, top + tall), INK)
    return drawing


def _points(found: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in found)


def _round_top(people: float) -> float:
    """Return the smallest top of the axis whose fourths are round numbers."""
    fourth = max(people / 4, 1.0)
    power = 10.0 ** math.floor(math.log10(fourth))
    return 4 * power * next(step for step in (1, 2, 2.5, 5, 10) if step * power >= fourth)
