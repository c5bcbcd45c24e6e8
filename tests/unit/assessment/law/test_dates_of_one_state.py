"""When texts took effect for one state, in words."""

from __future__ import annotations

import pytest

from allies.assessment.law.text_dates import TextDates
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, Build, day

PROTOCOL = (
    "\n  - {id: pact.protocol, title: Protocol, opened: 2004-01-01, complete: true, judgement: J}"
    "\nreadings:\n"
)
TOLD = (
    "act: signed, by: XHI, on: 2004-01-01",
    "act: provisionally_applied, by: XHI, on: 2004-02-01",
    "act: ratified, by: XLO, on: 2006-01-01",
    "act: entered_into_force, by: pact, on: 2005-01-01",
    "act: entered_into_force_for, by: pact, state: XLO, on: 2006-03-01",
)


@pytest.fixture(scope="module")
def one_by_one(build: Build) -> View:
    acts = "".join(f"- {{{told}, of: pact.protocol, {CITED}}}\n" for told in TOLD)
    return build({ACTS: acts}, {PACT: ("\nreadings:\n", PROTOCOL)})


@pytest.mark.parametrize(
    ("state", "on", "since"),
    [
        ("XHI", "2004-01-31", ""),
        ("XHI", "2004-02-01", " (applied provisionally since 1 February 2004)"),
        ("XHI", "2005-01-01", " (in force since 1 January 2005)"),
        ("XLO", "2006-03-01", " (in force for Lowland since 1 March 2006)"),
    ],
)
def test_since_when_a_text_counts_is_told_of_the_state(
    one_by_one: View, state: str, on: str, since: str
) -> None:
    assert TextDates(one_by_one, day(on), state).since("pact.protocol") == since


@pytest.mark.parametrize(
    ("on", "why"),
    [
        ("2005-06-01", "Lowland was not a party to the Protocol"),
        ("2006-02-28", "the Protocol took effect for Lowland only on 1 March 2006"),
    ],
)
def test_why_a_text_does_not_count_yet_is_told_of_the_state(
    one_by_one: View, on: str, why: str
) -> None:
    assert TextDates(one_by_one, day(on), "XLO").absence("pact.protocol") == why
