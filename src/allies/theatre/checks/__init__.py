"""Checks of a theatre beyond the shape of its entries; all faults are reported at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from allies.progress import told
from allies.theatre.checks.acts import check_acts
from allies.theatre.checks.bodies import check_bodies
from allies.theatre.checks.capitals import check_capitals
from allies.theatre.checks.context import Context
from allies.theatre.checks.coverage import check_coverage
from allies.theatre.checks.days import check_days
from allies.theatre.checks.deciding import check_deciding
from allies.theatre.checks.errata import check_errata
from allies.theatre.checks.evidence import check_evidence
from allies.theatre.checks.folds import check_folds
from allies.theatre.checks.forecasts import check_forecasts
from allies.theatre.checks.law import check_law
from allies.theatre.checks.ledgers import check_ledgers
from allies.theatre.checks.levers import check_levers
from allies.theatre.checks.movement import check_movement
from allies.theatre.checks.names import check_names
from allies.theatre.checks.narratives import check_narratives
from allies.theatre.checks.panels import check_panels
from allies.theatre.checks.reach import check_reach
from allies.theatre.checks.scenarios import check_scenarios
from allies.theatre.checks.seats import check_seats, check_sitting

# Checks of single entries; these also run on entries that could be read only in part.
OF_ENTRIES: tuple[Callable[[Context], None], ...] = (
    check_evidence,
    check_narratives,
    check_days,
    check_names,
    check_bodies,
    check_movement,
    check_law,
    check_deciding,
    check_acts,
    check_seats,
    check_levers,
    check_scenarios,
    check_forecasts,
    check_panels,
    check_ledgers,
    check_capitals,
)
# Checks of entries against each other; these run only if every file could be read.
OF_THE_WHOLE: tuple[Callable[[Context], None], ...] = (
    check_folds,
    check_sitting,
    check_coverage,
    check_errata,
    check_reach,
)
CHECKS: tuple[Callable[[Context], None], ...] = (*OF_ENTRIES, *OF_THE_WHOLE)


def run_checks(
    context: Context,
    checks: Sequence[Callable[[Context], None]] = CHECKS,
    *,
    notes: bool = True,
) -> None:
    """Run checks; their findings are added to the context.

    Args:
        context: what is checked.
        checks: which of them.
        notes: whether anybody asks for what is worth a look without being wrong; else the check
            that finds only notes is left out.
    """
    for check in told("checking the theatre", checks, len(checks)):
        if check is check_reach and not notes:
            continue
        if context.reading.is_whole or check not in OF_THE_WHOLE:
            check(context)
