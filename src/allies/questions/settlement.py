"""The outcome of a question if every actor pulls with its weight."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.power import Spread


class QuestionSettled(msgspec.Struct, frozen=True, kw_only=True):
    """Where one question would settle; null if nobody has any weight."""

    question: Annotated[str, Meta(description="The question to settle.")]
    unit: Annotated[str, Meta(description="The unit of its scale.")]
    mean: Annotated[
        Spread | None,
        Meta(description="The weighted mean, at the middle of every input and over draws."),
    ]
    median: Annotated[
        Spread | None,
        Meta(
            description="The weighted median, in the same form; the middle of all medians if "
            "there are several."
        ),
    ]
    medians: Annotated[
        tuple[float, float] | None,
        Meta(
            description="The lowest and the highest position that is a median, at the middle of "
            "every input: the same but where exactly half of the weight lies on either side."
        ),
    ]
    pull: Annotated[
        dict[str, float],
        Meta(description="Each actor's share of the weight, at the middle of every input."),
    ]


class SettlementAnswer(Answer, frozen=True, kw_only=True):
    """The outcome of questions if every actor pulls with its weight."""

    rows: ClassVar[str] = "questions"

    draws: Annotated[int, Meta(description="Number of draws of the inputs.")]
    seed: Annotated[int, Meta(description="Seed of the draws.")]
    questions: Annotated[
        tuple[QuestionSettled, ...], Meta(description="The outcome of every question.")
    ]


class Settlement(Question[SettlementAnswer], frozen=True, kw_only=True):
    """Show the outcome of a question if every actor pulls with its weight."""

    needs_record: ClassVar[bool] = False
    takes: ClassVar[tuple[str, ...]] = ()

    file: Annotated[
        Any,
        Meta(
            description="A file of actors and their positions, in YAML or JSON.",
            extra={"positional": True, "kind": "document"},
        ),
    ]
    draws: Annotated[int, Meta(description="Number of draws of uncertain inputs.")] = 2_000
    seed: Annotated[int, Meta(description="Seed of the draws.")] = 0
