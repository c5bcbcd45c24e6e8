"""Pages of ledgers: rows in order of time, then their sums. Each page is a row of a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allies.faces.text.style import (
    QUIET,
    covers,
    grounds,
    heading,
    listed,
    plain_table,
    quiet,
    section,
)
from allies.questions.base import Answer
from allies.questions.ledgers import Entered, Stated
from allies.values.words import capitalised

A = TypeVar("A", bound=Answer)
R = TypeVar("R", bound=Entered)
S = TypeVar("S")
Columns = tuple[tuple[str, Callable[[A, R], str | Text]], ...]
UNKNOWN = "not reported"


class LedgerPage(msgspec.Struct, Generic[A, R, S], frozen=True):
    """How a ledger looks.

    Attributes:
        columns: the head of each column of the rows, and what stands in it.
        sums: the same of the sums.
        notes: what a reader must know of the columns.
    """

    columns: Columns[A, R]
    sums: tuple[tuple[str, Callable[[A, S], str | Text]], ...]
    notes: str


def ledger_page(
    answer: Any,
    title: str,
    rows: Sequence[Any],
    sums: Sequence[Any],
    kind: Any,
    *,
    whole: bool = True,
) -> Group:
    """Return the page of a ledger: its rows, what they mean, and their sums.

    Args:
        answer: the answer.
        title: what the page is about.
        rows: the rows that were kept.
        sums: their sums.
        kind: a `LedgerPage`.
        whole: whether it has the rows; otherwise it has the sums alone.
    """
    parts: list[RenderableType] = [heading(answer, title)]
    if not rows:
        return Group(*parts, quiet(f"nothing in the record, which covers {covers(answer)}"))
    if not whole:
        return Group(*parts, _table(answer, sums, kind.sums), quiet(kind.notes))
    parts += [_table(answer, rows, kind.columns), quiet(kind.notes)]
    if sums:
        parts.append(section("SUMS", _table(answer, sums, kind.sums)))
    return Group(*parts)


def _table(answer: Any, rows: Sequence[Any], columns: Columns[Any, Any]) -> Table:
    table = plain_table(*(head for head, _ in columns))
    for row in rows:
        table.add_row(*(cell(answer, row) for _, cell in columns))
    return table


def names_of(answer: Any, names: Sequence[str]) -> str:
    """Return names as a sentence has them; what names none is not reported."""
    return listed([answer.name(name) for name in names]) if names else UNKNOWN


def with_grounds(row: Entered, said: Sequence[str]) -> Text:
    """Return what is said of a row, one thing a line, with where it is documented."""
    versions = f" (in {', '.join(row.version)})" if row.version else ""
    line = Text("\n".join(said)).append(versions, style=QUIET)
    return line.append(f" {grounds(row.cites, row.judgement, 2)}", style=QUIET)


def stated_span(_answer: Answer, row: Stated) -> str:
    """Return for how long a statement holds."""
    return f"{row.on} to {row.until}" if row.until else f"from {row.on}"


def voice(answer: Answer, row: Stated) -> list[str]:
    """Return a line that names who says it; no line if the sources themselves say so."""
    return [f"{opening(answer.name(row.by))}:"] if row.by else []


def opening(name: str) -> str:
    """Return a name as a line begins with it; the id of a source stays as it is."""
    return capitalised(name) if " " in name else name
