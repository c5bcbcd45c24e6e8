"""Notices of leaving: one rule and one clock, several states that give notice."""

from __future__ import annotations

import pytest

from allies.law.audit import ActFinding, judge_act
from allies.law.clocks import ClockFinding
from allies.theatre.checking import check_theatre
from allies.values.dates import day_text, parse_date
from allies.world.acts import Act
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, STATES, Build, Template, fault_with

TWELVE = "months: 12"
STARTS = "starts: [notice-xpa, notice-xno], "
KINDS = "starts: [withdrawal_notified], "


def a_rule(period: str = TWELVE, starts: str = STARTS) -> str:
    """Return a rule on leaving, and the clock that tells from when one may."""
    return (
        "  - {id: pact.treaty.art-8, instrument: pact.treaty, says: Notice runs first,"
        " effect: forbid, acts: [withdrew],"
        f" when: {{not: {{notice_ran: {{of: pact, {period}}}}}}}, judgement: J}}\n"
        "  - {id: pact.treaty.art-8.clock, instrument: pact.treaty, says: From the notice,"
        f" effect: clock, acts: [withdrew], clock: {{{starts}{period}}}, judgement: J}}\n"
    )


def an_act(kind: str, by: str, on: str, name: str = "") -> str:
    named = f"id: {name}, " if name else ""
    return f"- {{act: {kind}, {named}by: {by}, of: pact, on: {on}, {CITED}}}\n"


MEMBERS = "".join(
    an_act("acceded", state, "2002-01-01")
    + an_act("signed", state, "2002-01-01").replace("of: pact,", "of: pact.treaty,")
    for state in ("XPA", "XNO")
)
NOTICES = an_act("withdrawal_notified", "XPA", "2006-10-27", "notice-xpa") + an_act(
    "withdrawal_notified", "XNO", "2008-03-17", "notice-xno"
)


def a_world(build: Build, acts: str = NOTICES, rule: str = "") -> View:
    states = "- {id: XPA, name: Partnerland}\n- {id: XNO, name: Northland}\n"
    return build({STATES: states, ACTS: MEMBERS + acts, PACT: rule or a_rule()})


def leaving(view: View, state: str, on: str) -> ActFinding:
    act = Act(act="withdrew", id="w", by=state, of="pact", on=parse_date(on), judgement="j")
    found = judge_act(view, act, view.body("pact"), done=False)
    assert found is not None
    return found


def clock(view: View, state: str, on: str) -> ClockFinding:
    (found,) = leaving(view, state, on).clocks
    return found


@pytest.mark.parametrize(
    ("state", "on", "finding"),
    [
        ("XPA", "2007-10-26", "irregular"),
        ("XPA", "2007-10-27", "regular"),
        ("XNO", "2007-10-27", "irregular"),
        ("XNO", "2009-03-16", "irregular"),
        ("XNO", "2009-03-17", "regular"),
        ("XLO", "2009-03-17", "irregular"),  # it gave none
    ],
)
@pytest.mark.parametrize("starts", [STARTS, KINDS])
def test_a_state_may_leave_when_its_own_notice_has_run_and_not_before(
    build: Build, state: str, on: str, finding: str, starts: str
) -> None:
    assert leaving(a_world(build, rule=a_rule(starts=starts)), state, on).finding == finding


@pytest.mark.parametrize(
    ("state", "on", "started", "earliest"),
    [
        ("XPA", "2007-01-01", "notice-xpa", "2007-10-27"),
        ("XPA", "2009-01-01", "notice-xpa", "2007-10-27"),
        ("XNO", "2008-03-16", "", ""),  # another's notice is none of its own
        ("XNO", "2008-03-17", "notice-xno", "2009-03-17"),
        ("XLO", "2009-01-01", "", ""),
    ],
)
@pytest.mark.parametrize("starts", [STARTS, KINDS])
def test_a_clock_is_of_the_state_whose_act_starts_it_and_starts_on_its_day(
    build: Build, state: str, on: str, started: str, earliest: str, starts: str
) -> None:
    found = clock(a_world(build, rule=a_rule(starts=starts)), state, on)
    assert (found.started_by.id if found.started_by else "") == started
    assert (day_text(found.earliest) if found.earliest is not None else "") == earliest
    assert found.perhaps == found.earliest


BACK = an_act("notice_taken_back", "XNO", "2008-06-10")


def test_leaving_on_a_notice_that_was_taken_back_is_irregular(build: Build) -> None:
    view = a_world(build, NOTICES + BACK)
    assert clock(view, "XNO", "2008-06-09").started_by is not None
    assert clock(view, "XNO", "2008-06-10").started_by is None
    assert leaving(view, "XNO", "2009-03-17").finding == "irregular"
    assert leaving(view, "XPA", "2009-03-17").finding == "regular"


def test_a_second_notice_runs_from_its_own_day(build: Build) -> None:
    again = an_act("withdrawal_notified", "XNO", "2009-01-31", "notice-two")
    view = a_world(build, NOTICES + BACK + again, a_rule(starts=KINDS))
    assert leaving(view, "XNO", "2010-01-30").finding == "irregular"
    assert leaving(view, "XNO", "2010-01-31").finding == "regular"
    found = clock(view, "XNO", "2010-01-01")
    assert found.started_by is not None
    assert found.started_by.id == "notice-two"


def test_a_notice_of_an_earlier_membership_does_not_count_for_a_later_one(build: Build) -> None:
    back = an_act("withdrew", "XPA", "2007-11-01") + an_act("acceded", "XPA", "2008-01-01")
    view = a_world(build, NOTICES + back)
    assert leaving(view, "XPA", "2007-10-31").finding == "regular"
    assert leaving(view, "XPA", "2009-01-01").finding == "irregular"
    assert clock(view, "XPA", "2009-01-01").started_by is None


@pytest.mark.parametrize(
    ("on", "finding"),
    [
        ("2009-02-28", "irregular"),
        ("2009-03-01", "unknown"),
        ("2009-03-30", "unknown"),
        ("2009-03-31", "regular"),
    ],
)
def test_from_the_first_to_the_last_possible_end_of_a_notice_nobody_can_tell(
    build: Build, on: str, finding: str
) -> None:
    view = a_world(
        build,
        an_act("withdrawal_notified", "XNO", "2008-03", "notice-xno"),
        a_rule(starts="starts: [notice-xno], "),
    )
    assert leaving(view, "XNO", on).finding == finding
    found = clock(view, "XNO", on)
    assert found.perhaps is not None
    assert found.earliest is not None
    assert (day_text(found.perhaps), day_text(found.earliest)) == ("2009-03-01", "2009-03-31")


@pytest.mark.parametrize(
    ("period", "before", "end"),
    [
        ("days: 90", "2008-06-14", "2008-06-15"),
        ("days: 1", "2008-03-17", "2008-03-18"),
        ("months: 6", "2008-09-16", "2008-09-17"),
        ("years: 1", "2009-03-16", "2009-03-17"),
    ],
)
def test_a_period_is_of_days_months_or_years(
    build: Build, period: str, before: str, end: str
) -> None:
    view = a_world(build, rule=a_rule(period))
    assert leaving(view, "XNO", before).finding == "irregular"
    assert leaving(view, "XNO", end).finding == "regular"
    found = clock(view, "XNO", end)
    assert found.earliest is not None
    assert day_text(found.earliest) == end


def test_the_time_since_an_act_of_one_state_lets_no_other_leave(build: Build) -> None:
    rule = a_rule().replace("notice_ran: {of: pact, ", "months_since: {act: notice-xpa, ")
    view = a_world(build, rule=rule)
    assert leaving(view, "XPA", "2007-10-27").finding == "regular"
    assert leaving(view, "XNO", "2009-10-27").finding == "irregular"


def test_what_is_of_no_state_starts_a_clock_for_all(build: Build) -> None:
    decided = f"- {{act: decided, id: all, by: pact.council, says: so, on: 2005-01-01, {CITED}}}\n"
    view = a_world(build, NOTICES + decided, a_rule(starts="starts: [all], "))
    for state in ("XPA", "XNO", "XLO"):
        found = clock(view, state, "2006-01-01")
        assert found.earliest is not None
        assert day_text(found.earliest) == "2006-01-01"
    assert clock(view, "XPA", "2004-12-31").started_by is None


BOUNDS = [
    ("months: 0", "'months' cannot be 0"),
    ("months: -5", "'months' cannot be -5"),
    ("months: 1201", "'months' cannot be 1201"),
    ("months: 120000", "'months' cannot be 120000"),
    ("days: 36526", "'days' cannot be 36526"),
    ("years: 101", "'years' cannot be 101"),
    ("days: 3, months: 1", "a clock needs exactly one period, but has days and months"),
    ("then: they agree", "a clock needs exactly one period, but has none"),
]


def test_a_clock_that_nothing_starts_is_a_fault(template: Template) -> None:
    template.add(PACT, a_rule(starts="starts: [], ").splitlines(keepends=True)[1])
    fault = fault_with(check_theatre(template.folder).faults, "nothing starts the clock")
    assert "name an act" in fault.remedy


def told_of_clock(template: Template, period: str) -> list[str]:
    rule = a_rule(starts="starts: [withdrawal_notified], ")
    clock_line = rule.splitlines(keepends=True)[1].replace("months: 12", period)
    template.add(PACT, clock_line)
    return [fault.what for fault in check_theatre(template.folder).faults]


@pytest.mark.parametrize(("period", "what"), BOUNDS)
def test_a_clock_that_cannot_run_is_a_fault(template: Template, period: str, what: str) -> None:
    assert what in told_of_clock(template, period)


@pytest.mark.parametrize(
    "period", ["months: 1", "months: 1200", "days: 1", "days: 36525", "years: 1", "years: 100"]
)
def test_a_clock_of_any_length_up_to_a_hundred_years_is_none(
    template: Template, period: str
) -> None:
    assert not told_of_clock(template, period)


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("months: 0", "'months' cannot be 0"),
        ("months: 1201", "'months' cannot be 1201"),
        ("days: 3, months: 1", "'notice_ran' needs one of the parameters days, months, years"),
        ("", "'notice_ran' needs one of the parameters days, months, years"),
    ],
)
def test_a_notice_that_cannot_run_is_a_fault(template: Template, given: str, what: str) -> None:
    template.add(PACT, a_rule().splitlines(keepends=True)[0].replace("months: 12", given))
    fault = fault_with(check_theatre(template.folder).faults, what)
    assert fault.remedy


def test_no_clock_runs_beyond_the_calendar(build: Build) -> None:
    view = a_world(build, rule=a_rule("years: 100"))
    assert leaving(view, "XNO", "2010-12-31").finding == "irregular"
