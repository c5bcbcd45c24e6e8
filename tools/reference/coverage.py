"""The coverage page of a theatre: each row of its inventory, and the entries that carry it."""

from __future__ import annotations

from collections.abc import Sequence

from allies.theatre.coverage_rows import carried
from allies.theatre.files import find_theatre
from allies.theatre.opening import open_folder
from allies.world.inventory import Inventory, InventoryRow
from allies.world.record import Record
from reference.markdown import codes, page, section, table

_MOST_IDS = 12


def coverage(name: str) -> str:
    """Return the coverage page of a shipped theatre."""
    record = open_folder(find_theatre(name))
    if record.inventory is None:
        return page(f"Coverage of {name}", f"The theatre `{name}` has no inventory.")
    return page(
        f"Coverage of {name}",
        _intro(record, record.inventory),
        section("The rows", _rows(record, record.inventory)),
    )


def _intro(record: Record, inventory: Inventory) -> str:
    by_row = carried(record)
    rows = inventory.rows
    context = [row for row in rows if row.context]
    missing = [row for row in rows if not row.context and not by_row.get(row.row)]
    partly = [row for row in rows if row.not_yet and by_row.get(row.row)]
    whole = len(rows) - len(context) - len(missing) - len(partly)
    counts = table(
        ("rows", "number"),
        [
            ("carried by entries", str(whole)),
            ("carried in part", str(len(partly))),
            ("not yet carried", str(len(missing))),
            ("context only", str(len(context))),
            ("all", str(len(rows))),
        ],
    )
    return f"""
**{inventory.title}.** Each row is one statement of the documents, with the entries of the theatre
`{record.theatre.id}` that carry it; `allies claim ID` and `allies timeline --about ID` show an
entry. The last column has commands that show the row; a test runs each and looks in its answer for
names, numbers and dates of the row. `allies check` tests the list: it has every row once, and every
named entry exists.

{counts}
"""


def _rows(record: Record, inventory: Inventory) -> str:
    by_row = carried(record)
    return table(
        ("row", "what the documents say", "carried by", "still missing", "shown by"),
        [
            (row.row, row.says, _by(by_row.get(row.row, [])), _missing(row), _shown(row))
            for row in inventory.rows
        ],
    )


def _by(names: Sequence[str]) -> str:
    more = len(names) - _MOST_IDS
    shown = codes(names[:_MOST_IDS])
    return f"{shown} and {more} more" if more > 0 else shown


def _missing(row: InventoryRow) -> str:
    return f"context only: {row.context}" if row.context else row.not_yet


def _shown(row: InventoryRow) -> str:
    return codes([f"allies {showing.command}" for showing in row.shown_by])
