"""The days that a year, a month or a day can mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allies.values.date_parts import PART, days_of


def days(text: str) -> tuple[date, date]:
    part = PART.fullmatch(text)
    assert part is not None
    return days_of(part)


@given(st.dates())
def test_the_day_lies_in_its_month_and_the_month_in_its_year(day: date) -> None:
    text = day.isoformat()
    assert days(text) == (day, day)
    first, last = days(text[:7])
    assert (first.day, first.month, last.month) == (1, day.month, day.month)
    assert first <= day <= last
    assert days(text[:4]) == (date(day.year, 1, 1), date(day.year, 12, 31))


@pytest.mark.parametrize(
    ("text", "last"), [("2012-02", 29), ("2011-02", 28), ("1900-02", 28), ("2012-04", 30)]
)
def test_a_month_ends_on_its_last_day(text: str, last: int) -> None:
    assert days(text)[1].day == last


@pytest.mark.parametrize("text", ["0000", "2012-00", "2012-13", "2012-06-00", "2011-02-29"])
def test_what_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"year|month|day"):
        days(text)


@pytest.mark.parametrize(
    "text", ["", "212", "20120", "2012-6", "2012-06-2", "2012-06-201", "-2012", "２０１２", "2012-"]
)
def test_a_part_is_written_in_full(text: str) -> None:
    assert PART.fullmatch(text) is None
