"""Checks that an id names one thing, and so does a name that people type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from allies.theatre.checks.context import Context
from allies.theatre.faults import Path
from allies.theatre.reading import path_of
from allies.unseen import escaped, unseen_in
from allies.values.naming import folded, scripts_mixed
from allies.world.forces import Place
from allies.world.organisations import Organisation, State

# Kinds that share their ids with the kinds above them, and have a line of their own in a file.
_OWN_PLACE = ("source", "holder", "force", "fleet", "place", "case", "group")


def check_names(context: Context) -> None:
    """Check that no id belongs to two kinds of entry, and no name to two entries of one kind."""
    taken: dict[str, str] = {}
    for kind, ids in _ids(context):
        for name in ids:
            if name in taken and kind in _OWN_PLACE:
                context.fault(
                    f"{kind}:{name}",
                    ("id",),
                    f"the {taken[name]} '{name}' has the id of this {kind}",
                    "one of the two would be shown under the name of the other",
                    f"choose another id for the {kind}",
                )
            taken.setdefault(name, kind)
    record = context.record
    _check_typed(context, "state", record.states)
    _check_typed(context, "organisation", record.organisations)
    _check_typed(context, "place", record.places)


def _ids(context: Context) -> Iterable[tuple[str, Iterable[str]]]:
    record = context.record
    return (
        ("state", record.states),
        ("organisation", record.organisations),
        ("organ", context.names["organ"]),
        ("text", record.instruments),
        ("source", record.sources),
        ("place", record.places),
        ("holder", record.holders),
        ("force", record.forces),
        ("fleet", record.fleets),
        ("case", record.cases),
        ("group", record.groups),
    )


def _check_typed(
    context: Context, kind: str, entries: Mapping[str, State | Organisation | Place]
) -> None:
    """Check that every name that people may type can be typed, and fits one entry only."""
    ids = {folded(name): name for name in entries}
    taken: dict[str, tuple[str, Path]] = {}
    for entry in entries.values():
        key = f"{kind}:{entry.id}"
        for within, name in _names_of(entry):
            wrong = _wrong(name)
            if wrong:
                context.fault(key, within, *wrong)
                continue
            form = folded(name)
            if ids.get(form, entry.id) != entry.id:
                context.fault(
                    key,
                    within,
                    f"'{name}' is the id of another {kind}",
                    f"people who type it mean the {kind} '{ids[form]}'",
                    "remove it, or choose another name",
                )
                continue
            other, place = taken.setdefault(form, (entry.id, within))
            if other != entry.id:
                context.fault(
                    key,
                    within,
                    f"'{name}' is also a name of the {kind} '{other}'",
                    f"it is also in {_where(context, f'{kind}:{other}', place)}, so it is"
                    " ambiguous",
                    "remove it from one of the two, or make the names distinct",
                )


def _names_of(entry: State | Organisation | Place) -> Iterator[tuple[Path, str]]:
    """Return the names of an entry, each with its place; empty names are reported elsewhere."""
    found: list[tuple[Path, str]] = [(("name",), entry.name)]
    if isinstance(entry, Organisation):
        found.append((("short",), entry.short))
    found += [(("names", at), name) for at, name in enumerate(entry.names)]
    yield from (pair for pair in found if pair[1])


def _wrong(name: str) -> tuple[str, str, str] | None:
    """Return why people cannot type a name: what, why, and the remedy; None if they can."""
    if unseen_in(name):
        return (
            f"the name '{escaped(name)}' holds a character that cannot be seen",
            "people cannot type it",
            "remove it",
        )
    if not folded(name):
        return (
            f"the name '{name}' has no letter and no figure",
            "people cannot search for it",
            "write the name that people use",
        )
    mixed = scripts_mixed(name)
    if mixed:
        letters = "; ".join(f"{', '.join(found)} is {script}" for script, found in mixed.items())
        return (
            f"the name '{name}' mixes {' and '.join(mixed)} letters in one word",
            letters,
            "write each word in one script",
        )
    return None


def _where(context: Context, key: str, within: Path) -> str:
    """Return file and line of a name of another entry."""
    file, path = context.record.origins[key]
    return context.reading.where(file, (*path_of(path), *within))
