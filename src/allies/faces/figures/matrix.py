"""A matrix of words in coloured cells: readings and means, states and organisations."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import msgspec

from allies.faces.figures.drawing import BOLD, Drawing, Figure, broken, figure, width_of
from allies.faces.figures.palette import (
    AMBER,
    BLUE,
    CARD,
    GREY,
    INK,
    LAND,
    MUTED,
    ON_FILL,
    PURPLE,
    RULE,
    STANDINGS,
    TAUPE,
    TRACK,
    VERDICTS,
    VERMILION,
)
from allies.faces.text.assess_parts import asked_of
from allies.faces.text.dossier import KINDS, MARKS
from allies.faces.text.membership import ENDED, standing_words
from allies.faces.text.style import day_words, listed, spaced
from allies.questions.assess import AssessAnswer
from allies.questions.dossier import DossierAnswer
from allies.questions.law import Instrument, LawAnswer, LawCaseAnswer
from allies.questions.membership import MembershipsAnswer, Status

_LINES = 7  # of the name of a row
_SHORT = 3  # letters that every column has room for
_ON_DARK = {BLUE, VERMILION, PURPLE, TAUPE, GREY}


class Cell(msgspec.Struct, frozen=True):
    """A cell: its word, its colour, and whether its sources disagree."""

    words: str
    fill: str = LAND
    contested: bool = False


def verdict_cell(verdict: str) -> Cell:
    """Return the cell of a verdict."""
    return Cell(verdict, VERDICTS.get(verdict, TRACK))


def standing(status: Status) -> str:
    """Return the standing by which a status is coloured."""
    if status.membership == "member" and status.participation not in ("full", "none"):
        return "suspended" if status.participation == "suspended" else "unknown"
    return status.membership if status.membership in STANDINGS else "unknown"


def readings_matrix(answer: AssessAnswer, law: LawCaseAnswer | None) -> Figure | None:
    """Return which reading of the law allows which means; None if no verdict is known."""
    titles = {item.id: item.title for item in law.readings} if law else {}
    means = [
        (body, item)
        for body in answer.organisations
        if body.id in asked_of(answer)
        for item in body.means
        if item.by_reading
    ]
    readings = list(dict.fromkeys(name for _, item in means for name in item.by_reading))
    if not means:
        return None
    columns = [spaced(item.id) for _, item in means]
    rows = [
        (
            titles.get(reading, spaced(reading)),
            [
                verdict_cell(item.by_reading[reading]) if reading in item.by_reading else Cell("")
                for _, item in means
            ],
        )
        for reading in readings
    ]
    split = [spaced(item.id) for _, item in means if len(set(item.by_reading.values())) > 1]
    says = (
        f"The readings of the law differ on {listed(split)}."
        if split
        else "All readings of the law agree on every means."
    )
    return matrix("What the law allows, by reading", says, ("Reading", *columns), rows)


def memberships_matrix(answer: MembershipsAnswer) -> Figure:
    """Return who belonged to what on a day, states by organisations."""
    rows = []
    for state, found in groupby(answer.memberships, key=lambda item: item.state):
        by_body = {item.organisation: item for item in found}
        cells = []
        for name in answer.organisations:
            item = by_body.get(name)
            words = "none" if item is None else standing_words(item, answer.dissolved.get(name))
            if item is None or (words == "none" and not item.contested):
                cells.append(Cell(""))
                continue
            words = words.removeprefix("member, ").replace("participation ", "")
            words = words.replace("membership ", "")
            kind = "withdrawn" if words == ENDED else standing(item.status)
            cells.append(Cell(words, STANDINGS[kind], item.contested))
        rows.append((answer.name(state), cells))
    contested = [
        f"{answer.name(item.state)} in {answer.in_sentence(item.organisation)}"
        for item in answer.memberships
        if item.contested
    ]
    says = (
        f"Sources disagree about {listed(contested)}."
        if contested
        else "No standing is contested on that day."
    )
    columns = ("State", *(answer.name(name) for name in answer.organisations))
    return matrix("Who belonged to what", says, columns, rows)


def texts_matrix(answer: LawAnswer) -> Figure | None:
    """Return which text is law for how many members under each reading held on the day."""
    readings = [item for item in answer.readings if item.held]
    texts = [item for item in answer.instruments if item.binds]
    if not readings or not texts:
        return None
    by_reading = {
        reading.id: tuple(_bound_under(text, reading.id) for text in texts) for reading in readings
    }
    groups: dict[tuple[Cell, ...], list[str]] = {}
    for reading in readings:
        groups.setdefault(by_reading[reading.id], []).append(reading.title)
    columns = [
        titles[0] + (f" (and {len(titles) - 1} more)" if len(titles) > 1 else "")
        for titles in groups.values()
    ]
    rows = [(text.title, [cells[at] for cells in groups]) for at, text in enumerate(texts)]
    apart = sum(len({cell.words for cell in cells}) > 1 for _, cells in rows)
    says = (
        f"The readings held on that day differ on {apart} of {len(rows)} texts."
        if apart
        else "Every reading held on that day finds the same texts to be law."
    )
    return matrix("Which text is law, by reading", says, ("Text", *columns), rows)


def _bound_under(text: Instrument, reading: str) -> Cell:
    """Return for how many states a text is law under a reading."""
    found = next(
        (item for item in text.binds if not item.readings or reading in item.readings), None
    )
    bound, unknown = (len(found.bound), len(found.unknown)) if found else (0, 0)
    if bound:
        return Cell(f"for {bound} states" if bound > 1 else "for 1 state", BLUE)
    return Cell("unknown", GREY) if unknown else Cell("not law", VERMILION)


def matrix(
    title: str,
    says: str,
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Cell]]],
) -> Figure:
    """Return a matrix.

    Args:
        title: what is shown.
        says: what it shows, as a sentence.
        columns: titles of the columns; the first is that of the rows' names.
        rows: the name of each row, and its cells.
    """
    table = [
        (name, *(cell.words + (" (contested)" if cell.contested else "") for cell in cells))
        for name, cells in rows
    ]
    hatched = any(cell.contested for _, cells in rows for cell in cells)
    note = "Hatched: the sources disagree." if hatched else ""
    return figure(title, says, lambda width: _drawn(width, columns, rows), (columns, table), note)


def _drawn(
    width: float, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Cell]]]
) -> Drawing:
    small = width < 500
    size = 12.0 if small else 13.0
    count = len(columns) - 1
    names = max(width_of(name, size) for name, _ in rows)
    left = min(names + 12, width * (0.34 if small else 0.42))
    room = (width - left) / max(1, count)
    drawing = Drawing(width)
    y = _heads(drawing, columns[1:], left, room)
    cells_of_all = [cell for _, cells in rows for cell in cells if cell.words]
    letters = (
        {}
        if all(_fits(cell.words, _room_in(cell, room)) for cell in cells_of_all)
        else _letters(list(dict.fromkeys(cell.words for cell in cells_of_all)))
    )
    for name, cells in rows:
        lines = broken(name, left - 10, size, _LINES)
        told = [_lines(letters.get(cell.words, cell.words), _room_in(cell, room)) for cell in cells]
        height = max(28.0, 16.0 * len(lines) + 8, 14.0 * max(map(len, told), default=0) + 8)
        for line, words in enumerate(lines):
            drawing.text(0, y + height / 2 + 4.5 + (line - (len(lines) - 1) / 2) * 16, words, size)
        for at, cell in enumerate(cells):
            _draw_cell(drawing, (left + at * room, y, room, height), cell, told[at])
        y += height
        drawing.line((0, y), (width, y), RULE, stroke_width=0.75)
    key = ", ".join(f"{letter}: {words}" for words, letter in letters.items())
    for words in broken(key, width, 12, 6):
        y += 18
        drawing.text(0, y, words, 12, MUTED)
    drawing.height = y + 4
    return drawing


def _room_in(cell: Cell, room: float) -> float:
    """Return how wide the words of a cell may be."""
    return room - 6 - 16 * cell.contested


def _draw_cell(
    drawing: Drawing, box: tuple[float, float, float, float], cell: Cell, lines: Sequence[str]
) -> None:
    x, y, room, height = box
    middle = y + height / 2 + 4.5
    if not cell.words:
        drawing.text(x + room / 2, middle, "–", 12, MUTED, text_anchor="middle")
        return
    drawing.rect(x + 2, y + 2, room - 4, height - 4, cell.fill, rx=3)
    if cell.contested:
        drawing.rect(x + 2, y + 2, 14, height - 4, drawing.hatch(INK, CARD), rx=2)
    ink = ON_FILL if cell.fill in _ON_DARK else INK
    x += room / 2 + 8 * cell.contested
    for at, words in enumerate(lines):
        below = 14 * (at - (len(lines) - 1) / 2)
        drawing.text(x, middle + below, words, 12, ink, text_anchor="middle", font_weight=600)


def _heads(drawing: Drawing, titles: Sequence[str], left: float, room: float) -> float:
    """Write the titles of columns, upright if a word is wider than its column; return the end."""
    upright = any(width_of(word, 12) > room + 5 for title in titles for word in title.split())
    heads = [broken(title, 96.0 if upright else room - 6, 12, 2 if upright else 14)
             for title in titles]  # fmt: skip
    if upright:
        top = max(width_of(line, 12) for lines in heads for line in lines) + 10
        for at, lines in enumerate(heads):
            for line, words in enumerate(lines):
                x = left + (at + 0.5) * room + 4 + (line - (len(lines) - 1) / 2) * 14
                drawing.text(x, top - 6, words, 12, MUTED,
                             transform=f"rotate(-90 {x:.1f} {top - 6:.1f})")  # fmt: skip
        return top
    top = 15.0 * max(map(len, heads), default=0) + 8
    for at, lines in enumerate(heads):
        for line, words in enumerate(lines):
            y = top - 8 - 15.0 * (len(lines) - 1 - line)
            drawing.text(left + (at + 0.5) * room, y, words, 12, MUTED, text_anchor="middle")
    return top


def _lines(words: str, room: float) -> list[str]:
    """Return the words of a cell in lines, two at most."""
    return broken(words, room / BOLD, 12, 2)


def _fits(words: str, room: float) -> bool:
    lines = _lines(words, room)
    return all(width_of(line, 12) * BOLD <= room and "…" not in line for line in lines)


def _letters(words: Sequence[str]) -> dict[str, str]:
    """Return the fewest letters that tell each word from the others; a short one stays whole."""
    found: dict[str, str] = {}
    for word in words:
        if len(word) <= _SHORT:
            continue
        count = 1
        while count < len(word) and any(
            other != word and other[:count].lower() == word[:count].lower() for other in words
        ):
            count += 1
        found[word] = word[:count].upper() if count == 1 else word[:count].capitalize()
    return found


def crises_matrix(answer: DossierAnswer) -> Figure | None:
    """Return what an organisation would add in each supposed crisis of the last day; None without.

    Args:
        answer: the dossier.
    """
    cells = [item for item in answer.grid if item.on == answer.classes.on]
    if not cells:
        return None
    kinds = list(dict.fromkeys(item.trigger for item in cells))
    by_host: dict[str, dict[str, Cell]] = {}
    for item in cells:
        kind = item.kind or "unknown"
        by_host.setdefault(item.host, {})[item.trigger] = Cell(MARKS[kind][1], _CLASSES[kind])
    rows = [
        (answer.name(host), [found.get(kind, Cell("")) for kind in kinds])
        for host, found in by_host.items()
    ]
    columns = ("Host", *(KINDS.get(kind, spaced(kind)) for kind in kinds))
    words = [f"{MARKS[kind][1]} {count}" for kind, count in answer.classes.counts.items()]
    says = f"Of {answer.classes.crises} supposed crises: {listed(words)}."
    return matrix(f"Supposed crises on {day_words(answer.classes.on)}", says, columns, rows)


_CLASSES = {
    "adds": BLUE,
    "adds_little": AMBER,
    "in_name": AMBER,
    "no_leader": BLUE,
    "would_not": VERMILION,
    "may_not": VERMILION,
    "unknown": GREY,
}
