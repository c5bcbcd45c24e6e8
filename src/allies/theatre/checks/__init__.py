"""What a theatre must satisfy beyond the shape of its entries, all of it reported at once."""

from __future__ import annotations

from collections.abc import Callable

from allies.theatre.checks.acts import check_acts
from allies.theatre.checks.bodies import check_bodies
from allies.theatre.checks.capitals import check_capitals
from allies.theatre.checks.context import Context
from allies.theatre.checks.coverage import check_coverage
from allies.theatre.checks.evidence import check_evidence
from allies.theatre.checks.folds import check_folds
from allies.theatre.checks.law import check_law
from allies.theatre.checks.reach import check_reach

CHECKS: tuple[Callable[[Context], None], ...] = (
    check_evidence,
    check_bodies,
    check_law,
    check_acts,
    check_capitals,
    check_folds,
    check_coverage,
    check_reach,
)


def run_checks(context: Context) -> None:
    """Run every check; what they find is noted in the context.

    What acts make of one another is looked at only where every file could be read.
    """
    for check in CHECKS:
        if check is not check_folds or context.reading.is_whole:
            check(context)
