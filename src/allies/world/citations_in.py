"""Every citation of a record, with the entry that contains it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from allies.evidence.sources import Citation
from allies.evidence.verification import Cited
from allies.values.entries import entries_inside
from allies.world.record import Record

Within = tuple[str | int, ...]


def facts_in(entry: Any, within: Within = ()) -> Iterator[tuple[Within, Any]]:
    """Return every part of an entry that can have citations, with its place in the entry."""
    if hasattr(entry, "cites"):
        yield within, entry
    for place, part in entries_inside(entry):
        if not isinstance(part, Citation):
            yield from facts_in(part, (*within, *place))


def cited_entries(record: Record) -> Iterator[tuple[str, Any]]:
    """Return every entry of a record that can have citations, by kind and id."""
    for kind, entries in (
        ("contest", record.contests),
        ("state", record.states),
        ("organisation", record.organisations),
        ("force", record.forces),
        ("fleet", record.fleets),
        ("place", {name: item for name, item in record.places.items() if item.cites}),
        ("group", record.groups),
        ("case", record.cases),
        ("capital", record.capitals),
        ("comparison", record.comparisons),
        ("judgement", record.judgements),
        ("invitation", record.invitations),
        ("lever", record.levers),
        ("scenarios", record.scenarios),
        ("forecasts", record.forecasts),
    ):
        for name, entry in entries.items():
            yield f"{kind}:{name}", entry
    for act in record.acts:
        yield f"act:{act.id}", act
    for number, link in enumerate(record.links):
        yield f"link:{number}", link


def citations(record: Record) -> list[Cited]:
    """Return every citation of a record."""
    return [
        Cited(entry_name(key, within, fact), cite, str(getattr(fact, "says", "")))
        for key, entry in cited_entries(record)
        for within, fact in facts_in(entry)
        for cite in _cites(fact)
    ]


def _cites(fact: Any) -> tuple[Citation, ...]:
    cites: tuple[Citation, ...] = fact.cites
    return cites


def entry_name(key: str, within: Within, fact: Any) -> str:
    """Return the name, for people, of a part of an entry that can have citations.

    Args:
        key: the kind and id of the entry, as `cited_entries` gives them.
        within: the place of the part in the entry; empty for the entry itself.
        fact: the part.
    """
    own = getattr(fact, "id", "") or getattr(fact, "who", "") or getattr(fact, "label", "")
    kind, _, name = key.partition(":")
    return f"{kind} {name}" if not within else f"{kind} {name}: {own or within[0]}"
