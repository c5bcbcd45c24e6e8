"""The scenario sets of a theatre: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question, WhatIf


class ListedOutlook(msgspec.Struct, frozen=True, kw_only=True):
    """What one capital expects of a world, and what it would do in it."""

    who: Annotated[str, Meta(description="The state or organisation.")]
    expects: Annotated[
        str | None, Meta(description="What it expects; null if the documents do not say.")
    ]
    does: Annotated[
        str | None, Meta(description="What it would do; null if the documents do not say.")
    ]
    judgement: Annotated[str | None, Meta(description="A coder's judgement; null if none.")]
    cites: tuple[Cite, ...]


class ListedWorld(msgspec.Struct, frozen=True, kw_only=True):
    """A background world of a set."""

    id: str
    says: Annotated[str, Meta(description="What is so in it.")]
    by: Annotated[tuple[str, ...], Meta(description="Who describes it.")]
    sets: Annotated[WhatIf, Meta(description="What it sets in the model.")]
    no_input: Annotated[
        str | None, Meta(description="Why it sets nothing; null if it sets something.")
    ]
    outlooks: Annotated[
        tuple[ListedOutlook, ...],
        Meta(description="What capitals expect and would do in this world alone."),
    ]
    judgement: Annotated[
        str | None,
        Meta(description="How the coder turned it into inputs; null if not needed."),
    ]
    cites: tuple[Cite, ...]


class ListedScenarios(msgspec.Struct, frozen=True, kw_only=True):
    """A set of background worlds, side by side and without weights."""

    id: str
    title: str
    by: Annotated[tuple[str, ...], Meta(description="Who describes it.")]
    worlds: Annotated[tuple[ListedWorld, ...], Meta(description="In the document's order.")]
    outlooks: Annotated[
        tuple[ListedOutlook, ...],
        Meta(description="What capitals expect and would do in every one of its worlds."),
    ]
    note: Annotated[str | None, Meta(description="What a reader should know; null if nothing.")]
    cites: tuple[Cite, ...]


class ScenariosAnswer(Answer, frozen=True, kw_only=True):
    """The scenario sets of a theatre, or one of them."""

    rows: ClassVar[str] = "sets"

    title: Annotated[str, Meta(description="Title of the theatre.")]
    chosen: Annotated[str | None, Meta(description="The set asked about; null for all.")]
    sets: Annotated[tuple[ListedScenarios, ...], Meta(description="By name.")]


class Scenarios(Question[ScenariosAnswer], frozen=True, kw_only=True):
    """List the scenario sets: background worlds, and what each capital would do in them."""

    takes: ClassVar[tuple[str, ...]] = ("as_of",)

    name: Annotated[
        str,
        Meta(
            description="A scenario set, such as tashkent-2014.",
            extra={"positional": True, "kind": "scenario_set"},
        ),
    ] = ""
