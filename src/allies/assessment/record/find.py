"""Search the record by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import chain

import msgspec

from allies.assessment.paging import paged
from allies.assessment.parts import cites_of
from allies.assessment.record.chronicle import Span
from allies.assessment.record.searched import Searched, searched
from allies.assessment.record.wanted_words import (
    MOST_WORDS,
    Term,
    by_stem,
    form_of,
    one_by_one,
    terms_of,
)
from allies.questions.find import Find, FindAnswer, FoundEntry, WordFound
from allies.values.dates import ImpreciseDate, date_words
from allies.world.view import View

ENTRIES_A_PAGE = 40
_FEWEST_OF_MANY = 2  # of three words or more, an entry must have two
_NEAR_TOLD = 4  # most near words given for a word that no entry has
_LIKE_A_WORD = 0.7  # least similarity of a near word
_NO_DAY = 10**9  # what has no day comes last


class _Read(msgspec.Struct, frozen=True):
    """An entry, with its words, and its notes and names, in the form that is compared."""

    entry: Searched
    said: str
    beside: str


class _Hit(msgspec.Struct, frozen=True):
    """An entry that has terms, and how often: in its words, and in its notes and names.

    Attributes:
        entry: the entry.
        said: hits in its words.
        beside: hits in its notes, names, days, sources and places in them.
        lacks: terms that its words lack.
        missing: terms that it lacks altogether.
    """

    entry: Searched
    said: int
    beside: int
    lacks: tuple[Term, ...]
    missing: tuple[Term, ...]

    @property
    def order(self) -> tuple[int, int, int]:
        """Its place: by hits in its words, then by those in its notes and names, then by day."""
        since = self.entry.since
        return -self.said, -self.beside, since.first if since else _NO_DAY


def find(view: View, question: Find) -> FindAnswer:
    """Answer which entries of the record have all of some words, the closest first.

    If no entry has a phrase, its words are searched for one by one. If no entry has a word, those
    of the same stem count. If no entry has all of three words or more, those with the most of them
    are the answer; of two words, the rarer.

    Raises:
        QuestionError: there is no word, a word cannot be searched for, the span ends before it
            starts, or the list has no such page.
    """
    terms, span = terms_of(question.words, view), Span.of(question)
    read = [_read(entry) for entry in searched(view)]
    loose, apart = _without_missing_phrases(question.words, terms, read, view)
    loose = _by_stems(loose, read)
    found, more_apart = _hits(read, loose), 0
    if terms is loose and any(term.is_phrase for term in terms):
        more_apart = len(_all(read, terms_of(one_by_one(question.words), view))) - len(found)
    terms, hits = loose, sorted(found, key=lambda hit: hit.order)
    lacking = len(hits[0].missing) if hits else 0
    of_kind = [hit for hit in hits if question.kind in ("", hit.entry.kind)]
    wanted = [hit for hit in of_kind if _is_within(hit.entry, span)]
    page = paged(wanted, question.page, ENTRIES_A_PAGE)
    spans = question.since or question.until
    return FindAnswer(
        covered=span.meets(view),
        words=tuple(_word(term, read) for term in terms),
        apart=apart,
        more_apart=max(0, more_apart),
        kinds=dict(Counter(hit.entry.kind for hit in wanted).most_common()),
        lacking=lacking,
        elsewhere=len(hits) - len(wanted),
        undated=sum(hit.entry.days is None for hit in of_kind) if spans else 0,
        paging=page.paging,
        found=tuple(map(_found, page.rows)),
    )


def _read(entry: Searched) -> _Read:
    days = (date_words(entry.since), entry.since.text) if entry.since else ()
    sources = (f"{cite.source} {cite.at}" for cite in entry.cites)
    beside = " | ".join(filter(None, (entry.id, *entry.notes, *entry.names, *days, *sources)))
    return _Read(entry, form_of(entry.says), form_of(beside))


def _without_missing_phrases(
    words: Sequence[str], terms: tuple[Term, ...], read: Sequence[_Read], view: View
) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """Return terms in which phrases that no entry has are single words, and those phrases."""
    apart = tuple(term.word for term in terms if term.is_phrase and not _entries_with(term, read))
    if not apart:
        return terms, ()
    split = [part for word in words for part in (one_by_one([word]) if word in apart else [word])]
    return terms_of(split[:MOST_WORDS], view), apart


def _by_stems(terms: tuple[Term, ...], read: Sequence[_Read]) -> tuple[Term, ...]:
    """Return terms in which a word that no entry has counts by its stem."""
    absent = [not _entries_with(term, read) for term in terms]
    if not any(absent):
        return terms
    known = _known(read)
    return tuple(
        by_stem(term, known) if gone else term for term, gone in zip(terms, absent, strict=True)
    )


def _known(read: Sequence[_Read]) -> set[str]:
    """Return the words of the record, in the form that is compared."""
    return set(chain.from_iterable(f"{item.said}{item.beside}".split() for item in read))


def _entries_with(term: Term, read: Sequence[_Read]) -> int:
    return sum(any(term.hits_in(item.said, item.beside)) for item in read)


def _hits(read: Sequence[_Read], terms: Sequence[Term]) -> list[_Hit]:
    """Return the entries that have all terms; if there are none, those that have the most.

    Of two words that no entry has together, the rarer one counts, but no figure without its word.
    """
    many = len(terms) > _FEWEST_OF_MANY
    found = _with_most(read, terms, _FEWEST_OF_MANY if many else len(terms))
    if found or many or len(terms) < _FEWEST_OF_MANY:
        return found
    numbers = [_entries_with(term, read) for term in terms]
    if not all(numbers) or any(letter.isdigit() for term in terms for letter in term.word):
        return []
    rarest = terms[numbers.index(min(numbers))]
    return [hit for hit in _with_most(read, terms, 1) if rarest not in hit.missing]


def _all(read: Iterable[_Read], terms: Sequence[Term]) -> list[_Hit]:
    return _with_most(read, terms, len(terms))


def _with_most(read: Iterable[_Read], terms: Sequence[Term], least: int) -> list[_Hit]:
    """Return the entries that have the most terms, and at least as many as given."""
    most = least
    found: list[_Hit] = []
    for item in read:
        counts = [term.hits_in(item.said, item.beside) for term in terms]
        has = sum(map(any, counts))
        if has < most:
            continue
        if has > most:
            most, found = has, []
        lacks = tuple(term for term, (said, _) in zip(terms, counts, strict=True) if not said)
        missing = tuple(term for term, one in zip(terms, counts, strict=True) if not any(one))
        said, beside = (sum(column) for column in zip(*counts, strict=True))
        found.append(_Hit(item.entry, said, beside, lacks, missing))
    return found


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
        lacks=tuple(term.word for term in hit.missing),
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
    entries = _entries_with(term, read)
    return WordFound(
        word=term.word,
        names=term.names,
        others=term.others,
        entries=entries,
        near=() if entries else _near(term.word, read),
    )


def _near(word: str, read: Sequence[_Read]) -> tuple[str, ...]:
    """Return the words of the record that are nearest to one that no entry has."""
    form = form_of(word).strip()
    known = _known(read)
    alike = {other for other in known if other[:1] == form[:1] or other[-1:] == form[-1:]}
    alike = {other for other in alike if not other.endswith("s") or other[:-1] not in known}
    return tuple(get_close_matches(form, sorted(alike), n=_NEAR_TOLD, cutoff=_LIKE_A_WORD))
