"""The ledger of stands: who led, followed, refused, and took no side."""

from __future__ import annotations

import pytest

from allies.assessment.record.stands import stands
from allies.questions.stands import Stands, StandsAnswer
from allies.world.view import View
from tests.apparatus import ACTS, Build

ADDED = """
- {act: line_taken, id: river, by: XHI, on: 2003, says: The river is ours, judgement: J}
- {act: line_refused, id: no, by: XLO, to: XHI, about: [river], on: 2004, says: N, judgement: J}
- {act: line_followed, id: aye, by: pact, to: XHI, about: [river], on: 2005, judgement: J}
- {act: line_taken, id: tolls, by: XLO, on: 2006, says: Tolls go, judgement: J}
- {act: line_left_open, id: open, by: XHI, to: XLO, about: [tolls], on: 2007, judgement: J}
"""


@pytest.fixture(scope="module")
def parted(build: Build) -> View:
    """The small theatre with two lines and stands on them."""
    return build({ACTS: ADDED})


def asked(view: View, issue: str = "", about: str = "") -> StandsAnswer:
    return stands(view, Stands(issue=issue, about=about))


def test_each_stand_names_its_issue_its_line_and_whose_it_is(parted: View) -> None:
    rows = asked(parted).stands
    assert [(row.by, row.issue, row.stand, row.leader) for row in rows] == [
        ("XHI", "river", "led", "XHI"),
        ("XLO", "river", "refused", "XHI"),
        ("pact", "river", "followed", "XHI"),
        ("XLO", "tolls", "led", "XLO"),
        ("XHI", "tolls", "open", "XLO"),
    ]
    assert {row.line for row in rows if row.issue == "river"} == {"The river is ours"}


def test_sums_tell_issue_by_issue_who_stood_where(parted: View) -> None:
    river, tolls = asked(parted).sums
    assert (river.leader, river.followed, river.refused, river.open) == (
        "XHI",
        ("pact",),
        ("XLO",),
        (),
    )
    assert (tolls.leader, tolls.followed, tolls.open) == ("XLO", (), ("XHI",))


def test_one_issue_or_one_state_may_be_asked_for(parted: View) -> None:
    assert [row.id for row in asked(parted, "tolls").stands] == ["tolls", "open"]
    assert [row.id for row in asked(parted, about="XLO").stands] == ["no", "tolls"]
