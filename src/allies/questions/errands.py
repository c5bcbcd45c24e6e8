"""Answers of errands about sources, which are not questions to a record."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """A citation that does not resolve, and why."""

    entry: Annotated[str, Meta(description="The entry with the citation.")]
    why: Annotated[str, Meta(description="What went wrong.")]
    cite: Annotated[Cite, Meta(description="The citation.")]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Where a cited passage was found."""

    entry: Annotated[str, Meta(description="The entry with the citation.")]
    source: Annotated[str, Meta(description="Id of the source.")]
    at: Annotated[str, Meta(description="Where a person finds the passage.")]
    document: Annotated[str, Meta(description="The file with the passage.")]
    line: Annotated[int, Meta(description="The line it starts on.")]
    last_line: Annotated[int, Meta(description="The line it ends on.")]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A passage beside the entry that cites it, for a person to compare."""

    entry: Annotated[str, Meta(description="The entry that contains the citation.")]
    says: Annotated[str | None, Meta(description="What the entry says; null without words.")]
    source: Annotated[str, Meta(description="Id of the source.")]
    at: Annotated[str, Meta(description="Where a person finds the passage.")]
    line: Annotated[int, Meta(description="The line the passage starts on.")]
    text: Annotated[str, Meta(description="The lines with the passage, from the document given.")]


class ThinEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that shares few words with the passages it cites: worth a look, no fault."""

    entry: Annotated[str, Meta(description="The entry.")]
    says: Annotated[str, Meta(description="What it says.")]
    share: Annotated[
        float, Meta(description="The share of its words that occur in its passages, 0 to 1.")
    ]


class VerifyAnswer(Answer, frozen=True, kw_only=True):
    """The citations of a theatre that were found in the documents, and those that failed."""

    rows: ClassVar[str] = "failed"

    theatre: Annotated[str, Meta(description="Id of the theatre.")]
    resolved: Annotated[int, Meta(description="How many citations were found.")]
    failed: Annotated[tuple[Failed, ...], Meta(description="Citations that were not found.")]
    not_held: Annotated[
        int, Meta(description="How many citations are of sources whose text is not held.")
    ]
    passages: Annotated[tuple[Passage, ...], Meta(description="Where each citation was found.")]
    shown: Annotated[
        tuple[Shown, ...], Meta(description="The passages of the entry that was asked for.")
    ]
    thin: Annotated[
        tuple[ThinEntry, ...],
        Meta(description="Entries that share few words with their passages, the least first."),
    ]


class DigestAnswer(Answer, frozen=True, kw_only=True):
    """Where a passage was found, and the two digests that cite it."""

    file: Annotated[str, Meta(description="The document.")]
    line: Annotated[int, Meta(description="The line the passage starts on.")]
    runs: Annotated[tuple[str, ...], Meta(description="The two digests that cite it.")]
