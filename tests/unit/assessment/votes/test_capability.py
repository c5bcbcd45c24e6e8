"""A national capability by state, from the rows of a table."""

from __future__ import annotations

import pytest

from allies.assessment.votes.capability import read_capability
from allies.errors import Fault, QuestionError
from allies.world.view import View
from tests.apparatus import day

ON = day("2010-06-12")


def rows(*states: str) -> list[dict[str, str]]:
    return [{"iso3": state, "year": "2010", "cinc": "0.5"} for state in states]


@pytest.mark.parametrize("state", ["RUS", "rus", " RUS ", "Russia", "Россия"])
def test_a_row_may_call_its_state_by_any_name(view: View, state: str) -> None:
    assert read_capability(view, rows(state, "KAZ"), ON) == {"RUS": 0.5, "KAZ": 0.5}


def test_a_state_stands_once_a_year_whatever_it_is_called(view: View) -> None:
    with pytest.raises(QuestionError) as caught:
        read_capability(view, rows("RUS", "KAZ", "Russia"), ON)
    (fault,) = caught.value.faults
    assert fault.what == "'Russia' occurs twice in one year"
    assert fault.field == "capability.2"


def test_every_state_that_is_none_is_told_with_the_nearest(view: View) -> None:
    with pytest.raises(QuestionError) as caught:
        read_capability(view, rows("RSU", "Rusia", "RUS\u200b", "csto"), ON)
    assert [(fault.what, fault.field) for fault in caught.value.faults] == [
        ("unknown state 'RSU'", "capability.0"),
        ("unknown state 'Rusia'", "capability.1"),
        ("unknown state 'RUS\\u200b'", "capability.2"),
        ("unknown state 'csto'", "capability.3"),
    ]
    first: Fault = caught.value.faults[0]
    assert "did you mean 'RUS'?" in first.remedy
