"""The page on where a question would settle."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.power import figure, percent
from allies.faces.text.style import plain_table, quiet, section
from allies.questions.settlement import QuestionSettled, SettlementAnswer


def settlement_page(answer: SettlementAnswer) -> Group:
    """Return where questions would settle."""
    return Group(
        Text("Where it would settle", style="bold"),
        quiet(
            "A baseline, no forecast: positions weighted by capability times salience. The range"
            " holds nine draws in ten."
        ),
        *(_question(item) for item in answer.questions),
    )


def _question(item: QuestionSettled) -> RenderableType:
    title = item.question or "The question"
    if item.mean is None or item.median is None:
        return section(title, Text("Unknown: nobody has any weight."))
    table = plain_table("", "", header=False)
    unit = f" {item.unit}" if item.unit else ""
    table.add_row("weighted mean", figure(item.mean) + unit)
    table.add_row("weighted median", figure(item.median) + unit)
    pulls = sorted(item.pull.items(), key=lambda pair: -pair[1])
    table.add_row("who pulls", ", ".join(f"{name} {percent(pull)}" for name, pull in pulls))
    return section(title, table)
