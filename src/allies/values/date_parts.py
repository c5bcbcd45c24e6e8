"""The parts of a date as written: a year, a month or a day."""

from __future__ import annotations

import calendar
import re
from datetime import date

_MONTHS = {name: at for at, name in enumerate(calendar.month_name) if name}
_YEAR = "1[89][0-9]{2}|20[0-9]{2}"
PART = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_IN_TEXT = re.compile(
    # 2012-06-28 and 2012-06, 28 June 2012 and June 2012, 2012
    rf"(?<![\w-])(?P<year>{_YEAR})-(?P<number>0[1-9]|1[0-2])(?:-(?P<on>[0-3][0-9]))?(?![\w-])"
    rf"|(?:\b(?P<day>[0-3]?[0-9]) )?\b(?P<month>{'|'.join(_MONTHS)}) (?P<of>{_YEAR})\b"
    rf"|(?<![\w.,-])(?P<alone>{_YEAR})(?![\w-])"
)


def days_of(part: re.Match[str]) -> tuple[date, date]:
    """Return the first and the last day that a part can mean.

    Args:
        part: the match of `PART`.

    Raises:
        ValueError: the calendar has no such day.
    """
    year, month, day = (int(part[name] or 1) for name in ("year", "month", "day"))
    first = last = date(year, month, day)
    if not part["month"]:
        last = date(year, 12, 31)
    elif not part["day"]:
        last = date(year, month, calendar.monthrange(year, month)[1])
    return first, last


def names_day_after(text: str, day: int) -> bool:
    """Return whether a text names a day, a month or a year that begins after a day.

    Args:
        text: any text.
        day: the day, as an ordinal.
    """
    return any(_first_day(found) > day for found in _IN_TEXT.finditer(text))


def _first_day(found: re.Match[str]) -> int:
    """Return the first day that a date in a text can mean; 0 if the calendar has no such day."""
    year = int(found["year"] or found["of"] or found["alone"])
    month = int(found["number"] or _MONTHS.get(found["month"], 1))
    try:
        return date(year, month, int(found["on"] or found["day"] or 1)).toordinal()
    except ValueError:
        return 0
