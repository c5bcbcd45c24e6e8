"""The description of the API, made from the catalogue."""

from __future__ import annotations

from typing import Any

import msgspec

from allies import __version__
from allies.asking.asks import FILE_KINDS, kind_of
from allies.explorer.addresses import CARRIED
from allies.explorer.pages.any_question import asked_rows, says
from allies.questions.base import WhatIf

_REF = "#/components/schemas/{name}"
_BESIDE = {
    "as_of": "Only what had been published by this day.",
    "account": "The account whose choice among rival versions is used.",
    "hide_outcome": "Hide what happened afterwards.",
}
_REFUSED: dict[str, Any] = {
    "description": "What is wrong, why, and what to do.",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {"faults": {"type": "array", "items": {"type": "object"}}},
            }
        }
    },
}
_FAILED: dict[str, Any] = {
    "400": _REFUSED,
    "429": {"description": "Asked too fast; Retry-After says the seconds to wait."},
    "503": {"description": "Busy; ask again after the seconds of Retry-After."},
}


def described() -> dict[str, Any]:
    """Return the OpenAPI description of every question that a server answers."""
    rows = asked_rows()
    kinds = [kind for row in rows for kind in (row.answer, row.question)]
    refs, schemas = msgspec.json.schema_components([*kinds, WhatIf], ref_template=_REF)
    by_kind = dict(zip([*kinds, WhatIf], refs, strict=True))
    paths: dict[str, Any] = {}
    for row in rows:
        own = schemas[by_kind[row.question]["$ref"].rpartition("/")[2]]["properties"]
        supposed = schemas[by_kind[WhatIf]["$ref"].rpartition("/")[2]]["properties"]
        from_files = {
            item.name
            for item in msgspec.structs.fields(row.question)
            if kind_of(item.type) in FILE_KINDS
        }
        required = {item.name for item in msgspec.structs.fields(row.question) if item.required}
        fields = {
            name: supposed[name] for name in sorted(row.question.understands()) if name in supposed
        }
        fields |= {name: found for name, found in own.items() if name not in from_files}
        fields |= {
            name: {"type": "string", "description": _BESIDE[name]}
            for name in CARRIED
            if name in row.question.takes
        }
        paths[f"/api/{row.name}"] = {
            "get": {
                "operationId": row.name,
                "summary": says(row),
                "tags": [row.group],
                "parameters": [
                    {
                        "name": name,
                        "in": "query",
                        "required": name in required,
                        "description": found.get("description", ""),
                        "schema": found,
                    }
                    for name, found in fields.items()
                ],
                "responses": {
                    "200": {
                        "description": "The answer.",
                        "content": {"application/json": {"schema": by_kind[row.answer]}},
                    },
                    **_FAILED,
                },
            }
        }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "allies",
            "version": __version__,
            "description": "May they, will they, can they, and how do we know? Read only.",
        },
        "paths": paths,
        "components": {"schemas": schemas},
    }
