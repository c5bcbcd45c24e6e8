"""Checks that what is dated begins before the record ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from allies.theatre.checks.context import Context
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry
from allies.world.citing import Within, cited_entries

# When something happens or begins to hold. An end may lie later, as may a source or an opening.
_BEGINS = ("on", "since")


def check_days(context: Context) -> None:
    """Fault every entry of which no question could ever hear, as the record ends before it."""
    until = context.world.theatre.until
    if until.last < context.world.theatre.since.first:
        return  # a record without a day would bury its own fault under every entry's
    for key, entry in cited_entries(context.world):
        for within, begins in _beginnings(entry):
            if begins.first > until.last:
                context.fault(
                    key,
                    within,
                    f"{begins} lies after the end of the record",
                    f"the record ends on {until}, and no answer says anything of a later day",
                    "correct the date, or let 'until:' of theatre.yaml reach as far",
                )


def _beginnings(entry: Any, within: Within = ()) -> Iterator[tuple[Within, ImpreciseDate]]:
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if isinstance(value, ImpreciseDate):
            if name in _BEGINS:
                yield (*within, name), value
        elif isinstance(value, Entry):
            yield from _beginnings(value, (*within, name))
        elif isinstance(value, tuple):
            for at, part in enumerate(value):
                if isinstance(part, Entry):
                    yield from _beginnings(part, (*within, name, at))
