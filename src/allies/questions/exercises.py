"""Who exercised with whom, where, and who stayed away: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.ledgers import Entered, Since, Until
from allies.questions.parts import Absence


class ListedExercise(Entered, frozen=True, kw_only=True):
    """An exercise: who held it, where, who took part, who stayed away."""

    by: Annotated[str, Meta(description="Who held it.")]
    hosts: Annotated[
        tuple[str, ...],
        Meta(description="The states in which it was held; empty if they are not on record."),
    ]
    place: Annotated[str | None, Meta(description="The place; null if none is on record.")]
    participants: Annotated[
        tuple[str, ...],
        Meta(description="Who took part, as far as sources name them; others may have."),
    ]
    away: Annotated[tuple[Absence, ...], Meta(description="Who stayed away, and why.")]
    declared: Annotated[str | None, Meta(description="What it was said to train; null if unknown.")]
    rehearsed: Annotated[str | None, Meta(description="What it trained in fact; null if unknown.")]
    amount: Annotated[float | None, Meta(description="How many took part; null if unknown.")]
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
