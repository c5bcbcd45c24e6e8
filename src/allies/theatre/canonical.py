"""One order for the items inside an entry, so that no answer depends on how they were written.

Most lists of an entry are sets: a list of traits, of versions, of citations says the same in any
order. A checked record has them in one order. Where the order has a meaning, it is kept; the
description of the field says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from operator import is_
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from allies.evidence.sources import Citation
from allies.values.entries import Entry, annotations_of, fields_with_entries
from allies.world.record import Record

T = TypeVar("T")

# Lists whose order has a meaning, by the name of their class.
ORDERED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Case": ("organisations",),
        "Citation": ("runs",),
        "Comparison": ("more", "less"),
        "CorridorWay": ("via",),
        "Inventory": ("span", "rows"),
        "Link": ("states",),
        "Organisation": ("instruments", "means", "readings"),
        "ScenarioSet": ("backgrounds",),
        "State": ("readings",),
        "ThreatRegister": ("threats",),
        "TheatreInfo": ("main_organisations", "walks"),
    }
)


def canonical(record: Record) -> Record:
    """Return a record in which every list without a meaning of its order is in one order."""
    return msgspec.structs.replace(
        record,
        **{name: _ordered(getattr(record, name)) for name in record.__struct_fields__},
    )


def _ordered(value: Any) -> Any:
    """Return a value with the lists inside its entries in order; its own order is kept."""
    if isinstance(value, Entry):
        return _entry(value)
    if isinstance(value, dict) and value and isinstance(next(iter(value.values())), Entry):
        return {name: _entry(item) for name, item in value.items()}
    if isinstance(value, tuple) and value and isinstance(value[0], Entry):
        items = tuple(map(_entry, value))
        return value if all(map(is_, items, value)) else items
    return value


def _entry(entry: T) -> T:
    kept = ORDERED.get(type(entry).__name__, ())
    changed = {}
    for name in _fields(type(entry)):  # type: ignore[arg-type]
        before = getattr(entry, name)
        if not isinstance(before, tuple | Entry):
            continue
        after = _ordered(before)
        if isinstance(after, tuple) and len(after) > 1 and name not in kept:
            after = tuple(sorted(after, key=_place))
        if after is not before:
            changed[name] = after
    return msgspec.structs.replace(entry, **changed) if changed else entry  # type: ignore[type-var]


@cache
def _fields(kind: type[Entry]) -> tuple[str, ...]:
    """Return the fields of a class that may hold a list or entries."""
    lists = {name for name, text in annotations_of(kind).items() if "tuple" in text}
    return tuple(n for n in kind.__struct_fields__ if n in lists or n in fields_with_entries(kind))


def _place(item: Any) -> tuple[Any, ...]:
    """Return the place of an item: the most credible citations first, else by name."""
    if isinstance(item, Citation):
        return (item.credibility, item.source, item.at, repr(item))
    if isinstance(item, Entry):
        return (getattr(item, "id", ""), repr(item))
    return (item,)
