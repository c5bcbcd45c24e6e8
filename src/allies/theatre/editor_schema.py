"""JSON Schemas of the files of a theatre, for editors that complete and check while one types.

An editor checks the shape of an entry: its keys, words and kinds of value. `allies check` checks
all of it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import msgspec

from allies.evidence.sources import Citation
from allies.theatre.defaults import DEFAULTS, ENTRIES, SHARED
from allies.theatre.format import PARTS, Part
from allies.values.dates import ImpreciseDate
from allies.values.distributions import FAMILIES, Distribution
from allies.values.entries import Entry
from allies.world.vocabulary import KINDS

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ATTRIBUTE = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)
# A reader of YAML turns a bare 2008 into a number, so text may come as one.
_TEXT: Mapping[str, Any] = MappingProxyType({"type": ["string", "number"]})
_WRITTEN: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        ImpreciseDate.__name__: {
            **_TEXT,
            "description": "A date: 2008, 2008-06, 2008-06-02, or 2008-06/2008-08 for some day"
            " in between.",
        },
        Distribution.__name__: {
            "description": "A number, or a family with its parameters: {triangular: [1, 2, 4]}.",
            "anyOf": [
                {"type": "number"},
                {
                    "type": "object",
                    "propertyNames": {"enum": sorted(FAMILIES)},
                    "minProperties": 1,
                    "maxProperties": 1,
                },
            ],
        },
    }
)


def schemas() -> Mapping[str, Part]:
    """Return the parts of a theatre that are written in YAML, by their file or folder."""
    return {part.pattern.removesuffix("/*.yaml"): part for part in PARTS if not part.is_table}


@lru_cache
def editor_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file, by a name of `schemas`."""
    part = schemas()[name]
    (top,), parts = msgspec.json.schema_components([part.entry])
    known = _classes(part.entry)
    found = {key: _of_class(known.get(key), shape) for key, shape in parts.items()}
    whole = top
    if not part.single:
        listed = {"type": "array", "items": top}
        whole = {"anyOf": [top, listed, _with_defaults(listed)]}
    title = f"allies theatre: {part.pattern}"
    found[part.entry.__name__]["properties"][DEFAULTS] = _defaults()
    return {"$schema": _DIALECT, "title": title, "description": part.says, **whole, "$defs": found}


def _with_defaults(listed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a list of entries below the defaults of its file."""
    return {
        "type": "object",
        "properties": {DEFAULTS: _defaults(), ENTRIES: listed},
        "required": [ENTRIES],
        "additionalProperties": False,
    }


def _defaults() -> dict[str, Any]:
    return {
        "type": "object",
        "description": "What the citations of the file share: keys that they then leave out.",
        "properties": {
            key: {**_TEXT, "description": "As in a citation; for those that do not give it."}
            for key in SHARED
        },
        "minProperties": 1,
        "additionalProperties": False,
    }


def _classes(entry: type[Entry]) -> dict[str, type[Entry]]:
    """Return an entry's class and those of all entries inside it, by name."""
    found = {entry.__name__: entry}
    pending = [entry]
    while pending:
        info = msgspec.inspect.type_info(pending.pop())
        for field in getattr(info, "fields", ()):
            for kind in _structs_in(field.type):
                if kind.__name__ not in found:
                    found[kind.__name__] = kind
                    pending.append(kind)
    return found


def _structs_in(info: Any) -> list[type[Entry]]:
    if isinstance(info, msgspec.inspect.StructType):
        return [info.cls] if issubclass(info.cls, Entry) else []
    inner = [getattr(info, "item_type", None), *getattr(info, "types", ())]
    return [kind for item in inner if item is not None for kind in _structs_in(item)]


def _of_class(kind: type[Entry] | None, shape: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of one class as it is written in a file."""
    name = shape.get("title", "")
    if name in _WRITTEN:
        return dict(_WRITTEN[name])
    text = inspect.cleandoc(kind.__doc__ or "") if kind else ""
    said = {key: " ".join(value.split()) for key, value in _ATTRIBUTE.findall(text)}
    properties = {
        key: {**_as_written(value), **({"description": said[key]} if key in said else {})}
        for key, value in shape.get("properties", {}).items()
    }
    if name == "Act":
        properties["act"] |= {"enum": sorted(KINDS)}
        properties["by"] = {
            "anyOf": [dict(_TEXT), {"type": "array", "items": dict(_TEXT)}],
            "description": said["by"],
        }
    # The defaults of the file may give what a citation needs.
    needed = () if name == Citation.__name__ else shape.get("required", ())
    return {
        "type": "object",
        "description": text.partition("\n")[0],
        "properties": properties,
        "required": list(needed),
        "additionalProperties": False,
    }


def _as_written(value: Any) -> Any:
    """Return a schema in which text may be a bare number, and nothing is null."""
    if isinstance(value, list):
        return [_as_written(item) for item in value if item != {"type": "null"}]
    if not isinstance(value, dict):
        return value
    if value.get("type") == "string":
        # Rules and decisions are typed as text or as anything.
        return {**value, **_TEXT}
    if "enum" in value:
        words = [item for item in value["enum"] if item is not None]
        return {**value, "enum": [*words, *(int(item) for item in words if str(item).isdigit())]}
    return {key: _as_written(item) for key, item in value.items() if key != "default"}
