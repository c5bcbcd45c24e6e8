"""What a theatre must satisfy beyond the shape of its entries, all of it reported at once."""

from __future__ import annotations

from collections.abc import Callable

from allies.theatre.checks.acts import check_acts
from allies.theatre.checks.bodies import check_bodies
from allies.theatre.checks.capitals import check_capitals
from allies.theatre.checks.context import Context
from allies.theatre.checks.coverage import check_coverage
from allies.theatre.checks.days import check_days
from allies.theatre.checks.evidence import check_evidence
from allies.theatre.checks.folds import check_folds
from allies.theatre.checks.law import check_law
from allies.theatre.checks.movement import check_movement
from allies.theatre.checks.names import check_names
from allies.theatre.checks.reach import check_reach

# What can be told of each entry, and of one whose parts could not all be read.
OF_ENTRIES: tuple[Callable[[Context], None], ...] = (
    check_evidence,
    check_days,
    check_names,
    check_bodies,
    check_movement,
    check_law,
    check_acts,
    check_capitals,
)
# What entries make of one another can be told only where every file could be read.
OF_THE_WHOLE: tuple[Callable[[Context], None], ...] = (check_folds, check_coverage, check_reach)
CHECKS = (*OF_ENTRIES, *OF_THE_WHOLE)


def run_checks(context: Context, *, of_the_whole: bool, notes: bool = True) -> None:
    """Run the checks of entries or those of the whole; what they find is noted in the context.

    Args:
        context: what is checked.
        of_the_whole: which of the two.
        notes: whether anybody asks for what is worth a look without being wrong; else the check
            that finds nothing but notes is left out.
    """
    if of_the_whole and not context.reading.is_whole:
        return
    for check in OF_THE_WHOLE if of_the_whole else OF_ENTRIES:
        if notes or check is not check_reach:
            check(context)
