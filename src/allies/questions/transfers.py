"""Who gave what to whom, or promised it: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.ledgers import Entered, Since, Until
from allies.questions.parts import Value


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
        Meta(description="The receivers; if there are several, no source says their shares."),
    ]
    kinds: Annotated[
        tuple[str, ...],
        Meta(description="What is transferred, by kind; empty if the sources give no inventory."),
    ]
    amount: Annotated[float | None, Meta(description="How many, in `unit`; null if unknown.")]
    unit: Annotated[str | None, Meta(description="Of what.")]
    value: Annotated[Value | None, Meta(description="What it is worth; null if unknown.")]
    carries_out: Annotated[
        tuple[str, ...], Meta(description="Earlier stages of the same transfer, by their ids.")
    ]
    outcome: Annotated[
        str | None,
        Meta(
            description="The result: the latest stage that carries it out, or `none_on_record`;"
            " null for a transfer that is itself delivered or stored."
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

    giver: Annotated[str, Meta(description="Who gives, or is asked to.")]
    receivers: Annotated[
        tuple[str, ...],
        Meta(description="The receivers; several if their shares are not reported."),
    ]
    promised: Annotated[
        int, Meta(description="Transfers pledged, agreed or licensed, each counted once.")
    ]
    delivered: Annotated[int, Meta(description="Transfers delivered.")]
    stored: Annotated[int, Meta(description="Transfers left for storage.")]
    open: Annotated[int, Meta(description="Promised transfers without a delivery on record.")]
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
