"""The chart of arrivals."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from allies.faces.html.arrivals import chart
from allies.questions.base import Coverage
from allies.questions.deploy import CurvePoint, DeployAnswer, Percentiles


def point(day: float, low: float, middle: float, high: float) -> CurvePoint:
    return CurvePoint(day=day, people=Percentiles(p10=low, p50=middle, p90=high))


def answer(*curve: CurvePoint, asked: int = 100, title: str = "Fire in Upton") -> DeployAnswer:
    return DeployAnswer(
        on="2008-06-05",
        covered=bool(curve),
        coverage=Coverage(since="2000", until="2010"),
        names={"fire": title, "pact": "Pact", "upton": "Upton"},
        case="fire",
        hypothetical=False,
        organisation="pact",
        means=("rapid_reaction",),
        place="upton",
        denied=(),
        allowed=(),
        withdrawn=(),
        avoided=(),
        everybody=False,
        status_of=None,
        people=asked,
        days=30,
        draws=2_000,
        seed=0,
        forces=(),
        lift_notes=(),
        curve=curve,
        in_time=0.5 if curve else None,
        thresholds=(),
        movement=(),
        refusals=(),
        approvals=(),
        consents=(),
        indispensable=(),
        silent=(),
        combinations=(),
    )


def drawn(most: float, asked: int = 100, title: str = "Fire in Upton") -> str:
    curve = point(0, 0, 0, 0), point(10, most / 4, most / 2, most), point(30, most / 2, most, most)
    return chart(answer(*curve, asked=asked, title=title))


def shown(svg: str) -> list[float]:
    """Return the numbers along the axis of people."""
    found = re.findall(r'text-anchor="end">([\d,]+)</text>', svg)
    return [float(number.replace(",", "")) for number in found]


@pytest.mark.parametrize(
    ("most", "top"), [(8_400.0, 10_000), (500.0, 500), (501.0, 1_000), (3.0, 500), (1_200.0, 1_250)]
)
def test_the_axis_has_round_numbers_and_holds_everything(most: float, top: int) -> None:
    asked = 500 if most < 500 else 100
    assert shown(drawn(most, asked)) == [top * step / 5 for step in range(6)]


def test_people_asked_for_are_drawn_across() -> None:
    assert "250 asked for" in drawn(1_000.0, 250)


def test_a_chart_says_who_goes_where_when_and_why() -> None:
    svg = drawn(100.0)
    assert "<title>Pact to Upton, 5 June 2008</title>" in svg
    assert "Fire in Upton; rapid reaction" in svg


def test_a_title_is_text_and_no_markup() -> None:
    svg = drawn(100.0, title="<script>alert(1)</script>")
    assert "<script>" not in svg
    assert ElementTree.fromstring(svg).tag.endswith("svg")


def test_a_chart_beyond_the_record_says_so_and_draws_nothing() -> None:
    svg = chart(answer())
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert "2008-06-05 lies outside the record, which covers 2000 to 2010" in svg
    assert "polyline" not in svg


def test_what_is_without_a_supposition_is_drawn_dashed_in_the_same_picture() -> None:
    fewer, more = (
        answer(point(0, 0, 0, 0), point(30, 10, 20, 40)),
        answer(point(0, 0, 0, 0), point(30, 50, 500, 900)),
    )
    both, alone = chart(fewer, more), chart(fewer)
    assert both.count("<polyline") == 2
    assert alone.count("<polyline") == 1
    assert "without what is supposed" in both
    assert "without what is supposed" not in alone
    assert max(shown(both)) >= 900  # one axis for both
    assert max(shown(alone)) < 900
