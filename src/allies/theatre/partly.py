"""Entries of which only some parts can be read, so that what is wrong with the others is told too.

A part at fault is left out, or put in place by something empty where the entry needs it; what a
check then finds to say of that place is no news.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from pydantic import ValidationError

from allies.theatre.faults import Path, class_at, entry_in, hints_of, path_of_error
from allies.theatre.models import validate
from allies.theatre.yaml_text import Plain
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry

E = TypeVar("E", bound=Entry)

_MOST_ROUNDS = 4  # what is mended in one can show what is wrong beside it in the next


class Partly(msgspec.Struct, frozen=True):
    """What could be read of an entry.

    Attributes:
        entry: the entry; None where too much is wrong with it.
        errors: all that its schema objects to, as pydantic lists it.
        lost: the places of the parts that were left out.
    """

    entry: Any
    errors: list[Mapping[str, Any]]
    lost: tuple[Path, ...] = ()


def read_partly(entry: type[E], item: Plain, error: ValidationError, number: int) -> Partly:
    """Return what can be read of an entry that its schema objects to.

    Args:
        entry: its class.
        item: what is written.
        error: what the schema says.
        number: a number of its own, by which an empty date differs from those of other entries.
    """
    errors: list[Mapping[str, Any]] = list(error.errors(include_url=False))
    lost: list[Path] = []
    mended = copy.deepcopy(item)
    new: Sequence[Mapping[str, Any]] = errors
    for _ in range(_MOST_ROUNDS):
        for found in new:
            at = _mend(entry, mended, found, number)
            if at is None:
                return Partly(None, errors, tuple(lost))
            lost.append(at)
        try:
            return Partly(validate(entry, mended), errors, tuple(lost))
        except ValidationError as again:
            new = again.errors(include_url=False)
            errors += [item for item in new if not _is_within(path_of_error(item), lost)]
    return Partly(None, errors, tuple(lost))


def prefixes(path: Path) -> Iterator[Path]:
    """Return every place that a path leads through, and its end."""
    return (path[:length] for length in range(len(path) + 1))


def _is_within(path: Path, lost: Sequence[Path]) -> bool:
    return not set(prefixes(path)).isdisjoint(lost)


def _mend(entry: type[Entry], item: Plain, error: Mapping[str, Any], number: int) -> Path | None:
    """Leave out the part at fault; return its place, or None where the entry cannot go without."""
    path = path_of_error(error)
    extra = error["type"] in ("unexpected_keyword_argument", "extra_forbidden")
    while path:
        owner = class_at(entry, path[:-1])
        name = path[-1]
        if owner is not None and isinstance(name, str):
            here = _at(item, path[:-1])
            if not isinstance(here, dict):
                return None
            if extra and path == path_of_error(error):
                here.pop(name, None)
                return path
            if name in owner.__struct_fields__:
                return path if _empty(owner, here, name, number) else None
        path = path[:-1]
    return None


def _at(item: Plain, path: Path) -> Plain:
    for step in path:
        try:
            item = item[step]
        except (KeyError, IndexError, TypeError):
            return None
    return item


@lru_cache(maxsize=128)
def _required(owner: type[Entry]) -> frozenset[str]:
    return frozenset(item.name for item in msgspec.structs.fields(owner) if item.required)


def _holds_named(hint: Any) -> bool:
    """Whether entries with names of their own stand in a field."""
    inner = entry_in(hint)
    return inner is not None and not {"id", "label"}.isdisjoint(inner.__struct_fields__)


def _empty(owner: type[Entry], here: dict[str, Plain], name: str, number: int) -> bool:
    """Leave out a field, or put something empty there; return whether either is possible."""
    hint = hints_of(owner)[name]
    if _holds_named(hint):  # others may name what would be left out with it
        return False
    if name not in _required(owner):
        here.pop(name, None)
        return True
    if hint is ImpreciseDate:
        # A record that does not say when it ends would be told to end before everything.
        day = date.max.toordinal() if name == "until" else 1 + number
        here[name] = date.fromordinal(day).isoformat()
        return True
    if hint is str:
        here[name] = ""
    return hint is str
