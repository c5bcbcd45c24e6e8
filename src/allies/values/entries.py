"""The base class of every entry of a theatre, and the walk through the entries inside one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

# Words of an annotation that name no entry. A field with any other word may hold entries.
_NO_ENTRY = frozenset({"str", "int", "float", "bool", "None", "tuple", "Literal", "ImpreciseDate"})
_QUOTED, _WORD = re.compile(r"\"[^\"]*\"|'[^']*'"), re.compile(r"[A-Za-z_]\w*")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen record whose class is both the domain object and the schema of its YAML entry.

    The theatre reader makes its validating models from these classes, and the cache decodes into
    them. Nothing here imports the validator.
    """


def entries_inside(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], Entry]]:
    """Return the entries directly inside an entry, each with its place: a field and an index."""
    for name in fields_with_entries(type(entry)):
        value = getattr(entry, name)
        if isinstance(value, tuple):
            for at, part in enumerate(value):
                if isinstance(part, Entry):
                    yield (name, at), part
        elif isinstance(value, Entry):
            yield (name,), value


@cache
def fields_with_entries(kind: type[Entry]) -> tuple[str, ...]:
    """Return the fields of a class that may hold entries, in order."""
    written = annotations_of(kind)
    return tuple(
        name
        for name in kind.__struct_fields__
        if set(_WORD.findall(_QUOTED.sub("", written[name]))) - _NO_ENTRY
    )


def annotations_of(kind: type[Entry]) -> dict[str, str]:
    """Return the annotation of every field of a class, as written in its module."""
    written: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        written |= {name: str(text) for name, text in vars(base).get("__annotations__", {}).items()}
    return written
