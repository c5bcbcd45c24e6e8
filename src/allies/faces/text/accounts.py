"""The page on how the record reads in each account."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.membership import status_words
from allies.faces.text.style import (
    QUIET,
    day_words,
    heading,
    plain_table,
    quiet,
    section,
)
from allies.questions.accounts import AccountsAnswer, Moved, Story

_KINDS = {
    "document": "The documents",
    "position": "Positions that a source reports",
    "source": "Other sources",
}


def accounts_page(answer: AccountsAnswer) -> Group:
    """Return how the record reads in each account, beside the best evidence."""
    parts: list[RenderableType] = [
        heading(answer, f"The accounts, on {day_words(answer.on or '')}"),
        Text(
            "> marks a choice that differs from the best evidence, => its consequence for who"
            " belonged to what. If an account is silent or agrees, the best evidence applies."
            " Questions without a mark have no effect on the record."
        ),
    ]
    for kind, stories in groupby(answer.accounts, key=lambda item: item.kind):
        told = [part for item in stories for part in _story(answer, item)]
        parts.append(section(_KINDS[kind], *told))
    if not answer.accounts:
        parts.append(quiet("no account existed yet"))
    return Group(*parts)


def _story(answer: AccountsAnswer, item: Story) -> Iterator[RenderableType]:
    title = Text(item.name, style="bold")
    own = "" if item.name == item.account else f"  {item.account}"
    title.append(
        f"{own}  speaks on {len(item.speaks_on)} of {item.contests} questions", style=QUIET
    )
    yield title
    table = plain_table("", "", header=False)
    for held in (*item.otherwise, *item.holds):
        line = Text(f"{held.question} {held.says}")
        if held.best_says is not None:
            line.append(f"; best evidence: {held.best_says}", style=QUIET)
        mark = "  " if held.best_evidence is None else "> "
        table.add_row(quiet(f"{mark}{held.contest}"), line)
    for moved in item.moved:
        table.add_row("=>", _moved(answer, moved))
    if not item.otherwise:
        table.add_row("=>", "the same as the best evidence")
    yield table


def _moved(answer: AccountsAnswer, moved: Moved) -> str:
    place = f"{answer.name(moved.state)} and {answer.in_sentence(moved.organisation)}"
    held, best = status_words(moved.held), status_words(moved.best)
    if held != best:
        return f"{place}: {held}, not {best}"
    texts = set(moved.held.bound_by) ^ set(moved.best.bound_by)
    return f"{place}: {held} too, but bound differently by {', '.join(sorted(texts)) or 'it'}"
