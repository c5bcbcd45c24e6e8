"""A timeline of texts: opened, in force, or with a standing that is not known."""

from __future__ import annotations

from allies.faces.figures.drawing import Drawing, Figure, broken, figure
from allies.faces.figures.palette import BAND, BLUE, GREY, INK, MUTED, RULE, TAUPE, UNKNOWN
from allies.faces.text.style import spaced
from allies.questions.law import LawAnswer, LawDiffAnswer
from allies.values.dates import day_text, parse_date

_FILLS = {"opened": BAND, "in_force": BLUE, "expired": TAUPE, "unknown": UNKNOWN}
Part = tuple[int, int, str]  # from a day to the day before another, in a state


def texts_timeline(answer: LawAnswer, changes: LawDiffAnswer | None) -> Figure | None:
    """Return when each text was opened and took effect; None if no text was opened.

    Args:
        answer: the law of a body on a day.
        changes: what changed from the first day of the record to that day; without it, only the
            state on the day is drawn.
    """
    if not answer.instruments or not answer.on:
        return None
    end = parse_date(answer.on).first
    rows = [
        (item.title, _parts(item.id, item.opened, item.state, end, changes))
        for item in answer.instruments
    ]
    in_force = sum(parts[-1][2] == "in_force" for _, parts in rows)
    says = f"{in_force} of {len(rows)} texts were in force on {answer.on}."
    table = [
        (title, spaced(state), day_text(since), day_text(max(since, until - 1)))
        for title, parts in rows
        for since, until, state in parts
    ]
    return figure(
        "Texts over time",
        says,
        lambda width: _drawn(width, rows, end),
        (("Text", "State", "From", "To"), table),
        "“Opened” means opened for signature, adopted or passed, and not yet in force.",
    )


def _parts(
    name: str, opened: str, state: str, end: int, changes: LawDiffAnswer | None
) -> list[Part]:
    since = min(parse_date(opened).first, end)
    steps = sorted(
        (parse_date(item.on).first, item.after)
        for item in (changes.changes if changes else ())
        if item.instrument == name and item.what == "state"
    )
    steps = [step for step in steps if since <= step[0] <= end]
    if not steps:
        return [(since, end + 1, state)]
    parts: list[Part] = []
    before = "opened"
    for day, after in steps:
        if day > since:
            parts.append((since, day, before))
        since, before = day, after
    return [*parts, (since, end + 1, before)]


def _drawn(width: float, rows: list[tuple[str, list[Part]]], end: int) -> Drawing:
    beside = width > 500
    left = width * 0.46 if beside else 0.0
    start = min(parts[0][0] for _, parts in rows)
    room = width - left - 4
    scale = room / max(1, end + 1 - start)
    drawing = Drawing(width)
    y = 2.0
    bars: list[tuple[float, float, str, float]] = []
    for title, parts in rows:
        lines = broken(title, (left - 14) if beside else width, 12.5, 3)
        for at, words in enumerate(lines):
            drawing.text(0, y + 12 + at * 16, words, 12.5, INK)
        bar = y + 1 if beside else y + 16 * len(lines) + 4
        for since, until, state in parts:
            x, length = left + (since - start) * scale, max(3.0, (until - since) * scale)
            bars.append((x, bar, state, length))
        y = max(y + 16 * len(lines), bar + 14) + 10
    first, last = int(day_text(start)[:4]), int(day_text(end)[:4])
    step = 5 if beside else 10
    for year in range(first - first % step + step, last + 1, step):
        x = left + (parse_date(f"{year}-01-01").first - start) * scale
        if beside:
            drawing.line((x, 0), (x, y), RULE, stroke_width=0.75)
        drawing.text(min(x, width - 16), y + 14, str(year), 12, MUTED, text_anchor="middle")
    for x, top, state, length in bars:
        fill = drawing.hatch(GREY, UNKNOWN) if state == "unknown" else _FILLS.get(state, GREY)
        drawing.rect(x, top, length, 13, fill)
    x = 0.0
    for state in dict.fromkeys(state for _, parts in rows for *_, state in parts):
        fill = drawing.hatch(GREY, UNKNOWN) if state == "unknown" else _FILLS.get(state, GREY)
        if x + 90 > width:
            x, y = 0.0, y + 22
        drawing.rect(x, y + 26, 17, 13, fill)
        drawing.text(x + 23, y + 37, spaced(state), 12.5, INK)
        x += 100
    drawing.height = y + 44
    return drawing
