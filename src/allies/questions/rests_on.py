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
    """One input of the answer, and how much it changes the answer."""

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
    swing: Annotated[float, Meta(description="How much the answer changes.")]
    interval_90: Annotated[
        tuple[float, float],
        Meta(
            description="Ends of the change from low to high, as far as the number of draws leaves"
            " it open."
        ),
    ]
    cites: tuple[Cite, ...]


class SourceReliance(msgspec.Struct, frozen=True, kw_only=True):
    """One source of the answer, and how far the answer moves if nobody had read it."""

    source: Annotated[str, Meta(description="Id of the source.")]
    sole: Annotated[
        int, Meta(description="Facts that the answer can read and that only it documents.")
    ]
    facts: Annotated[
        tuple[str, ...], Meta(description="The first of these facts, by id; at most three.")
    ]
    without: Annotated[float, Meta(description="The answer's probability without it.")]
    change: Annotated[float, Meta(description="How far that is from the answer with it.")]
    interval_90: Annotated[
        tuple[float, float],
        Meta(description="Ends of the change, as far as the number of draws leaves it open."),
    ]
    cannot_tell: Annotated[
        float, Meta(description="How much more often the model cannot tell without it.")
    ]


class RestsOnAnswer(Answer, frozen=True, kw_only=True):
    """What the answer to a crisis rests on, and the confidence in it."""

    rows: ClassVar[str] = "rests_on"

    case: Annotated[str, Meta(description="Id of the case.")]
    confidence: Annotated[
        Literal["low", "moderate", "high"] | None,
        Meta(description="The confidence in the answer; null if there is no likelihood."),
    ]
    confidence_because: Annotated[
        tuple[str, ...], Meta(description="The reasons that lowered the confidence.")
    ]
    rests_on: Annotated[
        tuple[Reliance, ...],
        Meta(description="Inputs, the one that changes the answer most first."),
    ]
    sources_left_out: Annotated[
        tuple[SourceReliance, ...],
        Meta(
            description="Every source behind the answer, left out in turn, the weightiest first;"
            " empty if that was not asked."
        ),
    ]
    draws: Annotated[int, Meta(description="How many futures were sampled.")]


class RestsOn(Question[RestsOnAnswer], frozen=True, kw_only=True):
    """Show what the answer to a crisis rests on, the strongest input first."""

    supposes: ClassVar[tuple[str, ...]] = ("rule", "deny", "allow", "vote", "withdraw")
    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    case: CaseId
    on: CaseDay = ""
    reading: OneReading = ""
    draws: Draws = DEFAULT_DRAWS
    strict_law: StrictLaw = False
    sources: Annotated[
        bool, Meta(description="Leave out each source in turn: which of them matters?")
    ] = False
