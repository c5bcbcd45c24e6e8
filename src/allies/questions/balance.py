"""What transfers change between two states, and who says so: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.ledgers import Entered, Since, Until
from allies.questions.parts import OneState


class JudgedBalance(Entered, frozen=True, kw_only=True):
    """How somebody judges the military balance, or the market of arms."""

    by: Annotated[str, Meta(description="Who judges.")]
    of: Annotated[
        tuple[str, ...],
        Meta(description="The states that it is about; none if it is about the region."),
    ]
    what: Annotated[str, Meta(description="`military` for the balance, `market` for the market.")]


class Arrived(msgspec.Struct, frozen=True, kw_only=True):
    """Kit of one kind that came or is to come to a state from one giver."""

    kind: Annotated[str | None, Meta(description="What, by kind; null if not reported.")]
    is_arms: Annotated[
        bool | None, Meta(description="Whether it is arms; null if its kind is unknown.")
    ]
    giver: Annotated[str, Meta(description="Who gives.")]
    stage: Annotated[str, Meta(description="How far the transfer has come.")]
    on: Annotated[str, Meta(description="When, with its precision.")]
    amount: Annotated[
        float | None,
        Meta(description="How many, in `unit`; null if unknown, or if it counts several kinds."),
    ]
    unit: Annotated[str | None, Meta(description="Of what.")]
    act: Annotated[str, Meta(description="Id of the act.")]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What one of two states received and was promised, and what it is known to hold."""

    state: Annotated[str, Meta(description="The state.")]
    arrived: Annotated[tuple[Arrived, ...], Meta(description="What was delivered or stored.")]
    promised: Annotated[
        tuple[Arrived, ...], Meta(description="What was promised, and not delivered on record.")
    ]
    formations: Annotated[
        tuple[str, ...],
        Meta(description="Its formations on record; no document says with what they are armed."),
    ]
    arms_alone: Annotated[
        tuple[str, ...],
        Meta(description="Kinds of arms delivered to it and, on record, not to the other."),
    ]


class BalanceAnswer(Answer, frozen=True, kw_only=True):
    """What transfers change between two states, and what sources say of the balance."""

    rows: ClassVar[str] = "judged"

    sides: Annotated[tuple[Side, ...], Meta(description="The two states, as asked.")]
    changes: Annotated[
        str,
        Meta(
            description="What deliveries on record change: `one` (arms came to one side alone),"
            " `both` (to both, in amounts that cannot be compared), `neither` (no arms came to"
            " either), or `unknown` (something of an unknown kind came, or the record does"
            " not cover the span)."
        ),
    ]
    grows: Annotated[
        str | None, Meta(description="The side to which alone arms came; null otherwise.")
    ]
    judged: Annotated[
        tuple[JudgedBalance, ...],
        Meta(description="What sources say of the balance and of the market, in order of time."),
    ]


class Balance(Question[BalanceAnswer], frozen=True, kw_only=True):
    """Show what transfers change between two states, and who says what of the balance."""

    state: OneState
    other: Annotated[
        str,
        Meta(
            description="The state to compare it with, such as UZB.",
            extra={"positional": True, "kind": "state"},
        ),
    ]
    since: Since = ""
    until: Until = ""
