"""The description of the API."""

from __future__ import annotations

import jsonschema
import msgspec
import pytest

import allies
from allies.explorer.openapi import described


@pytest.mark.parametrize("name", ["members", "timeline", "deploy"])
def test_an_answer_fits_the_schema_that_describes_it(name: str) -> None:
    found = described()
    given = {"members": {"organisation": "csto"}, "deploy": {"case": "osh-2010"}}.get(name, {})
    answer = getattr(allies.open("central_asia").view(), name)(**given)
    content = found["paths"][f"/api/{name}"]["get"]["responses"]["200"]["content"]
    schema = {**content["application/json"]["schema"], "components": found["components"]}
    jsonschema.validate(msgspec.json.decode(answer.to_json()), schema)


def test_fields_that_a_question_needs_are_required_and_files_are_left_out() -> None:
    paths = described()["paths"]
    needed = {
        item["name"] for item in paths["/api/members"]["get"]["parameters"] if item["required"]
    }
    assert needed == {"organisation"}
    assert "capability" not in {item["name"] for item in paths["/api/power"]["get"]["parameters"]}
