"""Checks of panels: every weight once and within its bounds, and forces that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from allies.errors import Fault, nearest
from allies.politics.weights import WEIGHTS, weight_beyond
from allies.theatre.checks.context import Context
from allies.world.panels import Panel
from allies.world.record import Record

Within = tuple[str | int, ...]


def check_panels(context: Context) -> None:
    """Check every panel."""
    for panel in context.record.panels.values():
        for within, fault in panel_faults(panel, context.record):
            context.fault(f"panel:{panel.id}", within, fault.what, fault.why, fault.remedy)


def panel_faults(panel: Panel, record: Record) -> Iterator[tuple[Within, Fault]]:
    """Return every fault of a panel, with its place in the panel.

    Args:
        panel: the panel.
        record: the record that it judges.
    """
    times = Counter(item.driver for item in panel.weights)
    lacking = [name for name in WEIGHTS if name not in times]
    if lacking:
        yield (
            ("weights",),
            Fault(
                f"the panel '{panel.id}' lacks {len(lacking)} of {len(WEIGHTS)} weights:"
                f" {', '.join(lacking)}",
                why="a panel judges every weight; none is filled in silently",
                remedy="add them; `allies judgements` prints the form with the theatre's own",
            ),
        )
    for at, item in enumerate(panel.weights):
        place: Within = ("weights", at, "driver")
        if item.driver not in WEIGHTS:
            why = "only the drivers of positions have weights"
            remedy = nearest(item.driver, WEIGHTS)
            yield place, Fault(f"unknown driver '{item.driver}'", why=why, remedy=remedy)
            continue
        if times[item.driver] > 1:
            yield place, Fault(f"'{item.driver}' has two weights", remedy="keep one of them")
        beyond = weight_beyond(item.driver, item.weight)
        if beyond:
            yield ("weights", at, "weight"), Fault(*beyond[:1], why=beyond[1], remedy=beyond[2])
    for at, force in enumerate(panel.forces):
        if force.force not in record.forces:
            yield (
                ("forces", at, "force"),
                Fault(f"unknown force '{force.force}'", remedy=nearest(force.force, record.forces)),
            )
