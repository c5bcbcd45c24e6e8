"""Running a theatre's own expectations."""

from __future__ import annotations

from allies.assessment.record.expectations import run_expectations
from tests.apparatus import EXPECTED, Build


def verdicts(build: Build, text: str) -> list[tuple[str, bool]]:
    """Return what was found for the expectations added, in the order of what they say."""
    run = {kept.expectation.says: kept for kept in run_expectations(build({EXPECTED: text}))}
    added = sorted(says for says in run if len(says) == 1)
    return [(run[says].found, run[says].holds) for says in added]


def test_an_expectation_holds_where_the_verdict_is_found(build: Build) -> None:
    assert [kept.holds for kept in run_expectations(build())] == [True, True, True]


def test_an_expectation_that_does_not_hold_says_what_was_found(build: Build) -> None:
    text = (
        "- {says: a, case: border-2008, on: 2008-06-05, organisation: pact,"
        " means: rapid_reaction, verdict: no}\n"
        "- {says: b, on: 2008-06-05, organisation: pact, state: XLO, account: evening-paper,"
        " verdict: withdrawn}\n"
    )
    assert verdicts(build, text) == [("yes", False), ("member", False)]


def test_an_expectation_may_be_about_one_reading_and_what_was_known(build: Build) -> None:
    text = (
        "- {says: a, case: border-2008, on: 2008-06-05, organisation: pact,"
        " means: rapid_reaction, reading: in_force_only, verdict: yes}\n"
        "- {says: b, case: border-2008, on: 2008-06-05, organisation: pact,"
        " means: rapid_reaction, reading: nobodys, verdict: yes}\n"
        "- {says: c, case: border-2008, on: 2008-06-05, organisation: pact,"
        " means: peacekeeping, verdict: yes}\n"
        "- {says: d, on: 2008-06-05, organisation: pact, state: XLO, account: morning-paper,"
        " as_of: 2008-06-02, verdict: member}\n"
    )
    assert verdicts(build, text) == [
        ("yes", True),
        ("no such reading", False),
        ("pact offers no peacekeeping", False),
        ("member", True),
    ]
