"""Suggest how to write a malformed date, without making it more precise."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from allies.values.date_parts import PART, days_of


def remedy_for(text: str) -> str:
    """Return a suggestion how to write a malformed date, without making it more precise.

    Args:
        text: the malformed date.
    """
    found = forms_meant(text)
    if not found:
        return _WRITE_WHAT_IS_KNOWN
    if len(found) == 1:
        return f"write it as {found[0]}"
    return f"write it as {' or '.join(found)}, whichever is meant"


def forms_meant(text: str) -> list[str]:
    """Return the well-formed dates that a malformed one may mean."""
    return list(dict.fromkeys(form for form in _meant(text.strip()) if _is_written(form)))


_WRITE_WHAT_IS_KNOWN = (
    "write only what is known: the year as YYYY, the month as YYYY-MM, or the day as YYYY-MM-DD"
)
_MONTHS = {name.lower(): at for at, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): at for at, name in enumerate(calendar.month_abbr) if name}
_YEAR = re.compile("[0-9]{4}")
_WORDS = re.compile(r"[A-Za-z]+|[0-9]+|[?~%]+")


def _is_written(text: str) -> bool:
    """Return whether a text is a well-formed date."""
    start, slash, end = text.partition("/")
    parts = [PART.fullmatch(part) for part in ((start, end) if slash else (start,))]
    try:
        lasts = [days_of(part)[1] for part in parts if part]
    except ValueError:
        return False
    return len(lasts) == len(parts) and lasts == sorted(lasts)


def put_right(start: str, end: str) -> str:
    """Return how to write an interval that ends before it starts."""
    turned = f"{end}/{start}"
    if end.startswith(start):
        return f"write it as {end}, or name the last day that is possible after the slash"
    return f"put the earlier date before the slash: {turned}"


def _meant(text: str) -> Iterator[str]:
    """Return the dates that a malformed text may mean, without making any of them more precise."""
    start, slash, end = text.partition("/")
    if slash and (_is_part(start) or _is_part(end)):
        if not start or not end:
            yield start or end
            return
        if "-" in start and re.fullmatch("[0-9]{1,2}", end):  # the last month, or the last day
            yield f"{start}/{start[:-2]}{int(end):02d}"
        firsts, lasts = (
            [part] if _is_part(part) else list(_meant_part(part)) for part in (start, end)
        )
        yield from (f"{first}/{last}" for first in firsts for last in lasts)
    yield from _meant_part(text)


def _is_part(text: str) -> bool:
    return not text or PART.fullmatch(text) is not None


def _meant_part(text: str) -> Iterator[str]:
    text = text.partition("T")[0] if re.match(r"[0-9-]+T", text) else text
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        yield "-".join(match.groups())
        return
    words = _WORDS.findall(text)
    if _OUTSIDE & {word.lower() for word in words}:  # a time that a year in the text only bounds
        return
    if part := next(_part_of_year(text), ""):
        yield from part.split("|")
        return
    years = [word for word in words if _YEAR.fullmatch(word)]
    if len(years) > 1:  # a span or a choice of years: neither of them alone is meant
        yield from _between(years, words)
        return
    # Read year, month, day in that order; stop at the first one that is open or impossible.
    pieces = re.split(r"[-\u2010-\u2015\u2212./ ]", text.strip("?~% "))
    if _YEAR.fullmatch(pieces[0]) and len(pieces) <= _MOSTPARTS:
        yield _as_far_as_known(pieces)
        return
    yield from _in_another_order(years, words)


_OUTSIDE = {"before", "after", "since", "until", "till", "from", "by", "century"}
_DECADE = re.compile(r"\b([0-9]{3})0'?s\b")
_WINTER = re.compile(r"([0-9]{4})-24|winter (?:of )?([0-9]{4})", re.IGNORECASE)
_SHARE = re.compile(
    r"(?:([0-9]{4})[- ]?)?(?:(Q)([1-4])|([1-4])(?:st|nd|rd|th)? (quarter|half)"
    r"|(first|second|third|fourth|last) (quarter|half))(?: (?:of )?([0-9]{4}))?",
    re.IGNORECASE,
)
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTHS_OF = {"quarter": 3, "half": 6}


def _part_of_year(text: str) -> Iterator[str]:
    """Return the span of a decade, a quarter, a half or a winter; spans that it may be by `|`."""
    if match := _DECADE.fullmatch(text):
        yield f"{match[1]}0/{match[1]}9"
    if match := _WINTER.fullmatch(text):
        year = int(match[1] or match[2])
        yield f"{year - 1:04d}-12/{year:04d}-02|{year:04d}-12/{year + 1:04d}-02"
    if match := _SHARE.fullmatch(text):
        year_text = match[1] or match[8]
        months = _MONTHS_OF[(match[5] or match[7] or "quarter").lower()]
        count = 12 // months
        named = (match[6] or "").lower()
        at = count if named == "last" else _ORDER.get(named) or int(match[3] or match[4])
        if year_text and at <= count:
            first, last = (at - 1) * months + 1, at * months
            yield f"{year_text}-{first:02d}/{year_text}-{last:02d}"


_MOSTPARTS = 3  # year, month and day


def _as_far_as_known(pieces: list[str]) -> str:
    """Return the year, then the month and the day if each is a number of the calendar."""
    known = pieces[0]
    for piece in pieces[1:]:
        longer = f"{known}-{int(piece):02d}" if re.fullmatch("[0-9]{1,2}", piece) else ""
        if not longer or not _is_written(longer):
            break
        known = longer
    return known


def _between(years: list[str], words: list[str]) -> Iterator[str]:
    """Return the span from one year to another, if nothing more precise is written."""
    if years == [word for word in words if word.isdigit() or word.lower() in _MONTHS]:
        yield "/".join(years)


def _in_another_order(years: list[str], words: list[str]) -> Iterator[str]:
    """Return the dates if the year comes last or the month is a name."""
    months = [_MONTHS[word.lower()] for word in words if word.lower() in _MONTHS]
    others = [int(word) for word in words if re.fullmatch("[0-9]{1,2}", word)]
    if len(years) != 1 or len(others) > _MOSTPARTS - 1:
        return
    if len(months) == 1 and len(others) <= 1:
        yield "-".join([years[0], *(f"{number:02d}" for number in (*months, *others))])
    elif any(map(str.isalpha, words)) and (others or len(months) > 1):
        return  # words that change what the numbers mean
    elif not months and len(others) == 1:
        yield f"{years[0]}-{others[0]:02d}"
    elif len(others) == _MOSTPARTS - 1:
        day, month = others
        yield f"{years[0]}-{month:02d}-{day:02d}"
        yield f"{years[0]}-{day:02d}-{month:02d}"
    elif not months and not others:
        yield years[0]
