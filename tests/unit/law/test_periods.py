"""The days on which the time that a rule or a clock asks for is over."""

from __future__ import annotations

import pytest

from allies.law.periods import days_run_out
from allies.values.dates import day_text
from tests.apparatus import ACTS, CITED, PACT, Build

NOTE = f"- {{act: proposed, id: note, by: XLO, says: a note, on: 2005-01-31, {CITED}}}\n"
NOTICE = f"- {{act: withdrawal_notified, by: XLO, of: pact, on: 2006-03-10, {CITED}}}\n"
LONG_NOTE = NOTE.replace("2005-01-31", "2005-01-10/2005-01-20")
CLOCK = """\
  - {id: pact.treaty.clock, instrument: pact.treaty, says: A month from the note, effect: clock,
     acts: [withdrew], judgement: J,
     clock: {starts: [note], months: 1, then: the Council accepts, organ: pact.council}}
"""


def bar(rule: str) -> str:
    return f"""\
  - {{id: pact.treaty.bar, instrument: pact.treaty, says: Not before a time is over, effect: forbid,
     acts: [withdrew], judgement: J, when: {{not: {rule}}}}}
"""


def days(build: Build, provision: str, acts: str) -> set[str]:
    view = build({ACTS: acts, PACT: provision})
    before = build({ACTS: acts})
    return {day_text(day) for day in set(days_run_out(view)) - set(days_run_out(before))}


@pytest.mark.parametrize(
    ("provision", "acts", "over"),
    [
        (CLOCK, NOTE, {"2005-02-28"}),
        (CLOCK, LONG_NOTE, {"2005-02-10", "2005-02-20"}),  # the first and the last day it can be
        (CLOCK, NOTICE + NOTE, {"2005-02-28"}),  # another kind of act starts nothing
        (bar("{months_since: {act: note, months: 6}}"), NOTE, {"2005-07-31"}),
        (bar("{notice_ran: {of: pact, months: 6}}"), NOTICE, {"2006-09-10"}),
        (bar("{notice_ran: {of: pact, months: 6}}"), NOTE, set()),  # nobody has given notice
    ],
)
def test_a_period_is_over_so_long_after_the_act_that_starts_it(
    build: Build, provision: str, acts: str, over: set[str]
) -> None:
    assert days(build, provision, acts) == over


def test_a_rule_without_a_period_adds_no_day(build: Build) -> None:
    assert days(build, bar("{actor_is_member: {of: pact}}"), NOTE + NOTICE) == set()
