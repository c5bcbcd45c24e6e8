"""What is cited: sources, the theatre with its edition, and the program."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from allies.questions.base import Source

Kind = Literal["article", "news", "report", "treaty", "statute", "web", "dataset", "software"]
# The kind of work for each kind of source; any other is a page of the web.
_KINDS: Mapping[str, Kind] = {
    "scholarship": "article",
    "press": "news",
    "opinion": "news",
    "report": "report",
    "treaty": "treaty",
    "statute": "statute",
    "official_statement": "web",
    "dataset": "dataset",
}
_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MOST_DATES = 2


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """A work to cite.

    Attributes:
        id: its key.
        kind: what it is.
        title: its title, with its capitals.
        author: who wrote it; may be empty.
        publisher: who published it; may be empty.
        dates: its year, month and day as far as they are known; two for a span.
        url: its address; may be empty.
        version: its version; may be empty.
        note: what a reader should know; may be empty.
    """

    id: str
    kind: Kind
    title: str
    author: str = ""
    publisher: str = ""
    dates: tuple[tuple[int, ...], ...] = ()
    url: str = ""
    version: str = ""
    note: str = ""


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """An edition of a theatre.

    Attributes:
        theatre: its name.
        title: its title.
        version: the version of the program.
        digest: the digest of its files.
    """

    theatre: str
    title: str
    version: str
    digest: str


def works_of(sources: Iterable[Source], edition: Edition | None) -> list[Work]:
    """Return the works to cite: sources by their ids, then the theatre and the program.

    Args:
        sources: the sources.
        edition: of the theatre that was asked; None if none was.
    """
    found = [_work(source) for source in sorted(sources, key=lambda item: item.id)]
    return [*found, *(_made(edition) if edition else ())]


def _work(source: Source) -> Work:
    return Work(
        id=source.id,
        kind=_KINDS.get(source.kind, "web"),
        title=source.title,
        author=source.author or "",
        publisher=source.publisher or "",
        dates=_dates(source.published),
        url=source.url or "",
        note=f"Admiralty grade {source.reliability}",
    )


def _dates(published: str) -> tuple[tuple[int, ...], ...]:
    """Return the parts of a date as far as they are known; none for text that is no date."""
    found = (_PART.search(part) for part in published.split("/")[:_MOST_DATES])
    return tuple(tuple(int(part) for part in date.groups() if part) for date in found if date)


def _made(edition: Edition) -> tuple[Work, Work]:
    """Return the theatre and the program."""
    author = "The allies founders"
    theatre = Work(
        id=f"allies-{edition.theatre}",
        kind="dataset",
        title=edition.title,
        author=author,
        version=edition.version,
        note=f"Theatre of the program allies; edition {edition.digest}",
    )
    program = Work(
        id="allies",
        kind="software",
        title="allies: an executable model of collective-security organisations",
        author=author,
        version=edition.version,
    )
    return theatre, program
