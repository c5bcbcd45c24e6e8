"""The page of the levers of a theatre."""

from __future__ import annotations

from rich.console import Group
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import cited, filled, heading, listed, plain_table, quiet
from allies.questions.levers import LeversAnswer, ListedLever


def levers_page(answer: LeversAnswer) -> Group:
    """Return the levers of a theatre, by name."""
    count = len(answer.levers)
    title = f"{count} lever{'' if count == 1 else 's'} of {answer.title}"
    table = plain_table("LEVER", "SUPPOSES THAT", "FROM")
    for lever in answer.levers:
        table.add_row(Text(lever.id, style="bold"), _says(lever), _whence(answer, lever))
    how = [
        quiet(f"\nSuppose one with: {command('assess', answer, case='CASE', lever='LEVER')}"),
        quiet(
            f"Set several side by side: {command('compare', answer, case='CASE', lever='LEVER')}"
        ),
        quiet("A lever supposes; it says nothing of how likely it is."),
    ]
    return Group(heading(answer, title), Text(""), filled(table), *how)


def _says(lever: ListedLever) -> Text:
    text = Text(lever.says)
    if lever.judgement:
        text.append(f"\n{lever.judgement}", style="dim")
    return text


def _whence(answer: LeversAnswer, lever: ListedLever) -> str:
    by = listed([answer.name(name) for name in lever.by]) if lever.by else ""
    return f"{by} {cited(lever.cites)}".strip()
