"""Dates that keep their precision (EDTF level 0).

An act may be dated to a day, a month, a year or an interval. An `ImpreciseDate` keeps the first
and the last possible day. Between the two it is unknown whether the act has happened.
"""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from allies.errors import RefusedValueError
from allies.values.date_parts import PART, days_of
from allies.values.date_remedies import put_right, remedy_for
from allies.values.ternary import NO, UNKNOWN, YES

if TYPE_CHECKING:
    from collections.abc import Callable

SYNTAX = "a date is YYYY, YYYY-MM, YYYY-MM-DD, or two of these separated by a slash"


class ImpreciseDate(msgspec.Struct, frozen=True):
    """A date with its precision.

    Attributes:
        first: first possible day, as a proleptic Gregorian ordinal.
        last: last possible day, in the same form; equal to `first` for a day.
        text: the date as written in the source file.
    """

    first: int
    last: int
    text: str

    @property
    def is_precise(self) -> bool:
        """Whether the date is known to the day."""
        return self.first == self.last

    @property
    def earliest(self) -> date:
        """The first possible day."""
        return date.fromordinal(self.first)

    @property
    def latest(self) -> date:
        """The last possible day."""
        return date.fromordinal(self.last)

    def reached_by(self, day: int) -> int:
        """Return whether the date has been reached on a day: `YES`, `NO`, or `UNKNOWN` in between.

        Args:
            day: the day to test, as an ordinal.
        """
        if day >= self.last:
            return YES
        return NO if day < self.first else UNKNOWN

    def shifted(self, days: int) -> ImpreciseDate:
        """Return the same date a number of days later, with the same spread."""
        if not days:
            return self
        first, last = self.first + days, self.last + days
        text = date.fromordinal(first).isoformat()
        if first != last:
            text = f"{text}/{date.fromordinal(last).isoformat()}"
        return ImpreciseDate(first, last, text)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Callable[[Any], Any]) -> Any:
        """Let the theatre reader parse the date from text; pydantic is imported only here."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(parse_date, core_schema.str_schema())


def _span(text: str) -> tuple[int, int]:
    match = PART.fullmatch(text)
    if match is None:
        raise RefusedValueError(f"'{text}' is not a date: {SYNTAX}", remedy_for(text))
    try:
        first, last = days_of(match)
    except ValueError as error:
        raise RefusedValueError(
            f"'{text}' is not a day of the calendar ({error})", remedy_for(text)
        ) from None
    return first.toordinal(), last.toordinal()


@lru_cache(maxsize=4096)
def parse_date(text: str) -> ImpreciseDate:
    """Parse a date as written in a theatre.

    Args:
        text: `2012`, `2012-06`, `2012-06-20`, or an interval such as `2012-07/2012-09`, which
            means some day in it.

    Raises:
        ValueError: the text is not a date, or its interval ends before it starts.
    """
    start, slash, end = text.strip().partition("/")
    if slash and not (PART.fullmatch(start) and PART.fullmatch(end)):
        raise RefusedValueError(f"'{text}' is not a date: {SYNTAX}", remedy_for(text))
    first, last = _span(start)
    if slash:
        _, end_last = _span(end)
        if end_last < last:
            raise RefusedValueError(f"'{text}' ends before it starts", put_right(start, end))
        last = end_last
    return ImpreciseDate(first, last, text.strip())


class Period(msgspec.Struct, frozen=True):
    """A length of time in calendar units.

    Attributes:
        unit: days, months or years.
        count: the number of units.
    """

    unit: str
    count: int

    def after(self, day: int) -> int:
        """Return the day on which a period that starts on a given day is over.

        Months and years end on the same day of the month, or on the last day of a shorter month.
        The result is never later than the last day of the calendar.

        Args:
            day: the first day, as an ordinal.
        """
        if self.unit == "days":
            return min(day + self.count, _LAST_DAY)
        return months_later(day, self.count * (MONTHS_A_YEAR if self.unit == "years" else 1))

    def __str__(self) -> str:
        """Return the period in words: `12 months`, `1 day`."""
        return f"{self.count} {self.unit if self.count != 1 else self.unit[:-1]}"


MONTHS_A_YEAR = 12
_LAST_DAY = date.max.toordinal()
# The longest period of each unit: a hundred years.
LONGEST = {"days": 36_525, "months": 1_200, "years": 100}


def months_later(day: int, months: int) -> int:
    """Return the day some months later, or the last day of that month if the month is shorter."""
    at = date.fromordinal(day)
    year, month = divmod(at.year * MONTHS_A_YEAR + at.month - 1 + months, MONTHS_A_YEAR)
    if year > date.max.year:
        return _LAST_DAY
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(at.day, last)).toordinal()


def day_date(day: int) -> date:
    """Return an ordinal day as a date."""
    return date.fromordinal(day)


def day_text(day: int) -> str:
    """Return an ordinal day in ISO form."""
    return date.fromordinal(day).isoformat()


def long_day(day: int) -> str:
    """Return an ordinal day in words: `12 June 2010`."""
    at = date.fromordinal(day)
    return f"{at.day} {calendar.month_name[at.month]} {at.year}"


def date_words(date: ImpreciseDate) -> str:
    """Return a date in words, with its own precision: `June 2010`, `2010`."""
    first, slash, last = date.text.partition("/")
    if not slash:
        return _part_words(date.text)
    return f"{_part_words(first)} to {_part_words(last)}"


def when_words(date: ImpreciseDate) -> str:
    """Return when something happened: `on 12 June 2010`, `in June 2010`, `between ... and ...`."""
    first, slash, last = date.text.partition("/")
    if slash:
        return f"between {_part_words(first)} and {_part_words(last)}"
    return f"{'on' if date.is_precise else 'in'} {_part_words(first)}"


def _part_words(text: str) -> str:
    """Return one part of a date in words."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    month = f"{calendar.month_name[parts[1]]} {parts[0]}"
    return f"{parts[2]} {month}" if len(parts) == 3 else month


def period_of(**given: str) -> Period:
    """Return the one period that a rule gives.

    Raises:
        ValueError: it gives no period, several, or one outside the range of 1 to a hundred years.
    """
    named = {unit: count for unit, count in given.items() if count}
    if len(named) != 1:
        raise ValueError("give exactly one of days, months and years")
    ((unit, count),) = named.items()
    if not count.isdecimal() or not 1 <= int(count) <= LONGEST[unit]:
        raise ValueError(f"{unit} must be from 1 to {LONGEST[unit]:,}")
    return Period(unit, int(count))
