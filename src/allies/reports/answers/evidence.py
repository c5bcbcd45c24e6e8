"""The shapes of citations, sources, contests and of what every answer of the record carries."""

from __future__ import annotations

from typing import TypedDict


class CiteJson(TypedDict):
    """A citation: a passage of a source."""

    source: str
    at: str
    credibility: str
    origin: str | None
    runs: list[str]


class SourceJson(TypedDict):
    """A source, with its Admiralty grade."""

    id: str
    title: str
    author: str | None
    publisher: str | None
    published: str
    kind: str
    reliability: str
    held: bool
    url: str | None


class VersionJson(TypedDict):
    """One side of a contest."""

    id: str
    says: str
    holders: list[str]
    reading: str | None
    cites: list[CiteJson]


class ContestJson(TypedDict):
    """A contradiction of the sources."""

    id: str
    type: str
    row: str | None
    question: str
    note: str | None
    versions: list[VersionJson]


class SpanJson(TypedDict):
    """Which days the record covers."""

    since: str
    until: str


class FrameJson(TypedDict):
    """What every answer about the record says of itself."""

    theatre: str
    as_of: str | None
    account: str
    coverage: SpanJson
