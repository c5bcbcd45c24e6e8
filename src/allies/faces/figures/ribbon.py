"""A ribbon of spans: the standing of each state in an organisation over the years."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from allies.faces.figures.drawing import Drawing, Figure, figure, width_of
from allies.faces.figures.matrix import standing
from allies.faces.figures.palette import INK, MUTED, RULE, STANDINGS, TRACK, VERMILION
from allies.faces.text.membership import status_words
from allies.faces.text.style import listed
from allies.questions.membership import MembersAnswer
from allies.values.dates import day_text, parse_date

_ROW, _BAR = 26.0, 17.0
_OUTSIDE = ("none",)


class Span(msgspec.Struct, frozen=True):
    """A state has one standing from a day to the day before another.

    Attributes:
        state: its name.
        words: its standing, in words.
        fill: its colour.
        contested: whether the sources disagree.
        since: the first day, as a number.
        until: the day after the last one.
    """

    state: str
    words: str
    fill: str
    contested: bool
    since: int
    until: int


def spans_of(answers: Sequence[MembersAnswer]) -> list[Span]:
    """Return the spans of every state.

    Args:
        answers: who belonged to the organisation on each day of change, the earliest first; the
            last of them is the day on which the ribbon ends.
    """
    days = [parse_date(answer.on or "").first for answer in answers]
    found: dict[str, list[Span]] = {}
    for answer, since, until in zip(answers, days, [*days[1:], days[-1] + 1], strict=True):
        for item in answer.members:
            kind = standing(item.status)
            if kind in _OUTSIDE:
                continue
            span = Span(item.name, status_words(item.status), STANDINGS[kind], item.contested,
                        since, until)  # fmt: skip
            row = found.setdefault(item.name, [])
            last = row[-1] if row else None
            if (
                last
                and msgspec.structs.replace(last, until=until)
                == msgspec.structs.replace(span, since=last.since)
                and last.until == since
            ):
                row[-1] = msgspec.structs.replace(last, until=until)
            else:
                row.append(span)
    return [span for row in found.values() for span in row]


def ribbon(answers: Sequence[MembersAnswer], marked: str = "") -> Figure | None:
    """Return the standing of each state over the years; None if no state ever had one.

    Args:
        answers: who belonged to the organisation on each day of change, the earliest first.
        marked: a day to mark; none if empty.
    """
    spans = spans_of(answers)
    if not spans:
        return None
    disputed = list(dict.fromkeys(span.state for span in spans if span.contested))
    name = answers[0].in_sentence(answers[0].organisation)
    says = f"{len({span.state for span in spans})} states have had a standing in {name}."
    if disputed:
        says += f" Sources disagree about a time of {listed(disputed)}."

    def draw(width: float) -> Drawing:
        return _drawn(width, spans, marked)

    rows = [
        (
            span.state,
            span.words + ("; sources disagree" if span.contested else ""),
            day_text(span.since),
            day_text(span.until - 1),
        )
        for span in spans
    ]
    columns = ("State", "Standing", "From", "To")
    title = f"{answers[0].title} over the years"
    return figure(title, says, draw, (columns, rows), "Hatched: the sources disagree.")


def _drawn(width: float, spans: Sequence[Span], marked: str) -> Drawing:
    states = list(dict.fromkeys(span.state for span in spans))
    left = max(width_of(state, 13) for state in states) + 12
    since, until = min(s.since for s in spans), max(s.until for s in spans)
    room = width - left - 6
    scale = room / max(1, until - since)
    drawing = Drawing(width, _ROW * len(states) + 30)
    bottom = _ROW * len(states)
    for row, state in enumerate(states):
        y = row * _ROW + 4
        drawing.text(left - 10, y + 13, state, 13, INK, text_anchor="end")
        drawing.rect(left, y, room, _BAR, TRACK)
        for span in (item for item in spans if item.state == state):
            x, length = left + (span.since - since) * scale, (span.until - span.since) * scale
            drawing.rect(x, y, max(length, 1.0), _BAR, span.fill)
            if span.contested:
                drawing.rect(x, y, max(length, 2.0), _BAR, drawing.hatch(INK))
    line = left + (parse_date(marked).first - since) * scale if marked else -width

    def is_near(x: float) -> bool:
        """Return whether the name of the marked day leaves no room for a year."""
        return line - 100 < x < line + 56 if line > width - 60 else abs(x - line) < 56

    first, last = int(day_text(since)[:4]), int(day_text(until - 1)[:4])
    step = 5 if width > 500 else 10
    for year in range(first - first % step + step, last + 1, step):
        x = left + (parse_date(f"{year}-01-01").first - since) * scale
        drawing.line((x, 0), (x, bottom + 4), RULE)
        if not is_near(x):
            at = min(x, width - 18)
            drawing.text(at, bottom + 20, str(year), 12, MUTED, text_anchor="middle")
    if marked:
        x = line
        if left <= x <= width:
            drawing.line((x, 0), (x, bottom + 8), VERMILION, stroke_width=2, data_left=left,
                         data_since=since, data_scale=f"{scale:.6f}")  # fmt: skip
            anchor = "end" if x > width - 60 else "middle"
            drawing.haloed(x, bottom + 21, marked, 12, fill=VERMILION, text_anchor=anchor,
                           font_weight=600)  # fmt: skip
    return drawing
