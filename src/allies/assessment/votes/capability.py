"""National capability by state, from the rows of a table that the user provides."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from allies.errors import Fault, QuestionError, field, nearest
from allies.unseen import escaped
from allies.values.dates import day_text
from allies.values.distributions import MOST
from allies.world.view import View

COLUMNS = ("iso3", "year", "cinc")
_FIELD = "capability"
_NUMBER = re.compile(r"[+-]?([0-9]{1,40}(\.[0-9]{0,40})?|\.[0-9]{1,40})([eE][+-]?[0-9]{1,4})?")

Rows = Sequence[Mapping[str, Any]]


def read_capability(view: View, rows: Rows, day: int) -> dict[str, float]:
    """Return the national capability of each state in the year of a day.

    Args:
        view: the record, which has the states.
        rows: rows with the columns iso3, year and cinc, such as an extract of National Material
            Capabilities.
        day: the day in question.

    Raises:
        QuestionError: rows are faulty, or none is for that year; the error lists every fault.
    """
    faults = list(_missing_columns(rows))
    if faults:
        raise QuestionError.of(faults)
    year = int(day_text(day)[:4])
    found: dict[str, float] = {}
    seen: dict[str, int] = {}
    for at, row in enumerate(rows):
        given_year = _amount(row.get("year", ""))
        if given_year is None:
            faults.append(_no_amount(at, row.get("year", "")))
        elif given_year == year:
            faults += _read_row(view, at, row, found, seen)
        elif given_year != int(given_year):
            faults.append(_no_amount(at, row.get("year", "")))
    if faults:
        raise QuestionError.of(faults)
    if not found:
        raise QuestionError(
            f"has no value for the year {year}",
            field=_FIELD,
            why="figures of another year are not used",
            remedy=f"give a file that covers it, or another day with {field('on')}",
        )
    return found


def _missing_columns(rows: Rows) -> Iterator[Fault]:
    columns = list(rows[0]) if rows else list(COLUMNS)
    for needed in COLUMNS:
        if needed not in columns:
            yield Fault(
                f"the column '{needed}' is missing",
                field=f"{_FIELD}.{needed}",
                why="it needs the columns iso3, year and cinc",
                remedy=nearest(needed, columns),
            )


def _read_row(
    view: View, at: int, row: Mapping[str, Any], found: dict[str, float], seen: dict[str, int]
) -> Iterator[Fault]:
    """Add the amount of one row to `found`; return its faults.

    Args:
        view: the record, which has the states.
        at: the number of the row.
        row: the row.
        found: amounts by state; changed in place.
        seen: the first row of each state; changed in place.
    """
    written = str(row.get("iso3", "")).strip()
    meant = view.directory.find(written, ("state",))
    state = meant[0].id if len(meant) == 1 else written
    first = seen.setdefault(state, at)
    if first != at:
        yield Fault(
            f"'{written}' occurs twice in one year",
            field=f"{_FIELD}.{at}",
            why="only one of the two can be meant",
            remedy="keep one of the two",
        )
    elif state not in view.states:
        yield Fault(
            f"unknown state '{escaped(written)}'",
            field=f"{_FIELD}.{at}",
            why="the theatre does not know this state; leave it out",
            remedy=view.directory.nearest(written, ("state",)),
        )
    given = row.get("cinc")
    if given is None or not str(given).strip():
        return
    amount = _amount(given)
    if amount is None:
        yield _no_amount(at, given)
    else:
        found[state] = amount


def _amount(given: object) -> float | None:
    """Parse a number of at least 0; None if the text is not one."""
    text = str(given).strip()
    if not _NUMBER.fullmatch(text):  # Python also accepts forms such as 1_000 and nan
        return None
    amount = float(text)
    return amount if math.isfinite(amount) and 0 <= amount <= MOST else None


def _no_amount(at: int, given: object) -> Fault:
    return Fault(
        f"'{given}' is not an amount",
        field=f"{_FIELD}.{at}",
        why=f"it must be a number from 0 to {MOST:g}",
        remedy="correct the number",
    )
