"""Words that a search wants, and how often a text has them.

Words are compared in the form in which names are: without regard to case, width, punctuation and
diacritics. A word finds each word that begins with it. A name finds the other names of the same
entry as whole words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from allies.errors import Fault, QuestionError
from allies.unseen import escaped
from allies.values.naming import bare, folded, refuse_unseen
from allies.world.directory import Directory
from allies.world.record import Record

MOST_WORDS = 12
LONGEST_WORD = 100
# A shorter word that is a name, such as `us`, begins too many words to find them all.
SHORTEST_BEGINNING = 4
NAMED_KINDS = ("state", "organisation", "place", "organ", "group")


def form_of(text: str) -> str:
    """Return a text as its words are compared, with a space on each side."""
    return f" {bare(folded(text))} "


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One word, phrase or name that must occur.

    Attributes:
        word: as it was given.
        forms: what counts as it: with a space at the start, and at the end if the word must end.
        all_of: words that count as it if all of them occur: the words of an unquoted name.
        names: ids of the entries that it names.
    """

    word: str
    forms: tuple[str, ...]
    all_of: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def hits(self, form: str) -> int:
        """Return how often it occurs in a text, which is given in the form of `form_of`."""
        return sum(map(form.count, self.forms))

    def hits_in(self, said: str, beside: str) -> tuple[int, int]:
        """Return how often it occurs in the words of an entry, and in its notes and names."""
        found = self.hits(said), self.hits(beside)
        if any(found) or not self.all_of:
            return found
        counts = [(said.count(word), beside.count(word)) for word in self.all_of]
        if not all(map(any, counts)):
            return 0, 0
        return sum(one for one, _ in counts), sum(other for _, other in counts)


def terms_of(words: Sequence[str], record: Record) -> tuple[Term, ...]:
    """Return what a search wants; words in a row that are together one name are one term.

    Args:
        words: as they were given; a value of several words is a phrase.
        record: the record whose names count.

    Raises:
        QuestionError: there are no words, too many, or a word that has no letter and no figure.
    """
    _refuse(words)
    return tuple(_terms(list(words), record))


def _refuse(words: Sequence[str]) -> None:
    """Refuse words that cannot be searched for, all at once."""
    faults: list[Fault] = []
    if not words or len(words) > MOST_WORDS:
        what = f"{len(words)} words are too many" if words else "there is no word to search for"
        faults.append(
            Fault(
                what, field="words", remedy=f"give 1 to {MOST_WORDS} words, such as tokmok or veto"
            )
        )
    for word in words[:MOST_WORDS]:
        if len(word) > LONGEST_WORD:
            what = f"'{word[:20]}...' has {len(word):,} letters"
            remedy = f"give at most {LONGEST_WORD} letters"
            faults.append(Fault(what, field="words", remedy=remedy))
            continue
        try:
            refuse_unseen(word, "words")
        except QuestionError as error:
            faults += error.faults
            continue
        if not form_of(word).strip():
            what = f"'{escaped(word)}' has no letter and no figure"
            faults.append(Fault(what, field="words", remedy="give a word, such as tokmok"))
    if faults:
        raise QuestionError.of(faults)


def _terms(words: list[str], record: Record) -> Iterator[Term]:
    """Return the terms from left to right; the longest name comes first."""
    at = 0
    while at < len(words):
        for end in range(len(words), at, -1):
            term = _term(words[at:end], record)
            if term.names or end == at + 1:
                yield term
                at = end
                break


def _term(words: list[str], record: Record) -> Term:
    form = form_of(" ".join(words)).rstrip()
    named = _named(" ".join(words), record.directory)
    names = [form_of(name).rstrip() for entry in named for name in _names_of(record, entry)]
    whole = bool(named) and len(form.strip()) < SHORTEST_BEGINNING
    # The form of a genitive has no apostrophe.
    ends = [f"{name}{end} " for name in (form, *names) if name for end in ("", "s")]
    forms = ends if whole else [form, *ends] if named else [form]
    # A text that has a longer form also has the shorter form that begins or ends it.
    distinct = [
        one
        for one in dict.fromkeys(forms)
        if not any(other != one and other in one for other in forms)
    ]
    return Term(
        word=" ".join(words),
        forms=tuple(distinct),
        all_of=tuple(form_of(word).rstrip() for word in words) if len(words) > 1 else (),
        names=tuple(named),
    )


def _named(name: str, directory: Directory) -> list[str]:
    """Return the ids that a name fits; none if it fits a kind of entry only by accident."""
    return [entry.id for entry in directory.find(name, NAMED_KINDS)]


def _names_of(record: Record, entry_id: str) -> tuple[str, ...]:
    """Return every name of an entry, and its id."""
    for entries in (record.states, record.organisations, record.places, record.groups):
        entry = entries.get(entry_id)
        if entry is not None:
            short = getattr(entry, "short", "")
            return (entry.id, entry.name, short, *entry.names)
    return (entry_id, record.names.get(entry_id, ""))
