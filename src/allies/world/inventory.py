"""The inventory: the contents of a theatre's documents by row, and the entries for each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from allies.errors import RefusedValueError
from allies.values.entries import Entry

_SPAN = re.compile(r"(?P<letter>[A-Z]?)(?P<first>\d{1,4})(?:-(?P=letter)(?P<last>\d{1,4}))?")


class Showing(Entry, frozen=True, kw_only=True):
    """A command that shows a row, and what of the row its answer contains.

    Attributes:
        command: the words after `allies`, without `--json`.
        finds: texts that stand in the answer as JSON, the question aside: a name, a number, a date.
    """

    command: str
    finds: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a command that finds nothing, or only words that it says itself."""
        if not self.finds:
            raise RefusedValueError(
                f"'{self.command}' finds nothing", "name a text of the row that its answer contains"
            )
        for text in self.finds:
            if not text.strip() or text in self.command:
                raise RefusedValueError(
                    f"'{text}' is a part of the command '{self.command}'",
                    "name a text of the row that only the answer contains",
                )


class InventoryRow(Entry, frozen=True, kw_only=True):
    """One row of the inventory. An entry that names the row itself need not be listed again.

    Attributes:
        row: its number, such as `25` or `C1`.
        says: what the documents say in this row, in a few of our own words.
        by: ids of the entries that carry it: acts, contests, versions, cases, provisions, forces
            and any other entry with an id.
        not_yet: what is still missing, if anything is; other entries may carry the rest.
        context: why no entry needs to carry it, if it is context only.
        shown_by: commands that show it, each with texts that its answer contains.
    """

    row: str
    says: str
    by: tuple[str, ...] = ()
    not_yet: str = ""
    context: str = ""
    shown_by: tuple[Showing, ...] = ()


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
