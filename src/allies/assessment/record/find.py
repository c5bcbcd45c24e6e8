"""Search the record by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import chain

import msgspec

from allies.assessment.paging import paged
from allies.assessment.parts import cites_of
from allies.assessment.record.chronicle import Span
from allies.assessment.record.searched import Searched, searched
from allies.assessment.record.wanted_words import Term, form_of, terms_of
from allies.questions.find import Find, FindAnswer, FoundEntry, WordFound
from allies.values.dates import ImpreciseDate
from allies.world.view import View

ENTRIES_A_PAGE = 40
_NEAR_TOLD = 4  # most near words given for a word that no entry has
_LIKE_A_WORD = 0.7  # least similarity of a near word
_NO_DAY = 10**9  # what has no day comes last


class _Read(msgspec.Struct, frozen=True):
    """An entry, with its words, and its notes and names, in the form that is compared."""

    entry: Searched
    said: str
    beside: str


class _Hit(msgspec.Struct, frozen=True):
    """An entry that has all terms, and how often: in its words, and in its notes and names."""

    entry: Searched
    said: int
    beside: int
    lacks: tuple[Term, ...]

    @property
    def order(self) -> tuple[int, int, int]:
        """Its place: by hits in its words, then by those in its notes and names, then by day."""
        since = self.entry.since
        return -self.said, -self.beside, since.first if since else _NO_DAY


def find(view: View, question: Find) -> FindAnswer:
    """Answer which entries of the record have all of some words, the closest first.

    Raises:
        QuestionError: there is no word, a word cannot be searched for, the span ends before it
            starts, or the list has no such page.
    """
    terms, span = terms_of(question.words, view), Span.of(question)
    read = [_read(entry) for entry in searched(view)]
    hits = sorted(_hits(read, terms), key=lambda hit: hit.order)
    of_kind = [hit for hit in hits if question.kind in ("", hit.entry.kind)]
    wanted = [hit for hit in of_kind if _is_within(hit.entry, span)]
    page = paged(wanted, question.page, ENTRIES_A_PAGE)
    spans = question.since or question.until
    return FindAnswer(
        covered=span.meets(view),
        words=tuple(_word(term, read) for term in terms),
        kinds=dict(Counter(hit.entry.kind for hit in wanted).most_common()),
        elsewhere=len(hits) - len(wanted),
        undated=sum(hit.entry.days is None for hit in of_kind) if spans else 0,
        paging=page.paging,
        found=tuple(map(_found, page.rows)),
    )


def _read(entry: Searched) -> _Read:
    beside = " | ".join(filter(None, (entry.id, *entry.notes, *entry.names)))
    return _Read(entry, form_of(entry.says), form_of(beside))


def _hits(read: Iterable[_Read], terms: Sequence[Term]) -> Iterator[_Hit]:
    for item in read:
        counts = [term.hits_in(item.said, item.beside) for term in terms]
        if all(map(any, counts)):
            lacks = tuple(term for term, (said, _) in zip(terms, counts, strict=True) if not said)
            said, beside = (sum(column) for column in zip(*counts, strict=True))
            yield _Hit(item.entry, said, beside, lacks)


def _is_within(entry: Searched, span: Span) -> bool:
    """Whether an entry can fall within a span; what has no day does so only without a span."""
    if span.first is None and span.last is None:
        return True
    return entry.days is not None and span.meets_days(*entry.days)


def _found(hit: _Hit) -> FoundEntry:
    entry = hit.entry
    notes = (note for note in entry.notes if any(term.hits(form_of(note)) for term in hit.lacks))
    return FoundEntry(
        kind=entry.kind,
        id=entry.id,
        on=_span_text(entry.since, entry.until if entry.lasts else None),
        by=entry.by,
        says=entry.says,
        beside=next(notes, None),
        supposed=entry.supposed,
        hits=hit.said,
        hits_beside=hit.beside,
        judgement=entry.judgement or None,
        question=entry.question,
        given=dict(entry.given),
        cites=cites_of(entry.cites),
    )


def _span_text(since: ImpreciseDate | None, until: ImpreciseDate | None) -> str | None:
    if since is None:
        return None
    return f"{since.text} to {until.text}" if until is not None else since.text


def _word(term: Term, read: Sequence[_Read]) -> WordFound:
    entries = sum(any(term.hits_in(item.said, item.beside)) for item in read)
    return WordFound(
        word=term.word,
        names=term.names,
        entries=entries,
        near=() if entries else _near(term.word, read),
    )


def _near(word: str, read: Sequence[_Read]) -> tuple[str, ...]:
    """Return the words of the record that are nearest to one that no entry has."""
    form = form_of(word).strip()
    known = set(chain.from_iterable(f"{item.said}{item.beside}".split() for item in read))
    if " " in form:  # the words of a phrase that the record has one by one
        return tuple(part for part in dict.fromkeys(form.split()) if part in known)
    alike = {other for other in known if other[:1] == form[:1] or other[-1:] == form[-1:]}
    alike = {other for other in alike if not other.endswith("s") or other[:-1] not in known}
    return tuple(get_close_matches(form, sorted(alike), n=_NEAR_TOLD, cutoff=_LIKE_A_WORD))
