"""Ledgers: acts entered row by row and summed. Each ledger is a row of a table, in its own file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from allies.assessment.parts import cites_of
from allies.assessment.record.chronicle import AsksOfASpan, Span, recorded
from allies.questions.ledgers import Entered
from allies.world.act_kinds import LedgerName
from allies.world.acts import Act
from allies.world.view import View
from allies.world.vocabulary import KINDS

R = TypeVar("R", bound=Entered)
S = TypeVar("S")


def _of_its_kinds(acts: Iterable[Act], name: LedgerName) -> Iterator[Act]:
    return (act for act in acts if KINDS[act.act].ledger == name)


class Ledger(msgspec.Struct, Generic[R, S], frozen=True):
    """One ledger.

    Attributes:
        name: by which the vocabulary says which kinds of act are entered in it.
        enter: makes the row of an act, given all acts of the ledger by their ids.
        filters: what each field of the question keeps, by its name.
        sums: sums up the rows that were kept.
        select: the acts it holds, of all that are recorded; by default those of its kinds.
    """

    name: LedgerName
    enter: Callable[[Act, Mapping[str, Act]], R]
    filters: Mapping[str, Callable[[Act, str], bool]]
    sums: Callable[[Iterable[R]], Iterator[S]]
    select: Callable[[Iterable[Act], LedgerName], Iterable[Act]] = _of_its_kinds


def ledger(
    view: View, question: AsksOfASpan, kind: Ledger[R, S]
) -> tuple[tuple[R, ...], tuple[S, ...], bool]:
    """Return the rows of a ledger that a question asks for, their sums, and whether it is covered.

    Raises:
        QuestionError: the span of the question ends before it starts.
    """
    span = Span.of(question)
    acts = {act.id: act for act in kind.select(recorded(view), kind.name)}
    wanted = {name: getattr(question, name) for name in kind.filters}
    kept = [
        act
        for act in acts.values()
        if span.holds(act)
        and all(kind.filters[name](act, value) for name, value in wanted.items() if value)
    ]
    rows = tuple(kind.enter(act, acts) for act in kept)
    return rows, tuple(kind.sums(rows)), span.meets(view)


def entered(act: Act) -> dict[str, Any]:
    """Return what every row of a ledger has."""
    return {
        "id": act.id,
        "on": act.on.text,
        "says": act.says,
        "version": act.version,
        "cites": cites_of(act.cites),
        "judgement": act.judgement or None,
    }


def once(row: Entered) -> str:
    """Return what counts once in sums: the contest of which a row is a version, or the row."""
    return row.version[0].partition("/")[0] if row.version else row.id
