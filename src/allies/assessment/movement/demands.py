"""Demands: how many are to move, and within how many days, as far as that can be asked."""

from __future__ import annotations

from allies.errors import QuestionError

MOST_WITHIN = 3_650  # as many days as the question of a case may ask for


def number_from(number: int, name: str, most: int) -> int:
    """Return a number of things that move or are moved.

    Args:
        number: as asked.
        name: the field that asks it.
        most: the greatest number that makes sense.

    Raises:
        QuestionError: it is below 1, or above the greatest.
    """
    if not 1 <= number <= most:
        raise QuestionError(
            f"{number:,} is not a possible number",
            field=name,
            remedy=f"give a number from 1 to {most:,}",
        )
    return number


def days_from(days: float) -> float:
    """Return a number of days within which something is to arrive.

    Raises:
        QuestionError: it is not above 0, or longer than any case may ask for.
    """
    if not 0 < days <= MOST_WITHIN:
        raise QuestionError(
            f"{days:,.12g} days is not a possible time",
            field="within",
            remedy=f"give more than 0 and at most {MOST_WITHIN:,} days, or leave it out",
        )
    return days
