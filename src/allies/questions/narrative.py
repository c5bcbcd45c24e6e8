"""A contest told as a dated chain of statements: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question

StepKind = Literal["event", "statement", "repetition"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One link of the chain: something happened, was said, or was repeated."""

    on: Annotated[str, Meta(description="When, with its precision.")]
    kind: Annotated[
        StepKind,
        Meta(
            description="`event`: it happened, in these versions; `statement`: somebody said it on "
            "their own authority; `repetition`: a source took it from another one."
        ),
    ]
    versions: Annotated[
        tuple[str, ...],
        Meta(
            description="Ids of the versions in which it happened, that it names, or that rest on "
            "the same passages; empty if it takes no side."
        ),
    ]
    voices: Annotated[
        tuple[str, ...],
        Meta(description="Who says or does it; empty if the record declares no holder."),
    ]
    source: Annotated[
        str | None,
        Meta(description="The source that reports it, apart from the voice; null if none."),
    ]
    says: Annotated[str, Meta(description="What was said or done, in words.")]
    repeats: Annotated[
        str | None, Meta(description="The origin that a repetition takes it from; else null.")
    ]
    act: Annotated[str | None, Meta(description="Id of the act that records it, if one does.")]
    judgement: Annotated[
        str | None, Meta(description="The coder's reason; null if a source says so.")
    ]
    cites: tuple[Cite, ...]


class Later(msgspec.Struct, frozen=True, kw_only=True):
    """A later origin that matters for a version."""

    source: Annotated[str, Meta(description="Id of the origin.")]
    on: Annotated[str, Meta(description="When it appeared, with its precision.")]
    version: Annotated[str, Meta(description="Id of the version that it states.")]


class Abandoned(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who held a version and later said another one instead."""

    who: Annotated[str, Meta(description="The state, body, holder or author.")]
    on: Annotated[str, Meta(description="When the other version was said.")]
    version: Annotated[str, Meta(description="Id of the version said instead.")]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One version, and what later evidence did to it."""

    id: str
    says: str
    holders: Annotated[tuple[str, ...], Meta(description="Who holds it.")]
    chosen: Annotated[
        bool,
        Meta(description="Whether the account chooses it; false if nothing rests on the choice."),
    ]
    since: Annotated[
        str | None, Meta(description="The day by which it had surely been stated; null if unknown.")
    ]
    origins: Annotated[
        tuple[str, ...],
        Meta(
            description="Independent origins of it and of the claims that name it, earliest first."
        ),
    ]
    repeated: Annotated[int, Meta(description="How many sources repeat one of its origins.")]
    confirmed_by: Annotated[
        tuple[Later, ...],
        Meta(description="Further origins that stated it surely after the first one."),
    ]
    contradicted_by: Annotated[
        tuple[Later, ...],
        Meta(
            description="Origins that stated a rival version and not this one, surely after its "
            "first statement; none if the versions are no alternatives."
        ),
    ]
    abandoned_by: Annotated[
        tuple[Abandoned, ...],
        Meta(description="Those that said it, and later only another version."),
    ]


class NarrativeAnswer(Answer, frozen=True, kw_only=True):
    """A contest as a dated chain, and what later evidence did to each version."""

    rows: ClassVar[str] = "steps"

    id: Annotated[str, Meta(description="Id of the contest.")]
    type: Annotated[str, Meta(description="What kind of contradiction it is.")]
    means: Annotated[str, Meta(description="The meaning of that kind.")]
    question: Annotated[str, Meta(description="What is contested, as a question.")]
    note: str | None
    versions: Annotated[tuple[Told, ...], Meta(description="The versions that had been published.")]
    steps: Annotated[
        tuple[Step, ...], Meta(description="Who said what, and what happened, in order of time.")
    ]


class Narrative(Question[NarrativeAnswer], frozen=True, kw_only=True):
    """Tell a contest as a dated chain: who said it first, who repeats it, what came later."""

    contest: Annotated[
        str,
        Meta(
            description="A contest, as `allies contested` lists them: uzb-2012.",
            extra={"positional": True, "kind": "contest"},
        ),
    ]
