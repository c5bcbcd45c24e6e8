"""The page on contradictions between the sources."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import next_page
from allies.faces.text.style import (
    QUIET,
    cited,
    heading,
    plain_table,
    quiet,
    section,
    spaced,
)
from allies.questions.contests import ChosenContest, ContestedAnswer


def contested_page(answer: ContestedAnswer) -> Group:
    """Return contests, grouped by type."""
    parts: list[RenderableType] = [
        heading(answer, "Contradictions between the sources"),
    ]
    if not answer.contests:
        parts.append(quiet("nothing in the record"))
    by_type = sorted(answer.contests, key=lambda contest: contest.type)
    for kind, contests in groupby(by_type, key=lambda contest: contest.type):
        rows = [part for contest in contests for part in _contest(answer, contest)]
        meaning = quiet(f"{answer.types[kind]}.")
        parts.append(section(spaced(kind).capitalize(), meaning, *rows))
    if answer.paging.pages > 1:
        parts.append(quiet(f"\n{next_page(answer, answer.paging)}"))
    return Group(*parts)


def _contest(answer: ContestedAnswer, contest: ChosenContest) -> Iterator[RenderableType]:
    title = Text(contest.question)
    title.append(f"  {' '.join(filter(None, (contest.id, contest.row)))}", style=QUIET)
    yield title
    table = plain_table("", "", "", header=False)
    for version in contest.versions:
        line = Text(f"{version.says}: {', '.join(answer.name(name) for name in version.holders)}")
        line.append(f" {cited(version.cites, 2)}", style=QUIET)
        table.add_row(">" if version.id == contest.chosen else " ", quiet(version.id), line)
    yield table
