"""Pages of ledgers: rows in order of time, then their sums. Each page is a row of a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allies.faces.text.style import (
    QUIET,
    covers,
    grounds,
    heading,
    listed,
    plain_table,
    quiet,
    section,
    spaced,
)
from allies.questions.ledgers import (
    Counted,
    Entered,
    ExercisesAnswer,
    ListedExercise,
    ListedTransfer,
    TakingPart,
    TransfersAnswer,
    TransferSum,
)
from allies.questions.parts import Value

A = TypeVar("A")
R = TypeVar("R", bound=Entered)
S = TypeVar("S")
Columns = tuple[tuple[str, Callable[[A, R], str | Text]], ...]
_UNKNOWN = "not reported"


class _Page(msgspec.Struct, Generic[A, R, S], frozen=True):
    """How a ledger looks.

    Attributes:
        columns: the head of each column of the rows, and what stands in it.
        sums: the same of the sums.
        notes: what a reader must know of the columns.
    """

    columns: Columns[A, R]
    sums: tuple[tuple[str, Callable[[A, S], str | Text]], ...]
    notes: str


def exercises_page(answer: ExercisesAnswer) -> Group:
    """Return exercises with hosts, participants and absences, and how often each took part."""
    of = f" of {answer.in_sentence(answer.about)}" if answer.about else ""
    return _page(answer, f"Exercises{of}", answer.exercises, answer.sums, _EXERCISES)


def transfers_page(answer: TransfersAnswer) -> Group:
    """Return transfers by stage, and promised beside delivered by giver and receiver."""
    given = f" from {answer.in_sentence(answer.giver)}" if answer.giver else ""
    to = f" to {answer.in_sentence(answer.receiver)}" if answer.receiver else ""
    return _page(answer, f"Transfers{given}{to}", answer.transfers, answer.sums, _TRANSFERS)


def _page(answer: Any, title: str, rows: Sequence[Any], sums: Sequence[Any], kind: Any) -> Group:
    parts: list[RenderableType] = [heading(answer, title)]
    if not rows:
        return Group(*parts, quiet(f"nothing in the record, which covers {covers(answer)}"))
    parts += [_table(answer, rows, kind.columns), quiet(kind.notes)]
    if sums:
        parts.append(section("SUMS", _table(answer, sums, kind.sums)))
    return Group(*parts)


def _table(answer: Any, rows: Sequence[Any], columns: Columns[Any, Any]) -> Table:
    table = plain_table(*(head for head, _ in columns))
    for row in rows:
        table.add_row(*(cell(answer, row) for _, cell in columns))
    return table


def _names(answer: Any, names: Sequence[str]) -> str:
    return listed([answer.name(name) for name in names]) if names else _UNKNOWN


def _with_grounds(row: Entered, said: Sequence[str]) -> Text:
    """Return what is said of a row, one thing a line, with where it is documented."""
    versions = f" (in {', '.join(row.version)})" if row.version else ""
    line = Text("\n".join(said)).append(versions, style=QUIET)
    return line.append(f" {grounds(row.cites, row.judgement, 2)}", style=QUIET)


def _exercise(answer: ExercisesAnswer, row: ListedExercise) -> Text:
    where = [answer.name(row.place)] if row.place else []
    hosts = _names(answer, row.hosts) if row.hosts else "host not reported"
    said = [f"{answer.name(row.by)}; {', '.join([*where, hosts])}", row.says]
    said.append(f"Took part: {_taken_part(answer, row)}.")
    said += [f"Declared: {row.declared}."] if row.declared else []
    said += [f"Rehearsed: {row.rehearsed}."] if row.rehearsed else []
    for absence in row.away:
        why = absence.says or "no source says why"
        said.append(f"{answer.name(absence.state)} stayed away: {why}.")
    return _with_grounds(row, said)


def _taken_part(answer: ExercisesAnswer, row: ListedExercise) -> str:
    count = f"{row.amount:,.0f} {row.unit}" if row.amount is not None else ""
    names = _names(answer, row.participants)
    return f"{count}, among them {names}" if count and row.participants else count or names


_EXERCISES = _Page[ExercisesAnswer, ListedExercise, TakingPart](
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
    notes="Who took part is told as far as sources name anybody; others may have been there.",
)


def _transfer(_answer: TransfersAnswer, row: ListedTransfer) -> Text:
    what = ", ".join(spaced(kind) for kind in row.kinds) if row.kinds else "unknown"
    count = f"; {row.amount:,.0f} {row.unit}" if row.amount is not None else ""
    worth = f"; {_value(row.value)}" if row.value else ""
    said = [f"{what}{count}{worth}", row.says]
    if row.stage in ("pledged", "agreed", "licensed"):
        outcome = row.outcome or ""
        said.append("No delivery on record." if outcome == "none_on_record" else f"Then {outcome}.")
    return _with_grounds(row, said)


def _value(value: Value) -> str:
    span = f"{value.low:,.0f} to {value.high:,.0f}" if value.low is not None else ""
    amount = f"{value.amount:,.0f}" if value.amount is not None else ""
    shown = f"{amount} ({span})" if amount and span else amount or span
    return f"{shown} {value.currency} of {value.year}"


def _sums_of(counted: Sequence[Counted], name: str) -> str:
    """Return the sums of what was promised or delivered, one unit a line."""
    lines = []
    for item in counted:
        least, most = getattr(item, name), getattr(item, f"{name}_most")
        if most:
            span = f"{least:,.0f}" if least == most else f"{least:,.0f} to {most:,.0f}"
            lines.append(f"{span} {item.unit}")
    return "\n".join(lines)


def _side(count: int, sums: str) -> str:
    return f"{count}: {sums}" if count and sums else str(count)


_TRANSFERS = _Page[TransfersAnswer, ListedTransfer, TransferSum](
    columns=(
        ("ON", lambda _answer, row: row.on),
        ("FROM", lambda answer, row: answer.name(row.giver)),
        ("TO", lambda answer, row: _names(answer, row.receivers)),
        ("STAGE", lambda _answer, row: row.stage),
        ("WHAT", _transfer),
    ),
    sums=(
        ("FROM", lambda answer, row: answer.name(row.giver)),
        ("TO", lambda answer, row: _names(answer, row.receivers)),
        ("PROMISED", lambda _answer, row: _side(row.promised, _sums_of(row.amounts, "promised"))),
        (
            "DELIVERED",
            lambda _answer, row: _side(row.delivered, _sums_of(row.amounts, "delivered")),
        ),
        ("STORED", lambda _answer, row: str(row.stored)),
        ("OPEN", lambda _answer, row: str(row.open)),
        ("NO FIGURE", lambda _answer, row: str(row.uncounted)),
    ),
    notes="OPEN counts promises of which no delivery is on record. Sums are of one unit, or of one"
    " currency and year; nothing is converted.",
)
