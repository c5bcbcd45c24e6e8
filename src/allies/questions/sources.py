"""The sources of a theatre: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from allies.questions.base import Answer, Question, Source
from allies.questions.parts import PageNumber, Paging


class ListedSource(Source, frozen=True, kw_only=True):
    """A source, and how often it is cited."""

    cited: Annotated[
        int,
        Meta(
            description="Number of citations that point to it, directly or through another source."
        ),
    ]
    note: Annotated[str | None, Meta(description="What a reader should know before relying on it.")]


class SourcesAnswer(Answer, frozen=True, kw_only=True):
    """The sources of a theatre, with how often each is cited."""

    rows: ClassVar[str] = "sources"

    paging: Annotated[Paging, Meta(description="Which part of the list is shown.")]
    sources: Annotated[
        tuple[ListedSource, ...], Meta(description="The sources of the theatre, on this page.")
    ]
    citations: Annotated[int, Meta(description="How many citations there are in all.")]
    statuses: Annotated[
        dict[str, int],
        Meta(
            description="Number of statements by status, from `draft` to `specialist`: how often "
            "they were read against their passages."
        ),
    ]
    read_unnamed: Annotated[
        int,
        Meta(description="Entries that reviews read without keeping a list; drafts, as counted."),
    ]


class Sources(Question[SourcesAnswer], frozen=True, kw_only=True):
    """List the sources of a theatre, with how often each is cited."""

    takes: ClassVar[tuple[str, ...]] = ("as_of",)

    page: PageNumber = 1
