"""Every JSON answer has the shape that is published for it, and no key that is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_type_hints

import jsonschema
import pytest

from allies.reports.answers.schemas import SCHEMAS
from tests.apparatus import EIGHT, PACKAGE, Run, Template

TRAINING = str(PACKAGE / "track_record" / "training.yaml")

ASKED: dict[str, list[tuple[str, ...]]] = {
    "assess": [
        ("assess", "osh-2010"),
        ("assess", "osh-2010", "--on", "2013-06-12", "--strict-law"),
        ("assess", "osh-2010", "--as-of", "2010-06-12", "--hide-outcome"),
        ("assess", "osh-2010", "--reading", "nullity"),
        ("assess", "osh-2010", "--account", "golts2012"),
        ("assess", "osh-2010", "--blend"),
        ("assess", "osh-2010", "--on", "2024-01-01"),
    ],
    "assess-draw": [("assess", "osh-2010", "--draw", "7")],
    "backtest": [("backtest", TRAINING)],
    "members": [
        ("members", "csto", "--on", "2012-07-15", "--as-of", "2012-07-20"),
        ("members", "cst", "--on", "1999-06-01"),
        ("members", "sco", "--on", "2024-01-01"),
    ],
    "memberships": [("members", "--on", "2012-07-15"), ("members", "--on", "2024-01-01")],
    "accounts": [("accounts", "--on", "2012-07-15"), ("accounts", "--all")],
    "claims": [("claim", "--single-origin"), ("claim", "--single-origin", "--as-of", "2007-04-01")],
    "law": [
        ("law", "csto"),
        ("law", "csto", "--on", "2010-06-12", "--of", "UZB"),
        ("law", "sco"),
        ("law", "UZB"),
        ("law", "nato"),
    ],
    "law-diff": [("law", "csto", "--diff", "2010-06-12", "2013-06-12")],
    "audit": [("audit", "csto"), ("audit", "UZB"), ("audit", "csto", "--as-of", "2012-12-20")],
    "timeline": [("timeline",), ("timeline", "--about", "UZB", "--as-of", "2012-07-20")],
    "contested": [("contested",), ("contested", "--account", "golts2012")],
    "claim": [
        ("claim", "uzb-2012"),
        ("claim", "uzb-2012/withdrew"),
        ("claim", "csto.charter"),
        ("claim", "csto.charter.art-12"),
        ("claim", "rus.201-base"),
        ("claim", "osh-2010.medvedev"),
    ],
    "cases": [("cases",)],
    "sources": [("sources",)],
    "sources-verify": [("sources", "verify", "--documents", "{here}")],
    "sources-digest": [("sources", "digest", "{here}/text.txt", EIGHT)],
    "check": [("check",), ("check", "{spoilt}")],
    "new": [("new", "horn_of_africa")],
    "positions": [
        ("positions", "osh-2010"),
        ("positions", "osh-2010", "--as-of", "2010-06-12"),
        ("positions", "osh-2010", "--on", "2024-01-01"),
    ],
    "threats": [("threats",), ("threats", "--compare", "KAZ", "UZB", "--on", "2011-12-01")],
    "capital": [("capital", "KAZ", "UZB"), ("capital", "ARM", "--as-of", "2012-07-20")],
    "autonomy": [("autonomy",), ("autonomy", "--on", "2010-06-12", "--account", "dehaas2017")],
    "power": [
        ("power", "csto", "--on", "2010-06-12"),
        ("power", "csto", "--on", "2013-06-12", "--with", "UZB", "--without", "KAZ"),
        ("power", "csto", "--rule", "{{quorum: {{least: 2}}}}"),
        ("power", "un"),
        ("power", "csto", "--on", "2010-06-12", "--capability", "{here}/cinc.csv"),
    ],
    "power-change": [("power", "csto", "--on", "2013-06-12", "--before", "2010-06-12")],
    "power-game": [("power", "--game", "{here}/game.yaml")],
    "power-case": [
        ("power", "csto", "--case", "osh-2010", "--draws", "200"),
        ("power", "csto", "--case", "rasht-2010", "--draws", "200", "--without", "UZB"),
    ],
    "settlement": [("settlement", "{here}/size.yaml")],
}

FILES = {
    "text.txt": f"{EIGHT} nine",
    "cinc.csv": "iso3,year,cinc\nRUS,2010,0.04\nKAZ,2010,0.002\n",
    "game.yaml": "quota: 3\nweights: {A: 3, B: 2, C: 2}\n",
    "size.yaml": """
questions:
  - question: size of the force
    unit: people
    actors:
      A: {capability: 2, position: {triangular: [100, 300, 500]}, salience: 0.5}
      B: {capability: 1, position: 1000, salience: 1}
  - actors: {A: {capability: 0, position: 1, salience: 1}}
""",
}


def published(reference: Path, name: str) -> Any:
    """Return the JSON Schema of an answer, as the documentation publishes it."""
    return json.loads((reference / "schemas" / f"{name}.json").read_text(encoding="utf-8"))


def closed(schema: Any) -> Any:
    """Return a schema that takes no key besides those it names."""
    if isinstance(schema, dict):
        made = {key: closed(value) for key, value in schema.items()}
        if "properties" in made:
            made["additionalProperties"] = False
        return made
    return [closed(part) for part in schema] if isinstance(schema, list) else schema


def test_every_answer_has_a_schema_that_is_published_and_asked_for_here(reference: Path) -> None:
    files = (reference / "schemas").glob("*.json")
    assert set(ASKED) == set(SCHEMAS) == {path.stem for path in files}


@pytest.mark.parametrize(
    ("name", "asked"), [(name, asked) for name, every in ASKED.items() for asked in every]
)
def test_an_answer_has_the_shape_that_is_published(
    run: Run,
    reference: Path,
    template: Template,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    asked: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    for file, text in FILES.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    template.replace("states/states.yaml", "capital: Upton", "capitol: Upton")
    words = [word.format(here=tmp_path, spoilt=template.name) for word in asked]
    answer = run(*words, "--json").json
    schema = closed(published(reference, name))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(answer)
    assert answer["schema"] == f"allies/{name}/1"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_refuses_an_answer_without_one_of_its_keys(reference: Path, name: str) -> None:
    schema = published(reference, name)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate({"schema": f"allies/{name}/1"})


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_answer_says_which_command_gives_it(name: str) -> None:
    assert (SCHEMAS[name].__doc__ or "").startswith("`allies ")
    assert "schema" in get_type_hints(SCHEMAS[name])


def test_no_answer_holds_what_is_no_number(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for every in ASKED.values():
        for asked in every:
            if "{" not in "".join(asked):
                text = run(*asked, "--json").out
                assert not {"NaN", "Infinity"} & set(text.replace(",", " ").split())
