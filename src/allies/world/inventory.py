"""The inventory: the contents of a theatre's documents by row, and the entries for each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from allies.errors import RefusedValueError
from allies.values.entries import Entry

_SPAN = re.compile(r"(?P<letter>[A-Z]?)(?P<first>\d{1,4})(?:-(?P=letter)(?P<last>\d{1,4}))?")


class InventoryRow(Entry, frozen=True, kw_only=True):
    """One row of the inventory. An entry that names the row itself need not be listed again.

    Attributes:
        row: its number, such as `25` or `C1`.
        says: what the documents say in this row, in a few of our own words.
        by: ids of the entries that carry it: acts, contests, versions, cases, provisions, forces
            and any other entry with an id.
        not_yet: what is still missing, if anything is; other entries may carry the rest.
        context: why no entry needs to carry it, if it is context only.
    """

    row: str
    says: str
    by: tuple[str, ...] = ()
    not_yet: str = ""
    context: str = ""


class Inventory(Entry, frozen=True, kw_only=True):
    """The content of `coverage.yaml`.

    Attributes:
        title: the documents that were read row by row.
        span: the rows, as single rows and spans: `1-173`, `C1-C36`.
        rows: every row, once.
    """

    title: str
    span: tuple[str, ...]
    rows: tuple[InventoryRow, ...]

    def __post_init__(self) -> None:
        """Refuse a span that names no rows."""
        for part in self.span:
            if not list(rows_of(part)):
                raise RefusedValueError(
                    f"'{part}' names no rows; write 7, 1-173 or C1-C36", "correct the span"
                )


def rows_of(part: str) -> Iterator[str]:
    """Return the rows of one part of a span; none if it is malformed."""
    found = _SPAN.fullmatch(part)
    if found is not None:
        first = int(found["first"])
        for number in range(first, int(found["last"] or first) + 1):
            yield f"{found['letter']}{number}"


def rows_in(span: Sequence[str]) -> list[str]:
    """Return every row of a span, in its order."""
    return [row for part in span for row in rows_of(part)]
