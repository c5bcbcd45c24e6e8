"""Digests that find a passage again without storing its words.

The rule, step by step: drop link targets, soft hyphens, zero-width characters and superscript
numerals; NFKC; join letters separated by a hyphen, by an en dash with a line end after it, or by an
apostrophe; casefold; words are runs of letters; a run is eight words joined by single spaces; its
digest is BLAKE2b with eight bytes, in hexadecimal. A run that occurs twice in a document is
refused, because it does not identify one place.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

RUN_WORDS = 8

_LINK_TARGETS = re.compile(r"(?<=\])\([^()\s]*\)|<https?://[^<>\s]*>")
_SOFT_HYPHEN, _ZERO_WIDTH = "\u00ad", "\u200b\u200c\u200d\u2060\ufeff"
_SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_DROPPED = dict.fromkeys(map(ord, _SOFT_HYPHEN + _ZERO_WIDTH + _SUPERSCRIPTS))
_LETTERS = r"[^\W\d_]+"
_LINE_END = r"[^\S\n]*\n\s*"
_JOINER = rf"(?:[-\u2010\u2011](?:{_LINE_END})?|\u2013{_LINE_END}|['\u2019\u02bc])"
_WORD = re.compile(rf"{_LETTERS}(?:{_JOINER}{_LETTERS})*")
_BETWEEN_LETTERS = re.compile(r"[\W\d_]+")


class Word(msgspec.Struct, frozen=True):
    """One word of a normalised text, and its line, counted from 1."""

    text: str
    line: int


def words_of(text: str) -> list[Word]:
    """Return the words of a text by the rule above, with their lines."""
    folded = unicodedata.normalize("NFKC", dropped(text)).casefold()
    line_ends = [at for at, character in enumerate(folded) if character == "\n"]
    return [
        Word(_BETWEEN_LETTERS.sub("", found.group()), bisect_left(line_ends, found.start()) + 1)
        for found in _WORD.finditer(folded)
    ]


def dropped(text: str) -> str:
    """Return a text without link targets, soft hyphens, zero-width marks and superscript numerals.

    The numerals go before NFKC, which would turn them into digits.
    """
    return _LINK_TARGETS.sub("", text.replace("\r\n", "\n")).translate(_DROPPED)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where each word of a text begins and ends, in characters from its start."""
    return [found.span() for found in _WORD.finditer(text)]


def run_digest(words: Sequence[str]) -> str:
    """Return the digest of one run of exactly eight normalised words."""
    if len(words) != RUN_WORDS:
        raise ValueError(f"a run has {RUN_WORDS} words, not {len(words)}")
    return hashlib.blake2b(" ".join(words).encode(), digest_size=8).hexdigest()


class DocumentIndex(msgspec.Struct, frozen=True):
    """The position of every run of one document.

    Attributes:
        name: name of the document's file.
        words: its normalised words.
        runs: for each digest, the positions in `words` at which such a run starts.
        lines: its lines as they are written.
    """

    name: str
    words: tuple[Word, ...]
    runs: dict[str, list[int]]
    lines: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str, text: str) -> DocumentIndex:
        """Index a document's text."""
        words = tuple(words_of(text))
        texts = [word.text for word in words]
        runs: dict[str, list[int]] = {}
        for at in range(len(texts) - RUN_WORDS + 1):
            runs.setdefault(run_digest(texts[at : at + RUN_WORDS]), []).append(at)
        return cls(name, words, runs, tuple(text.replace("\r\n", "\n").split("\n")))

    def place_of(self, digest: str) -> int | None:
        """Return the position at which a run starts; None if it does not occur exactly once.

        A position counts words from the start of the document.
        """
        places = self.runs.get(digest, [])
        return places[0] if len(places) == 1 else None

    def line_of(self, digest: str) -> int | None:
        """Return the line on which a run starts; None if it does not occur exactly once."""
        place = self.place_of(digest)
        return None if place is None else self.words[place].line

    def positions_of(self, passage: Sequence[str]) -> list[int]:
        """Return every position at which a sequence of words occurs."""
        texts = [word.text for word in self.words]
        wanted, length = list(passage), len(passage)
        return [at for at in range(len(texts) - length + 1) if texts[at : at + length] == wanted]


class Passage(msgspec.Struct, frozen=True):
    """A passage that occurs once in a document, with the two digests that cite it."""

    runs: tuple[str, str]
    line: int


def cite_passage(document: DocumentIndex, text: str) -> Passage:
    """Return the digests of a passage: its first and its last eight words.

    Args:
        document: the document that contains the passage.
        text: at least eight of its words, in order.

    Raises:
        ValueError: the passage is too short, does not occur, or occurs more than once.
    """
    passage = [word.text for word in words_of(text)]
    if len(passage) < RUN_WORDS:
        raise ValueError(
            f"a passage of {len(passage)} word{'' if len(passage) == 1 else 's'} is too short:"
            f" give at least {RUN_WORDS} words"
            " (digits do not count)"
        )
    places = document.positions_of(passage)
    if len(places) != 1:
        found = f"occurs {len(places)} times" if places else "does not occur"
        raise ValueError(f"the passage {found} in {document.name}; give words that occur once")
    digests = (run_digest(passage[:RUN_WORDS]), run_digest(passage[-RUN_WORDS:]))
    for digest in digests:
        if document.line_of(digest) is None:
            raise ValueError(
                f"the first or last eight words of it occur more than once in {document.name};"
                " choose another beginning and end"
            )
    return Passage(digests, document.words[places[0]].line)
