"""The chart of arrivals."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from allies.reports.chart_arrivals import arrivals_svg


def chart(most: float, asked: int = 100, title: str = "To Upton") -> str:
    curve = {0.0: (0.0, 0.0, 0.0), 10.0: (most / 4, most / 2, most), 30.0: (most / 2, most, most)}
    return arrivals_svg(title, "", curve, asked)


def shown(svg: str) -> list[float]:
    """Return the numbers along the axis of people."""
    found = re.findall(r'text-anchor="end">([\d,]+)</text>', svg)
    return [float(number.replace(",", "")) for number in found]


@pytest.mark.parametrize(
    ("most", "top"), [(8_400.0, 10_000), (500.0, 500), (501.0, 1_000), (3.0, 500), (1_200.0, 1_250)]
)
def test_the_axis_has_round_numbers_and_holds_everything(most: float, top: int) -> None:
    asked = 500 if most < 500 else 100
    assert shown(chart(most, asked)) == [top * step / 5 for step in range(6)]


def test_people_asked_for_are_drawn_across() -> None:
    assert "250 asked for" in chart(1_000.0, 250)


def test_a_title_is_text_and_no_markup() -> None:
    svg = chart(100.0, title="<script>alert(1)</script>")
    assert "<script>" not in svg
    assert ElementTree.fromstring(svg).tag.endswith("svg")
