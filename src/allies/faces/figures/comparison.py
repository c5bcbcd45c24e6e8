"""A crisis under suppositions: the likelihood under each, and how far each moves the answer."""

from __future__ import annotations

import math
from collections.abc import Mapping

from allies.faces.figures.drawing import Drawing, Figure, broken, figure
from allies.faces.figures.intervals import LINES, Span, drawn_spans
from allies.faces.figures.palette import BAND, BLUE, INK, MUTED, RULE, VERMILION
from allies.faces.text.compare import points_words
from allies.questions.assess import Headline
from allies.questions.compare import CompareAnswer, Difference
from allies.values.likelihood import shown_chance, shown_range

_ROW = 44.0


def compared(answer: CompareAnswer, called: Mapping[str, str]) -> Figure | None:
    """Return the likelihood as recorded, under each supposition and under all; None without.

    Args:
        answer: the comparison.
        called: words for each variant by its name; the name itself if it has none.
    """
    spans = [
        _span(item.headline, called.get(item.name, item.name))
        for item in answer.variants
        if item.headline is not None
    ]
    if not spans:
        return None
    says = " ".join(f"{span.words}: {span.shown}." for span in spans)
    rows = [(span.words, span.shown, shown_range(span.low, span.high)) for span in spans]
    return figure(
        "How likely, by what is supposed",
        says,
        lambda width: drawn_spans(width, spans),
        (("Supposed", "Chance", "Span"), rows),
        "Dot: both views together. Band: over readings, unknown facts and both views.",
    )


def _span(headline: Headline, words: str) -> Span:
    low, high = headline.probability
    number = headline.number
    shown = "unknown" if number is None else shown_chance(number)
    return Span(words, low, high, number, shown)


def moved(answer: CompareAnswer, called: Mapping[str, str]) -> Figure | None:
    """Return how far each supposition moves the model's answer; None if nothing was compared.

    Args:
        answer: the comparison.
        called: words for each variant by its name; the name itself if it has none.
    """
    found = [
        (called.get(item.name, item.name), item.difference)
        for item in answer.variants
        if item.difference
    ]
    if not found:
        return None
    words, largest = max(found, key=lambda row: abs(row[1].points))
    says = (
        "No supposition turns a draw of the model."
        if not any(row[1].to_yes or row[1].to_no for row in found)
        else f"The largest change is under “{words}”: {100 * largest.points:+.1f} points of 100."
    )
    rows = [(name, points_words(item), f"{item.to_yes:,}", f"{item.to_no:,}")
            for name, item in found]  # fmt: skip
    return figure(
        "How far each moves the model's answer",
        says,
        lambda width: _drawn(width, found),
        (("Supposed", "Points of 100", "Draws turned to yes", "Draws turned to no"), rows),
        f"All on the same {answer.draws:,} draws, under the first reading held. Bar: the 90 %"
        " interval that the number of draws leaves.",
    )


def _drawn(width: float, found: list[tuple[str, Difference]]) -> Drawing:
    left = 196.0 if width > 500 else 126.0
    room = width - left - 62
    most = max(1.0, *(100 * abs(end) for _, item in found for end in item.interval_90))
    most = math.ceil(most / 5) * 5 if most > 5 else math.ceil(most)
    names = [broken(words, left - 14, 13, LINES) for words, _ in found]
    high_of_row = max(_ROW, 15.0 * max(map(len, names)) + 8)
    bottom = high_of_row * len(found)
    drawing = Drawing(width, bottom + 24)
    middle = left + room / 2

    def at(points: float) -> float:
        return middle + room / 2 * 100 * points / most

    for share in (-1.0, -0.5, 0.0, 0.5, 1.0):
        x = middle + room / 2 * share
        drawing.line((x, 4), (x, bottom), INK if share == 0 else RULE)
        drawing.text(x, bottom + 18, f"{share * most:+g}" if share else "0", 12, MUTED,
                     text_anchor="middle")  # fmt: skip
    for row, (lines, (_, item)) in enumerate(zip(names, found, strict=True)):
        y = row * high_of_row + high_of_row / 2
        for line, part in enumerate(lines):
            drawing.text(0, y + 4.5 + (line - (len(lines) - 1) / 2) * 15, part, 13, INK)
        low, high = (at(end) for end in item.interval_90)
        drawing.rect(low - 2, y - 5, high - low + 4, 10, BAND, rx=5)
        fill = VERMILION if item.points < 0 else BLUE
        drawing.add("circle", cx=at(item.points), cy=y, r=6, fill=fill)
        drawing.text(left + room + 12, y + 4.5, f"{100 * item.points:+.1f}" if item.points else "0",
                     13, INK, font_weight=600)  # fmt: skip
    return drawing
