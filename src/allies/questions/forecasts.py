"""The forecasts of the documents: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.values.forecasts import Became


class ListedForecast(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a document said would happen, or would not."""

    id: str
    source: Annotated[str, Meta(description="The document.")]
    by: Annotated[tuple[str, ...], Meta(description="Who foresees it.")]
    made: Annotated[str, Meta(description="When the document appeared.")]
    says: Annotated[str, Meta(description="What is foreseen.")]
    chance: Annotated[
        str | None,
        Meta(description="The document's own words of how likely; null if it says it flatly."),
    ]
    due: Annotated[str | None, Meta(description="By when; null if the document names no time.")]
    became: Annotated[
        Became,
        Meta(
            description="How it ended: `open` if its time had not run out, `untested` if what "
            "it depends on did not happen, `untestable` if nothing could show it right or wrong."
        ),
    ]
    because: Annotated[str, Meta(description="What happened, or why nobody can tell.")]
    judgement: Annotated[
        str | None, Meta(description="Why the coder believes that; null if a source says so.")
    ]
    note: Annotated[str | None, Meta(description="What a reader should know; null if nothing.")]
    cites: tuple[Cite, ...]
    became_cites: Annotated[tuple[Cite, ...], Meta(description="Where that is documented.")]


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """How the forecasts of one document ended."""

    source: Annotated[str, Meta(description="The document.")]
    forecasts: Annotated[int, Meta(description="How many are on record.")]
    settled: Annotated[int, Meta(description="How many of them the record settles.")]
    became: Annotated[
        dict[str, int], Meta(description="How many ended in each way, in the order of `became`.")
    ]


class ForecastsAnswer(Answer, frozen=True, kw_only=True):
    """The forecasts of the documents, and how they ended as far as the record reaches."""

    rows: ClassVar[str] = "forecasts"

    title: Annotated[str, Meta(description="Title of the theatre.")]
    scores: Annotated[tuple[Scored, ...], Meta(description="By document, in order of time.")]
    forecasts: Annotated[
        tuple[ListedForecast, ...], Meta(description="By document, in order of time.")
    ]


class Forecasts(Question[ForecastsAnswer], frozen=True, kw_only=True):
    """List what the documents foresaw, and how it ended."""

    takes: ClassVar[tuple[str, ...]] = ("as_of",)

    source: Annotated[
        str,
        Meta(
            description="A document, such as golts2012; all of them if not given.",
            extra={"positional": True, "kind": "source"},
        ),
    ] = ""
