"""Every kind of answer about the record has the shape that is published, and is given again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from allies import replicate
from allies.questions.base import Asked
from allies.questions.errands import DigestAnswer, VerifyAnswer
from allies.questions.schemas import number_of, schema_of
from tests.apparatus import EIGHT, Run

ASKED = (
    ("members", "members csto --on 2012-07-15 --as-of 2012-07-20"),
    ("members", "members cst --on 1999-06-01 --account diis2013"),
    ("members", "members sco --on 2024-01-01"),
    ("memberships", "members --on 2012-07-15"),
    ("memberships", "members --on 2024-01-01"),
    ("timeline", "timeline --from 2012-06 --to 2012-07-20 --act claimed"),
    ("timeline", "timeline --about UZB --as-of 2012-07-20"),
    ("timeline", "timeline --about tajikistan-incursion-2015"),
    ("timeline", "timeline --from 2020-01-01"),
    ("contested", "contested"),
    ("contested", "contested --account golts2012 --as-of 2012-07-20"),
    ("claim", "claim uzb-2012"),
    ("claim", "claim uzb-2012/withdrew --as-of 2012-07-16"),
    ("claim", "claim csto.charter"),
    ("claim", "claim csto.charter.art-12"),
    ("claim", "claim rus.201-base"),
    ("claim", "claim osh-2010.medvedev"),
    ("claims", "claims"),
    ("narrative", "narrative uzb-2012"),
    ("narrative", "narrative uzb-2012 --as-of 2012-07-20 --account golts2012"),
    ("claims", "claims --as-of 1900-01-01"),
    ("accounts", "accounts --all"),
    ("accounts", "accounts --on 2024-01-01 --as-of 2012-07-20"),
    ("sources", "sources"),
)


def closed(schema: Any) -> Any:
    """Return a schema that takes no key besides those it names."""
    if isinstance(schema, dict):
        made = {key: closed(value) for key, value in schema.items()}
        if "properties" in made:
            made["additionalProperties"] = False
        return made
    return [closed(part) for part in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize(("name", "asked"), ASKED, ids=[asked for _, asked in ASKED])
def test_an_answer_about_the_record_has_its_shape_and_is_given_again(
    run: Run, name: str, asked: str
) -> None:
    answer = run(*asked.split(), "--json")
    assert (answer.code, answer.err) == (0, "")
    assert answer.json["schema"] == f"allies/{name}/{number_of(name)}"
    jsonschema.validate(answer.json, closed(schema_of(name)))
    assert not {"NaN", "Infinity"} & set(answer.out.replace(",", " ").split())
    again = replicate(msgspec.convert(answer.json["asked"], Asked))
    assert again.to_json() + "\n" == answer.out


def test_an_errand_about_sources_has_its_shape(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text(f"{EIGHT} nine", encoding="utf-8")
    digest = run("sources", "digest", str(text), EIGHT, "--json").json
    assert digest["schema"] == "allies/sources-digest/2"
    jsonschema.validate(digest, closed(msgspec.json.schema(DigestAnswer)))
    verified = run("sources", "verify", "--documents", str(tmp_path), "--json").json
    assert verified["schema"] == "allies/sources-verify/2"
    jsonschema.validate(verified, closed(msgspec.json.schema(VerifyAnswer)))
