"""What an answer rests on: how far each input moves the likelihood."""

from __future__ import annotations

from allies.faces.figures.drawing import Drawing, Figure, broken, figure
from allies.faces.figures.palette import GREY, INK, MUTED, ORIGINS, RULE
from allies.faces.text.rests_on import known_as
from allies.questions.rests_on import Reliance, RestsOnAnswer

MOST = 8
_LINE = 18.0


def tornado(answer: RestsOnAnswer) -> Figure | None:
    """Return a figure of the inputs that move the likelihood most; None if none moves it."""
    moving = [item for item in answer.rests_on if item.swing >= 0.0005][:MOST]
    if not moving:
        return None
    first = moving[0]
    says = (
        f"The input that moves the likelihood most is a {known_as(first)}: “{first.says}”"
        f" ({_points(first)} points of 100)."
    )

    def draw(width: float) -> Drawing:
        return _drawn(width, moving)

    rows = [
        (
            item.says,
            known_as(item),
            f"{100 * item.low:.1f}",
            f"{100 * item.high:.1f}",
            _points(item),
        )
        for item in moving
    ]
    columns = ("Input", "Known as", "At one end", "At the other end", "Points")
    note = (
        "A fact is removed, a contest is settled each way, a judgement moves from its 10th to its"
        " 90th percentile."
    )
    return figure("What the likelihood rests on", says, draw, (columns, rows), note)


def _points(item: Reliance) -> str:
    return f"{100 * abs(item.high - item.low):.1f}"


def _drawn(width: float, moving: list[Reliance]) -> Drawing:
    """Return the bars on one axis: words beside them on a wide page, above them on a phone."""
    beside = width > 500
    left = width * 0.54 if beside else 4.0
    room = width - left - 52
    ends = [100 * end for item in moving for end in (item.low, item.high)]
    low, high = min(ends), max(ends)
    axis = left + (0 if beside else 74)
    shrink = (room if beside else room - 74) / max(high - low, 1e-9)
    drawing = Drawing(width)
    y = 4.0
    for item in moving:
        lines = broken(item.says, (left - 30) if beside else width - 12, 13.5, 3)
        top = y
        for at, words in enumerate(lines):
            drawing.text(0, y + 13 + at * _LINE, words, 13.5, INK)
        y += len(lines) * _LINE
        drawing.text(0, y + 11, known_as(item), 12, MUTED)
        bar = top + 2 if beside else y + 1
        start, end = sorted((100 * item.low, 100 * item.high))
        fill = ORIGINS.get(item.kind, GREY)
        x = axis + (start - low) * shrink
        length = max(3.0, (end - start) * shrink)
        drawing.rect(
            x, bar, length, 14, drawing.hatch(INK, fill) if item.kind == "contest" else fill
        )
        drawing.text(x + length + 6, bar + 12, _points(item), 13, INK, font_weight=600)
        y += 24
        drawing.line((0, y), (width, y), RULE)
        y += 8
    first, last = f"{low:.0f} %", f"{high:.0f} %"
    drawing.text(axis, y + 10, first, 12, MUTED)
    drawing.text(axis + (high - low) * shrink, y + 10, last, 12, MUTED,
                 text_anchor="end")  # fmt: skip
    drawing.height = y + 16
    return drawing
