"""The JSON Schemas of the answers to questions and errands."""

from __future__ import annotations

from collections.abc import Mapping
from inspect import cleandoc
from typing import Any

import msgspec

from allies.questions.base import Answer
from allies.questions.catalogue import CATALOGUE, named

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Errands are not questions, but also answer as JSON: schema, class of the answer, and command.
ERRAND_NUMBER = 2
ERRANDS: Mapping[str, tuple[str, str]] = {
    "check": ("theatres.CheckAnswer", "check"),
    "new": ("theatres.NewAnswer", "new"),
    "add": ("theatres.AddAnswer", "add"),
    "run": ("runs.RunAnswer", "run"),
    "sensitivity": ("explorations.SensitivityAnswer", "sensitivity"),
    "discover": ("explorations.DiscoveryAnswer", "discover"),
    "sources-verify": ("errands.VerifyAnswer", "sources verify"),
    "sources-digest": ("errands.DigestAnswer", "sources digest"),
}


def answer_types() -> Mapping[str, type[Answer]]:
    """Return the class of every answer, those of errands last, by the name of its schema."""
    found: dict[str, type[Answer]] = {row.name: row.answer for row in CATALOGUE.values()}
    for name, (path, _) in ERRANDS.items():
        found[name] = named("allies.questions", path)
    return found


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of the answer to a question or errand, by its name."""
    made = msgspec.json.schema(answer_types()[name])
    for part in made["$defs"].values():
        part["description"] = cleandoc(part.get("description", ""))
    return {"$schema": _DIALECT, "title": f"allies/{name}/{number_of(name)}", **made}


def number_of(name: str) -> int:
    """Return the number of the shape of an answer, by the name of its schema."""
    return CATALOGUE[name].number if name in CATALOGUE else ERRAND_NUMBER
