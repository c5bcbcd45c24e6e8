"""Checks of forecasts: who made them, and that how they ended rests on something."""

from __future__ import annotations

from allies.theatre.checks.context import Context
from allies.values.forecasts import SETTLED
from allies.world.forecasts import Forecast


def check_forecasts(context: Context) -> None:
    """Check every forecast."""
    for item in context.record.forecasts.values():
        _check(context, f"forecasts:{item.id}", item)


def _check(context: Context, key: str, item: Forecast) -> None:
    for at, name in enumerate(item.by):
        context.know(key, ("by", at), name, "actor")
    ending = item.ending
    if ending.word in SETTLED and not ending.cites:
        context.fault(
            key,
            ("ending",),
            f"the ending '{ending.word}' has no citation",
            "that a forecast was right or wrong is a fact, and facts are cited",
            "add 'cites:', or write open, untested, untestable or not_on_record",
        )
    if ending.word not in SETTLED and ending.cites:
        context.fault(
            key,
            ("ending", "cites"),
            f"the ending '{ending.word}' has a citation",
            "it says that nothing on record settles the forecast",
            f"remove 'cites:', or write one of {', '.join(SETTLED)}",
        )
