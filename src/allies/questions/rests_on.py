"""What the answer to a crisis rests on: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.assess import (
    DEFAULT_DRAWS,
    CaseDay,
    CaseId,
    Draws,
    OneReading,
    StrictLaw,
)
from allies.questions.base import Answer, Cite, Question


class Reliance(msgspec.Struct, frozen=True, kw_only=True):
    """One input of the answer, and how far the answer moves with it."""

    name: str
    kind: Annotated[
        Literal["fact", "contest", "judgement"],
        Meta(description="`fact`, `contest` or `judgement`."),
    ]
    says: str
    low: Annotated[
        float,
        Meta(description="The answer's probability with the input at one end, or without it."),
    ]
    high: Annotated[float, Meta(description="The answer's probability at the other end.")]
    swing: Annotated[float, Meta(description="How far the answer moves.")]
    cites: tuple[Cite, ...]


class RestsOnAnswer(Answer, frozen=True, kw_only=True):
    """What the answer to a crisis rests on, and how far it can be relied on."""

    rows: ClassVar[str] = "rests_on"

    case: Annotated[str, Meta(description="Id of the case.")]
    confidence: Annotated[
        Literal["low", "moderate", "high"] | None,
        Meta(description="How far the answer can be relied on; null where there is no likelihood."),
    ]
    confidence_because: Annotated[tuple[str, ...], Meta(description="What lowered the confidence.")]
    rests_on: Annotated[
        tuple[Reliance, ...],
        Meta(description="Inputs in order of how far the answer moves with them."),
    ]
    draws: Annotated[int, Meta(description="How many futures were sampled.")]


class RestsOn(Question[RestsOnAnswer], frozen=True, kw_only=True):
    """Say what the answer to a crisis rests on, the input it moves most with first."""

    supposes: ClassVar[tuple[str, ...]] = ("rule",)
    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    case: CaseId
    on: CaseDay = ""
    reading: OneReading = ""
    draws: Draws = DEFAULT_DRAWS
    strict_law: StrictLaw = False
