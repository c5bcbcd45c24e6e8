"""The page of the panels of judgements, with the form for another one."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import filled, heading, plain_table, quiet
from allies.questions.judgements import JudgementsAnswer


def judgements_page(answer: JudgementsAnswer) -> Group:
    """Return the panels of a theatre, and the form to fill in."""
    count = len(answer.panels)
    title = f"{count} panel{'' if count == 1 else 's'} of judgements of {answer.title}"
    parts: list[RenderableType] = [heading(answer, title), Text("")]
    table = plain_table("PANEL", "WHO JUDGED", "HOW")
    for panel in answer.panels:
        invented = " (invented)" if panel.invented else ""
        table.add_row(Text(panel.id, style="bold"), f"{panel.by}{invented}", panel.says)
    if count:
        parts.append(filled(table))
    ask = command("assess", answer, case="CASE", judgements="FILE")
    parts.append(quiet(f"\nThe form, with the theatre's own figures. Change them, and ask {ask}\n"))
    parts += [Text(line) for line in answer.form]
    return Group(*parts)
