"""Every JSON answer has the shape that is published for it, and every field of it is explained."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from allies.questions.base import Answer
from allies.questions.catalogue import CATALOGUE
from allies.questions.schemas import answer_types, number_of, schema_of
from tests.apparatus import EIGHT, PACKAGE, Run, Template

TRAINING = str(PACKAGE / "track_record" / "training.yaml")

# What a name says by itself; the reference explains these once for all answers.
PLAIN_NAMES = frozenset({"cites", "id", "name", "note", "says", "title"})

# Asked besides the examples of the catalogue and what `test_law` and `test_movement` ask.
ASKED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "assess": (
        ("assess", "osh-2010", "--on", "2013-06-12", "--strict-law"),
        ("assess", "osh-2010", "--as-of", "2010-06-12", "--hide-outcome"),
        ("assess", "osh-2010", "--reading", "nullity"),
        ("assess", "osh-2010", "--account", "golts2012"),
        ("assess", "osh-2010", "--on", "2024-01-01"),
    ),
    "rests-on": (("rests-on", "osh-2010", "--as-of", "2010-06-12", "--draws", "200"),),
    "members": (
        ("members", "csto", "--on", "2012-07-15", "--as-of", "2012-07-20"),
        ("members", "cst", "--on", "1999-06-01"),
        ("members", "sco", "--on", "2024-01-01"),
    ),
    "memberships": (("members", "--on", "2024-01-01"),),
    "accounts": (("accounts", "--all"),),
    "claims": (("claims",),),
    "timeline": (("timeline",), ("timeline", "--about", "UZB", "--as-of", "2012-07-20")),
    "find": (
        ("find", "uzbek"),
        ("find", "zzqq", "csto", "--from", "2012", "--kind", "act"),
        ("find", "osh", "--hide-outcome", "--as-of", "2012-07-20"),
    ),
    "contested": (("contested",), ("contested", "--account", "golts2012")),
    "claim": (
        ("claim", "uzb-2012"),
        ("claim", "csto.charter"),
        ("claim", "csto.charter.art-12"),
        ("claim", "rus.201-base"),
        ("claim", "osh-2010.medvedev"),
    ),
    "sources": (("sources",),),
    "narrative": (("narrative", "uzb-2012"), ("narrative", "kaz-senate", "--as-of", "2012-01-01")),
    "run": (
        ("run", "osh-2010", "--draws", "64"),
        ("run", "osh-2010", "--draws", "64", "--vary", "on=2010-06-12,2024-01-01"),
    ),
    "sensitivity": (("sensitivity", "osh-2010", "--draws", "64"),),
    "discover": (("discover", "tajikistan-incursion-2015", "--draws", "400"),),
    "sources-verify": (("sources", "verify", "--documents", "{here}"),),
    "sources-digest": (("sources", "digest", "{here}/text.txt", EIGHT),),
    "check": (("check",), ("check", "{spoilt}")),
    "new": (("new", "horn_of_africa"), ("new", "copied", "--copy", "west_africa")),
    "add": (("add", "act", "{{act: convened, by: XHI, on: 2008}}", "--theatre", "{spoilt}"),),
    "positions": (
        ("positions", "osh-2010", "--as-of", "2010-06-12"),
        ("positions", "osh-2010", "--on", "2024-01-01"),
    ),
    "threats": (("threats",),),
    "capital": (("capital", "ARM", "--as-of", "2012-07-20"),),
    "autonomy": (("autonomy", "--on", "2010-06-12", "--account", "dehaas2017"),),
    "power": (
        ("power", "csto", "--on", "2013-06-12", "--with", "UZB", "--without", "KAZ"),
        ("power", "csto", "--rule", "{{quorum: {{least: 2}}}}"),
        ("power", "un"),
        ("power", "csto", "--on", "2010-06-12", "--capability", "{here}/cinc.csv"),
    ),
    "power-game": (("power", "--game", "{here}/game.yaml"),),
    "power-case": (("power", "csto", "--case", "rasht-2010", "--draws", "200"),),
    "settlement": (("settlement", "{here}/size.yaml"),),
    "backtest": (("backtest", TRAINING),),
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


def parts_of_answers() -> dict[str, Any]:
    """Return the schema of every answer and of every part of one, by its name."""
    kinds = [Answer, *answer_types().values()]
    found: dict[str, Any] = msgspec.json.schema_components(kinds)[1]
    return found


PARTS = parts_of_answers()


@pytest.mark.parametrize("part", PARTS)
def test_every_field_of_an_answer_says_what_it_means(part: str) -> None:
    assert PARTS[part].get("description")
    fields = PARTS[part]["properties"]
    assert fields
    bare = [name for name, about in fields.items() if not about.get("description")]
    assert set(bare) <= PLAIN_NAMES


@pytest.mark.parametrize("part", PARTS)
def test_what_a_field_says_is_a_sentence(part: str) -> None:
    said = [PARTS[part]["description"]]
    said += [about.get("description", "") for about in PARTS[part]["properties"].values()]
    for text in filter(None, said):
        assert text.endswith("."), text


def closed(schema: Any) -> Any:
    """Return a schema that takes no key besides those it names."""
    if isinstance(schema, dict):
        made = {key: closed(value) for key, value in schema.items()}
        if "properties" in made:
            made["additionalProperties"] = False
        return made
    return [closed(part) for part in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("name", answer_types())
def test_the_schema_that_is_published_is_valid_and_the_one_the_command_prints(
    reference: Path, run: Run, name: str
) -> None:
    text = (reference / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert run("schema", name).out == text
    assert schema["title"] == f"allies/{name}/{number_of(name)}"


@pytest.mark.parametrize("name", answer_types())
def test_a_schema_refuses_an_answer_without_one_of_its_fields(name: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"schema": f"allies/{name}/{number_of(name)}"}, schema_of(name))


def test_every_errand_is_asked_here() -> None:
    assert set(answer_types()) - set(CATALOGUE) <= set(ASKED) <= set(answer_types())


@pytest.mark.parametrize(
    ("name", "asked"), [(name, asked) for name, every in ASKED.items() for asked in every]
)
def test_an_answer_has_the_shape_that_is_published_and_no_other_number(
    run: Run,
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
    answer = run(*words, "--json")
    jsonschema.validate(answer.json, closed(schema_of(name)))
    assert answer.json["schema"] == f"allies/{name}/{number_of(name)}"
    assert not {"NaN", "Infinity", "-Infinity"} & set(answer.out.replace(",", " ").split())
