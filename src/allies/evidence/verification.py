"""Verify citations: find every cited passage again in the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from allies.evidence.digests import RUN_WORDS, DocumentIndex, words_of
from allies.evidence.sources import Citation


class Cited(msgspec.Struct, frozen=True):
    """A citation and the entry that contains it.

    Attributes:
        entry: the entry, as shown to people.
        cite: the citation.
        says: the text of the entry, in our own words; empty if it has no such field.
    """

    entry: str
    cite: Citation
    says: str = ""


class Found(msgspec.Struct, frozen=True):
    """A citation whose passage was found.

    Attributes:
        cited: the citation and its entry.
        document: the file that contains it.
        line: the line it starts on.
        last_line: the line it ends on.
        text: these lines, as they are written.
        words: its normalised words.
    """

    cited: Cited
    document: str
    line: int
    last_line: int
    text: str
    words: frozenset[str]


class Thin(msgspec.Struct, frozen=True):
    """An entry that shares few words with the passages it cites.

    Attributes:
        entry: the entry, for people.
        says: what it says.
        share: the share of its words that occur in its passages, 0 to 1.
    """

    entry: str
    says: str
    share: float


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
    """Find a passage by its two ends; each must occur once, in order, in the same document."""
    if not documents:
        return Failed(item, f"no document's name contains '{item.cite.source}'")
    why = ""
    for document in documents:
        places = [document.place_of(run) for run in item.cite.runs]
        known = [place for place in places if place is not None]
        if known and len(known) == len(places) and known == sorted(known):
            return _found(item, document, known[0], known[-1] + RUN_WORDS)
        why = why or _why_not(item, document, places)
    return Failed(item, why or "neither digest occurs in the document")


def _found(item: Cited, document: DocumentIndex, start: int, end: int) -> Found:
    words = document.words[start:end]
    first, last = words[0].line, words[-1].line
    return Found(
        item,
        document.name,
        first,
        last,
        "\n".join(document.lines[first - 1 : last]),
        frozenset(word.text for word in words),
    )


def _why_not(item: Cited, document: DocumentIndex, places: Sequence[int | None]) -> str:
    """Return why a passage is not found in a document; empty if neither end occurs in it."""
    for run in item.cite.runs:
        if len(document.runs.get(run, ())) > 1:
            return f"the digest {run} occurs {len(document.runs[run])} times"
    if None not in places:
        return "the passage ends before it starts"
    missing = [run for run, place in zip(item.cite.runs, places, strict=True) if place is None]
    if len(missing) == len(places):
        return ""
    return f"the digest {missing[0]} does not occur in the document"


def thin(found: Iterable[Found], most: float) -> list[Thin]:
    """Return the entries that share few words with their passages, those that share least first.

    An entry is in our own words, so that few shared words are no fault; they say where a person
    should look. Words of fewer than four letters do not count, and of longer ones the first five
    letters do.

    Args:
        found: the passages found.
        most: entries that share at most this share of their words are returned.
    """
    passages: dict[tuple[str, str], set[str]] = {}
    for item in found:
        if item.cited.says:
            kept = passages.setdefault((item.cited.entry, item.cited.says), set())
            kept.update(_stems(item.words))
    shared = []
    for (entry, says), words in passages.items():
        own = set(_stems(word.text for word in words_of(says)))
        if own:
            shared.append(Thin(entry, says, len(own & words) / len(own)))
    return sorted(
        (item for item in shared if item.share <= most), key=lambda item: (item.share, item.entry)
    )


def _stems(words: Iterable[str]) -> Iterator[str]:
    return (word[:5] for word in words if len(word) > 3)
