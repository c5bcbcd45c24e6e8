"""Spans of days: a question without draws is answered for each day on which its answer changes.

The answer can change only on days on which something in the record begins or ends, or on which a
period that a rule counts is over. Only those days are asked about. A question that draws futures or
sets a case on a day takes only a single day.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from allies.errors import QuestionError
from allies.law.periods import days_run_out
from allies.questions.base import Answer, Question
from allies.values.dates import ImpreciseDate, day_text, long_day, parse_date
from allies.values.entries import Entry
from allies.world.citations_in import cited_entries
from allies.world.instruments import ReadingHolder
from allies.world.organisations import Leadership
from allies.world.record import Record

MOST_DAYS = 120
MOST_NAMED = 8
_BEGINS = ("on", "since", "opened", "closed")  # from the first to the last of these days
_LASTS = ("until",)  # on the day after which something is over
_OVER_ON_IT = (Leadership, ReadingHolder)  # except these, which are over on that day


def span_of(question: Question[Any]) -> ImpreciseDate | None:
    """Return the span of days of a question; None for a single day or no day."""
    text = getattr(question, "on", "")
    date = parse_date(text) if text else None
    return None if date is None or date.is_precise else date


def days_of_change(record: Record, span: ImpreciseDate) -> list[int]:
    """Return the days of a span on which something in the record begins, ends or has run out.

    Args:
        record: what is on record.
        span: the days in question.
    """
    covered = record.theatre
    found = {covered.since.first, covered.until.last + 1}
    for _, entry in cited_entries(record):
        found.update(turns(entry))
    found.update(days_run_out(record))
    return sorted(day for day in found if span.first < day <= span.last)


def turns(entry: Entry) -> Iterator[int]:
    """Return the days on which an entry, or anything in it, begins or ends."""
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        if isinstance(value, ImpreciseDate):
            if name in _BEGINS:
                yield from (value.first, value.last)
            elif name in _LASTS:
                yield from (value.first, value.last)
                if not isinstance(entry, _OVER_ON_IT):
                    yield value.last + 1
        elif isinstance(value, Entry):
            yield from turns(value)
        elif isinstance(value, tuple) and name != "cites":
            for part in value:
                if isinstance(part, Entry):
                    yield from turns(part)


def days_to_ask(record: Record, span: ImpreciseDate, text: str) -> list[int]:
    """Return the first day of a span, and the days on which an answer can change.

    Raises:
        QuestionError: there are too many days to answer at once.
    """
    days = [span.first, *days_of_change(record, span)]
    if len(days) > MOST_DAYS:
        raise QuestionError(
            f"'{text}' has {len(days):,} days on which something on record begins or ends",
            field="on",
            why=f"at most {MOST_DAYS} are answered at once",
            remedy="name a shorter span: a month, or two days with a slash between them",
        )
    return days


def differs(one: Answer, other: Answer) -> bool:
    """Return whether two answers differ in more than their days."""
    return replace(one, on=None) != replace(other, on=None)


def when_it_could_change(record: Record, span: ImpreciseDate) -> str:
    """Return as a clause the days of a span on which the answer could change."""
    days = days_of_change(record, span)
    if not days:
        return "nothing on record begins or ends within it"
    named = ", ".join(long_day(day) for day in days[:MOST_NAMED])
    left = len(days) - MOST_NAMED
    more = f" and {left} {'day' if left == 1 else 'days'} more" if left > 0 else ""
    return f"the answer could change on {named}{more}"


def on_day(question: Question[Any], day: int) -> Question[Any]:
    """Return a question about one day."""
    return replace(question, on=day_text(day))
