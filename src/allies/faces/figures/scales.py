"""Dots with intervals on one scale: one or two series, a row for each thing compared."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from allies.faces.figures.drawing import BOLD, Drawing, Figure, broken, figure, width_of
from allies.faces.figures.palette import BAND, BLUE, CARD, INK, MUTED, RULE, TAUPE

Ends = tuple[float, float]
PERCENT = ((0.0, "0 %"), (0.25, "25 %"), (0.5, "50 %"), (0.75, "75 %"), (1.0, "100 %"))
FRACTION = ((0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (0.75, "0.75"), (1.0, "1"))
_FILLS = (BLUE, TAUPE)
_ROW, _HEAD = 36.0, 26.0
_LINES = 4  # of a name
_AROUND = 9.0  # how far a dot reaches
_TOO_CLOSE = 3.0  # dots so near would hide each other


class Row(msgspec.Struct, frozen=True):
    """A thing compared: its words, small words below them, and its interval in each series."""

    words: str
    beside: str
    spans: tuple[Ends | None, ...]


def on_a_scale(
    title: str,
    says: str,
    rows: Sequence[Row],
    series: Sequence[str],
    table: tuple[Sequence[str], Sequence[Sequence[str]]],
    axis: Sequence[tuple[float, str]] = PERCENT,
) -> Figure:
    """Return rows of dots on one scale; a bar where the ends of an interval differ.

    Args:
        title: what is shown.
        says: what it shows, as a sentence.
        rows: the things compared.
        series: the name of each series; the second has hollow dots.
        table: the titles of the columns and the rows of its table.
        axis: values to mark on the scale, the least first, with their words.
    """

    def draw(width: float) -> Drawing:
        return _drawn(width, rows, series, axis)

    return figure(title, says, draw, table)


def _drawn(
    width: float, rows: Sequence[Row], series: Sequence[str], axis: Sequence[tuple[float, str]]
) -> Drawing:
    is_wide = width > 500
    left = 236.0 if is_wide else 148.0
    head = _HEAD if len(series) > 1 else 6.0
    room = width - left - 22
    deepest = max((len(broken(row.words, left - 18, 12.5, _LINES)) for row in rows), default=1)
    step = max(_ROW, 14.5 * deepest + 6)
    bottom = head + step * len(rows)
    least, most = axis[0][0], axis[-1][0]
    drawing = Drawing(width, bottom + 22)
    if len(series) > 1:
        _key(drawing, left, series)

    def at(value: float) -> float:
        return left + room * (value - least) / (most - least)

    for number, (value, words) in enumerate(axis):
        if is_wide or number % 2 == 0:
            drawing.line((at(value), head), (at(value), bottom), RULE)
            x = min(at(value), width - width_of(words, 12) * 0.54 - 1)
            drawing.text(x, bottom + 17, words, 12, MUTED, text_anchor="middle")
    for number, row in enumerate(rows):
        y = head + number * step + step / 2
        lines = broken(row.words, left - 18, 12.5, _LINES)
        beside = broken(row.beside, left - 18, 12, 1) if row.beside and len(lines) < 2 else []
        top = y + 4.5 - 7.25 * (len(lines) + len(beside) - 1)
        for line, words in enumerate(lines):
            drawing.text(0, top + 14.5 * line, words, 12.5, INK, font_weight=500)
        for words in beside:
            drawing.text(0, top + 14.5 * len(lines), words, 12, MUTED)
        ends = [(at(span[0]), at(span[1])) if span else None for span in row.spans]
        _marks(drawing, ends, y)
        lacking = [name for name, span in zip(series, ends, strict=True) if span is None]
        if lacking:
            _lacking(drawing, lacking if len(series) > 1 else [], ends, (left, left + room, y))
    return drawing


def _lacking(
    drawing: Drawing,
    names: Sequence[str],
    ends: Sequence[Ends | None],
    place: tuple[float, float, float],
) -> None:
    """Write which series are unknown in a row, clear of its marks; below them if nothing fits.

    Args:
        drawing: what to draw on.
        names: of the series that are unknown; none if there is one series alone.
        ends: the marks of the row.
        place: where the scale begins and ends, and the height of the row.
    """
    left, right, y = place
    what = f"{', '.join(names)}: unknown" if names else "unknown"
    wide = width_of(what, 12) + 6
    marks = [(span[0] - _AROUND, span[1] + _AROUND) for span in ends if span]
    if all(right - 2 - wide > high for _, high in marks):
        drawing.text(right - 2, y + 4.5, what, 12, MUTED, text_anchor="end")
    elif all(left + 6 + wide < low for low, _ in marks):
        drawing.text(left + 6, y + 4.5, what, 12, MUTED)
    else:
        drawing.text(right - 2, y + 19, what, 12, MUTED, text_anchor="end")


def _key(drawing: Drawing, left: float, series: Sequence[str]) -> None:
    wide = [17 + BOLD * width_of(words, 13) + 18 for words in series]
    x = max(0.0, min(left, drawing.width - sum(wide)))
    for number, words in enumerate(series):
        _dot(drawing, x + 6, 10, number)
        drawing.text(x + 17, 14.5, words, 13, INK, font_weight=600)
        x += wide[number]


def _marks(drawing: Drawing, ends: Sequence[Ends | None], y: float) -> None:
    """Draw the intervals of a row and a line between their middles.

    A hollow dot in the place of the first one is drawn around it, so that both are seen.
    """
    middles = sorted((low + high) / 2 for low, high in (span for span in ends if span))
    if len(middles) > 1:
        drawing.rect(middles[0], y - 1.5, middles[-1] - middles[0], 3, BAND)
    for number in reversed(range(len(ends))):
        span = ends[number]
        if span is None:
            continue
        if span[1] - span[0] > 3:
            drawing.rect(span[0], y - 4, span[1] - span[0], 8, _FILLS[number], rx=4,
                         fill_opacity=0.35)  # fmt: skip
        x, first = (span[0] + span[1]) / 2, ends[0]
        is_around = bool(number) and first is not None and abs(x - sum(first) / 2) < _TOO_CLOSE
        _dot(drawing, x, y, number, is_around=is_around)


def _dot(drawing: Drawing, x: float, y: float, number: int, *, is_around: bool = False) -> None:
    if is_around:
        drawing.add("circle", cx=x, cy=y, r=9.5, fill=CARD, stroke=_FILLS[number], stroke_width=2.5)
    elif number:
        drawing.add("circle", cx=x, cy=y, r=5, fill=CARD, stroke=_FILLS[number], stroke_width=2.5)
    else:
        drawing.add("circle", cx=x, cy=y, r=6.5, fill=_FILLS[number])
