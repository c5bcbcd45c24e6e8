"""Counts of ledgers as pairs of bars: promised and delivered, took part and stayed away."""

from __future__ import annotations

from collections.abc import Sequence

from allies.faces.figures.drawing import Drawing, Figure, broken, figure, width_of
from allies.faces.figures.palette import BAND, BLUE, INK, MUTED
from allies.faces.text.style import listed
from allies.questions.exercises import ExercisesAnswer
from allies.questions.transfers import TransfersAnswer, TransferSum

_ROW, _BAR, _HEAD = 34.0, 11.0, 28.0
MOST_ROWS = 14
Pair = tuple[str, int, int]


def transfers(answer: TransfersAnswer) -> Figure | None:
    """Return what each gives to another: promised beside delivered; None if nothing is summed."""

    def way(item: TransferSum) -> str:
        to = listed([answer.name(name) for name in item.receivers])
        return f"{answer.name(item.giver)} to {to}"

    rows = [
        (
            way(item),
            item.promised,
            item.delivered,
        )
        for item in answer.sums
        if item.promised or item.delivered
    ]
    open_ = sum(item.open for item in answer.sums)
    says = f"{open_} of the transfers promised have no delivery on record."
    return _pairs("Promised beside delivered", says, ("promised", "delivered"), rows)


def exercises(answer: ExercisesAnswer) -> Figure | None:
    """Return how often each took part and stayed away; None if no source names anybody."""
    rows = [
        (answer.name(item.id), item.took_part, item.stayed_away)
        for item in answer.sums
        if item.took_part or item.stayed_away
    ]
    if not rows:
        return None
    most = max(rows, key=lambda row: row[2])
    says = "Exercises in which sources name each; others may have taken part."
    if most[2]:
        says += f" {most[0]} stayed away most often, {most[2]} times."
    return _pairs("Who took part, and who stayed away", says, ("took part", "stayed away"), rows)


def _pairs(title: str, says: str, series: tuple[str, str], found: list[Pair]) -> Figure | None:
    ranked = sorted(found, key=lambda row: (-row[1] - row[2], row[0]))
    if not ranked:
        return None
    shown = ranked[:MOST_ROWS]
    table = [(words, str(first), str(second)) for words, first, second in ranked]
    left_out = len(ranked) - len(shown)
    note = f"The {MOST_ROWS} with most; {left_out} more are in the table." if left_out else ""

    def draw(width: float) -> Drawing:
        return _drawn(width, series, shown)

    return figure(title, says, draw, (("Who", *series), table), note)


def _drawn(width: float, series: tuple[str, str], rows: Sequence[Pair]) -> Drawing:
    left = 214.0 if width > 500 else 132.0
    room = width - left - 34
    most = max(max(row[1:]) for row in rows) or 1
    drawing = Drawing(width, _HEAD + _ROW * len(rows))
    x = left
    for words, fill in zip(series, (BLUE, BAND), strict=True):
        drawing.rect(x, 4, 13, 13, fill)
        drawing.text(x + 19, 15, words, 13, INK)
        x += 19 + width_of(words, 13) + 22
    for number, (words, first, second) in enumerate(rows):
        y = _HEAD + number * _ROW
        lines = broken(words, left - 16, 13, 2)
        for line, told in enumerate(lines):
            middle = y + _ROW / 2 + (line - (len(lines) - 1) / 2) * 14
            drawing.text(left - 12, middle + 1, told, 12.5, INK, text_anchor="end")
        for at, (count, fill) in enumerate(((first, BLUE), (second, BAND))):
            top = y + 3 + at * (_BAR + 1)
            drawing.rect(left, top, room * count / most, _BAR, fill)
            drawing.text(left + room * count / most + 6, top + 9.5, str(count), 12, MUTED)
    return drawing
