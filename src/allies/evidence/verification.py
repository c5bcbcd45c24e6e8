"""Verify citations: find every cited passage again in the documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from allies.evidence.digests import DocumentIndex
from allies.evidence.sources import Citation


class Cited(msgspec.Struct, frozen=True):
    """A citation and the entry that contains it.

    Attributes:
        entry: the entry, as shown to people.
        cite: the citation.
    """

    entry: str
    cite: Citation


class Found(msgspec.Struct, frozen=True):
    """A citation whose passage was found.

    Attributes:
        cited: the citation and its entry.
        document: the file that contains it.
        line: the line it starts on.
    """

    cited: Cited
    document: str
    line: int


class Failed(msgspec.Struct, frozen=True):
    """A citation whose passage was not found.

    cited: the citation and its entry.
        cited: which.
        why: what went wrong.
    """

    cited: Cited
    why: str


class Verification(msgspec.Struct, frozen=True):
    """The result of verifying every citation.

    Attributes:
        found: citations whose passage was found.
        failed: citations whose passage was not found.
        not_held: citations of sources whose text the project does not hold.
    """

    found: Sequence[Found]
    failed: Sequence[Failed]
    not_held: Sequence[Cited]


def verify(
    cited: Sequence[Cited], documents: Sequence[DocumentIndex], held: frozenset[str]
) -> Verification:
    """Find every cited passage.

    A document belongs to a source if its file name contains the source's id. A citation is looked
    for only in the documents of its own source.

    Args:
        cited: the citations.
        documents: indexed documents.
        held: ids of the sources whose text the project holds.
    """
    found: list[Found] = []
    failed: list[Failed] = []
    not_held: list[Cited] = []
    by_source = _documents_of({item.cite.source for item in cited}, documents)
    for item in cited:
        if item.cite.source not in held:
            not_held.append(item)
            continue
        outcome = _find(item, by_source[item.cite.source])
        if isinstance(outcome, Found):
            found.append(outcome)
        else:
            failed.append(outcome)
    return Verification(found, failed, not_held)


def _documents_of(
    sources: Iterable[str], documents: Sequence[DocumentIndex]
) -> Mapping[str, list[DocumentIndex]]:
    return {
        source: [item for item in documents if source.casefold() in item.name.casefold()]
        for source in sources
    }


def _find(item: Cited, documents: Sequence[DocumentIndex]) -> Found | Failed:
    if not documents:
        return Failed(item, f"no document's name contains '{item.cite.source}'")
    twice = ""
    for document in documents:
        for run in item.cite.runs:
            line = document.line_of(run)
            if line is not None:
                return Found(item, document.name, line)
            if run in document.runs:
                twice = f"the digest {run} occurs {len(document.runs[run])} times"
    return Failed(item, twice or "neither digest occurs in the document")
