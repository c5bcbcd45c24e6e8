"""Every kind of answer about movement has the shape that is published, and can be asked again."""

from __future__ import annotations

from typing import Any

import jsonschema
import msgspec
import pytest

from allies import replicate
from allies.questions.base import Asked
from allies.questions.schemas import schema_of
from tests.apparatus import Run

SUPPLIES = "--mover USA --cargo non_lethal"
ASKED = (
    f"route riga hairatan --mode rail {SUPPLIES} --on 2012-08-15 --compare",
    f"route riga hairatan --mode rail {SUPPLIES} --on 2012-08-15 --deny RUS --compare",
    "route otar khujand --mode road --on 2012-06-15 --allow UZB --vehicles 3000 --revoke UZB:3",
    "route karachi kabul --mode road --cargo fuel --mover USA --on 2012-01-15 --deny IRN",
    "route termez mazar-i-sharif --mode rail --cargo relief --on 2010-06-01",
    "route ulyanovsk osh --on 2010-06-12 --within 0.2 --move company",
    "route kabul riga --on 2012-06-12 --vehicles-a-day 9000 --compare",
    "route otar khujand --on 1950-01-01",
    "deploy osh-2010 --hide-outcome --seed 3 --draws 50",
    "deploy osh-2010 --as-of 2010-06-20 --account diis2013 --allow UZB",
    "deploy rasht-2010 --to dushanbe --deny KAZ --status-of UZB --people 3000 --within 10",
    "deploy osh-2010 --on 1950-01-01",
    "corridors kabul --on 2013-03-01",
    "corridors hairatan --on 2012-03-01 --mover USA --cargo arms --deny PAK",
    "corridors kabul --on 1980-01-01",
    "bases --on 2012-01-01",
    "bases --on 2009-06-30 --as-of 2009-07-01",
    "bases --on 1992-01-01",
)


def closed(schema: Any) -> Any:
    """Return a schema that takes no key besides those it names."""
    if isinstance(schema, dict):
        made = {key: closed(value) for key, value in schema.items()}
        if "properties" in made:
            made["additionalProperties"] = False
        return made
    return [closed(part) for part in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("asked", ASKED)
def test_an_answer_about_movement_has_its_shape_and_is_given_again(run: Run, asked: str) -> None:
    answer = run(*asked.split(), "--json")
    assert (answer.code, answer.err) == (0, "")
    jsonschema.validate(answer.json, closed(schema_of(asked.split()[0])))
    assert not {"NaN", "Infinity"} & set(answer.out.replace(",", " ").split())
    again = replicate(msgspec.convert(answer.json["asked"], Asked))
    assert again.to_json() + "\n" == answer.out
