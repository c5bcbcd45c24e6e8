"""Entries of which only some parts can be read, so that faults in the others are reported too.

A faulty part is left out, or replaced by an empty value if the entry needs it. Later faults at
that place are not reported.
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

_MOST_ROUNDS = 4  # a correction in one round can reveal faults for the next


class Partly(msgspec.Struct, frozen=True):
    """The readable part of an entry.

    Attributes:
        entry: the entry; None if too much of it is faulty.
        errors: all validation errors, as pydantic lists them.
        lost: the places of the parts that were left out.
    """

    entry: Any
    errors: list[Mapping[str, Any]]
    lost: tuple[Path, ...] = ()


def read_partly(entry: type[E], item: Plain, error: ValidationError, number: int) -> Partly:
    """Return the readable part of a faulty entry.

    Args:
        entry: its class.
        item: the entry as written.
        error: the validation error.
        number: a unique number; it makes an empty date differ from those of other entries.
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
    """Return every place on a path, its end included."""
    return (path[:length] for length in range(len(path) + 1))


def _is_within(path: Path, lost: Sequence[Path]) -> bool:
    return not set(prefixes(path)).isdisjoint(lost)


def _mend(entry: type[Entry], item: Plain, error: Mapping[str, Any], number: int) -> Path | None:
    """Leave out a faulty part; return its place, or None if the entry cannot do without it."""
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
    """Return whether a field holds entries with names of their own."""
    inner = entry_in(hint)
    return inner is not None and not {"id", "label"}.isdisjoint(inner.__struct_fields__)


def _empty(owner: type[Entry], here: dict[str, Plain], name: str, number: int) -> bool:
    """Leave out a field, or set it to an empty value; return whether either is possible."""
    hint = hints_of(owner)[name]
    if _holds_named(hint):  # other entries may name the part
        return False
    if name not in _required(owner):
        here.pop(name, None)
        return True
    if hint is ImpreciseDate:
        # An early day for the end of a record would put every entry after its end.
        day = date.max.toordinal() if name == "until" else 1 + number
        here[name] = date.fromordinal(day).isoformat()
        return True
    if hint is str:
        here[name] = ""
    return hint is str
