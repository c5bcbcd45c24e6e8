"""A chart of arrivals as SVG: people there by day, with the span of the draws."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 60, 50
LINE, BAND, GRID = "#0072b2", "#56b4e9", "#d9d9d9"


def arrivals_svg(
    title: str, subtitle: str, curve: Mapping[float, tuple[float, float, float]], asked: int
) -> str:
    """Return a chart.

    Args:
        title: its heading.
        subtitle: a line below it.
        curve: people there at the 10th, 50th and 90th percentile, by days after the decision.
        asked: how many the question asks for, drawn as a line across.
    """
    days = list(curve)
    last = max(days)
    top = _round_top(max(asked, *(high for _, _, high in curve.values())))

    def at(day: float, people: float) -> str:
        x = LEFT + (WIDTH - LEFT - RIGHT) * day / last
        y = HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * people / top
        return f"{x:.1f},{y:.1f}"

    def points(which: int, order: Sequence[float]) -> str:
        return " ".join(at(day, curve[day][which]) for day in order)

    band = f"{points(2, days)} {points(0, days[::-1])}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' font-family="sans-serif" font-size="13">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{LEFT}" y="24" font-size="16" font-weight="bold">{escape(title)}</text>',
        f'<text x="{LEFT}" y="44" fill="#555">{escape(subtitle)}</text>',
        *_grid(last, top),
        f'<polygon points="{band}" fill="{BAND}" fill-opacity="0.35"/>',
        f'<polyline points="{points(1, days)}" fill="none" stroke="{LINE}" stroke-width="2.5"/>',
    ]
    start, end = at(0, asked), at(last, asked)
    (x1, y1), (x2, y2) = start.split(","), end.split(",")
    parts += [
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="#d55e00" stroke-dasharray="6 4"/>',
        f'<text x="{float(x2) - 4:.1f}" y="{float(y2) - 6:.1f}" text-anchor="end"'
        f' fill="#d55e00">{asked:,} asked for</text>',
        "</svg>\n",
    ]
    return "\n".join(parts)


def _round_top(people: float) -> float:
    """Return the least top of the axis whose fifths are round numbers."""
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
