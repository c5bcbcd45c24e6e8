"""Errands: the exit code, options before and after a subcommand, and faults in typed words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from allies.questions.catalogue import CATALOGUE
from allies.questions.schemas import ERRANDS
from allies.theatre.editor_schema import schemas
from tests.apparatus import EIGHT, EXPECTED, Run, Template


def test_schemas_are_listed_printed_and_found_by_a_name_in_any_form(run: Run) -> None:
    listed = run("schema").out.splitlines()
    assert listed[: len(CATALOGUE) + len(ERRANDS)] == [*CATALOGUE, *ERRANDS]
    assert listed[len(CATALOGUE) + len(ERRANDS) :] == [f"theatre/{name}" for name in schemas()]
    assert run("schema", "theatre/acts").json["title"] == "allies theatre: acts/*.yaml"
    one = run("schema", "law-case")
    assert one.code == 0
    assert json.loads(one.out)
    assert run("schema", "law_case").out == one.out
    wrong = run("schema", "mmbers")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.startswith("QUESTION: there is no question 'mmbers'")
    assert "members" in wrong.err


def test_a_check_ends_with_1_if_anything_is_wrong_and_with_0_otherwise(
    run: Run, template: Template
) -> None:
    assert run("check", template.name).code == 0
    text = template.path(EXPECTED).read_text(encoding="utf-8")
    template.path(EXPECTED).write_text(text.replace("verdict: yes", "verdict: no"), "utf-8")
    page, data = run("check", template.name), run("check", template.name, "--json")
    assert page.code == data.code == 1
    assert data.json["passed"] is False


def test_a_check_of_two_theatres_is_refused_and_of_one_named_twice_is_not(
    run: Run, template: Template
) -> None:
    twice = run("check", template.name, "--theatre", template.name)
    assert twice.code == 0
    assert run("check", "--theatre", template.name).out == twice.out
    two = run("check", template.name, "--theatre", "central_asia")
    assert (two.code, two.out) == (2, "")
    assert "two theatres are given" in two.err
    assert "check one at a time" in two.err


@pytest.mark.parametrize("errand", ["verify", "digest"])
def test_a_day_of_knowledge_is_refused_where_nothing_depends_on_it(
    run: Run, errand: str, tmp_path: Path
) -> None:
    given = {"verify": ("--documents", str(tmp_path)), "digest": (str(tmp_path), EIGHT)}[errand]
    answer = run("sources", "--as-of", "2010-01-01", errand, *given)
    assert answer.code == 2
    assert answer.err.startswith(f"--as-of: sources {errand} does not depend on it")


def test_json_may_be_asked_for_before_or_after_the_errand(run: Run, tmp_path: Path) -> None:
    document = tmp_path / "document.txt"
    document.write_text(f"{EIGHT} nine\n", encoding="utf-8")
    page = run("sources", "digest", str(document), EIGHT)
    before = run("sources", "--json", "digest", str(document), EIGHT)
    after = run("sources", "digest", str(document), EIGHT, "--json")
    assert page.code == before.code == after.code == 0
    assert before.out == after.out
    assert page.out.startswith("runs: [")
    assert before.json["line"] == 1


def test_the_theatre_may_be_named_before_or_after_the_errand(
    run: Run, template: Template, tmp_path: Path
) -> None:
    given = ("--documents", str(tmp_path), "--json")
    before = run("sources", "--theatre", template.name, "verify", *given)
    after = run("sources", "verify", "--theatre", template.name, *given)
    assert before.json == after.json
    assert before.code == after.code == (1 if before.json["failed"] else 0)
    shipped = run("sources", "verify", *given)
    assert shipped.json["not_held"] != before.json["not_held"]
