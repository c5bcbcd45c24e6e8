"""From which day an act can first take effect, reading by reading."""

from __future__ import annotations

import pytest

from allies.assessment.law.cases import law_case
from allies.questions.law import LawCase
from allies.world.view import View
from tests.apparatus import ACTS, CITED, PACT, Build, day

NOTE = "20 December 2012 under the reading “The note was notice of leaving"
ANNOUNCEMENT = "28 December 2012 under the reading “The announcement of 28 June was notice"


def told(view: View, case: str = "uzbekistan-2012", on: str = "") -> str:
    return " ".join(law_case(view, LawCase(case=case, on=on)).first_days)


def test_every_reading_with_a_clock_has_its_day_its_holders_and_what_started_it(view: View) -> None:
    said = told(view)
    assert said.startswith(f"Earliest leaving: {NOTE}” (held")
    assert f"; {ANNOUNCEMENT}" in said
    assert "Counted from 20 June 2012: Uzbekistan sent a note to the CSTO Secretariat" in said
    assert "Counted from 28 June 2012: the CSTO Secretariat announced" in said
    assert said.count("Also required: the other members accept the withdrawal at a summit.") == 1
    assert said.endswith("Under the other readings the law names no day.")


def test_four_proposed_days_of_one_act_share_one_telling(view: View) -> None:
    assert told(view).count("Earliest leaving") == 1


@pytest.mark.parametrize("case", ["second-base-2009", "osh-2010"])
def test_where_the_law_sets_no_clock_nothing_is_told(view: View, case: str) -> None:
    assert told(view, case) == ""


def test_before_any_notice_no_day_is_told(view: View) -> None:
    said = told(view.known_by(day("2012-06-01")))
    assert NOTE not in said
    assert ANNOUNCEMENT not in said


def test_beyond_the_record_nothing_is_told(view: View) -> None:
    assert told(view, on="2020-01-01") == ""


LEAVING = """\
id: leaving
title: Both leave
on: 2006-12-15
host: XLO
trigger: internal_unrest
organisations: [pact]
question:
  asks: When?
  organisation: pact
  proposals:
    - {act: withdrew, by: XLO, of: pact, on: 2006-12, judgement: J}
    - {act: withdrew, by: XHI, of: pact, on: 2006-12-31, judgement: J}
judgement: J
"""
CLOCK = """\
  - {id: pact.treaty.art-9, instrument: pact.treaty, says: After six months, effect: clock,
     acts: [withdrew], clock: {starts: [withdrawal_notified], months: 6}, judgement: J}
"""


@pytest.mark.parametrize(
    ("proposed", "said"),
    [
        (
            LEAVING,
            "Earliest leaving by Highland: no day, since no notice has started the time."
            " Earliest leaving by Lowland: 15 December 2006 under",
        ),
        (LEAVING.replace("XHI", "XLO"), "Earliest leaving: 15 December 2006 under"),
    ],
)
def test_the_day_of_each_state_is_told_with_its_name(
    build: Build, proposed: str, said: str
) -> None:
    notice = f"- {{act: withdrawal_notified, by: XLO, of: pact, on: 2006-06-15, {CITED}}}\n"
    view = build({ACTS: notice, PACT: CLOCK, "cases/leaving.yaml": proposed})
    assert told(view, "leaving").startswith(said)
