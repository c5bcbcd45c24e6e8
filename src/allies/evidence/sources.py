"""Sources and the citations that point into them."""

from __future__ import annotations

import re
from typing import Literal

from allies.errors import RefusedValueError
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry

SourceKind = Literal[
    "treaty",
    "statute",
    "official_statement",
    "scholarship",
    "report",
    "press",
    "opinion",
    "dataset",
]
# NATO's Admiralty grades. F and 6 mean "cannot be judged", not "worst".
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal["1", "2", "3", "4", "5", "6"]

_RUN = re.compile("[0-9a-f]{16}")  # a digest as `evidence.digests` writes it
_MAKE_DIGESTS = 'make them with `allies sources digest FILE "the words"`'


class Source(Entry, frozen=True, kw_only=True):
    """A document or page that facts are cited from.

    Attributes:
        id: short name used by citations and accounts.
        title: as published.
        author: person or body; empty if none is named.
        publisher: journal, newspaper, institution or site.
        published: when it became public, with its precision.
        kind: the kind of document.
        reliability: Admiralty grade of the source, A to F (F: cannot be judged).
        held: whether the project holds the text, so that its citations have digests to verify.
        url: where it was found, if it is public.
        note: what a reader should know before relying on it.
    """

    id: str
    title: str
    author: str = ""
    publisher: str = ""
    published: ImpreciseDate
    kind: SourceKind
    reliability: Reliability = "F"
    held: bool = False
    url: str = ""
    note: str = ""


class Citation(Entry, frozen=True, kw_only=True):
    """A pointer to one passage of one source.

    Attributes:
        source: id of the source.
        at: where a person finds the passage: chapter, note, paragraph, article.
        runs: two digests of eight-word runs of the passage (see `evidence.digests`); either of
            them finds it. Empty only for sources that the project does not hold.
        credibility: Admiralty grade of this statement, 1 to 6 (6: cannot be judged).
        origin: id of the source from which the passage takes the fact, if the passage says so. Two
            citations with one origin are a repetition, not a confirmation.
    """

    source: str
    at: str
    runs: tuple[str, ...] = ()
    credibility: Credibility = "6"
    origin: str = ""

    def __post_init__(self) -> None:
        """Refuse digests that are not two runs of sixteen hexadecimal digits."""
        if len(self.runs) not in (0, 2):
            raise RefusedValueError(
                "runs holds two digests, or none if the project does not hold the source",
                _MAKE_DIGESTS,
            )
        for run in self.runs:
            if not _RUN.fullmatch(run):
                raise RefusedValueError(
                    f"'{run}' is not a digest of sixteen hexadecimal digits", _MAKE_DIGESTS
                )

    @property
    def root(self) -> str:
        """The id of the original source of the fact, as far as is known."""
        return self.origin or self.source
