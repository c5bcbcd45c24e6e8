"""One tool for each question: its name, its meaning and the JSON Schema of what it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import cleandoc
from typing import Any

import msgspec
from msgspec.structs import FieldInfo, fields

from allies.asking.asks import FILE_KINDS, beside_question, kind_of
from allies.questions.base import Asked, WhatIf, description_of
from allies.questions.catalogue import CATALOGUE, GROUPS, Row

SHORT, FULL, JSON = "short", "full", "json"


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """A question as an assistant sees it.

    Attributes:
        name: the name of the question, with underscores.
        title: a few words for people.
        says: what it answers, with an example.
        takes: the JSON Schema of its arguments.
        row: the row of its question in the catalogue.
    """

    name: str
    title: str
    says: str
    takes: Mapping[str, Any]
    row: Row


def tools(theatres: tuple[str, ...]) -> dict[str, Tool]:
    """Return every tool by its name.

    Args:
        theatres: the theatres that can be asked about; the first one is the default.
    """
    return {tool.name: tool for row in CATALOGUE.values() for tool in _tools_of(row, theatres)}


def _tools_of(row: Row, theatres: tuple[str, ...]) -> Iterator[Tool]:
    own = [item for item in fields(row.question) if kind_of(item.type) not in FILE_KINDS]
    needs_file = any(item.required and item not in own for item in fields(row.question))
    if needs_file:
        return
    doc = cleandoc(row.question.__doc__ or "")
    yield Tool(
        name=row.name.replace("-", "_"),
        title=f"{GROUPS[row.group]}: {row.name.replace('-', ' ')}",
        says=f"{doc}\n\nThe command line asks it so: allies {row.example}",
        takes=_schema(row, own, theatres),
        row=row,
    )


def _schema(row: Row, own: list[FieldInfo], theatres: tuple[str, ...]) -> dict[str, Any]:
    supposed = [item for item in fields(WhatIf) if item.name in row.question.understands()]
    beside = beside_question(row.question)
    beside.pop("overlay", None)  # a folder on this machine
    said = description_of(Asked)
    properties = {item.name: _property(item) for item in (*supposed, *own)}
    for name, kind in beside.items():
        properties.setdefault(name, {"description": said[name], **msgspec.json.schema(kind)})
    if "theatre" in beside:
        properties["theatre"] = {
            "type": "string",
            "enum": list(theatres),
            "default": theatres[0],
            "description": "The record to ask.",
        }
    properties["show"] = {
        "type": "string",
        "enum": [SHORT, *((FULL,) if row.short else ()), JSON],
        "default": SHORT,
        "description": "The page for people (short, or full), or the whole answer as JSON.",
    }
    return {
        "type": "object",
        "properties": properties,
        "required": [item.name for item in own if item.required],
        "additionalProperties": False,
    }


def _property(item: FieldInfo) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.json.schema(item.type)
    if item.default not in (msgspec.NODEFAULT, "", ()):
        made["default"] = item.default
    return made
