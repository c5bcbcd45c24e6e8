"""Contradictions inside a coded case, such as help declined and 5,000 people sent."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from allies.values.dates import ImpreciseDate
from allies.world.occasions import Occasion

# A decision can come before its clock starts, and help years later; a larger gap is an error.
MOST_DAYS_BEFORE, MOST_DAYS_AFTER = 366, 3_660
MOST_DAYS_OLD = 366  # an older statement of the carrier is about another crisis

# Help that is not military can still bring people, such as monitors.
_NOBODY_CAME = ("declined", "no_decision", "threat_only")


class CodedDates(msgspec.Struct, frozen=True):
    """The dates of a coded case; None if one is not given.

    Attributes:
        on: date of the occasion.
        clock: date when its clock started.
        decided: date of the decision.
        came: date of the first troops.
        said: date of the statement from which the position of the carrier was coded.
    """

    on: ImpreciseDate | None
    clock: ImpreciseDate | None = None
    decided: ImpreciseDate | None = None
    came: ImpreciseDate | None = None
    said: ImpreciseDate | None = None


class Contradiction(msgspec.Struct, frozen=True):
    """Two values that cannot both be true.

    Attributes:
        field: the name of the faulty field, as in a file.
        what: the value.
        why: why the value is impossible.
        remedy: what to do.
    """

    field: str
    what: str
    why: str
    remedy: str = "correct one of the two"


def contradictions(case: Occasion, dates: CodedDates) -> Iterator[Contradiction]:
    """Return all contradictions inside a coded case.

    Args:
        case: the case.
        dates: its dates.
    """
    yield from _of_outcome(case, dates)
    yield from _of_days(case, dates)
    yield from _of_dates(dates)
    yield from _of_statement(dates)


def _of_outcome(case: Occasion, dates: CodedDates) -> Iterator[Contradiction]:
    if case.outcome in _NOBODY_CAME:
        why = f"the outcome is '{case.outcome}', so no forces came"
        if case.troops:
            yield Contradiction("troops_total_approx", f"{case.troops:,} people came", why)
        if case.days_to_first_troops is not None:
            what = f"the first troops came after {case.days_to_first_troops:,} days"
            yield Contradiction("days_to_first_troops", what, why)
        if dates.came is not None:
            yield Contradiction("first_troops_date", f"the first came on {dates.came}", why)
    if case.deployed and case.troops == 0:
        why = "the outcome is 'deployed'; if the number is not known, write null"
        yield Contradiction("troops_total_approx", "nobody came", why)


def _of_days(case: Occasion, dates: CodedDates) -> Iterator[Contradiction]:
    for field, days, other, end in (
        ("days_to_decision", case.days_to_decision, "decision_date", dates.decided),
        ("days_to_first_troops", case.days_to_first_troops, "first_troops_date", dates.came),
    ):
        if days is None:
            continue
        if not -MOST_DAYS_BEFORE <= days <= MOST_DAYS_AFTER:
            why = f"it is at least -{MOST_DAYS_BEFORE:,} and at most {MOST_DAYS_AFTER:,}"
            yield Contradiction(field, f"{days:,} days", why)
        elif dates.clock is not None and end is not None:
            least, most = end.first - dates.clock.last, end.last - dates.clock.first
            if not least <= days <= most:
                counted = f"{least}" if least == most else f"{least} to {most}"
                why = f"from 'clock_date' {dates.clock} to '{other}' {end} it is {counted}"
                yield Contradiction(field, f"{days:,} days", why)


def _of_dates(dates: CodedDates) -> Iterator[Contradiction]:
    if dates.on is None:
        return
    for field, date in (
        ("clock_date", dates.clock),
        ("decision_date", dates.decided),
        ("first_troops_date", dates.came),
    ):
        if date is None:
            continue
        early = dates.on.first - date.last > MOST_DAYS_BEFORE
        if early or date.first - dates.on.last > MOST_DAYS_AFTER:
            side = "before" if early else "after"
            most = MOST_DAYS_BEFORE if early else MOST_DAYS_AFTER
            why = f"that is more than {most:,} days {side} the occasion of {dates.on}"
            yield Contradiction(field, f"{date}", why)


def _of_statement(dates: CodedDates) -> Iterator[Contradiction]:
    """Return why the statement of the carrier is no input: it surely came too late or too early."""
    clock, field = dates.clock or dates.on, "carrier_said_on"
    if dates.said is None or clock is None:
        return
    starts = f"the clock starts on {clock}"
    if dates.said.first >= clock.last:
        yield Contradiction(
            field,
            f"{dates.said}",
            f"{starts}, and a page about a later day is not known on that day",
            "code the last statement before the clock, or take out the position",
        )
    elif clock.first - dates.said.last > MOST_DAYS_OLD:
        yield Contradiction(
            field,
            f"{dates.said}",
            f"{starts}, and a statement more than {MOST_DAYS_OLD} days older does not count",
            "code a later statement, or take out the position",
        )
