"""Hostile addresses of the server, in this process and on the small theatre: none breaks it."""

from __future__ import annotations

import random
from typing import Any

import pytest

from allies.explorer.openapi import described
from allies.explorer.responding import Responder
from allies.explorer.routes import every_path
from tests.apparatus import Template
from tests.hostile.values import nasty

PATHS: dict[str, Any] = described()["paths"]
ASKS = 15  # of each question
PAGES = 100
DAYS = ("2008-07-15", "2008", "2008-07-15/2008-08-01", "0000-01-01", "9999-12-31", "yesterday")


@pytest.fixture
def responder(template: Template) -> Responder:
    return Responder(template.name, hurried=True)


def words_of(responder: Responder) -> list[str]:
    """Return names of the theatre that a visitor might put into any field."""
    record = responder.asker.opened.record
    of_theatre = (record.cases, record.organisations, record.states, record.sources, record.places)
    return [name for names in of_theatre for name in list(names)[:4]]


def asked(chance: random.Random, fields: list[dict[str, Any]], known: list[str]) -> dict[str, Any]:
    """Return values for some fields of a question: right, wrong, and mad."""
    given: dict[str, tuple[str, ...]] = {}
    for field in fields:
        if not field["required"] and chance.random() < 0.8:
            continue
        schema = field["schema"]
        if "enum" in schema and chance.random() < 0.7:
            pool = [str(item) for item in schema["enum"]]
        elif chance.random() < 0.6:
            pool = known
        else:
            pool = [*DAYS, *(nasty(chance) for _ in range(3)), "-1", "1e999", "0", "3", "true"]
        count = chance.choice((1, 1, 1, 2, 3))
        given[field["name"]] = tuple(chance.choice(pool) for _ in range(count))
    return given


@pytest.mark.parametrize("path", sorted(PATHS))
def test_no_question_to_the_api_is_the_fault_of_the_server(
    responder: Responder, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(f"served {path}")
    known = words_of(responder)
    fields = PATHS[path]["get"]["parameters"]
    statuses = set()
    for at in range(ASKS):
        given = {**(asked(chance, fields, known) if at else {}), "draws": ("50",)}
        if "draws" not in {field["name"] for field in fields}:
            del given["draws"]
        found = responder.respond(path.strip("/"), given)
        assert found.status in (200, 400, 404), (given, capsys.readouterr().err[-1_500:])
        statuses.add(found.status)
    if not any(field["required"] for field in fields):
        assert 200 in statuses


def test_no_query_makes_a_page_the_fault_of_the_server(
    responder: Responder, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random("pages")
    known = words_of(responder)
    names = ("on", "as_of", "account", "reading", "means", "deny", "lever", "page", "figure", "q",
             "since", "until", "whole", "rank", "people", "within", "scenario")  # fmt: skip
    statuses = set()
    for path in chance.choices(sorted(every_path(responder.asker)), k=PAGES):
        fields = [{"name": name, "required": False, "schema": {}} for name in names]
        form = chance.choice(("", "", ".json", ".csv", ".svg"))
        given = asked(chance, fields, known)
        found = responder.respond(f"{path}{form}", given)
        assert found.status in (200, 400, 404), (path, given, capsys.readouterr().err[-1_500:])
        statuses.add(found.status)
    assert statuses == {200, 400, 404}
