"""The likelihood by each view and for each size, as dots with intervals on one scale."""

from __future__ import annotations

import msgspec

from allies.faces.figures.drawing import BOLD, Drawing, Figure, broken, figure, width_of
from allies.faces.figures.palette import BAND, BLUE, INK, MUTED, RULE
from allies.questions.assess import AssessAnswer
from allies.values.likelihood import shown_chance, shown_range

_ROW = 38.0
LINES = 7  # of a name


class Span(msgspec.Struct, frozen=True):
    """A row of the scale: words, an interval, a dot if there is one, and the number shown."""

    words: str
    low: float
    high: float
    dot: float | None
    shown: str


def likelihoods(answer: AssessAnswer) -> Figure | None:
    """Return the likelihood by both views, by each of them, and for other sizes; None without."""
    rows = _rows(answer)
    if not rows:
        return None
    own = len(rows) - len(answer.thresholds)
    says = " ".join(f"{row.words}: {row.shown}." for row in rows[:own])
    if answer.thresholds:
        says += " Below them: both views, for other sizes of force."
    table = [(row.words, row.shown, shown_range(row.low, row.high)) for row in rows]
    return figure(
        "How likely, by each view",
        says,
        lambda width: drawn_spans(width, rows),
        (("View", "Chance", "Span"), table),
    )


def _rows(answer: AssessAnswer) -> list[Span]:
    headline, outside = answer.headline, answer.outside
    if headline is None:
        return []
    low, high = headline.probability
    number = headline.number
    shown = "unknown" if number is None else shown_chance(number)
    rows = [Span("Both views", low, high, number, shown)]
    low, high = headline.inside
    rows.append(Span("The model alone", low, high, None, shown_range(low, high)))
    if outside is not None:
        low, high = outside.in_time.interval_90
        mean = outside.in_time.mean
        rows.append(
            Span(f"{outside.cases} earlier cases alone", low, high, mean, shown_chance(mean))
        )
    for item in answer.thresholds:
        low, high = item.likelihood.probability
        number = item.likelihood.number
        shown = "unknown" if number is None else shown_chance(number)
        rows.append(
            Span(f"{item.personnel:,} people in {item.days} days", low, high, number, shown)
        )
    return rows


def drawn_spans(width: float, rows: list[Span]) -> Drawing:
    """Return rows of intervals with dots, from 0 to 100 %."""
    left = 196.0 if width > 500 else 126.0
    shown = max((BOLD * width_of(row.shown, 13) for row in rows), default=0.0)
    room = width - left - max(60.0, shown + 16)
    names = [broken(row.words, left - 14, 13, LINES) for row in rows]
    high = max(_ROW, 15.0 * max(map(len, names), default=1) + 8)
    drawing = Drawing(width, high * len(rows) + 24)
    for step in range(0, 5, 1 if width > 500 else 2):
        x = left + room * step / 4
        drawing.line((x, 4), (x, high * len(rows)), RULE)
        drawing.text(x, high * len(rows) + 18, f"{25 * step} %", 12, MUTED, text_anchor="middle")
    for at, (row, lines) in enumerate(zip(rows, names, strict=True)):
        y = at * high + high / 2
        for line, words in enumerate(lines):
            drawing.text(0, y + 4.5 + (line - (len(lines) - 1) / 2) * 15, words, 13, INK,
                         font_weight=None if at else 600)  # fmt: skip
        x1, x2 = left + room * row.low, left + room * row.high
        drawing.rect(x1 - 3, y - 5, x2 - x1 + 6, 10, BAND, rx=5)
        if row.dot is not None:
            drawing.add("circle", cx=left + room * row.dot, cy=y, r=5.5 if at else 7, fill=BLUE)
        drawing.text(left + room + 12, y + 4.5, row.shown, 13, INK, font_weight=600)
    return drawing
