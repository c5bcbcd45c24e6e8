"""A command is run: forms that exclude each other, rules as YAML, and answers put beside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.apparatus import Run


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("members csto --json --csv", "--json and --csv cannot be used together"),
        ("members csto --raw", "--raw needs --csv"),
        ("members csto --raw --json", "--raw needs --csv"),
        ("power --game nowhere.yaml --capability nowhere.csv", "cannot be used together"),
    ],
)
def test_what_excludes_each_other_is_refused(run: Run, typed: str, said: str) -> None:
    answer = run(*typed.split())
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "do:" in answer.err


def test_one_form_alone_is_printed(run: Run) -> None:
    page, data, table = (run("members", "csto", *form) for form in ((), ("--json",), ("--csv",)))
    assert page.code == data.code == table.code == 0
    assert json.loads(data.out)["schema"].startswith("allies/members/")
    assert table.out.splitlines()[0].startswith("state,")
    assert not page.out.startswith(("{", "state,"))


def test_a_rule_is_a_name_or_yaml_and_broken_yaml_is_told_in_the_option(run: Run) -> None:
    def asked(rule: str) -> tuple[int, str]:
        answer = run("assess", "osh-2010", "--rule", rule, "--draws", "50", "--json")
        return answer.code, answer.out or answer.err

    code, out = asked("{qualified_majority: {share: 2/3}}")
    assert code == 0
    assert json.loads(out)["asked"]["what_if"]["rule"] == {"qualified_majority": {"share": "2/3"}}
    assert asked("simple_majority")[0] == 0
    code, said = asked("{qualified_majority: ")
    assert code == 2
    assert said.startswith("--rule: broken YAML")
    assert "a rule is a name, or one key with its parameters" in said


def test_an_option_of_another_question_is_refused_by_the_name_of_both(run: Run) -> None:
    answer = run("members", "csto", "--full")
    assert answer.code == 2
    assert "--full" in answer.err
    assert run("assess", "osh-2010", "--full", "--draws", "50").code == 0


def test_a_file_beside_the_page_is_refused_for_a_question_that_has_none(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "law.html"
    answer = run("law", "--case", "osh-2010", "--html", str(file))
    assert answer.code == 2
    assert "--html cannot be used together" in answer.err
    assert not file.exists()
