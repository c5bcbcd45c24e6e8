"""The page on what bases and permissions were asked for, offered, and ended at."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group
from rich.text import Text

from allies.faces.text.ledgers import UNKNOWN, LedgerPage, ledger_page, with_grounds
from allies.faces.text.style import spaced
from allies.questions.bargains import Bargain, BargainsAnswer, ListedStep
from allies.questions.parts import Term


def bargains_page(answer: BargainsAnswer) -> Group:
    """Return every step of a bargain, and of each what was asked, offered and settled."""
    of = f" of {answer.in_sentence(answer.about)}" if answer.about else ""
    return ledger_page(
        answer, f"Bargains over bases and passage{of}", answer.steps, answer.sums, _LOOK
    )


def _over(answer: BargainsAnswer, item: ListedStep | Bargain) -> str:
    what = (
        answer.name(item.place)
        if item.place
        else f"passage by {'any way' if item.mode == 'any' else item.mode}"
    )
    return f"{what}: {answer.name(item.user)} in {answer.name(item.host)}"


def _step(_answer: BargainsAnswer, row: ListedStep) -> Text:
    said = [line for line in (_words(row), row.says) if line]
    return with_grounds(row, said)


def _words(step: ListedStep) -> str:
    """Return a step in a line: its kind, its terms, and until when it holds."""
    until = f"until {step.until}" if step.until else ""
    terms = "; ".join(_term(term) for term in step.terms)
    return ", ".join(part for part in (spaced(step.act), until, terms) if part)


def _term(term: Term) -> str:
    amount = f" {term.amount:,.0f} {term.unit or ''}".rstrip() if term.amount is not None else ""
    says = f", {term.says}" if term.says else ""
    return f"{term.term}{amount}{says}"


def _steps(steps: Sequence[ListedStep]) -> str:
    return "\n".join(f"{_words(step)} ({step.on})" for step in steps) or UNKNOWN


_LOOK = LedgerPage[BargainsAnswer, ListedStep, Bargain](
    columns=(
        ("ON", lambda _answer, row: row.on),
        ("OVER", _over),
        ("STAGE", lambda _answer, row: row.stage),
        ("WHAT", _step),
    ),
    sums=(
        ("OVER", _over),
        ("ASKED", lambda _answer, row: _steps(row.asked)),
        ("OFFERED", lambda _answer, row: _steps(row.offered)),
        ("ENDED AT", lambda _answer, row: _steps(row.ended)),
    ),
    notes="Told are bargains of which something is on record besides that they were granted.",
)
