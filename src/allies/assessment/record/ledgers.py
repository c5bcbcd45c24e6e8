"""Ledgers: acts as rows, with sums. Each ledger is defined in its own file."""

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
    """The definition of a ledger.

    Attributes:
        name: its name in the vocabulary of acts, which lists the kinds of act it holds.
        enter: makes the row of an act; it also gets all acts of the ledger by id.
        filters: for each field of the question, the function that says which rows it keeps.
        sums: makes the sums of the rows that were kept.
        select: selects its acts among all recorded acts; by default, the acts of its kinds.
    """

    name: LedgerName
    enter: Callable[[Act, Mapping[str, Act]], R]
    filters: Mapping[str, Callable[[Act, str], bool]]
    sums: Callable[[Iterable[R]], Iterator[S]]
    select: Callable[[Iterable[Act], LedgerName], Iterable[Act]] = _of_its_kinds


def ledger(
    view: View, question: AsksOfASpan, kind: Ledger[R, S]
) -> tuple[tuple[R, ...], tuple[S, ...], bool]:
    """Return the rows that a question asks for, their sums, and whether the record covers its span.

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
    """Return the fields that the rows of all ledgers have."""
    return {
        "id": act.id,
        "on": act.on.text,
        "says": act.says,
        "version": act.version,
        "cites": cites_of(act.cites),
        "judgement": act.judgement or None,
    }


def once(row: Entered) -> str:
    """Return the key under which a row counts once in sums: its contest, or else its own id."""
    return row.version[0].partition("/")[0] if row.version else row.id
