"""Ledgers of what was done: exercises and transfers, the questions and their answers."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.questions.parts import Absence, Value

Since = Annotated[str, Meta(description="From this date on.", extra={"kind": "date"})]
Until = Annotated[str, Meta(description="Up to this date.", extra={"kind": "date"})]


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """What every row of a ledger has: the act it comes from, and where that is documented."""

    id: Annotated[str, Meta(description="Id of the act.")]
    on: Annotated[str, Meta(description="When, with its precision.")]
    says: Annotated[str, Meta(description="What happened, in our own words.")]
    version: Annotated[
        tuple[str, ...], Meta(description="Versions of one contest in which it happened.")
    ]
    cites: tuple[Cite, ...]
    judgement: Annotated[
        str | None, Meta(description="The coder's reason, where no source says so.")
    ]


class ListedExercise(Entered, frozen=True, kw_only=True):
    """An exercise: who held it, where, who took part, who stayed away."""

    by: Annotated[str, Meta(description="Who held it.")]
    hosts: Annotated[
        tuple[str, ...],
        Meta(description="The states it was held in; empty where that is not on record."),
    ]
    place: Annotated[str | None, Meta(description="Where; null where no place is on record.")]
    participants: Annotated[
        tuple[str, ...],
        Meta(description="Who took part, as far as sources name them; others may have."),
    ]
    away: Annotated[tuple[Absence, ...], Meta(description="Who stayed away, and why.")]
    declared: Annotated[
        str | None, Meta(description="What it was said to train; null where unknown.")
    ]
    rehearsed: Annotated[
        str | None, Meta(description="What it trained in fact; null where unknown.")
    ]
    amount: Annotated[float | None, Meta(description="How many took part; null where unknown.")]
    unit: Annotated[str | None, Meta(description="Of what: people, states.")]


class TakingPart(msgspec.Struct, frozen=True, kw_only=True):
    """How often one state or organisation is in the ledger; versions of one contest count once."""

    id: str
    held: Annotated[int, Meta(description="Exercises that it held.")]
    hosted: Annotated[int, Meta(description="Exercises in it.")]
    took_part: Annotated[int, Meta(description="Exercises in which sources name it.")]
    stayed_away: Annotated[int, Meta(description="Exercises from which it stayed away.")]


class ExercisesAnswer(Answer, frozen=True, kw_only=True):
    """The exercises on record, with who took part and who stayed away."""

    rows: ClassVar[str] = "exercises"

    about: Annotated[str | None, Meta(description="Whom it is asked of; null for all.")]
    exercises: Annotated[tuple[ListedExercise, ...], Meta(description="In order of time.")]
    sums: Annotated[tuple[TakingPart, ...], Meta(description="How often each took part.")]


class Exercises(Question[ExercisesAnswer], frozen=True, kw_only=True):
    """List exercises: who held them, where, who took part, who stayed away and why."""

    about: Annotated[
        str,
        Meta(
            description="Only those that this state or body held, hosted, joined or missed.",
            extra={"positional": True, "kind": "actor"},
        ),
    ] = ""
    since: Since = ""
    until: Until = ""


class ListedTransfer(Entered, frozen=True, kw_only=True):
    """One stage of a transfer: from whom, to whom, what, and what it is worth."""

    stage: Annotated[
        str,
        Meta(
            description="How far it has come: sought, discussed, pledged, agreed, licensed,"
            " delivered or stored."
        ),
    ]
    giver: Annotated[str, Meta(description="Who gives, or is asked to.")]
    receivers: Annotated[
        tuple[str, ...],
        Meta(description="Who receives; where there are several, no source tells the shares."),
    ]
    kinds: Annotated[
        tuple[str, ...],
        Meta(description="What, by kind; empty where the sources give no inventory."),
    ]
    amount: Annotated[float | None, Meta(description="How many, in `unit`; null where unknown.")]
    unit: Annotated[str | None, Meta(description="Of what.")]
    value: Annotated[Value | None, Meta(description="What it is worth; null where unknown.")]
    carries_out: Annotated[
        tuple[str, ...], Meta(description="Earlier stages of the same transfer, by their ids.")
    ]
    outcome: Annotated[
        str | None,
        Meta(
            description="What became of it: the latest stage that carries it out, or"
            " `none_on_record`; null for what is itself delivered or stored."
        ),
    ]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A sum of things of one unit, or of money of one year."""

    unit: Annotated[str, Meta(description="Unit, or currency and year.")]
    promised: Annotated[
        float, Meta(description="Pledged, agreed or licensed; each transfer counts once.")
    ]
    promised_most: Annotated[
        float, Meta(description="The same at the upper ends of the ranges that sources give.")
    ]
    delivered: Annotated[float, Meta(description="Delivered.")]
    delivered_most: Annotated[
        float, Meta(description="The same at the upper ends of the ranges that sources give.")
    ]


class TransferSum(msgspec.Struct, frozen=True, kw_only=True):
    """What one gives to another, summed: promised beside delivered."""

    giver: str
    receivers: tuple[str, ...]
    promised: Annotated[
        int, Meta(description="Transfers pledged, agreed or licensed, each counted once.")
    ]
    delivered: Annotated[int, Meta(description="Transfers delivered.")]
    stored: Annotated[int, Meta(description="Transfers left for storage.")]
    open: Annotated[int, Meta(description="Transfers promised of which no delivery is on record.")]
    uncounted: Annotated[
        int, Meta(description="Transfers promised or delivered without a number and a value.")
    ]
    amounts: Annotated[
        tuple[Counted, ...],
        Meta(description="Sums by unit, and by currency and year; nothing is converted."),
    ]


class TransfersAnswer(Answer, frozen=True, kw_only=True):
    """Transfers by stage, with sums by giver and receiver."""

    rows: ClassVar[str] = "transfers"

    giver: Annotated[str | None, Meta(description="The giver asked for; null for all.")]
    receiver: Annotated[str | None, Meta(description="The receiver asked for; null for all.")]
    transfers: Annotated[
        tuple[ListedTransfer, ...], Meta(description="Every stage on record, in order of time.")
    ]
    sums: Annotated[
        tuple[TransferSum, ...], Meta(description="By giver and receiver: promised and delivered.")
    ]


class Transfers(Question[TransfersAnswer], frozen=True, kw_only=True):
    """List transfers of equipment, money and training: promised beside delivered, with sums."""

    receiver: Annotated[
        str,
        Meta(
            description="Only what goes to this state or organisation.",
            extra={"option": "--to", "kind": "actor"},
        ),
    ] = ""
    giver: Annotated[
        str,
        Meta(
            description="Only what comes from this state or organisation.",
            extra={"option": "--from", "kind": "actor"},
        ),
    ] = ""
    since: Since = ""
    until: Until = ""
