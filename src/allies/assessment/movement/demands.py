"""Demands: check the number of things to move, and the number of days."""

from __future__ import annotations

from allies.errors import QuestionError

MOST_WITHIN = 3_650  # the limit for the request of a case


def number_from(number: int, name: str, most: int) -> int:
    """Check a number of people, vehicles or other things to move, and return it.

    Args:
        number: the number asked.
        name: the name of its field in the question.
        most: the greatest number allowed.

    Raises:
        QuestionError: it is below 1, or above `most`.
    """
    if not 1 <= number <= most:
        raise QuestionError(
            f"{number:,} is not a possible number",
            field=name,
            remedy=f"give a number from 1 to {most:,}",
        )
    return number


def days_from(days: float, name: str = "within") -> float:
    """Check a number of days within which something must arrive, and return it.

    Args:
        days: the number asked.
        name: the name of its field in the question.

    Raises:
        QuestionError: it is not above 0, or is above the limit for cases.
    """
    if not 0 < days <= MOST_WITHIN:
        raise QuestionError(
            f"{days:,.12g} days is not a possible time",
            field=name,
            remedy=f"give more than 0 and at most {MOST_WITHIN:,} days, or leave it out",
        )
    return days
