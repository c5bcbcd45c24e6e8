"""The inputs of the model and their origins: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.values.origins import InputKind


class ListedInput(msgspec.Struct, frozen=True, kw_only=True):
    """One input of the model: its value, its meaning, and where it comes from."""

    name: Annotated[str, Meta(description="Its name; a dot parts a group from its member.")]
    family: Annotated[
        str | None,
        Meta(description="Family of the distribution it is drawn from; null for a number."),
    ]
    parameters: Annotated[
        tuple[float, ...],
        Meta(
            description="The number, or the parameters of its family; of a triangular one the"
            " least, the likeliest, the most."
        ),
    ]
    unit: Annotated[str, Meta(description="Its unit.")]
    says: Annotated[str, Meta(description="Its meaning.")]
    kind: Annotated[
        InputKind,
        Meta(description="A judgement of the authors, a published figure, or set by the theatre."),
    ]
    origin: Annotated[str, Meta(description="Its origin, and the reason for its value.")]
    sources: Annotated[
        tuple[str, ...], Meta(description="Addresses of the pages that published it.")
    ]
    moved_by: Annotated[
        str | None,
        Meta(
            description="The trial of `rests-on` that moves it; null if it is the same in every"
            " future, or moved with each force."
        ),
    ]


class InputsAnswer(Answer, frozen=True, kw_only=True):
    """The inputs of the model, with their values, meanings and origins."""

    rows: ClassVar[str] = "inputs"

    group: Annotated[str | None, Meta(description="The group asked for; null for every input.")]
    inputs: Annotated[tuple[ListedInput, ...], Meta(description="The inputs, group by group.")]


class Inputs(Question[InputsAnswer], frozen=True, kw_only=True):
    """List every number in the model that is not a fact, with its origin."""

    takes: ClassVar[tuple[str, ...]] = ()

    group: Annotated[
        str,
        Meta(
            description="Only inputs of this name or group, such as decision_days or weight.",
            extra={"positional": True},
        ),
    ] = ""
