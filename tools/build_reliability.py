"""Make `docs/images/reliability.svg`: forecasts of drawn occasions, and the outcomes.

The occasions are those set aside, which no fit uses. Run by `make data`; a test fails
while the picture is stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from allies.questions.backtest import Calibration, Scores
from allies.track_record.backtest import Backtest, backtest
from allies.track_record.occasions import load_occasions

TARGET = Path(__file__).resolve().parent.parent / "docs" / "images" / "reliability.svg"
SIDE, LEFT, TOP, GAP, FOOT = 260, 58, 44, 76, 74
INK, QUIET, BLUE, ORANGE = "#212529", "#6c757d", "#0072b2", "#d55e00"  # Okabe and Ito


def svg() -> str:
    """Return the picture: one panel for each event."""
    coded = load_occasions()
    found: Backtest = backtest(coded.set_aside, coded.occasions, coded)
    panels = [("Deployed at all", found.deployed, BLUE), ("In time", found.in_time, ORANGE)]
    width = LEFT + 2 * SIDE + GAP + 20
    height = TOP + SIDE + FOOT
    parts = [
        line
        for at, (title, scores, colour) in enumerate(panels)
        if scores is not None
        for line in _panel(title, scores, colour, LEFT + at * (SIDE + GAP))
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        ' aria-label="Reliability diagram: forecasts of the track record against what happened">\n'
        f'<rect width="{width}" height="{height}" rx="6" fill="#ffffff" stroke="#d0d7de"/>\n'
        '<g font-family="system-ui, sans-serif" font-size="12">\n' + "\n".join(parts) + "\n</g>\n"
        "</svg>\n"
    )


def _panel(title: str, scores: Scores, colour: str, left: int) -> Iterator[str]:
    bottom = TOP + SIDE
    yield _text(left, TOP - 20, f"{title}: Brier score {scores.brier:.2f}", INK, weight="bold")
    yield (
        f'<rect x="{left}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="{QUIET}"/>'
    )
    yield (
        f'<line x1="{left}" y1="{bottom}" x2="{left + SIDE}" y2="{TOP}" stroke="{QUIET}"'
        ' stroke-dasharray="4 4"/>'
    )
    for percent in (0, 20, 40, 60, 80, 100):
        along = round(SIDE * percent / 100)
        yield _text(left + along, bottom + 16, str(percent), QUIET, "middle")
        yield _text(left - 6, bottom - along + 4, str(percent), QUIET, "end")
    middle = left + SIDE // 2
    yield _text(middle, bottom + 34, "forecast, percent", INK, "middle")
    yield (
        f'<text x="{left - 38}" y="{TOP + SIDE // 2}" fill="{INK}" text-anchor="middle"'
        f' transform="rotate(-90 {left - 38} {TOP + SIDE // 2})">came true, percent</text>'
    )
    yield _text(middle, bottom + 54, "bars: 90 % interval; numbers: cases", QUIET, "middle")
    for part in scores.calibration:
        yield from _point(part, colour, left, bottom)


def _point(part: Calibration, colour: str, left: int, bottom: int) -> Iterator[str]:
    if part.forecast is None or part.observed is None or part.interval_90 is None:
        return
    x, y = left + round(SIDE * part.forecast), bottom - round(SIDE * part.observed)
    low, high = (bottom - round(SIDE * end) for end in part.interval_90)
    yield f'<line x1="{x}" y1="{low}" x2="{x}" y2="{high}" stroke="{colour}" stroke-width="2"/>'
    yield f'<circle cx="{x}" cy="{y}" r="5" fill="{colour}"/>'
    yield _text(x + 9, y - 7 if y > TOP + 14 else y + 16, str(part.count), colour, weight="bold")


def _text(x: int, y: int, text: str, colour: str, anchor: str = "start", weight: str = "") -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    return f'<text x="{x}" y="{y}" fill="{colour}" text-anchor="{anchor}"{bold}>{text}</text>'


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(svg(), encoding="utf-8")
