"""Checks of days: nothing begins after the record ends, and nothing ends before it began."""

from __future__ import annotations

import pytest

from tests.apparatus import (
    ACTS,
    CASE,
    CITED,
    FORCES,
    LINKS,
    SOURCES,
    STATES,
    Spoilt,
    Template,
    checked,
)

SPOILT = {
    "an act after the record's end": Spoilt(
        ACTS,
        "  on: 2002-01-01",
        "  on: 9999-01-01",
        "9999-01-01",
        "9999-01-01 is after the end of the record",
        "the record ends on 2010-12-31, so no answer can use this entry",
        "correct the date, or set 'until:' of theatre.yaml to a later day",
    ),
    "an act of a case after the record's end": Spoilt(
        CASE,
        "    on: 2008-06-05\n",
        "    on: 2011\n",
        "on: 2011",
        "2011 is after the end of the record",
    ),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_a_day_is_told_what_is_wrong_where_why_and_what_to_do(
    template: Template, spoilt: Spoilt
) -> None:
    spoilt.of(template)
    spoilt.is_told_by(checked(template).faults, template)


def test_a_date_that_may_lie_before_the_records_end_is_no_fault(template: Template) -> None:
    template.replace(ACTS, "  on: 2002-01-01", "  on: 2010/2012")
    assert checked(template).faults == ()


def test_a_record_without_a_day_buries_its_fault_under_no_other(template: Template) -> None:
    template.replace("theatre.yaml", "until: 2010-12-31", "until: 1999-12-31")
    assert [fault.what for fault in checked(template).faults] == [
        "the record ends before it starts"
    ]


NORLAND = """\
- id: XNA
  name: Norland
  readings: [{id: xna.view, title: T, holders: [{who: XNA, judgement: J, DATES}]}]
"""
TOLL = f"- {{act: announced, by: XHI, says: S, {CITED}, DATES}}\n"
MANDATE = f"- {{act: mandate_given, by: pact.council, state: XLO, {CITED}, DATES}}\n"
FORCE = FORCES, "  modes: [road]", "  modes: [road]\n  DATES"
LABEL = FORCES, "      since: 2001-05-01", "      DATES"


def told(template: Template, file: str, dates: str) -> list[str]:
    """Return where the faults are, which must be the line of the dates."""
    where = [fault.where for fault in checked(template).faults]
    assert set(where) <= {template.where(file, dates)}
    return where


@pytest.mark.parametrize(
    ("dates", "is_fault"),
    [
        ("on: 2010-12-31", False),
        ("on: 2010", False),
        ("on: 2010-12-31/2011-02-01", False),
        ("on: 2011-01-01", True),
        ("on: 2011", True),
    ],
)
def test_an_act_begins_before_the_record_ends(
    template: Template, dates: str, is_fault: bool
) -> None:
    template.add(ACTS, TOLL.replace("DATES", dates))
    assert len(told(template, ACTS, dates)) == int(is_fault)


@pytest.mark.parametrize(
    ("dates", "is_fault"),
    [
        ("on: 2005, until: 2005", False),
        ("on: 2005-06-01, until: 2005-06-01", False),
        ("on: 2005-06-02, until: 2005-06-01", True),
        ("on: 2005, until: 2004-12-31", True),
        ("on: 2005-06, until: 2005", False),  # it may have ended after it began
        ("on: 2005, until: 2030", False),  # an end may lie after the record
    ],
)
def test_an_act_that_can_run_out_begins_before_it_ends(
    template: Template, dates: str, is_fault: bool
) -> None:
    template.add(ACTS, MANDATE.replace("DATES", dates))
    assert len(told(template, ACTS, dates)) == int(is_fault)


@pytest.mark.parametrize(
    ("dates", "is_fault"),
    [
        ("since: 2010-12-31", False),
        ("since: 2011-01-01", True),
        ("since: 2005-06-01, until: 2005-06-01", False),
        ("since: 2005-06-02, until: 2005-06-01", True),
    ],
)
def test_parts_of_entries_have_days_like_the_entries(
    template: Template, dates: str, is_fault: bool
) -> None:
    template.add(STATES, NORLAND.replace("DATES", dates))
    assert len(told(template, STATES, dates)) == int(is_fault)


@pytest.mark.parametrize(
    ("spoil", "dates", "is_fault"),
    [
        (FORCE, "since: 2010-12-31", False),
        (FORCE, "since: 2011-01-01", True),
        (LABEL, "since: 2010-12-31", False),
        (LABEL, "since: 2011-01-01", True),
    ],
)
def test_a_force_and_its_label_begin_before_the_record_ends(
    template: Template, spoil: tuple[str, str, str], dates: str, is_fault: bool
) -> None:
    file, old, new = spoil
    template.replace(file, old, new.replace("DATES", dates))
    assert len(told(template, file, dates)) == int(is_fault)


@pytest.mark.parametrize(("until", "is_fault"), [("2008-02-01", False), ("2008-01-31", True)])
def test_a_force_begins_before_it_ends(template: Template, until: str, is_fault: bool) -> None:
    file, old, new = FORCE
    dates = f"since: 2008-02\n  until: {until}"
    template.replace(file, old, new.replace("DATES", dates))
    assert len(told(template, file, f"until: {until}")) == int(is_fault)


@pytest.mark.parametrize(
    ("opened", "closed", "is_fault"),
    [("2005", "2005", False), ("2005-06-02", "2005-06-01", True), ("2020", "2021", False)],
)
def test_a_link_closes_after_it_opened_and_may_open_after_the_record(
    template: Template, opened: str, closed: str, is_fault: bool
) -> None:
    template.replace(LINKS, "states,judgement", "states,opened,closed,judgement")
    template.replace(LINKS, "XLO:50,", f"XLO:50,{opened},{closed},")
    assert len(told(template, LINKS, opened)) == int(is_fault)


def test_a_source_may_appear_after_the_record_has_ended(template: Template) -> None:
    template.replace(SOURCES, "published: 2008-06-04", "published: 2020")
    assert checked(template).faults == ()


def test_spans_are_checked_though_the_record_has_no_day(template: Template) -> None:
    template.replace("theatre.yaml", "until: 2010-12-31", "until: 1999-12-31")
    template.add(ACTS, MANDATE.replace("DATES", "on: 2005, until: 2004"))
    assert {fault.where for fault in checked(template).faults} == {
        template.where("theatre.yaml", "until:"),
        template.where(ACTS, "until: 2004"),
    }


def test_a_record_of_one_day_has_that_day(template: Template) -> None:
    template.replace("theatre.yaml", "until: 2010-12-31", "until: 2000-01-01")
    where = {fault.where for fault in checked(template).faults}
    assert template.where(ACTS, "on: 2000-01-01") not in where
    assert template.where(ACTS, "on: 2002-01-01") in where
