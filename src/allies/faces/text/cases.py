"""The page of the cases of a theatre."""

from __future__ import annotations

from rich.console import Group
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import QUIET, filled, heading, plain_table, quiet
from allies.questions.cases import CasesAnswer


def cases_page(answer: CasesAnswer) -> Group:
    """Return the cases of a theatre, by day."""
    table = plain_table("CASE", "DAY", "HOST", "ASKS")
    for case in answer.cases:
        asks = Text(case.asks)
        if case.hypothetical:
            asks.append(" (supposed)", style=QUIET)
        table.add_row(Text(case.id, style="bold"), case.on, answer.name(case.host), asks)
    count = len(answer.cases)
    title = f"{count} case{'' if count == 1 else 's'} of {answer.title}"
    how = quiet(f"\nAsk about one with: {command('assess', answer, case='CASE')}")
    return Group(heading(answer, title), Text(""), filled(table), how)
