"""The facts of a record: every entry with an id, apart from the entries inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import asdict

from allies.evidence.contests import Version
from allies.values.entries import Entry, entries_inside
from allies.world.forces import Link
from allies.world.record import Record

# Parts of a record in the order of shown facts; expectations, errata and the inventory
# say nothing of the world.
_PARTS = (
    *("sources", "holders", "contests", "states", "organisations", "groups", "acts", "cases"),
    *("capitals", "forces", "fleets", "places", "links", "corridors", "comparisons"),
    *("judgements", "weights"),
)
_PREFIXED = frozenset({"version"})  # their ids are unique only inside the entry that holds them


class Fact(msgspec.Struct, frozen=True):
    """One entry of a record.

    Attributes:
        kind: the name of its class in small letters: `act`, `version`, `provision`.
        id: its id; that of a version begins with its contest.
        fields: its fields; of entries inside it that are facts themselves, only the ids.
        entry: the entry.
    """

    kind: str
    id: str
    fields: Mapping[str, Any]
    entry: Entry

    @property
    def key(self) -> tuple[str, str]:
        """Its kind and id, by which it is found in another edition."""
        return self.kind, self.id

    @property
    def says(self) -> str:
        """What it says, in words; empty if it has no words of its own."""
        return next(
            (
                str(getattr(self.entry, name))
                for name in ("says", "question", "title", "name")
                if isinstance(getattr(self.entry, name, None), str) and getattr(self.entry, name)
            ),
            "",
        )


def facts(record: Record) -> dict[tuple[str, str], Fact]:
    """Return every fact of a record, by kind and id."""
    found: dict[tuple[str, str], Fact] = {}
    for name in _PARTS:
        part = getattr(record, name)
        for entry in part.values() if isinstance(part, dict) else part:
            for fact in _of(entry, ""):
                found.setdefault(fact.key, fact)
    return found


def ids(record: Record) -> frozenset[str]:
    """Return the ids of all facts."""
    found: set[str] = set()
    for name in _PARTS:
        part = getattr(record, name)
        pending: list[tuple[Entry, str]] = [
            (entry, "") for entry in (part.values() if isinstance(part, dict) else part)
        ]
        while pending:
            entry, within = pending.pop()
            own = _id_of(entry) if isinstance(entry, Link) or hasattr(entry, "id") else ""
            is_version = isinstance(entry, Version)
            name_of = f"{within}/{own}" if is_version else own
            if name_of:
                found.add(name_of)
            pending += [(inner, name_of or within) for _, inner in entries_inside(entry)]
    return frozenset(found)


def _of(entry: Entry, within: str) -> Iterator[Fact]:
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(entry).__name__).lower()
    own = _id_of(entry)
    name = f"{within}/{own}" if kind in _PREFIXED else own
    inner: list[Entry] = []
    fields = {key: _plain(value, inner) for key, value in asdict(entry).items() if key != "id"}
    yield Fact(kind, name, fields, entry)
    for part in inner:
        yield from _of(part, name)


def _id_of(entry: Any) -> str:
    """Return the id of an entry; a link is known by its ends and its mode."""
    if isinstance(entry, Link):
        return f"{entry.start}--{entry.end}.{entry.mode}"
    return str(entry.id)


def _plain(value: Any, inner: list[Entry]) -> Any:
    """Return a value without the facts inside it, which are added to a list."""
    if isinstance(value, tuple):
        return [_plain(item, inner) for item in value]
    if isinstance(value, Entry):
        if getattr(value, "id", ""):
            inner.append(value)
            return value.id  # type: ignore[attr-defined]
        return {key: _plain(item, inner) for key, item in asdict(value).items()}
    return value.text if hasattr(value, "text") else msgspec.to_builtins(value, str_keys=True)
