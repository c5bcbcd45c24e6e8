"""From which day an act can first take effect, reading by reading."""

from __future__ import annotations

import pytest

from allies.assessment.law.cases import law_case
from allies.questions.law import LawCase
from allies.world.view import View
from tests.apparatus import day

NOTE = "20 December 2012 under “The note was notice of leaving"
ANNOUNCEMENT = "28 December 2012 under “The announcement was notice of leaving"


def told(view: View, case: str = "uzbekistan-2012", on: str = "") -> str:
    return " ".join(law_case(view, LawCase(case=case, on=on)).first_days)


def test_every_reading_with_a_clock_has_its_day_its_holders_and_what_started_it(view: View) -> None:
    said = told(view)
    assert said.startswith(f"Earliest leaving: {NOTE}, and the six months run from its day” (held")
    assert f"golts2012 and regnum-2012-12); {ANNOUNCEMENT}" in said
    assert "Counted from 20 June 2012: Uzbekistan sent a note to the CSTO Secretariat" in said
    assert "Counted from 28 June 2012: the CSTO Secretariat announced" in said
    assert said.count("Also required: the other members accept it at a summit.") == 1
    assert said.endswith("The other readings give no day.")


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
