"""The cases of a theatre: what can be asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from allies.reports.style import QUIET, filled, plain_table
from allies.world.cases import Case
from allies.world.world import World

if TYPE_CHECKING:
    from allies.reports.answers.theatres import CasesJson


def _by_day(world: World) -> list[Case]:
    return sorted(world.cases.values(), key=lambda case: (case.on.first, case.id))


def cases_json(world: World) -> CasesJson:
    """Return the cases of a theatre."""
    return {
        "schema": "allies/cases/1",
        "theatre": world.theatre.id,
        "cases": [
            {
                "id": case.id,
                "title": case.title,
                "on": case.on.text,
                "host": case.host,
                "asks": case.question.asks,
                "asks_for": "help" if case.question.means else "law",
                "hypothetical": case.hypothetical,
            }
            for case in _by_day(world)
        ],
    }


def cases_page(world: World) -> Group:
    """Return the cases of a theatre, by day."""
    table = plain_table("CASE", "DAY", "HOST", "ASKS")
    for case in _by_day(world):
        asks = Text(case.question.asks)
        if case.hypothetical:
            asks.append(" (supposed)", style=QUIET)
        table.add_row(Text(case.id, style="bold"), case.on.text, world.name(case.host), asks)
    count = len(world.cases)
    title = f"{count} case{'' if count == 1 else 's'} of {world.theatre.title}"
    how = Text("\nAsk about one with: allies assess CASE", style=QUIET)
    return Group(Text(title, style="bold"), Text(""), filled(table), how)
