"""Rules of one reading that permit and forbid the same thing, with no override."""

from __future__ import annotations

import pytest

from allies.assessment.record.conflicts import Conflict, conflicts
from allies.world.view import View
from tests.apparatus import EXPECTED, PACT, Build, Run, Template, no_failure_of_the_program, words

FORBID = """\
  - id: pact.treaty.art-7
    instrument: pact.treaty
    says: It may not
    effect: forbid
    means: [{means}]
    when: {when}
    judgement: invented
"""
SAME = {"when": "{threat_is: {kind: external_attack}}"}


def test_the_theatres_that_are_shipped_have_none(view: View, small_view: View) -> None:
    assert list(conflicts(view)) == []
    assert list(conflicts(small_view)) == []


def test_a_conflict_names_the_case_the_reading_and_both_sides(build: Build) -> None:
    spoilt = build({PACT: FORBID.format(means="rapid_reaction", **SAME)})
    assert list(conflicts(spoilt)) == [
        Conflict(
            "border-2008",
            "pact",
            "rapid_reaction",
            "in_force_only",
            ("pact.treaty.art-5",),
            ("pact.treaty.art-7",),
        )
    ]


@pytest.mark.parametrize(
    ("means", "when", "more"),
    [
        ("rapid_reaction", "{threat_is: {kind: coup}}", ""),  # it does not apply
        ("rapid_reaction", "not_read", ""),  # nobody can tell whether it does
        ("rapid_reaction", SAME["when"], "    overrides: [pact.treaty.art-5]\n"),
        ("bilateral", SAME["when"], ""),  # a freedom yields
    ],
)
def test_what_does_not_meet_undefeated_is_no_conflict(
    build: Build, means: str, when: str, more: str
) -> None:
    assert list(conflicts(build({PACT: FORBID.format(means=means, when=when) + more}))) == []


def test_check_names_two_undefeated_provisions_with_their_files_and_lines(
    run: Run, template: Template
) -> None:
    template.add(PACT, FORBID.format(means="rapid_reaction", **SAME))
    template.replace(EXPECTED, "  verdict: yes", "  verdict: unknown")
    answer = run("check", template.name, "--json")
    no_failure_of_the_program(answer)
    (fault,) = answer.json["faults"]
    assert answer.code == 1
    assert fault["what"] == "pact.treaty.art-5 and pact.treaty.art-7 conflict"
    assert fault["where"] == template.where(PACT, "id: pact.treaty.art-5")
    assert template.where(PACT, "id: pact.treaty.art-7") in fault["why"]
    assert "so the verdict is unknown" in fault["why"]
    assert fault["remedy"].startswith("let one of them override the other")
    page = run("check", template.name)
    assert fault["where"] in words(page.out)
