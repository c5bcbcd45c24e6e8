"""From when an act can take effect, under each reading."""

from __future__ import annotations

import pytest

from allies.law.audit import bodies_of_act, facts_of_act
from allies.law.clocks import NEAR_DAYS, ClockFinding, clocks
from allies.law.provisions import brief_on_act
from allies.values.dates import day_text, parse_date
from allies.world.acts import Act
from tests.apparatus import ACTS, CITED, PACT, Build

READINGS = """
  - id: note_counts
    title: The note was notice
    about: [withdrew]
    holders: [{who: pact, since: 2005-01-31, judgement: J}]
  - id: other_matter
    title: On something else
    about: [base_granted]
    holders: [{who: pact, since: 2001-05-01, judgement: J}]
# 'when' is a rule"""
CLOCK = """\
  - {id: pact.treaty.clock, instrument: pact.treaty, says: A month from the note, effect: clock,
     acts: [withdrew], readings: [note_counts], judgement: J,
     clock: {starts: [note], months: 1, then: the Council accepts, organ: pact.council}}
"""


def found(
    build: Build, on: str, meetings: str = "", note: str = "2005-01-31"
) -> list[ClockFinding]:
    acts = f"- {{act: proposed, id: note, by: XLO, says: a note, on: {note}, {CITED}}}\n" + meetings
    view = build({ACTS: acts, PACT: CLOCK}, {PACT: ("\n# 'when' is a rule", READINGS)})
    act = Act(act="withdrew", id="w", by="XLO", of="pact", on=parse_date(on), judgement="j")
    bodies = bodies_of_act(view, act)
    return clocks(brief_on_act(view, bodies, act, done=False), facts_of_act(view, act, bodies))


def test_a_clock_runs_under_the_reading_that_sets_it_and_under_no_other(build: Build) -> None:
    baseline, note = found(build, "2005-06-01")
    assert (baseline.reading, baseline.provision, baseline.earliest) == ("in_force_only", "", None)
    assert (note.reading, note.provision, note.held) == ("note_counts", "pact.treaty.clock", True)
    assert (note.in_force, note.then) == ("yes", "the Council accepts")
    assert note.started_by is not None
    assert note.started_by.id == "note"


@pytest.mark.parametrize(
    ("note", "earliest"),
    [
        ("2005-01-31", "2005-02-28"),
        ("2004-01-31", "2004-02-29"),
        ("2005-02-28", "2005-03-28"),
        ("2005-01-15/2005-01-20", "2005-02-20"),  # surely run only from the last possible day
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(
    build: Build, note: str, earliest: str
) -> None:
    clock = found(build, "2005-06-01", note=note)[1]
    assert clock.earliest is not None
    assert day_text(clock.earliest) == earliest


@pytest.mark.parametrize(("on", "held"), [("2005-01-30", False), ("2005-01-31", True)])
def test_a_clock_says_whether_anybody_holds_its_reading_that_day(
    build: Build, on: str, held: bool
) -> None:
    assert found(build, on)[1].held == held


def test_meetings_near_the_day_are_counted_from_it(build: Build) -> None:
    def met(*days: str) -> str:
        rows = (f"- {{act: convened, by: pact.council, on: {on}, {CITED}}}\n" for on in days)
        return "".join(rows)

    meetings = found(
        build,
        "2005-06-01",
        met("2005-01-27", "2005-01-28", "2005-02-27", "2005-02-28", "2005-03-31", "2005-04-01"),
    )[1].meetings
    assert [days for _, days in meetings] == [-NEAR_DAYS, -1, 0, NEAR_DAYS]


def test_an_undated_meeting_is_near_no_day(build: Build) -> None:
    undated = f"- {{act: convened, by: pact.council, on: 2005-02, {CITED}}}\n"
    assert found(build, "2005-06-01", undated)[1].meetings == []
