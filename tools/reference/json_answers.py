"""The page on JSON answers and the JSON Schema files, made from the types of the questions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from allies.asking.asks import beside_question
from allies.faces.text.spelling import marks_of
from allies.questions.base import Answer, WhatIf
from allies.questions.catalogue import CATALOGUE, GROUPS, Row
from allies.questions.schemas import ERRANDS, answer_types, schema_of
from reference.markdown import anchor, capital, codes, page, section, table

_REF = "#/$defs/"
_WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
}
_TYPES = answer_types()
_PARTS: Mapping[str, Any] = msgspec.json.schema_components(
    [Answer, *_TYPES.values()], ref_template=f"{_REF}{{name}}"
)[1]
_ENVELOPE: Mapping[str, Any] = _PARTS["Answer"]["properties"]


def json_schema(name: str) -> str:
    """Return one answer's JSON Schema, as `allies schema` prints it."""
    return json.dumps(schema_of(name), indent=2, ensure_ascii=False) + "\n"


def json_page() -> str:
    """Return the page on JSON answers."""
    intro = """
`--json` gives every answer as JSON, and `answer.to_json()` in Python gives the same bytes. The
number in the name of a schema increases if a field is removed or changes its meaning. A new field
does not increase it. Probabilities are numbers between 0 and 1 without the rounding of the pages.
Dates are text. `allies schema QUESTION` prints a schema.

Six fields have the same meaning everywhere: `id` is a name in the theatre, `name` and `title` are
names for people, `says` is the content in words, `cites` lists passages in sources, and `note` is a
remark for the reader.
"""
    return page(
        "JSON answers",
        intro,
        section("The envelope", _ENVELOPE_SAYS, _fields(_ENVELOPE)),
        *(
            section(title, *(_answer(row) for row in CATALOGUE.values() if row.group == group))
            for group, title in GROUPS.items()
            if any(row.group == group for row in CATALOGUE.values())
        ),
        section("Errands", _ERRANDS_SAY, *(_errand(name) for name in ERRANDS)),
        section("Parts", *(_part(name) for name in sorted(_part_names(), key=_title))),
    )


_ENVELOPE_SAYS = """\
Every answer begins with these fields. `allies replicate FILE` reads `asked` and asks it again."""

_ERRANDS_SAY = """\
An errand works on a folder or a file, not on the record. So its answer has the `schema` of the
envelope, and default values in the other fields."""


def _answer(row: Row) -> str:
    command = f"[`allies {row.example}`](command-line.md#{anchor(f'allies {row.asked_by}')})"
    rows = f" The rows of `to_frame()` are `{row.answer.rows}`." if row.answer.rows else ""
    return _described(
        row.name,
        f"Command: {command}. Python: `{_call(row)}`, or `{row.question.__name__}` of"
        f" `{row.question.__module__}`.{rows}",
    )


def _errand(name: str) -> str:
    command = f"allies {ERRANDS[name][1]}"
    return _described(name, f"Command: [`{command}`](command-line.md#{anchor(command)}).")


def _described(name: str, how: str) -> str:
    kind = _TYPES[name]
    schema = _PARTS[kind.__name__]
    own = {key: about for key, about in schema["properties"].items() if _ENVELOPE.get(key) != about}
    parts = [part for part in dict.fromkeys(_refs(own)) if part in _part_names()]
    return section(
        name,
        f"{schema['description']} JSON Schema: [`{name}.json`](schemas/{name}.json).",
        how,
        _fields(own),
        f"Parts: {', '.join(_link(part) for part in parts)}." if parts else "",
        level=3,
    )


def _call(row: Row) -> str:
    """Return the call that asks a question in Python, with the names of its fields."""
    own = msgspec.structs.fields(row.question)
    positional = [item.name for item in own if marks_of(item.type).get("positional")]
    others = [item.name for item in own if item.name not in positional]
    supposed = [
        item.name
        for item in msgspec.structs.fields(WhatIf)
        if item.name in row.question.understands()
    ]
    beside = [name for name in beside_question(row.question) if name in ("seed", "hide_outcome")]
    named = dict.fromkeys([*others, *supposed, *beside])
    given = [*positional, *(f"{name}=..." for name in named)]
    holder = "view" if row.question.needs_record else "allies"
    return f"{holder}.{row.name.replace('-', '_')}({', '.join(given)})"


def _part(name: str) -> str:
    schema = _PARTS[name]
    return section(
        _title(name),
        " ".join(schema["description"].split()),
        _fields(schema["properties"]),
        level=3,
    )


def _part_names() -> set[str]:
    answers = {"Answer", *(kind.__name__ for kind in _TYPES.values())}
    return set(_PARTS) - answers


def _title(name: str) -> str:
    """Return the name of a part; if two parts share a name, add the module."""
    *module, last = name.split(".")
    return f"{last} of {module[-1]}" if module else last


def _link(name: str) -> str:
    return f"[{_title(name)}](#{anchor(_title(name))})"


def _fields(properties: Mapping[str, Any]) -> str:
    rows = [
        (f"`{key}`", plain_type(about), capital(about.get("description", "")))
        for key, about in properties.items()
    ]
    return table(("field", "type", "meaning"), rows)


def _refs(schema: Any) -> Iterator[str]:
    """Return the parts a schema names, in order."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].removeprefix(_REF)
        for value in schema.values():
            yield from _refs(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _refs(value)


def plain_type(schema: Mapping[str, Any]) -> str:
    """Describe a type of JSON Schema in plain words."""
    if "$ref" in schema:
        return _link(schema["$ref"].removeprefix(_REF))
    if "enum" in schema:
        return f"one of {codes(schema['enum'])}"
    if "anyOf" in schema:
        return ", or ".join(plain_type(part) for part in schema["anyOf"])
    kind = schema.get("type", "")
    if kind == "array":
        return _list_type(schema)
    if kind == "object":
        inner = schema.get("additionalProperties")
        return f"mapping of text to {plain_type(inner)}" if inner else "mapping"
    return _WORDS.get(kind, "anything")


def _list_type(schema: Mapping[str, Any]) -> str:
    if "prefixItems" in schema:
        return f"list: {', '.join(plain_type(part) for part in schema['prefixItems'])}"
    inner = plain_type(schema.get("items", {}))
    return f"list, each {inner}" if inner.startswith("one of") else f"list of {inner}"
