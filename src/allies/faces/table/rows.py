"""The rows of an answer as CSV; ids have names beside them.

A structure within a row becomes columns with dots in their names. A list of words becomes one cell;
a list of structures becomes their ids, or their number. Text that a spreadsheet would read
as a formula gets an apostrophe before it, unless `raw` is set; numbers never change.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from allies.errors import QuestionError
from allies.questions.base import Answer

_FORMULA = ("=", "+", "-", "@", "\t")
_APART = "; "
_IDS = ("id", "state", "member", "voter", "name")


def rows_csv(answer: Answer, *, raw: bool = False) -> str:
    """Return the rows of an answer as CSV with a header.

    Args:
        answer: the answer.
        raw: leave text unchanged, even if a spreadsheet would read it as a formula.

    Raises:
        QuestionError: the answer has no rows.
    """
    if not answer.rows:
        raise QuestionError(
            "this answer has no rows",
            field="csv",
            why="only a list of similar things makes a table",
            remedy="ask for JSON",
        )
    # For a span of days, each row has the day from which it holds.
    found = [
        ({"from": item.on} if answer.on_later_days else {})
        | dict(_cells(item, msgspec.to_builtins(row), ""))
        for item in (answer, *answer.on_later_days)
        for row in _each(getattr(item, item.rows))
    ]
    columns = list(dict.fromkeys(name for row in found for name in row))
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    for row in found:
        writer.writerow([_safe(row.get(name), raw=raw) for name in columns])
    return written.getvalue()


def _each(rows: Sequence[Any] | Mapping[str, Any]) -> Iterator[Any]:
    if isinstance(rows, Mapping):
        for key, value in rows.items():
            yield {"key": key, "value": msgspec.to_builtins(value)}
    else:
        yield from rows


def _cells(answer: Answer, value: Any, column: str) -> Iterator[tuple[str, Any]]:
    """Return the cells of a row, each with the name of its column."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _cells(answer, inner, f"{column}.{key}" if column else str(key))
        return
    if isinstance(value, list | tuple):
        if value and isinstance(value[0], dict) and not _named(value[0]):
            yield f"{column}_count", len(value)
        else:
            yield column, _APART.join(map(_one, value))
        return
    yield column, value
    # A name goes beside its id.
    if isinstance(value, str) and answer.names.get(value, value) != value:
        yield f"{column}_name", answer.names[value]


def _named(value: dict[str, Any]) -> bool:
    """Return whether one word can name a structure: its citation or its id."""
    return ("source" in value and "at" in value) or any(value.get(name) for name in _IDS)


def _one(value: Any) -> str:
    """Return one member of a list as text: its citation, its id, or its value."""
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    if "source" in value and "at" in value:
        return f"{value['source']}, {value['at']}"
    return str(next(value[name] for name in _IDS if value.get(name)))


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of words as CSV with a header; a cell is never read as a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_safe(cell, raw=False) for cell in row] for row in rows)
    return written.getvalue()


def _safe(value: Any, *, raw: bool) -> Any:
    """Return a cell; text that looks like a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = value.replace("\r", " ")  # within a cell, a line break would end the row
        return f"'{text}" if not raw and text.startswith(_FORMULA) else text
    return value
