"""Ledgers: acts, or statements about capitals, as rows, with sums.

Each ledger is defined in its own file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from allies.assessment.parts import cites_of
from allies.assessment.record.chronicle import AsksOfASpan, Span, recorded
from allies.questions.ledgers import Entered
from allies.world.act_kinds import LedgerName
from allies.world.acts import Act
from allies.world.view import View
from allies.world.vocabulary import KINDS


class Dated(Protocol):
    """What a ledger can enter: it has an id, and days on which it happened or holds."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def days(self) -> tuple[int, int | None]:
        """The first and the last possible day; None if it has no end."""


class MarkedAct(msgspec.Struct, frozen=True):
    """An act with the entries that a ledger files it under.

    Attributes:
        act: the act.
        under: ids of those entries, such as groups or provisions.
    """

    act: Act
    under: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its name."""
        return self.act.id

    @property
    def days(self) -> tuple[int, int]:
        """The first and the last day on which it can have happened."""
        return self.act.days


E = TypeVar("E", bound=Dated)
R = TypeVar("R", bound=Entered)
S = TypeVar("S")


def acts_of(*names: LedgerName) -> Callable[[View], Iterator[Act]]:
    """Return a function that returns the acts of the kinds of some ledgers, in order of time."""
    return lambda view: (act for act in recorded(view) if KINDS[act.act].ledger in names)


class Ledger(msgspec.Struct, Generic[E, R, S], frozen=True):
    """The definition of a ledger.

    Attributes:
        entries: returns the entries that it holds, in order.
        enter: makes the row of an entry; it also gets all entries of the ledger by id.
        filters: for each field of the question, the function that says which rows it keeps.
        sums: makes the sums of the rows that were kept.
    """

    entries: Callable[[View], Iterable[E]]
    enter: Callable[[E, Mapping[str, E]], R]
    filters: Mapping[str, Callable[[E, str], bool]]
    sums: Callable[[Iterable[R]], Iterator[S]]


def ledger(
    view: View, question: AsksOfASpan, kind: Ledger[E, R, S]
) -> tuple[tuple[R, ...], tuple[S, ...], bool]:
    """Return the rows that a question asks for, their sums, and whether the record covers its span.

    Raises:
        QuestionError: the span of the question ends before it starts.
    """
    span = Span.of(question)
    entries = {entry.id: entry for entry in kind.entries(view)}
    wanted = {name: getattr(question, name) for name in kind.filters}
    kept = [
        entry
        for entry in entries.values()
        if span.meets_days(*entry.days)
        and all(kind.filters[name](entry, value) for name, value in wanted.items() if value)
    ]
    rows = tuple(kind.enter(entry, entries) for entry in kept)
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
