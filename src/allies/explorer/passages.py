"""The cited passages of a source, in the documents of a folder that the reader has named.

The program ships no text of a source. Only a folder that was named at the start is read, once, and
no address says which file to open.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from allies.evidence.digests import DocumentIndex
from allies.evidence.verification import Found, verify
from allies.explorer.addresses import hyphened
from allies.theatre.documents import indexed_documents
from allies.world.citations_in import citations
from allies.world.record import Record

AROUND = 2  # lines before and after a passage


class Passage(msgspec.Struct, frozen=True):
    """A cited passage in its place.

    Attributes:
        at: where a person finds it, as the citation says.
        anchor: its name on the page.
        document: the name of the file.
        line: its first line.
        before: the lines before it.
        text: its own lines.
        after: the lines after it.
        says: what the record says on its ground, each once.
    """

    at: str
    anchor: str
    document: str
    line: int
    before: str
    text: str
    after: str
    says: tuple[str, ...]


class Documents:
    """The documents of a folder."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __bool__(self) -> bool:
        """Return whether there is a folder."""
        return bool(self._folder)

    @cached_property
    def _indexed(self) -> list[DocumentIndex]:
        return indexed_documents(Path(self._folder)) if self._folder else []

    def passages(self, record: Record, source: str) -> list[Passage]:
        """Return the passages of a source that are found in the documents, by line."""
        if not self._indexed:
            return []
        cited = [item for item in citations(record) if item.cite.source == source]
        found = verify(cited, self._indexed, frozenset({source})).found
        grouped: dict[tuple[str, int, int], list[Found]] = {}
        for item in found:
            grouped.setdefault((item.document, item.line, item.last_line), []).append(item)
        return list(self._placed(grouped))

    def _placed(self, grouped: dict[tuple[str, int, int], list[Found]]) -> Iterator[Passage]:
        lines = {document.name: document.lines for document in self._indexed}
        taken: set[str] = set()
        for (name, first, last), items in sorted(grouped.items()):
            whole = lines[name]
            name_here = anchor(items[0].cited.cite.at)
            while name_here in taken:
                name_here += "-more"
            taken.add(name_here)
            says = (item.cited.says or item.cited.entry for item in items)
            yield Passage(
                at=items[0].cited.cite.at,
                anchor=name_here,
                document=name,
                line=first,
                before="\n".join(whole[max(0, first - 1 - AROUND) : first - 1]).strip(),
                text=items[0].text.strip(),
                after="\n".join(whole[last : last + AROUND]).strip(),
                says=tuple(dict.fromkeys(says)),
            )


def anchor(at: str) -> str:
    """Return the name on a page of the place that a citation gives."""
    return f"at-{hyphened(at)}"
