"""Errands on a theatre: what its check counts, and what a new one is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from allies.asking.theatres import check, new
from allies.errors import QuestionError
from tests.apparatus import ACTS, CASE, EXPECTED, PACT, STATES, Template, template_texts


def test_a_theatre_without_faults_passes_and_counts_what_it_holds(template: Template) -> None:
    found = check(template.name)
    assert (found.passed, found.faults, found.theatre) == (True, (), "pact_theatre")
    assert found.counts is not None
    assert found.expectations.run == found.expectations.kept == found.counts["expectations"] > 0
    assert found.counts["states"] == template_texts()[STATES].count(b"- id:")


def test_an_act_of_a_case_counts_among_the_acts(template: Template) -> None:
    def acts(file: str) -> int:
        return template.path(file).read_text(encoding="utf-8").count("act: ")

    found = check(template.name).counts
    assert found is not None
    assert found["acts"] == acts(ACTS) + acts(CASE)
    assert acts(CASE) > 0


def test_an_expectation_that_fails_is_a_fault_at_its_line(template: Template) -> None:
    text = template.path(EXPECTED).read_text(encoding="utf-8")
    verdict = "yes" if "verdict: yes" in text else "no"
    turned = {"yes": "no", "no": "yes"}[verdict]
    at = text.index(f"verdict: {verdict}")
    template.path(EXPECTED).write_text(
        text[:at] + text[at:].replace(f"verdict: {verdict}", f"verdict: {turned}", 1),
        encoding="utf-8",
    )
    found = check(template.name)
    (fault,) = found.faults
    assert not found.passed
    assert fault.what == f"expected '{turned}', found '{verdict}'"
    assert fault.where.startswith(f"pact_theatre/{EXPECTED}:")
    assert found.expectations.run - found.expectations.kept == 1


def test_a_theatre_that_cannot_be_read_has_faults_and_neither_counts_nor_expectations(
    template: Template,
) -> None:
    template.add(PACT, "broken: [\n")
    found = check(template.name)
    assert not found.passed
    assert (found.counts, found.expectations.run) == (None, 0)


def test_a_new_theatre_stands_in_this_folder_and_passes_its_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = new("horn_of_africa")
    assert made.theatre == "horn_of_africa"
    assert made.asks[0] == "allies check horn_of_africa"
    assert all("horn_of_africa" in ask for ask in made.asks)
    assert check("horn_of_africa").passed
    with pytest.raises(QuestionError):
        new("horn_of_africa")
