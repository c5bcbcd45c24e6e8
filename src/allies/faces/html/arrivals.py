"""A chart of arrivals as SVG: people there by day, with the span of the draws."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from allies.faces.text.style import beyond_coverage, day_words, spaced
from allies.questions.deploy import CurvePoint, DeployAnswer

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 60, 50
LINE, BAND, GRID, ASKED = "#0072b2", "#56b4e9", "#d9d9d9", "#d55e00"
BEFORE = "#444444"


def chart(answer: DeployAnswer, before: DeployAnswer | None = None) -> str:
    """Return a chart of arrivals as SVG; beyond the record, a sentence that says so.

    Args:
        answer: the answer.
        before: the answer without what is supposed, whose curve is drawn dashed.
    """
    title = (
        f"{answer.name(answer.organisation)} to {answer.name(answer.place)},"
        f" {day_words(answer.on or '')}"
    )
    subtitle = f"{answer.name(answer.case)}; {', '.join(map(spaced, answer.means))}"
    earlier = before.curve if before else ()
    body = _drawn(answer.curve, earlier, answer.people) if answer.curve else _unknown(answer)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{LEFT}" y="24" font-size="16" font-weight="bold">{escape(title)}</text>',
        f'<text x="{LEFT}" y="44" fill="#555">{escape(subtitle)}</text>',
        *body,
        "</svg>\n",
    ]
    return "\n".join(parts)


def _unknown(answer: DeployAnswer) -> list[str]:
    """Return the sentence that the day lies outside the record, in lines."""
    return [
        f'<text x="{LEFT}" y="{TOP + 24 + 20 * at}">{escape(part.strip())}</text>'
        for at, part in enumerate(beyond_coverage(answer).split(";"))
    ]


def _drawn(curve: Sequence[CurvePoint], earlier: Sequence[CurvePoint], asked: int) -> list[str]:
    """Return the axes, the band and line of people there, and the number asked for."""
    last = max(point.day for point in curve)
    top = _round_top(max(asked, *(point.people.p90 for point in (*curve, *earlier))))

    def at(day: float, people: float) -> tuple[float, float]:
        x = LEFT + (WIDTH - LEFT - RIGHT) * day / last
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * people / top
        return x, y

    high = [at(point.day, point.people.p90) for point in curve]
    low = [at(point.day, point.people.p10) for point in reversed(curve)]
    (x1, y1), (x2, y2) = at(0, asked), at(last, asked)
    return [
        *_grid(last, top),
        f'<polygon points="{_points(high + low)}" fill="{BAND}" fill-opacity="0.35"/>',
        f'<polyline points="{_points([at(point.day, point.people.p50) for point in curve])}"'
        f' fill="none" stroke="{LINE}" stroke-width="2.5"/>',
        *_dashed([at(point.day, point.people.p50) for point in earlier]),
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{ASKED}"'
        ' stroke-dasharray="6 4"/>',
        f'<text x="{x2 - 4:.1f}" y="{y2 - 6:.1f}" text-anchor="end" fill="{ASKED}">'
        f"{asked:,} asked for</text>",
    ]


def _dashed(line: Sequence[tuple[float, float]]) -> list[str]:
    """Return the median without what is supposed; nothing if nothing is."""
    if not line:
        return []
    x, y = line[len(line) // 2]
    return [
        f'<polyline points="{_points(line)}" fill="none" stroke="{BEFORE}" stroke-width="2"'
        ' stroke-dasharray="7 5"/>',
        f'<text x="{x + 6:.1f}" y="{y - 6:.1f}" fill="{BEFORE}">without what is supposed</text>',
    ]


def _points(found: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in found)


def _round_top(people: float) -> float:
    """Return the smallest top of the axis whose fifths are round numbers."""
    fifth = max(people / 5, 1.0)
    power = 10.0 ** math.floor(math.log10(fifth))
    return 5 * power * next(step for step in (1, 2, 2.5, 5, 10) if step * power >= fifth)


def _grid(last: float, top: float) -> list[str]:
    """Return the axes, with a line for each fifth of the way."""
    parts = []
    for step in range(6):
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * step / 5
        x = LEFT + (WIDTH - LEFT - RIGHT) * step / 5
        parts += [
            f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="{GRID}"/>',
            f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{top * step / 5:,.0f}</text>',
            f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">'
            f"{last * step / 5:g}</text>",
        ]
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(
        f'<text x="{middle:.1f}" y="{HEIGHT - 10}" text-anchor="middle">days after the decision;'
        " line: median, band: 10th to 90th percentile of people there</text>"
    )
    return parts
