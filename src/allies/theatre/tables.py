"""Parse a CSV table: one entry a row, with short forms for cells with several values."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

from allies.theatre.yaml_text import YamlError, all_as_one, hidden_in
from allies.values.entries import Entry


class TableError(YamlError):
    """A file that is not a valid table."""


def parse_table(text: str, entry: type[Entry] | None = None) -> list[dict[str, Any]]:
    """Parse a table with a header; empty cells are left out.

    A value that cannot be parsed stays as written; the schema then reports it.

    Args:
        text: the whole file.
        entry: the class of its entries, whose lists may stand in cells.

    Raises:
        TableError: the text is not a table; it holds all its faults.
    """
    found = [TableError(error.what, error.line, error.remedy) for error in hidden_in(text)]
    lines = table_lines(text)
    lists = _lists_of(entry) if entry else frozenset({"exempt", "names"})
    rows = []
    try:
        first, header = next(lines, (1, []))
        for name, times in Counter(header).items():
            if times > 1:
                what = f"the column '{name}' stands twice"
                found.append(TableError(what, first, "keep one of the two"))
        for line, cells in lines:
            if len(cells) != len(header):
                found.append(_of_another_length(len(cells), len(header), line))
            rows.append(_entry(dict(zip(header, cells, strict=False)), lists))
    except TableError as error:
        found.append(error)
    if found:
        raise all_as_one(found)
    return rows


def _of_another_length(cells: int, columns: int, line: int) -> TableError:
    """Return the error for a row with more or fewer cells than the header."""
    remedy = "write a comma for every empty cell"
    if cells > columns:
        remedy = "put a cell that contains a comma in quotation marks"
    s = "" if cells == 1 else "s"
    return TableError(f"has {cells} cell{s} in a row of {columns} columns", line, remedy)


def table_lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Return every non-empty row of a table, the header first, with its first line.

    Raises:
        TableError: a cell is too long, or a quotation mark is not closed.
    """
    # Any line ending is accepted; one row may span several lines.
    reader = csv.reader(io.StringIO("\n".join(text.splitlines()) + "\n"), strict=True)
    start = 1
    try:
        for cells in reader:
            if any(cells):
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        raise TableError(f"not a table: {error}", start, "see `allies new` for one") from None


def _stretches(cell: str) -> list[dict[str, str]] | str:
    """`KAZ:120;UZB:30`: kilometres in each state."""
    parts = [part.partition(":") for part in cell.split(";")]
    if not all(colon for _, colon, _ in parts):
        return cell
    return [{"state": state.strip(), "km": km.strip()} for state, _, km in parts]


def _listed(cell: str) -> list[str]:
    """`KGZ;UZB`: codes, or names."""
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


_CELLS: Mapping[str | None, Callable[[str], Any]] = MappingProxyType(
    {"states": _stretches, "season": _months}
)
_CITED = ("at", "credibility", "origin", "runs")  # the columns of a citation beside `source`


@cache
def _lists_of(entry: type[Entry]) -> frozenset[str]:
    """Return the keys of an entry that hold a list of words, not of entries."""
    return frozenset(
        name
        for name, hint in get_type_hints(entry).items()
        if get_origin(hint) is tuple and not isinstance(get_args(hint)[0], type(Entry))
    )


def _entry(row: Mapping[str | Any, Any], lists: Collection[str]) -> dict[str, Any]:
    """Return a row in which the columns of a citation are one citation."""
    entry: dict[str, Any] = {
        str(key): _cell(key, value, lists) for key, value in row.items() if value
    }
    if "source" in entry:
        cite = {"source": entry.pop("source")}
        for name in _CITED:
            if name in entry:
                value = entry.pop(name)
                cite[name] = value.split() if name == "runs" else value
        entry["cites"] = [cite]
    return entry


def _cell(key: str | Any, value: Any, lists: Collection[str]) -> Any:
    """Return what a cell holds; several actors are a list, one is a name."""
    if key in _CELLS:
        return _CELLS[key](value)
    if key in lists or (key == "by" and ";" in value):
        return _listed(value)
    return value
