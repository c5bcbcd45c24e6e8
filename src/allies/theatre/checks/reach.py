"""Notes on entries that no case, contest, row of the inventory or query of the theatre uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from allies.theatre.checks.context import Context
from allies.theatre.coverage_rows import own_rows, texts_in
from allies.world.acts import Act
from allies.world.vocabulary import KINDS

# Kinds that are useful only if another entry names them, by their field of the record.
_NAMED = {
    "sources": "source",
    "holders": "holder",
    "contests": "contest",
    "states": "state",
    "organisations": "organisation",
    "forces": "force",
    "places": "place",
}


def check_reach(context: Context) -> None:
    """Add a note for every entry that a reader would never see."""
    mentions = _mentions(context)
    for field, kind in _NAMED.items():
        for name, entry in getattr(context.record, field).items():
            found = (mentions[known] - {(field, name)} for known in (name, *_labels(entry)))
            if not any(found) and not own_rows(entry):
                _note(context, f"{kind}:{name}", kind, "nothing else in the theatre names it")
    for act in context.record.acts:
        if not _says_something(act) and not mentions[act.id] - {("acts", act.id)}:
            why = "it changes no register, belongs to no version, and no row, case or rule names it"
            _note(context, f"act:{act.id}", "act", why)


def _labels(entry: Any) -> Iterator[str]:
    """Return the labels of a force; an organisation's means name the force by them."""
    for item in getattr(entry, "labels", ()):
        yield item.label


def _says_something(act: Act) -> bool:
    """Return whether a query finds an act by its register, version, row or subject.

    Votes and absences from votes are counted, so queries find them.
    """
    kind = KINDS.get(act.act)
    is_vote = act.act in ("voted", "stayed_away")
    return kind is None or is_vote or bool(kind.sets or act.version or act.about or act.rows)


def _mentions(context: Context) -> Mapping[str, set[tuple[str, str]]]:
    """Return the entries that contain a text, by field of the record and id."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for field, name, entry in _top_entries(context):
        for text in texts_in(entry):
            found[text].add((field, name))
            contest, slash, _ = text.partition("/")
            if slash:
                found[contest].add((field, name))
    return found


def _top_entries(context: Context) -> Iterator[tuple[str, str, Any]]:
    record = context.record
    for field in record.__struct_fields__:
        held = getattr(record, field)
        if field == "origins" or held is None:
            continue
        if isinstance(held, Mapping):
            for name, entry in held.items():
                yield field, name, entry
        elif isinstance(held, tuple):
            for at, entry in enumerate(held):
                yield field, getattr(entry, "id", str(at)), entry
        else:
            yield field, "", held


def _note(context: Context, key: str, kind: str, why: str) -> None:
    name = key.partition(":")[2]
    remedy = "cite it, name it in a case, a version or a row of the inventory, or remove it"
    context.note(key, (), f"nothing uses the {kind} '{name}'", why, remedy)
