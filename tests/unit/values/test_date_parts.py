"""The days that a year, a month or a day can mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allies.values.date_parts import PART, days_of, names_day_after


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


@pytest.mark.parametrize(
    ("text", "last_before"),
    [
        ("the note of 28 June 2012", date(2012, 6, 27)),
        ("agreed in June 2012, as planned", date(2012, 5, 31)),
        ("in 2011 the Senate refused", date(2010, 12, 31)),
        ("on 2012-06-28.", date(2012, 6, 27)),
        ("by 2012-06 at the latest", date(2012, 5, 31)),
        ("first 1999, then 2004", date(2003, 12, 31)),
    ],
)
def test_a_text_names_what_comes_after_each_day_before_its_latest_date(
    text: str, last_before: date
) -> None:
    day = last_before.toordinal()
    assert names_day_after(text, day)
    assert not names_day_after(text, day + 1)


@pytest.mark.parametrize(
    "text", ["2,012 people", "1,500-2000 troops", "no. 2012-7a", "31 June", "on 31 June 2012", ""]
)
def test_a_number_that_is_no_date_names_no_day(text: str) -> None:
    assert not names_day_after(text, date(2005, 1, 1).toordinal())
