"""Words that a search wants, and how often a text has them.

Words are compared in the form in which names are: without regard to case, width, punctuation and
diacritics. A word finds each word that begins with it. A name finds the other names of the same
entry as whole words; a code of two letters counts as a name in capitals only, since `in` and `by`
are words. A word finds its other transliterations and spellings: Lukashenko, Lukashenka; defense,
defence. A word that no entry has finds those that it shares its stem with: negotiating, negotiates.
Words such as `of` count only within a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

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
LONGEST_CODE = 2  # a name that is so short is mostly a common word
_SMALL_WORD = re.compile(
    "a|an|and|are|as|at|be|by|de|did|do|does|for|from|had|has|have|in|is|it|its|not|of|on|or|that"
    "|the|their|to|was|were|what|when|which|who|whose|why|with"
)
_LEAST_STEM = 4  # the plural of a shorter word is searched for as it is
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
        others: the other names of these entries that count as it.
    """

    word: str
    forms: tuple[str, ...]
    all_of: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def is_phrase(self) -> bool:
        """Whether it is several words in a row that together are no name."""
        return not self.names and " " in form_of(self.word).strip()

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
    found = tuple(_terms(list(words), record))
    return (
        tuple(term for term in found if term.names or not _SMALL_WORD.fullmatch(term.word)) or found
    )


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
    every = [name for entry in named for name in _names_of(record, entry)]
    others = [name for name in every if len(name) > LONGEST_CODE]
    names = [form_of(name).rstrip() for name in others]
    spelt = [form]
    if not named and len(words) == 1:
        form = _singular(form)
        spelt = _spellings(form)
    whole = bool(named) and len(form.strip()) < SHORTEST_BEGINNING
    # The form of a genitive has no apostrophe.
    ends = [f"{name}{end} " for name in (form, *names) if name for end in ("", "s")]
    forms = ends if whole else [form, *ends] if named else spelt
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
        others=_distinct(others, form),
    )


def _distinct(names: Sequence[str], form: str) -> tuple[str, ...]:
    """Return names whose forms differ from each other and from a form."""
    by_form = {form_of(name).rstrip(): name for name in reversed(names)}
    return tuple(
        name
        for name in names
        if by_form.pop(form_of(name).rstrip(), "") and form_of(name).rstrip() != form
    )


def one_by_one(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of phrases one by one, each once, as many as a search takes."""
    split = [word for phrase in words for word in form_of(phrase).split()]
    large = [word for word in dict.fromkeys(split) if not _SMALL_WORD.fullmatch(word)]
    return tuple((large or split)[:MOST_WORDS])


def _singular(form: str) -> str:
    """Return the beginning that a plural shares with its singular; other words unchanged."""
    is_plural = form.endswith("s") and not form.endswith(("ss", "us", "is"))
    return form[:-1] if is_plural and len(form.strip()) > _LEAST_STEM else form


# Letters that names of the region have in one transliteration and not in another, then those that
# British and American spelling write differently.
_ALSO_WRITTEN = (
    ("aye", "ae"),
    ("iye", "ie"),
    ("kh", "h"),
    ("enka", "enko"),
    ("dzh", "j"),
    ("yayev", "yoyev"),
    ("armour", "armor"),
    ("behaviour", "behavior"),
    ("favour", "favor"),
    ("harbour", "harbor"),
    ("labour", "labor"),
    ("neighbour", "neighbor"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("licence", "license"),
    ("centre", "center"),
    ("metre", "meter"),
    ("gramme", "gram"),
    ("isa", "iza"),
    ("ise", "ize"),
    ("isi", "izi"),
    ("lys", "lyz"),
    ("elled", "eled"),
    ("elling", "eling"),
    ("manoeuvre", "maneuver"),
    ("scept", "skept"),
    ("judgement", "judgment"),
)


def _spellings(form: str) -> list[str]:
    """Return a word in the spellings that differ by one pair of letters, itself first."""
    found = [form]
    for one, other in _ALSO_WRITTEN:
        for old, new in ((one, other), (other, one)):
            found += [form.replace(old, new)] if old in form else []
    return list(dict.fromkeys(found))


# Endings that leave a stem, the longest first, and the least letters that must be left.
_ENDINGS = re.compile(
    "(?:ations|ation|ating|ated|ates|ings|ing|ions|ion|ments|ment|edly|ied|ies|ed|es|ers|er|ors|or"
    "|ably|able|ally|al|ively|ive|ly|ity|ness|ance|i|e)$"
)
_LEAST_LEFT = 4


def by_stem(term: Term, known: Iterable[str]) -> Term:
    """Return a term that finds the words with which one shares its stem; itself if there are none.

    Args:
        term: a single word that no entry has.
        known: the words of the record, in the form of `form_of`.
    """
    word = form_of(term.word).strip()
    left = _ENDINGS.sub("", word)
    if term.names or " " in word or left == word or len(left) < _LEAST_LEFT:
        return term
    stems = tuple(form.strip() for form in _spellings(f" {left}"))
    alike = sorted(
        other for other in set(known) if other.startswith(stems) and _ends_as_one(other, stems)
    )
    if not alike:
        return term
    forms = tuple(f" {other} " for other in alike)
    return msgspec.structs.replace(term, forms=forms, others=tuple(alike))


def _ends_as_one(word: str, stems: Sequence[str]) -> bool:
    """Return whether a word is a stem with an ending, rather than a longer word."""
    return any(
        not (rest := word[len(stem) :]) or _ENDINGS.fullmatch(rest) or rest == "s"
        for stem in stems
        if word.startswith(stem)
    )


def _named(name: str, directory: Directory) -> list[str]:
    """Return the ids that a name fits; none if it fits a kind of entry only by accident."""
    if len(name) <= LONGEST_CODE and not name.isupper():
        return []
    return [entry.id for entry in directory.find(name, NAMED_KINDS)]


def _names_of(record: Record, entry_id: str) -> tuple[str, ...]:
    """Return every name of an entry, and its id."""
    for entries in (record.states, record.organisations, record.places, record.groups):
        entry = entries.get(entry_id)
        if entry is not None:
            short = getattr(entry, "short", "")
            return (entry.id, entry.name, short, *entry.names)
    return (entry_id, record.names.get(entry_id, ""))
