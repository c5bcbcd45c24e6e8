"""The page on who depends on whom for what, and to whom else they could turn."""

from __future__ import annotations

from rich.console import Group
from rich.table import Table
from rich.text import Text

from allies.faces.text.ledgers import (
    LedgerPage,
    ledger_page,
    names_of,
    stated_span,
    voice,
    with_grounds,
)
from allies.faces.text.style import plain_table, quiet, section, spaced
from allies.questions.dependence import DependenceAnswer, DependenceBetween, ListedDependence

_DOES = {
    "depends": "depends on",
    "hold": "has a hold over",
    "dispute": "at odds with",
    "alternative": "could turn to",
}


def dependence_page(answer: DependenceAnswer) -> Group:
    """Return dependence pair by pair; every statement if one name is asked."""
    of = f" of {answer.in_sentence(answer.about)}" if answer.about else ""
    whole = bool(answer.about)
    title = f"Dependence{of}"
    if whole or not answer.statements:
        return ledger_page(answer, title, answer.statements, answer.sums, _LOOK)
    tied = [row for row in answer.sums if row.domains]
    page = ledger_page(answer, title, answer.statements, tied, _LOOK, whole=False)
    hint = quiet("Ask for a state to read every statement.")
    return Group(page, section("BESIDES", _besides_of_all(answer)), hint)


def _besides_of_all(answer: DependenceAnswer) -> Table:
    """Return the disputes, the holds and the alternatives of each state."""
    table = plain_table("WHOSE", "AT ODDS WITH", "HAS A HOLD OVER", "COULD TURN TO")
    for state in dict.fromkeys(row.state for row in answer.sums):
        of_it = [row for row in answer.sums if row.state == state]
        found = (
            [row.towards for row in of_it if row.disputes],
            [row.towards for row in of_it if row.holds],
            [row.towards for row in of_it if row.alternative],
        )
        if any(found):
            cells = (", ".join(answer.name(name) for name in names) for names in found)
            table.add_row(answer.name(state), *cells)
    return table


def _tie(answer: DependenceAnswer, row: ListedDependence) -> str:
    domain = f": {row.aspect} {spaced(row.level or '')}" if row.kind == "depends" else ""
    towards = names_of(answer, row.towards) if row.towards else "others in the region"
    return f"{_DOES[row.kind]} {towards}{domain}"


def _what(answer: DependenceAnswer, row: ListedDependence) -> Text:
    figure = [f"{row.amount:,.0f} {row.unit}"] if row.amount is not None else []
    return with_grounds(row, [*voice(answer, row), row.says, *figure])


def _domains(row: DependenceBetween) -> str:
    """Return the domains by how far it depends, the most first, and those not reported."""
    said: dict[str, list[str]] = {}
    for domain, words in row.domains.items():
        said.setdefault(" or ".join(map(spaced, words)), []).append(domain)
    lines = [f"{words}: {', '.join(domains)}" for words, domains in said.items()]
    if row.not_reported:
        lines.append(f"not reported: {', '.join(row.not_reported)}")
    return "; ".join(lines)


def _besides(row: DependenceBetween) -> str:
    parts = ["a dispute" if row.disputes else "", "a hold over it" if row.holds else ""]
    return ", ".join(filter(None, [*parts, "an alternative" if row.alternative else ""]))


_LOOK = LedgerPage[DependenceAnswer, ListedDependence, DependenceBetween](
    columns=(
        ("WHOSE", lambda answer, row: answer.name(row.state)),
        ("TIE", _tie),
        ("HOLDS", stated_span),
        ("WHAT IS SAID", _what),
    ),
    sums=(
        ("WHOSE", lambda answer, row: answer.name(row.state)),
        ("TOWARDS", lambda answer, row: answer.name(row.towards)),
        ("DEPENDS FOR", lambda _answer, row: _domains(row)),
        ("BESIDES", lambda _answer, row: _besides(row)),
    ),
    notes="`none` is said by a source; what is not reported is unknown, and is not none.",
)
