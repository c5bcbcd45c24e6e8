"""The page on who followed whom."""

from __future__ import annotations

from rich.console import Group
from rich.text import Text

from allies.faces.text.ledgers import LedgerPage, ledger_page, names_of, with_grounds
from allies.questions.stands import ListedStand, StandsAnswer, StandsOnIssue


def stands_page(answer: StandsAnswer) -> Group:
    """Return who followed whom, who refused and who took no side, and the same issue by issue."""
    of = f" of {answer.in_sentence(answer.about)}" if answer.about else ""
    on = f" on {answer.issue}" if answer.issue else ""
    return ledger_page(answer, f"Stands{of}{on}", answer.stands, answer.sums, _LOOK)


def _what(_answer: StandsAnswer, row: ListedStand) -> Text:
    said = row.line if row.stand == "led" else row.says or "no details are recorded"
    return with_grounds(row, [said])


_LOOK = LedgerPage[StandsAnswer, ListedStand, StandsOnIssue](
    columns=(
        ("ON", lambda _answer, row: row.on),
        ("ISSUE", lambda _answer, row: row.issue),
        ("", lambda answer, row: answer.name(row.by)),
        ("STAND", lambda _answer, row: row.stand),
        ("WHAT", _what),
    ),
    sums=(
        ("ISSUE", lambda _answer, row: row.issue),
        ("LED BY", lambda answer, row: answer.name(row.leader)),
        ("FOLLOWED", lambda answer, row: names_of(answer, row.followed)),
        ("REFUSED", lambda answer, row: names_of(answer, row.refused)),
        ("OPEN", lambda answer, row: names_of(answer, row.open)),
    ),
    notes="Led took the line; open took no side, or abstained. The line of others is unknown.",
)
