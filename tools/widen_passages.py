"""Let every cited passage begin and end with its sentence.

    python tools/widen_passages.py DOCUMENTS          # names the passages that do not
    python tools/widen_passages.py DOCUMENTS --write  # widens them in the theatre's files

A passage that begins after the subject of its sentence, or ends before its last words, loses who
did something or a qualifier: readers who laid entries beside the enclosed words alone found this
more often than any other mistake. A passage is only ever made longer. It stays as it is where the
edge of the sentence is far away, where the eight words at that edge occur twice in the document,
and at its end in a note at the foot of a page, where references follow.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from allies.evidence.digests import (
    RUN_WORDS,
    DocumentIndex,
    dropped,
    run_digest,
    word_spans,
)
from allies.evidence.verification import Found, verify
from allies.questions.base import DEFAULT_THEATRE
from allies.theatre.documents import indexed_documents
from allies.theatre.files import find_theatre
from allies.theatre.opening import open_folder
from allies.world.citations_in import citations

FARTHEST = 70  # words from a passage to the edge of its sentence
# A passage that lacks nothing but such a word lacks nothing.
_LINKS = re.compile(
    "and|also|but|consequently|conversely|equally|finally|furthermore|hence|however|indeed|likewise"
    "|moreover|nevertheless|nonetheless|paradoxically|similarly|therefore|thus"
)
_STOP = re.compile(r"[.!?][)\"”’'\]\d]*\s")
_LIST = re.compile(r"\n\s*\d+\.\s+|[:;]\s*\n|•")
_SHORT_FORMS = frozenset({"Gen", "Dr", "Mr", "No", "e", "g", "i", "pp", "vs"})
# A single capital before a stop is an initial, or the end of "U.S."; these words tell which.
_STARTERS = re.compile("Although|As|At|But|For|However|In|It|Nevertheless|Since|The|These|This")
_FOOT_OF_PAGE = re.compile("^[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]")
_RUNS = re.compile(r"(runs:\s*\[\s*)([0-9a-f]{16})(\s*,\s*)([0-9a-f]{16})")


class Text:
    """A document as words with the marks between them."""

    def __init__(self, index: DocumentIndex) -> None:
        """Take the words of an indexed document and what stands between them."""
        self.index = index
        self._text = unicodedata.normalize("NFKC", dropped("\n".join(index.lines)))
        self._spans = word_spans(self._text)

    def word(self, at: int) -> str:
        """Return a word as it is written."""
        return self._text[slice(*self._spans[at])]

    def words(self, start: int, end: int) -> str:
        """Return some words as they are written."""
        return " ".join(self.word(at) for at in range(start, end))

    def begins_sentence(self, at: int) -> bool:
        """Return whether a sentence, a paragraph or an item of a list begins with a word."""
        if at == 0 or at >= len(self._spans):
            return True
        gap = self._text[self._spans[at - 1][1] : self._spans[at][0]]
        if "\n\n" in gap.replace(" ", "") or _LIST.search(gap):
            return True
        before, after = self.word(at - 1), self.word(at)
        if not _STOP.search(gap) or not after[0].isupper():
            return False
        if len(before) == 1 and before.isupper() and not re.search(r"\d", gap):
            return bool(_STARTERS.fullmatch(after))
        return before not in _SHORT_FORMS

    def at_foot(self, at: int) -> bool:
        """Return whether a word stands in a note at the foot of a page."""
        return bool(_FOOT_OF_PAGE.match(self.index.lines[self.index.words[at].line - 1]))

    def digest(self, at: int) -> str:
        """Return the digest of the run that starts with a word."""
        return run_digest([word.text for word in self.index.words[at : at + RUN_WORDS]])


class Cut(NamedTuple):
    """A passage that does not begin or end with its sentence.

    Attributes:
        entry: the entry that cites it.
        runs: the digests it has.
        wide: the digests of the same passage, widened.
        before: the words that it lacks at its start.
        after: the words that it lacks at its end.
    """

    entry: str
    runs: tuple[str, ...]
    wide: tuple[str, str]
    before: str
    after: str


def cut_passages(found: Sequence[Found], documents: Sequence[DocumentIndex]) -> Iterator[Cut]:
    """Return the passages that can be widened to whole sentences."""
    texts = {document.name: Text(document) for document in documents}
    for item in found:
        text, runs = texts[item.document], item.cited.cite.runs
        first, last = (text.index.place_of(run) or 0 for run in (runs[0], runs[-1]))
        start, end = _start(text, first), _end(text, last + RUN_WORDS)
        if (start, end) != (first, last + RUN_WORDS):
            wide = (text.digest(start), text.digest(end - RUN_WORDS))
            before, after = text.words(start, first), text.words(last + RUN_WORDS, end)
            yield Cut(item.cited.entry, tuple(runs), wide, before, after)


def _start(text: Text, first: int) -> int:
    """Return where the sentence begins in which a passage starts; the passage's start if unfit."""
    start = first
    while not text.begins_sentence(start) and first - start < FARTHEST:
        start -= 1
    lacks_no_more = _LINKS.fullmatch(text.words(start, first).casefold())
    fits = text.begins_sentence(start) and _once(text, start)
    return start if fits and not lacks_no_more else first


def _end(text: Text, end: int) -> int:
    """Return where the sentence ends in which a passage ends; the passage's end if unfit."""
    last = end
    while not text.begins_sentence(last) and last - end < FARTHEST:
        last += 1
    fits = text.begins_sentence(last) and _once(text, last - RUN_WORDS)
    return last if fits and not text.at_foot(end - 1) else end


def _once(text: Text, at: int) -> bool:
    """Return whether the run that starts with a word identifies one place."""
    return text.index.place_of(text.digest(at)) is not None


def main() -> None:
    """Name the passages that are cut, or widen them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("documents", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    folder = find_theatre(DEFAULT_THEATRE)
    cut = cut_in(folder, given.documents)
    for item in cut:
        print(f"{item.entry}: {item.before} [...] {item.after}")
    print(f"{len(cut)} citations begin or end inside a sentence")
    if given.write:
        _write(folder, {item.runs: item.wide for item in cut})


def cut_in(folder: Path, documents: Path) -> list[Cut]:
    """Return the passages that a theatre cites and that can be widened to whole sentences.

    Args:
        folder: the theatre.
        documents: the folder with the documents that it cites.
    """
    record = open_folder(folder)
    held = frozenset(source.id for source in record.sources.values() if source.held)
    indexed = indexed_documents(documents)
    return list(cut_passages(verify(citations(record), indexed, held).found, indexed))


def _write(folder: Path, wide: dict[tuple[str, ...], tuple[str, str]]) -> None:
    def widened(found: re.Match[str]) -> str:
        head, first, between, last = found.groups()
        first, last = wide.get((first, last), (first, last))
        return f"{head}{first}{between}{last}"

    for file in sorted(folder.rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(_RUNS.sub(widened, text), encoding="utf-8")


if __name__ == "__main__":
    main()
