"""One crisis under several suppositions, side by side: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.assess import (
    DEFAULT_DRAWS,
    CaseDay,
    CaseId,
    Draws,
    Headline,
    OneReading,
    StrictLaw,
)
from allies.questions.base import Answer, Question, WhatIf


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """How far a supposition moves the model's answer, on the same draws."""

    points: Annotated[
        float, Meta(description="The change of the share of yes, under the first reading held.")
    ]
    interval_90: Annotated[
        tuple[float, float],
        Meta(description="Its ends, as far as the number of draws leaves it open."),
    ]
    to_yes: Annotated[int, Meta(description="Draws that turn from no into yes.")]
    to_no: Annotated[int, Meta(description="Draws that turn from yes into no.")]
    cannot_tell: Annotated[
        float, Meta(description="The change of the share in which the model cannot tell.")
    ]


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What a supposition changes in one part of the answer."""

    part: Annotated[
        Literal["law", "vote", "movement"],
        Meta(description="Whether they may, whether they would, and whether they could."),
    ]
    says: Annotated[str, Meta(description="What changed, in one sentence; else that nothing did.")]
    changed: Annotated[bool, Meta(description="Whether anything changed.")]


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """The crisis under some suppositions."""

    name: Annotated[str, Meta(description="`before`, `together`, or the one supposition.")]
    what_if: Annotated[WhatIf, Meta(description="What is supposed.")]
    headline: Annotated[
        Headline | None, Meta(description="The answer; null if it cannot be supposed alone.")
    ]
    difference: Annotated[
        Difference | None,
        Meta(description="Against `before`; null for it and for a world without inputs."),
    ]
    changes: Annotated[
        tuple[Changed, ...], Meta(description="What changed in law, vote and movement.")
    ]
    impossible: Annotated[
        str | None,
        Meta(description="Why it cannot be supposed without the others; null if it can."),
    ]
    says: Annotated[
        str | None, Meta(description="What is so in this world of a scenario set; null for others.")
    ] = None
    no_input: Annotated[
        str | None,
        Meta(description="Why this world sets no input of the model; null for all others."),
    ] = None


class CompareAnswer(Answer, frozen=True, kw_only=True):
    """A crisis as recorded, under each supposition alone, and under all of them together."""

    rows: ClassVar[str] = "variants"

    case: Annotated[str, Meta(description="Id of the case.")]
    title: str
    question: Annotated[str, Meta(description="What is asked, as a sentence.")]
    hypothetical: Annotated[bool, Meta(description="Whether the crisis never happened.")]
    variants: Annotated[
        tuple[Variant, ...],
        Meta(
            description="As recorded first, then each supposition alone, then all together; or"
            " each world of a scenario set, without all together."
        ),
    ]
    joint: Annotated[
        float | None,
        Meta(
            description="How far all together move the answer beyond the sum of each alone; null"
            " if there is only one, or one of them cannot be alone."
        ),
    ]
    draws: Annotated[int, Meta(description="How many futures were sampled.")]
    scenarios: Annotated[
        str | None, Meta(description="Id of the scenario set, if its worlds are compared.")
    ] = None


class Compare(Question[CompareAnswer], frozen=True, kw_only=True):
    """Set a crisis side by side: as recorded, under each supposition, and under all of them."""

    supposes: ClassVar[tuple[str, ...]] = ("rule", "deny", "allow", "vote", "withdraw")
    apart: ClassVar[bool] = True
    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    case: CaseId
    on: CaseDay = ""
    reading: OneReading = ""
    draws: Draws = DEFAULT_DRAWS
    strict_law: StrictLaw = False
    scenarios: Annotated[
        str,
        Meta(
            description="Compare the worlds of this scenario set: tashkent-2014.",
            extra={"kind": "scenario_set"},
        ),
    ] = ""
