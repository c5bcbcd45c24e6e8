"""Reading a CSV table: one entry a row, with short ways to write what a cell cannot hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any


def parse_table(text: str) -> list[dict[str, Any]]:
    """Read a table with a header; empty cells are left out.

    What cannot be read stays as it is written, so that the schema objects to it.
    """
    return [_entry(row) for row in csv.DictReader(io.StringIO(text))]


def _stretches(cell: str) -> list[dict[str, str]] | str:
    """`KAZ:120;UZB:30`: kilometres in each state."""
    parts = [part.partition(":") for part in cell.split(";")]
    if not all(colon for _, colon, _ in parts):
        return cell
    return [{"state": state.strip(), "km": km.strip()} for state, _, km in parts]


def _ids(cell: str) -> list[str]:
    """`KGZ;UZB`."""
    return [part.strip() for part in cell.split(";")]


def _months(cell: str) -> list[int] | str:
    """`11-04`: from November to April, both included."""
    first, dash, last = cell.partition("-")
    try:
        start, end = int(first), int(last if dash else first)
    except ValueError:
        return cell
    if not (1 <= start <= 12 and 1 <= end <= 12):
        return cell
    return [(start + later - 1) % 12 + 1 for later in range((end - start) % 12 + 1)]


_CELLS: Mapping[str | None, Callable[[str], Any]] = {
    "states": _stretches,
    "exempt": _ids,
    "season": _months,
}


def _entry(row: Mapping[str | Any, Any]) -> dict[str, Any]:
    """Return a row whose columns `source`, `at` and `runs` have become its one citation."""
    entry: dict[str, Any] = {
        str(key): _CELLS[key](value) if key in _CELLS else value
        for key, value in row.items()
        if value
    }
    if "source" in entry:
        cite = {"source": entry.pop("source")}
        for name in ("at", "runs"):
            if name in entry:
                value = entry.pop(name)
                cite[name] = value.split() if name == "runs" else value
        entry["cites"] = [cite]
    return entry
