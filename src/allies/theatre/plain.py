"""Walks over the plain values of a file: the ids in them, and the places without a value."""

from __future__ import annotations

from collections.abc import Iterator

from allies.theatre.faults import Path
from allies.theatre.yaml_text import Plain

_IDS = ("id", "label")  # keys for the name of an entry


def ids_in(item: Plain, path: Path) -> Iterator[tuple[Path, str]]:
    """Return every id of an item and of the items inside it, with its place."""
    pending: list[tuple[Plain, Path]] = [(item, path)]
    while pending:
        here, at = pending.pop()
        if isinstance(here, dict):
            for key in _IDS:
                if isinstance(here.get(key), str):
                    yield (*at, key), here[key]
            pending += [(part, (*at, key)) for key, part in here.items()]
        elif isinstance(here, list):
            pending += [(part, (*at, index)) for index, part in enumerate(here)]


def empty_values(item: Plain, path: Path) -> Iterator[Path]:
    """Return the place of every key or item without a value."""
    pending: list[tuple[Plain, Path]] = [(item, path)]
    while pending:
        here, at = pending.pop()
        if isinstance(here, str):
            if not here:
                yield at
        elif isinstance(here, list):
            pending += [(part, (*at, index)) for index, part in enumerate(here)]
        elif isinstance(here, dict):
            pending += [(part, (*at, key)) for key, part in here.items()]


def no_value(path: Path) -> str:
    """Return the fault of a place without a value."""
    keys = [step for step in path if isinstance(step, str)]
    if keys and keys[-1] != path[-1]:
        return f"'{keys[-1]}' has an item without a value"
    return f"'{path[-1]}' has no value"


def names_in(item: Plain) -> Iterator[str]:
    """Return every id of an item and of the items inside it."""
    return (name for _, name in ids_in(item, ()))
