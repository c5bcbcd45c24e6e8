"""The page on organs."""

from __future__ import annotations

from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.style import (
    QUIET,
    grounds,
    heading,
    listed,
    plain_table,
    quiet,
    section,
    spaced,
)
from allies.questions.organs import ListedOrgan, OrgansAnswer


def organs_page(answer: OrgansAnswer) -> Group:
    """Return the organs of each body and what each decides."""
    of = f" of {answer.in_sentence(answer.body)}" if answer.body else ""
    parts: list[RenderableType] = [heading(answer, f"Organs{of}: who decides what")]
    for body, group in groupby(answer.organs, key=lambda item: item.body):
        table = plain_table("", "", header=False)
        for organ in group:
            table.add_row(quiet(organ.id.partition(".")[2] or organ.id), _organ(organ))
        title = answer.name(body)
        if body in answer.leads:
            title += f" (led by {answer.name(answer.leads[body])})"
        parts.append(section(title, table))
    if not answer.organs:
        parts.append(quiet("nothing on record"))
    return Group(*parts)


def _organ(organ: ListedOrgan) -> Text:
    line = Text(organ.name, style="bold")
    if organ.says:
        line.append(f". {organ.says}", style="not bold")
    line.append(f" {grounds(organ.cites, organ.judgement, 1)}", style=f"not bold {QUIET}")
    if organ.decides:
        means = listed([spaced(means) for means in organ.decides])
        line.append(f"\nDecides on {means}.", style="not bold")
    for rule in dict.fromkeys(organ.rules):
        line.append(f"\n{rule}.", style=f"not bold {QUIET}")
    if organ.first_act:
        acts = "1 act" if organ.acts == 1 else f"{organ.acts} acts"
        line.append(
            f"\n{acts} on record, the first of {organ.first_act}.", style=f"not bold {QUIET}"
        )
    return line
