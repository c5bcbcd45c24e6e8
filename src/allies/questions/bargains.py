"""What a base or a permission was asked for, offered, and ended at: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.ledgers import Entered, Since, Until
from allies.questions.parts import Term


class ListedStep(Entered, frozen=True, kw_only=True):
    """One step of a bargain over a base or over passage."""

    act: Annotated[str, Meta(description="Kind of the act.")]
    stage: Annotated[
        str,
        Meta(description="Asked, offered or ended; `announced` for what one side said of it."),
    ]
    host: Annotated[str, Meta(description="Whose ground it is.")]
    user: Annotated[str, Meta(description="Who wants to use it or to pass.")]
    place: Annotated[str | None, Meta(description="The place; null for passage.")]
    mode: Annotated[str | None, Meta(description="The way of passage; null for a place.")]
    terms: Annotated[
        tuple[Term, ...], Meta(description="What is asked, offered or given in return.")
    ]
    until: Annotated[str | None, Meta(description="Until when, if a day was agreed.")]


class Bargain(msgspec.Struct, frozen=True, kw_only=True):
    """One bargain: the demands, the offers, and the result."""

    host: Annotated[str, Meta(description="Whose ground it is.")]
    user: Annotated[str, Meta(description="Who wants to use it or to pass.")]
    place: Annotated[str | None, Meta(description="The place; null for passage.")]
    mode: Annotated[str | None, Meta(description="The way of passage; null for a place.")]
    asked: Annotated[
        tuple[ListedStep, ...], Meta(description="Demands; empty if no demand is reported.")
    ]
    offered: Annotated[
        tuple[ListedStep, ...], Meta(description="Offers; empty if no offer is reported.")
    ]
    ended: Annotated[
        tuple[ListedStep, ...],
        Meta(
            description="What was settled, in order of time; empty if no settlement is on record."
        ),
    ]


class BargainsAnswer(Answer, frozen=True, kw_only=True):
    """What bases and permissions were asked for, offered, and ended at."""

    rows: ClassVar[str] = "steps"

    about: Annotated[str | None, Meta(description="What it is asked of; null for all.")]
    steps: Annotated[tuple[ListedStep, ...], Meta(description="Every step, in order of time.")]
    sums: Annotated[tuple[Bargain, ...], Meta(description="Bargain by bargain.")]


class Bargains(Question[BargainsAnswer], frozen=True, kw_only=True):
    """List what a base or a permission was asked for, offered, and ended at."""

    about: Annotated[
        str,
        Meta(
            description="Only those of this state, organisation or place: TJK, dushanbe.",
            extra={"positional": True, "kind": "entry"},
        ),
    ] = ""
    since: Since = ""
    until: Until = ""
