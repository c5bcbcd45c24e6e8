"""The parts of a date as written: a year, a month or a day."""

from __future__ import annotations

import calendar
import re
from datetime import date

PART = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


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
