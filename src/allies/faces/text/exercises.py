"""The page on exercises."""

from __future__ import annotations

from rich.console import Group
from rich.text import Text

from allies.faces.text.ledgers import LedgerPage, ledger_page, names_of, with_grounds
from allies.questions.exercises import ExercisesAnswer, ListedExercise, TakingPart


def exercises_page(answer: ExercisesAnswer) -> Group:
    """Return exercises with hosts, participants and absences, and how often each took part."""
    of = f" of {answer.in_sentence(answer.about)}" if answer.about else ""
    return ledger_page(answer, f"Exercises{of}", answer.exercises, answer.sums, _LOOK)


def _exercise(answer: ExercisesAnswer, row: ListedExercise) -> Text:
    where = [answer.name(row.place)] if row.place else []
    hosts = names_of(answer, row.hosts) if row.hosts else "host not reported"
    said = [f"{answer.name(row.by)}; {', '.join([*where, hosts])}", row.says]
    said.append(f"Took part: {_taken_part(answer, row)}.")
    said += [f"Declared: {row.declared}."] if row.declared else []
    said += [f"Rehearsed: {row.rehearsed}."] if row.rehearsed else []
    for absence in row.away:
        why = absence.says or "no source says why"
        said.append(f"{answer.name(absence.state)} stayed away: {why}.")
    return with_grounds(row, said)


def _taken_part(answer: ExercisesAnswer, row: ListedExercise) -> str:
    count = f"{row.amount:,.0f} {row.unit}" if row.amount is not None else ""
    names = names_of(answer, row.participants)
    return f"{count}, among them {names}" if count and row.participants else count or names


_LOOK = LedgerPage[ExercisesAnswer, ListedExercise, TakingPart](
    columns=(
        ("ON", lambda _answer, row: row.on),
        ("HELD BY, IN", _exercise),
    ),
    sums=(
        ("", lambda answer, row: answer.name(row.id)),
        ("HELD", lambda _answer, row: str(row.held)),
        ("HOSTED", lambda _answer, row: str(row.hosted)),
        ("TOOK PART", lambda _answer, row: str(row.took_part)),
        ("STAYED AWAY", lambda _answer, row: str(row.stayed_away)),
    ),
    notes="Who took part: those whom sources name; others may have been there.",
)
