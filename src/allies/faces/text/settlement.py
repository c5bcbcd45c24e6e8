"""The page on where a question would settle."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.power import figure, percent
from allies.faces.text.style import plain_table, quiet, section
from allies.questions.settlement import QuestionSettled, SettlementAnswer

MOST_NAMED = 30  # of the actors of one question


def settlement_page(answer: SettlementAnswer) -> Group:
    """Return where questions would settle."""
    return Group(
        Text("Where it would settle", style="bold"),
        quiet(
            "A baseline, not a forecast: positions weighted by capability times salience. The range"
            " holds nine draws in ten."
        ),
        *(_question(item) for item in answer.questions),
    )


def _question(item: QuestionSettled) -> RenderableType:
    title = item.question or "The question"
    if item.mean is None or item.median is None:
        return section(title, Text("Unknown: no actor has any weight."))
    table = plain_table("", "", header=False)
    unit = f" {item.unit}" if item.unit else ""
    table.add_row("weighted mean", figure(item.mean) + unit)
    table.add_row("weighted median", figure(item.median) + unit + _gap(item))
    table.add_row("share of the pull", _pulls(item))
    return section(title, table)


def _gap(item: QuestionSettled) -> str:
    """Say if every position in a gap is a median."""
    low, high = item.medians or (0.0, 0.0)
    return f"; every position from {low:g} to {high:g} is one" if low < high else ""


def _pulls(item: QuestionSettled) -> str:
    """Return each actor's share of the pull, largest first; small actors are added together."""
    pulls = sorted(item.pull.items(), key=lambda pair: -pair[1])
    shown = pulls if len(pulls) <= MOST_NAMED + 1 else pulls[:MOST_NAMED]
    rest = pulls[len(shown) :]
    named = [f"{name} {percent(pull)}" for name, pull in shown]
    if rest:
        named.append(f"{len(rest):,} others {percent(sum(pull for _, pull in rest))}")
    return ", ".join(named)
