"""The entries that carry a row of the inventory, and the names in entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from allies.evidence.contests import Contest
from allies.values.entries import Entry, entries_inside
from allies.world.record import Record

_ENTRIES_OF_THE_WORLD = frozenset({"theatre", "inventory", "origins"})


def entries_of(record: Record) -> Iterator[tuple[str, Entry]]:
    """Return every entry with an id, also inside other entries; a version as `contest/id`."""
    for name in Record.__struct_fields__:  # a view has more fields, which are not entries
        if name in _ENTRIES_OF_THE_WORLD:
            continue
        held = getattr(record, name)
        for entry in held.values() if isinstance(held, Mapping) else held:
            yield from _named(entry)


def _named(entry: Entry, owner: str = "") -> Iterator[tuple[str, Entry]]:
    own = str(getattr(entry, "id", ""))
    if own:
        yield f"{owner}{own}", entry
    inside = f"{own}/" if isinstance(entry, Contest) else ""
    for part in parts_of(entry):
        yield from _named(part, inside)


def parts_of(entry: Entry) -> Iterator[Entry]:
    """Return the entries directly inside an entry."""
    return (part for _, part in entries_inside(entry))


def own_rows(entry: Any) -> tuple[str, ...]:
    """Return the rows that an entry itself names."""
    row = getattr(entry, "row", "")
    rows: tuple[str, ...] = getattr(entry, "rows", ())
    return (*((row,) if row else ()), *rows)


def carried(record: Record) -> Mapping[str, list[str]]:
    """Return the ids of the entries that carry each row, those named in the inventory first."""
    found: dict[str, dict[str, None]] = {}
    for row in record.inventory.rows if record.inventory else ():
        found[row.row] = dict.fromkeys(row.by)
    for name, entry in entries_of(record):
        for carried_row in own_rows(entry):
            found.setdefault(carried_row, {})[name] = None
    return {row: list(names) for row, names in found.items()}


def texts_in(value: Any) -> Iterator[str]:
    """Return every text in an entry, at any depth, except its own id."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Entry):
        for name in value.__struct_fields__:
            if name != "id":
                yield from texts_in(getattr(value, name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts_in(key)
            yield from texts_in(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_in(item)
