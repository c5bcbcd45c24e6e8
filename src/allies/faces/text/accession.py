"""The page on who may join an organisation."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from allies.faces.text.ledgers import LedgerPage, ledger_page, names_of, with_grounds
from allies.faces.text.style import plain_table, quiet, section, spaced
from allies.questions.accession import AccessionAnswer, Candidate, Proposal, ToldOfAccession

_WANTS = {True: "wants to join", False: "does not", None: "not reported"}


def accession_page(answer: AccessionAnswer) -> Group:
    """Return the queue with sponsors and obstacles, and proposals that would change a rule."""
    about = answer.about
    title = f"Who may join: {answer.in_sentence(about)}" if about else "Who may join"
    page = ledger_page(answer, title, answer.told, answer.queue, _LOOK, whole=bool(about))
    if not answer.proposals:
        return page
    return Group(page, section("PROPOSALS THAT WOULD CHANGE A RULE", _proposals(answer)))


def _proposals(answer: AccessionAnswer) -> Table:
    table = plain_table("ON", "BY", "WHAT", "CHANGES")
    for row in answer.proposals:
        table.add_row(row.on, answer.name(row.by), with_grounds(row, [row.says]), _changes(row))
    return table


def _changes(row: Proposal) -> Text:
    supposed = f"decides by {spaced(row.rule)}; suppose it by {row.id}" if row.rule else ""
    line = Text("\n".join(filter(None, [supposed, *row.provisions])))
    return line if line.plain else quiet("no provision on record")


def _what(answer: AccessionAnswer, row: ToldOfAccession) -> Text:
    who = f" by {answer.in_sentence(row.who)}" if row.who else ""
    return with_grounds(row, [f"{row.what}{who}: {row.says}"])


def _lines(said: Sequence[str]) -> str:
    return "\n".join(said) or "not reported"


_LOOK = LedgerPage[AccessionAnswer, ToldOfAccession, Candidate](
    columns=(
        ("ON", lambda _answer, row: row.on),
        ("WHO TELLS", lambda answer, row: answer.name(row.by)),
        (
            "OF",
            lambda answer, row: f"{answer.name(row.organisation)}: {answer.name(row.candidate)}",
        ),
        ("WHAT", _what),
    ),
    sums=(
        ("", lambda answer, row: f"{answer.name(row.organisation)}: {answer.name(row.state)}"),
        ("NOW", lambda _answer, row: f"{row.status} *" if row.contested else row.status),
        ("WANTS", lambda _answer, row: _WANTS[row.wants]),
        ("SPONSOR", lambda answer, row: names_of(answer, row.sponsors)),
        ("OBSTACLE", lambda _answer, row: _lines(row.obstacles)),
        ("PROSPECTS", lambda _answer, row: _lines(row.prospects)),
    ),
    notes="NOW is its membership on the last day asked about, or on record; * where it is contested"
    " (`allies members ORGANISATION`). What is not reported is"
    " unknown. Ask for an organisation or a state to read each statement with its source.",
)
