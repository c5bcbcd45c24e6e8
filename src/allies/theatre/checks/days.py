"""Checks that every dated entry begins before the record ends, and before its own end."""

from __future__ import annotations

from collections.abc import Iterator

from allies.evidence.sources import Citation
from allies.theatre.checks.context import Context
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry, entries_inside
from allies.world.citations_in import Within, cited_entries

# Fields for the day when something happens or begins. An end, a source or an opening may be later.
_BEGINS = ("on", "since")
_SPANS = (("on", "until"), ("since", "until"), ("opened", "closed"))


def check_days(context: Context) -> None:
    """Fault every entry that begins after the end of the record, and every reversed span.

    No question uses an entry that begins after the end of the record.
    """
    until = context.record.theatre.until
    is_span = until.last >= context.record.theatre.since.first
    for key, whole in cited_entries(context.record):
        for within, entry in _entries_in(whole):
            # Without a valid span of the record, this fault would be repeated for every entry.
            if is_span:
                _check_beginning(context, key, within, entry, until)
            _check_span(context, key, within, entry)


def _check_beginning(
    context: Context, key: str, within: Within, entry: Entry, until: ImpreciseDate
) -> None:
    for name in _BEGINS:
        begins = getattr(entry, name, None)
        if isinstance(begins, ImpreciseDate) and begins.first > until.last:
            context.fault(
                key,
                (*within, name),
                f"{begins} is after the end of the record",
                f"the record ends on {until}, so no answer can use this entry",
                "correct the date, or set 'until:' of theatre.yaml to a later day",
            )


def _check_span(context: Context, key: str, within: Within, entry: Entry) -> None:
    for first, last in _SPANS:
        begins, ends = getattr(entry, first, None), getattr(entry, last, None)
        if begins is not None and ends is not None and ends.last < begins.first:
            context.fault(
                key,
                (*within, last),
                f"'{last}' {ends} is before '{first}' {begins}",
                "an entry cannot end before it begins",
                "correct one of the two dates",
            )


def _entries_in(entry: Entry, within: Within = ()) -> Iterator[tuple[Within, Entry]]:
    """Return an entry and every entry inside it, with places; citations have no dates."""
    yield within, entry
    for place, part in entries_inside(entry):
        if not isinstance(part, Citation):
            yield from _entries_in(part, (*within, *place))
