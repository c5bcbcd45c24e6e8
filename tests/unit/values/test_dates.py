"""Dates keep their precision."""

from __future__ import annotations

from datetime import date

import pytest

from allies.values.dates import ImpreciseDate, day_date, day_text, long_day, parse_date
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
    with pytest.raises(ValueError, match="is not a date: a date is written YYYY"):
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
