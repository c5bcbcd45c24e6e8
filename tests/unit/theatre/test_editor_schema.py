"""Schemas for editors: every shipped file fits, and an entry of another shape does not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from allies.theatre.editor_schema import editor_schema, schemas
from allies.theatre.files import part_of
from allies.theatre.starting import TEMPLATE
from tests.apparatus import THEATRES

FOLDERS = (*THEATRES, TEMPLATE)


class _Plain(yaml.SafeLoader):
    """Reads YAML as editors do, with dates as text."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if not tag.endswith((":timestamp", ":bool"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_valid_and_every_key_of_its_entries_is_explained(name: str) -> None:
    found = editor_schema(name)
    jsonschema.Draft202012Validator.check_schema(found)
    for part in found["$defs"].values():
        for key, value in part.get("properties", {}).items():
            assert value.get("description"), (name, key)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_of_a_shipped_theatre_fits_its_schema(folder: Path) -> None:
    by_pattern = {part.pattern: name for name, part in schemas().items()}
    for path in sorted(folder.rglob("*.yaml")):
        part = part_of(path.relative_to(folder).as_posix())
        assert part is not None
        jsonschema.validate(read(path), editor_schema(by_pattern[part.pattern]))


@pytest.mark.parametrize(
    "entry",
    [
        {"act": "conveened", "by": "XHI", "on": 2008},
        {"act": "convened", "on": 2008},
        {"act": "convened", "by": "XHI", "on": 2008, "wher": "here"},
        {"act": "convened", "by": {"XHI": 1}, "on": 2008},
        {"act": "convened", "by": "XHI", "on": [2008]},
        {"act": "voted", "by": "XHI", "on": 2008, "stance": "perhaps"},
    ],
)
def test_an_entry_of_another_shape_is_refused(entry: dict[str, Any]) -> None:
    jsonschema.validate(
        [{"act": "convened", "by": ["XHI", "XLO"], "on": 2008}], editor_schema("acts")
    )
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([entry], editor_schema("acts"))
