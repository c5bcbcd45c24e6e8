"""Dates to watch: notices under the law, and agreed ends."""

from __future__ import annotations

import pytest

from allies.assessment.case.dates_ahead import DateAhead, dates_ahead
from allies.assessment.case.setting import set_case
from allies.questions.base import WhatIf
from allies.values.dates import day_text
from allies.world.view import View
from tests.apparatus import ACTS, CITED, Build, day

LEAVES = WhatIf(member=("UZB:csto=out",))


def ahead(view: View, on: str, gates: tuple[str, ...] = ()) -> list[DateAhead]:
    """Return the dates to watch for the crisis of 2010, moved to a day."""
    return dates_ahead(set_case(view, "osh-2010", day(on)), gates, ("RUS", "KAZ"))


@pytest.mark.parametrize(
    ("on", "runs"),
    [
        ("2012-06-19", False),  # the note is of the next day
        ("2012-06-20", True),
        ("2012-12-19", True),
        ("2012-12-20", False),  # the six months are over
    ],
)
def test_a_notice_has_the_day_on_which_its_clock_runs_out(view: View, on: str, runs: bool) -> None:
    found = [item for item in ahead(view, on) if item.law]
    notes = [item for item in found if day_text(item.on) == "2012-12-20"]
    assert bool(notes) == runs
    for item in notes:
        assert item.what_if == LEAVES
        assert item.says.startswith("Uzbekistan can be out of the CSTO, if the other members")
        assert item.cites


@pytest.mark.parametrize(("on", "open_"), [("2012-06-30", True), ("2012-07-01", False)])
def test_an_agreed_end_of_a_refusal_is_a_date_until_it_has_passed(
    view: View, on: str, open_: bool
) -> None:
    ends = [item for item in ahead(view, on, ("UZB",)) if not item.law]
    found = [item.what_if for item in ends if day_text(item.on) == "2012-07-01"]
    assert (WhatIf(allow=("UZB",)) in found) == open_
    # The host lets help in when it asks, no matter what it granted before.
    assert (WhatIf() in found) == open_
    assert WhatIf(deny=("KGZ",)) not in found


def test_a_state_whose_passage_nobody_needs_is_left_out(view: View) -> None:
    found = [item.what_if for item in ahead(view, "2012-06-30")]
    assert WhatIf(allow=("UZB",)) not in found


def test_the_end_of_a_lease_is_no_supposition_and_the_next_date_comes_first(view: View) -> None:
    found = ahead(view, "2014-01-01", ("TJK",))
    (lease,) = [item for item in found if item.what_if == WhatIf() and "Tajikistan" in item.says]
    assert day_text(lease.on) == "2043-01-01"
    assert [item.on for item in found] == sorted(item.on for item in found)


def test_a_text_that_is_in_force_for_a_time_has_its_end(build: Build) -> None:
    text = f"by: pact, of: pact.treaty, {CITED}"
    view = build(
        {
            ACTS: f"- {{act: expired, on: 2002-01-01, {text}}}\n"
            f"- {{act: entered_into_force, on: 2002-05-01, until: 2009-05-01, {text}}}\n"
        }
    )
    (found,) = dates_ahead(set_case(view, "border-2008"), (), ())
    assert day_text(found.on) == "2009-05-02"
    assert (found.law, found.what_if) == (False, WhatIf())


def test_nothing_runs_where_nobody_gave_notice(small_view: View) -> None:
    case = set_case(small_view, "border-2008")
    assert dates_ahead(case, (), ()) == []
