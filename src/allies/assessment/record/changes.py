"""Changes: the facts of two editions of a theatre compared, in sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from allies.questions.changes import ChangeKind, FactChange, FieldChange
from allies.world.facts import Fact, facts, ids
from allies.world.record import Record

_ORDER: tuple[ChangeKind, ...] = ("removed", "renamed", "changed", "added")
_MOST_LETTERS = 200
_Facts = Mapping[tuple[str, str], Fact]


def fact_changes(before: Record, after: Record) -> tuple[list[FactChange], int]:
    """Return what changed from one edition to another, and how many facts did not.

    A fact is the same fact if it has the same kind and id, or if the errata of the later edition
    say that its id replaces the old one.
    """
    old, new = facts(before), facts(after)
    renamed = {item.to: item.id for erratum in after.errata for item in erratum.renamed}
    found = list(_compared(old, new, renamed))
    found.sort(key=lambda item: (_ORDER.index(item.change), item.kind, item.id))
    kept = len(new) - sum(item.change != "removed" for item in found)
    return found, kept


def unlisted(before: Record, after: Record) -> tuple[str, ...]:
    """Return the ids that are gone and are not in the errata as renamed or retired."""
    told = {item.id for erratum in after.errata for item in erratum.renamed}
    told |= {name for erratum in after.errata for name in erratum.retired}
    return tuple(sorted(ids(before) - ids(after) - told))


def _compared(old: _Facts, new: _Facts, renamed: Mapping[str, str]) -> Iterator[FactChange]:
    replaced: set[tuple[str, str]] = set()
    for key, fact in new.items():
        earlier = (fact.kind, renamed.get(fact.id, ""))
        was = old.get(key) or old.get(earlier)
        if was is None:
            yield _told(fact, "added", f"New {fact.kind} {fact.id}{_words(fact)}.")
            continue
        fields = tuple(_fields(was, fact))
        if was.id != fact.id:
            replaced.add(was.key)
            says = f"The {fact.kind} {was.id} is now called {fact.id}{_list(fields)}."
            yield _told(fact, "renamed", says, was.id, fields)
        elif fields:
            says = f"The {fact.kind} {fact.id} has changed{_list(fields)}."
            yield _told(fact, "changed", says, None, fields)
    for key, fact in old.items():
        if key not in new and key not in replaced:
            yield _told(fact, "removed", f"The {fact.kind} {fact.id} is gone{_words(fact)}.")


def _told(
    fact: Fact,
    change: ChangeKind,
    says: str,
    was: str | None = None,
    fields: tuple[FieldChange, ...] = (),
) -> FactChange:
    return FactChange(id=fact.id, kind=fact.kind, change=change, says=says, was=was, fields=fields)


def _words(fact: Fact) -> str:
    return f": {_short(fact.says)}" if fact.says else ""


def _list(fields: tuple[FieldChange, ...]) -> str:
    """Return the differing fields as the end of a sentence; citations are named as such."""
    said = [
        "it cites other passages"
        if item.field == "cites"
        else f"'{item.field}' was {item.before or 'empty'} and is {item.after or 'empty'}"
        for item in fields
    ]
    return f": {'; '.join(said)}" if said else ""


def _fields(was: Fact, now: Fact) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*was.fields, *now.fields)):
        one, other = was.fields.get(name), now.fields.get(name)
        if one != other:
            yield FieldChange(field=name, before=_short(_text(one)), after=_short(_text(other)))


def _text(value: Any) -> str:
    """Return a value as text: plain words as they are, the rest as JSON."""
    if value is None or value in ("", []):
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 3]}..."
