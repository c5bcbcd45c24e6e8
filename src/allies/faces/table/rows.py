"""The rows of an answer as CSV: one row each, ids beside the names people are shown.

A structure within a row becomes columns with dots in their names. A list of words becomes one cell;
of a list of structures the ids are told, or how many there are. Text that a spreadsheet would take
for a formula is set behind an apostrophe, unless it is asked for raw; numbers are never touched.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
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
        raw: leave text as it is, even where a spreadsheet would take it for a formula.

    Raises:
        QuestionError: the answer has no rows.
    """
    if not answer.rows:
        raise QuestionError(
            "this answer has no rows",
            field="csv",
            why="only a list of like things makes a table",
            remedy="ask for JSON",
        )
    # Of a span of days, each row tells from which day it holds.
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
    # An id stands beside what people call it.
    if isinstance(value, str) and answer.names.get(value, value) != value:
        yield f"{column}_name", answer.names[value]


def _named(value: dict[str, Any]) -> bool:
    """Whether a structure can be told in a word: by what it cites, or by its id."""
    return ("source" in value and "at" in value) or any(value.get(name) for name in _IDS)


def _one(value: Any) -> str:
    """Return one member of a list as text: what it cites, its id, or what it is."""
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    if "source" in value and "at" in value:
        return f"{value['source']}, {value['at']}"
    return str(next(value[name] for name in _IDS if value.get(name)))


def _safe(value: Any, *, raw: bool) -> Any:
    """Return a cell; text that looks like a formula is set behind an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = value.replace("\r", " ")  # within a cell it would end the row
        return f"'{text}" if not raw and text.startswith(_FORMULA) else text
    return value
