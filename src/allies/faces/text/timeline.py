"""The page on what happened, in order."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import command, next_page
from allies.faces.text.style import (
    QUIET,
    covers,
    grounds,
    heading,
    plain_table,
    quiet,
    section,
)
from allies.questions.timeline import TimelineAnswer


def timeline_page(answer: TimelineAnswer) -> Group:
    """Return acts in order."""
    table = plain_table("", "", header=False)
    for act in answer.acts:
        line = Text(act.says)
        if act.supposed:
            line.append(" (supposed)")
        if act.version:
            line.append(f" (in {', '.join(act.version)})", style=QUIET)
        line.append(f" {grounds(act.cites, act.judgement, 2)} {act.id}", style=QUIET)
        table.add_row(Text(act.on, style="bold"), line)
    parts: list[RenderableType] = [heading(answer, "What happened")]
    if answer.paging.pages > 1:
        years = ", ".join(f"{year}: {count}" for year, count in answer.years.items())
        parts.append(Text(f"{answer.paging.rows:,} acts. By year: {years}."))
        parts.append(quiet(next_page(answer, answer.paging)))
        parts.append(quiet(f"To search it by word: {command('find', answer, words='border')}."))
    if answer.acts:
        shown = command("claim", answer, name=answer.acts[0].id)
        parts.append(quiet(f"The id of an act ends its row and shows it in full: {shown}."))
    parts.append(table)
    if not answer.acts:
        parts.append(quiet(f"nothing on record; the record covers {covers(answer)}"))
    if answer.perhaps_published:
        doubtful = plain_table("", "", header=False)
        for act in answer.perhaps_published:
            doubtful.add_row(act.on, act.says)
        parts.append(section("It is uncertain whether this was published by then", doubtful))
    return Group(*parts)
