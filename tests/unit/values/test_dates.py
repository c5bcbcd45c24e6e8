"""Dates keep their precision."""

from __future__ import annotations

from datetime import date

import pytest

from allies.errors import RefusedValueError
from allies.values.dates import ImpreciseDate, Period, day_date, day_text, long_day, parse_date
from allies.values.ternary import NO, UNKNOWN, YES


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012-06-20", date(2012, 6, 20), date(2012, 6, 20)),
        ("2012-06", date(2012, 6, 1), date(2012, 6, 30)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2011-02", date(2011, 2, 1), date(2011, 2, 28)),
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2012-07/2012-09", date(2012, 7, 1), date(2012, 9, 30)),
        ("2010-06-14/2010-06-25", date(2010, 6, 14), date(2010, 6, 25)),
        ("1992/1993-03", date(1992, 1, 1), date(1993, 3, 31)),
        ("2010-06-14/2010-06-14", date(2010, 6, 14), date(2010, 6, 14)),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 1)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_date_spans_every_day_it_can_mean(text: str, first: date, last: date) -> None:
    found = parse_date(text)
    assert (found.earliest, found.latest) == (first, last)
    assert found.text == text
    assert found.is_precise == (first == last)


def test_spaces_around_a_date_are_not_part_of_it() -> None:
    assert parse_date(" 2012-06 ") == parse_date("2012-06")


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "12-06-2012", "2012-6-20", "2012/", "/2012", "2012-06-20T00:00", "20120620"],
)
def test_what_is_written_otherwise_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date: a date is YYYY"):
        parse_date(text)


def test_a_date_is_written_in_plain_digits() -> None:
    with pytest.raises(ValueError, match="is not a date"):
        parse_date("\uff12\uff10\uff11\uff12-06-20")


@pytest.mark.parametrize(
    "text",
    [
        "2011-02-29",
        "2012-13",
        "2012-06-31",
        "2012-00-10",
        "0000-01-01",
        "2012-00",
        "2012-06-00",
    ],
)
def test_a_day_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day of the calendar"):
        parse_date(text)


@pytest.mark.parametrize(
    "text", ["2012-09/2012-07", "2012-06-21/2012-06-20", "2012/2011-12-31", "2012-06/2012-05-31"]
)
def test_an_interval_that_ends_before_it_starts_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        parse_date(text)


def test_a_month_and_the_year_it_lies_in_are_an_interval() -> None:
    found = parse_date("2008-06/2008")
    assert (found.earliest, found.latest) == (date(2008, 6, 1), date(2008, 12, 31))
    with pytest.raises(ValueError, match="ends before it starts"):
        parse_date("2008-06/2007")


def test_an_interval_within_its_own_first_month_may_not_end_before_that_month_does() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        parse_date("2012-06/2012-06-20")


def test_a_date_has_not_surely_come_between_its_first_and_its_last_day() -> None:
    june = parse_date("2012-06")
    assert june.reached_by(june.first - 1) == NO
    assert june.reached_by(june.first) == UNKNOWN
    assert june.reached_by(june.last - 1) == UNKNOWN
    assert june.reached_by(june.last) == YES


def test_a_day_has_come_on_the_day_itself_and_not_before() -> None:
    at = parse_date("2012-06-20")
    assert at.reached_by(at.first - 1) == NO
    assert at.reached_by(at.first) == YES


def test_a_date_that_is_not_moved_keeps_its_words() -> None:
    june = parse_date("2012-06")
    assert june.shifted(0) is june


@pytest.mark.parametrize(
    ("text", "days", "shifted"),
    [
        ("2012-06-20", 1, "2012-06-21"),
        ("2012-06-20", -20, "2012-05-31"),
        ("2012-02", 366, "2013-02-01/2013-03-01"),
    ],
)
def test_a_moved_date_keeps_its_spread(text: str, days: int, shifted: str) -> None:
    moved = parse_date(text).shifted(days)
    assert str(moved) == shifted
    assert moved == parse_date(shifted)


def test_a_day_is_shown_in_three_ways() -> None:
    at = parse_date("2010-06-02").first
    assert day_date(at) == date(2010, 6, 2)
    assert day_text(at) == "2010-06-02"
    assert long_day(at) == "2 June 2010"


def test_a_date_reads_as_it_was_written() -> None:
    assert str(ImpreciseDate(1, 2, "some days")) == "some days"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2008-06-XX", "write it as 2008-06"),
        ("2008-XX-XX", "write it as 2008"),
        ("2008-06-31", "write it as 2008-06"),
        ("2011-02-29", "write it as 2011-02"),
        ("2008-13", "write it as 2008"),
        ("2008-06?", "write it as 2008-06"),
        ("2008-6", "write it as 2008-06"),
        ("2007-3-5", "write it as 2007-03-05"),
        ("15/03/2007", "write it as 2007-03-15"),
        ("03/15/2007", "write it as 2007-03-15"),
        ("15.03.2007", "write it as 2007-03-15"),
        ("03/04/2007", "write it as 2007-04-03 or 2007-03-04, whichever is meant"),
        ("04/04/2007", "write it as 2007-04-04"),
        ("2007/03/15", "write it as 2007-03-15"),
        ("06/2007", "write it as 2007-06"),
        ("15 March 2007", "write it as 2007-03-15"),
        ("March 2007", "write it as 2007-03"),
        ("20120620", "write it as 2012-06-20"),
        ("2012-06-20T00:00", "write it as 2012-06-20"),
        ("2008-06-XX/2008-09", "write it as 2008-06/2008-09"),
        ("2012/", "write it as 2012"),
        ("2008-06/2008-05", "put the earlier date before the slash: 2008-05/2008-06"),
        ("2008-06/2008-06-15", "write it as 2008-06-15, or name the last day that is possible"),
        ("yesterday", "write only what is known"),
        ("", "write only what is known"),
        ("31/31/2007", "write only what is known"),
    ],
)
def test_the_remedy_of_a_date_is_no_more_precise_than_what_was_given(
    text: str, remedy: str
) -> None:
    with pytest.raises(RefusedValueError) as caught:
        parse_date(text)
    assert caught.value.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period("days", 90), "2008-03-17", "2008-06-15"),
        (Period("months", 1), "2008-01-31", "2008-02-29"),
        (Period("months", 12), "2008-02-29", "2009-02-28"),
        (Period("years", 1), "2008-02-29", "2009-02-28"),
        (Period("years", 4), "2008-02-29", "2012-02-29"),
        (Period("days", 36_525), "9999-01-01", "9999-12-31"),
        (Period("months", 1), "9999-12-31", "9999-12-31"),
        (Period("years", 100), "9950-01-01", "9999-12-31"),
    ],
)
def test_a_period_ends_by_the_calendar_and_within_it(period: Period, start: str, end: str) -> None:
    assert day_text(period.after(parse_date(start).first)) == end


def test_a_period_reads_as_people_say_it() -> None:
    assert [str(Period("days", 1)), str(Period("months", 6))] == ["1 day", "6 months"]
