"""Checks of the inventory: every row is listed once and carried by the entries it names."""

from __future__ import annotations

from collections.abc import Iterator

from allies.errors import nearest
from allies.theatre.checks.context import Context
from allies.theatre.coverage_rows import entries_of, own_rows
from allies.values.entries import Entry
from allies.world.acts import Act
from allies.world.citations_in import Within, facts_in
from allies.world.inventory import Inventory, InventoryRow, rows_in

_INVENTORY = "inventory:"


def check_coverage(context: Context) -> None:
    """Check that every row of the inventory is listed once and carried by the entries it names."""
    inventory = context.record.inventory
    if inventory is None:
        return
    _check_span(context, inventory)
    _check_claims(context, inventory)
    entries = list(entries_of(context.record))
    known = {name for name, _ in entries} | context.reading.faulty
    rows_claimed = {row for _, entry in entries for row in own_rows(entry)}
    for at, row in enumerate(inventory.rows):
        claimed = row.row in rows_claimed
        _check_row(context, at, row, known, claimed=claimed)
        if row.not_yet and claimed and not row.by:
            context.note(
                _INVENTORY,
                ("rows", at, "not_yet"),
                f"row {row.row} is marked as missing, but entries name it",
                row.not_yet,
                "say what is still missing, or remove 'not_yet:'",
            )


def _check_span(context: Context, inventory: Inventory) -> None:
    span = rows_in(inventory.span)
    seen: set[str] = set()
    for at, row in enumerate(inventory.rows):
        place = ("rows", at, "row")
        if row.row in seen:
            context.fault(_INVENTORY, place, f"row {row.row} is listed twice", "", "merge the two")
        elif row.row not in span:
            context.fault(
                _INVENTORY,
                place,
                f"there is no row {row.row}",
                f"the inventory has the rows {', '.join(inventory.span)}",
                nearest(row.row, span),
            )
        seen.add(row.row)
    missing = [row for row in span if row not in seen]
    if missing:
        context.fault(
            _INVENTORY,
            ("span",),
            f"not listed: {', '.join(missing)}",
            "every row of the inventory is listed once",
            "list them, with 'by:', 'not_yet:' or 'context:'",
        )


def _check_claims(context: Context, inventory: Inventory) -> None:
    """Check that the rows that acts and contests name exist."""
    span = set(rows_in(inventory.span))
    for key, within, entry in _claiming(context):
        for row in own_rows(entry):
            if row not in span:
                field = "row" if getattr(entry, "row", "") == row else "rows"
                place = (*within, field)
                context.fault(key, place, f"there is no row {row}", "", nearest(row, sorted(span)))


def _claiming(context: Context) -> Iterator[tuple[str, Within, Entry]]:
    """Return every entry that may name rows, with its key and its place there."""
    record = context.record
    for contest in record.contests.values():
        yield f"contest:{contest.id}", (), contest
    for act in _acts(context):
        yield f"act:{act.id}", (), act
    for kind, entries in (
        ("capital", record.capitals),
        ("comparison", record.comparisons),
        ("judgement", record.judgements),
    ):
        for name, entry in entries.items():
            for within, part in facts_in(entry):
                yield f"{kind}:{name}", within, part


def _acts(context: Context) -> Iterator[Act]:
    yield from context.record.acts
    for case in context.record.cases.values():
        yield from case.acts
        yield from case.question.proposals


def _check_row(
    context: Context, at: int, row: InventoryRow, known: set[str], *, claimed: bool
) -> None:
    place = ("rows", at)
    for number, name in enumerate(row.by):
        if name not in known:
            context.fault(
                _INVENTORY,
                (*place, "by", number),
                f"unknown entry '{name}'",
                "",
                nearest(name, known),
            )
        elif name in row.by[:number]:
            context.fault(
                _INVENTORY,
                (*place, "by", number),
                f"'{name}' is named twice",
                "",
                "remove one of the two",
            )
    if row.context and (row.by or row.not_yet or claimed):
        context.fault(
            _INVENTORY,
            (*place, "context"),
            f"row {row.row} is marked as context only, and also as carried or missing",
            "a row of context needs no entry that carries it",
            "remove 'context:', or the keys that contradict it",
        )
    if not (row.by or row.not_yet or row.context or claimed):
        context.fault(
            _INVENTORY,
            place,
            f"no entry carries row {row.row}",
            "every row is carried by entries, not yet carried, or context only",
            "give 'by:', 'not_yet:' or 'context:'",
        )
