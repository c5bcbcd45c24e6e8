"""The page on who shares intelligence with whom."""

from __future__ import annotations

from rich.console import Group
from rich.text import Text

from allies.faces.text.ledgers import (
    UNKNOWN,
    LedgerPage,
    ledger_page,
    names_of,
    stated_span,
    voice,
    with_grounds,
)
from allies.faces.text.style import QUIET, grounds, quiet, section, spaced
from allies.questions.intelligence import IntelligenceAnswer, ListedTie, ServiceNote, TieBetween

_DOES = {"sharing": "shares with", "intelligence": "depends on"}


def intelligence_page(answer: IntelligenceAnswer) -> Group:
    """Return who shares with whom and depends on whom, and what is said of the services."""
    of = f" of {answer.in_sentence(answer.about)}" if answer.about else ""
    page = ledger_page(
        answer, f"Intelligence{of}", answer.ties, answer.sums, _LOOK, whole=bool(answer.about)
    )
    # Without a state, what is said of several at once; the rest stands on the pages of the states.
    shown = [note for note in answer.services if answer.about or len(note.states) > 1]
    more = [] if answer.about else [quiet("Ask for a state to read every statement about it.")]
    if not shown:
        return Group(page, *more)
    return Group(page, section("THE SERVICES", *(_note(answer, note) for note in shown)), *more)


def _note(answer: IntelligenceAnswer, note: ServiceNote) -> Text:
    level = f" ({spaced(note.level)})" if note.level else ""
    line = Text(f"{names_of(answer, note.states)}{level}: ", style="bold")
    line.append(f"{note.says} ", style="not bold")
    line.append(grounds(note.cites, note.judgement, 1), style=f"not bold {QUIET}")
    return line


def _tie(answer: IntelligenceAnswer, row: ListedTie) -> Text:
    return with_grounds(row, [*voice(answer, row), row.says])


def _words(words: tuple[str, ...]) -> str:
    return " or ".join(spaced(word) for word in words) or UNKNOWN


_LOOK = LedgerPage[IntelligenceAnswer, ListedTie, TieBetween](
    columns=(
        ("WHOSE", lambda answer, row: answer.name(row.state)),
        (
            "TIE",
            lambda answer, row: (
                f"{_DOES[row.aspect]} {names_of(answer, row.towards)}: {spaced(row.level or '')}"
            ),
        ),
        ("HOLDS", stated_span),
        ("WHAT IS SAID", _tie),
    ),
    sums=(
        ("WHOSE", lambda answer, row: answer.name(row.state)),
        ("WITH OR ON", lambda answer, row: answer.name(row.towards)),
        ("SHARES", lambda _answer, row: _words(row.shares)),
        ("DEPENDS", lambda _answer, row: _words(row.depends)),
        ("SINCE", lambda _answer, row: row.since),
    ),
    notes="A date with a stroke means: from some day within it. What sources do not date is dated"
    " from when they found it; `--json` gives the reason. No source may report a tie that exists.",
)
