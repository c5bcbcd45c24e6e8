"""Pages on many worlds: what a run drew."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.style import plain_table, quiet
from allies.questions.runs import RunAnswer, RunCell, RunReading

CELLS_SHOWN = 40


def run_page(answer: RunAnswer) -> Group:
    """Return how often the answer of a run is yes, by cell and reading."""
    return Group(*_parts(answer))


def _parts(answer: RunAnswer) -> Iterator[RenderableType]:
    grid = [cell for cell in answer.cells if cell.readings]
    names = list(answer.cells[0].at) if answer.cells else []
    heads = [*(name.upper() for name in names), "READING", "YES", "90 % INTERVAL", "CANNOT TELL"]
    table = plain_table(*heads)
    for cell in grid[:CELLS_SHOWN]:
        for row in _rows(answer, cell):
            table.add_row(*row)
    yield table
    if len(grid) > CELLS_SHOWN:
        yield quiet(f"{len(grid) - CELLS_SHOWN} more cells with --json.")
    for cell in answer.cells:
        if cell.nothing_drawn_because:
            at = ", ".join(f"{name} {value}" for name, value in cell.at.items())
            yield quiet(f"Nothing is drawn for {at}: {cell.nothing_drawn_because}.")
    each = " of each cell" if len(answer.cells) > 1 else ""
    width = f"the widest interval is ± {100 * answer.half_width:.2f} points"
    if answer.met is False:
        width += ", wider than asked"
    yield Text(f"{answer.draws:,} draws{each}; {width}.", style="bold")
    if answer.file:
        yield quiet(f"Written to {answer.file}.")


def _rows(answer: RunAnswer, cell: RunCell) -> Iterator[tuple[str, ...]]:
    """Return one row for the readings under which the answer is the same in number."""
    at, draws = tuple(cell.at.values()), answer.draws
    for (yes, unknown), found in groupby(sorted(cell.readings, key=_result), key=_result):
        rows = list(found)
        low, high = (f"{100 * end:.1f}" for end in rows[0].interval_90)
        more = len(rows) - 1
        others = f" and {more} other{'' if more == 1 else 's'}" if more else ""
        share = f"{100 * yes / draws:.1f} %"
        yield (
            *at,
            f"{answer.name(rows[0].reading)}{others}",
            share,
            f"{low} to {high} %",
            f"{100 * unknown / draws:.1f} %",
        )
        at = ("",) * len(at)


def _result(row: RunReading) -> tuple[int, int]:
    return row.yes, row.cannot_tell
