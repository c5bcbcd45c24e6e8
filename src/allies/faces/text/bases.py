"""Pages on bases."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.style import (
    QUIET,
    day_words,
    grounds,
    heading,
    plain_table,
    quiet,
    section,
    spaced,
)
from allies.questions.bases import BasesAnswer, Lease, LeaseTerm

# Acts that state what one side wants or will do; all other terms are agreed.
_SAID = {"rent_claimed": "claimed", "announced": "announced"}


def bases_page(answer: BasesAnswer) -> Group:
    """Return who could use which place, and on what terms."""
    line = heading(answer, f"Bases and access, {day_words(answer.on or '')}")
    if not answer.covered:
        return Group(line)
    if not answer.bases:
        return Group(line, Text("None are recorded."))
    parts: list[RenderableType] = [line, _places(answer)]
    if any(item.contested for item in answer.bases):
        parts.append(quiet("* the sources disagree, or the day is not known"))
    if any(item.terms for item in answer.bases):
        parts.append(section("TERMS", _terms(answer, answer.bases)))
    return Group(*parts)


def _places(answer: BasesAnswer) -> RenderableType:
    table = plain_table("PLACE", "IN", "USED BY", "", "SINCE", "UNTIL")
    for item in answer.bases:
        stands = spaced(item.stands) + (" *" if item.contested else "")
        table.add_row(
            answer.name(item.place),
            item.host,
            answer.name(item.user),
            stands if item.kind == "base" else f"access {stands}",
            item.since or "-",
            item.until or "-",
        )
    return table


def _terms(answer: BasesAnswer, bases: Sequence[Lease]) -> RenderableType:
    table = plain_table("PLACE", "USED BY", "", "ON", "WHAT")
    for item in bases:
        for term in item.terms:
            known = grounds(term.cites, term.judgement, 1)
            line = Text(f"{_words(term)} ").append(known, style=QUIET)
            how = _SAID.get(term.act, "agreed")
            table.add_row(answer.name(item.place), answer.name(item.user), how, term.on, line)
    return table


def _words(term: LeaseTerm) -> str:
    """Return a term in one line."""
    if term.until:
        return f"until {term.until}"
    if term.term == "statement":
        return term.says or "-"
    amount = f" {term.amount:,.0f} {term.unit or ''}".rstrip() if term.amount is not None else ""
    says = f", {term.says}" if term.says else ""
    return f"{term.term}{amount}{says}"
