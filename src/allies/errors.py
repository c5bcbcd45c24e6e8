"""Errors with what is wrong, where, why, and what to do next.

A bad theatre, a file of coded cases and a question report all their faults at once.

A message never names a command-line option, because several faces ask the same questions. It marks
the field or the question (`field`, `ask_for`), and each face writes the mark in its own form
(`spelled`): `--via`, `via=`, or the name of a form field.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from typing import Protocol

import msgspec

from allies.unseen import escaped

_MARK = re.compile("\u2045([a-z0-9_.-]*)(\\?[^\u2046]*)?\u2046")
MOST_TOLD = 200  # faults shown in one message
_MOST_LETTERS = 40  # shown of a name that is too long
_APART = "\u241f"  # separates the fields of a marked question


class Spelling(Protocol):
    """How one face writes the names of fields and questions."""

    def field(self, name: str) -> str:
        """Return how a field of a question is written."""

    def question(self, name: str, given: Mapping[str, str]) -> str:
        """Return how a question is asked."""


class PlainSpelling:
    """Names as Python writes them; also the default if no face is known."""

    def field(self, name: str) -> str:
        """Return the name of the field."""
        return name

    def question(self, name: str, given: Mapping[str, str]) -> str:
        """Return a call."""
        said = ", ".join(f"{key}={value!r}" for key, value in given.items())
        return f"{name.replace('-', '_')}({said})"


PLAIN = PlainSpelling()


def field(name: str) -> str:
    """Return a mark that each face replaces by its own name for a field."""
    return f"\u2045{name}\u2046"


def ask_for(question: str, **given: str) -> str:
    """Return a mark that each face replaces by its own form of a question.

    Args:
        question: the name of the question in the catalogue.
        given: values of its fields.
    """
    fields = _APART.join(f"{name}={value}" for name, value in given.items())
    return f"\u2045{question}?{fields}\u2046"


def spelled(text: str, spelling: Spelling = PLAIN) -> str:
    """Return a text with each mark replaced by the face's own form."""

    def named(mark: re.Match[str]) -> str:
        name, given = mark[1], mark[2]
        if given is None:
            return spelling.field(name)
        pairs = (pair.partition("=") for pair in given[1:].split(_APART) if pair)
        return spelling.question(name, {key: value for key, _, value in pairs})

    return _MARK.sub(named, text)


class AlliesError(ValueError):
    """The base of every error that this package raises on purpose."""


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with a theatre, a file or a question.

    Attributes:
        what: what is wrong, in one clause.
        where: file and line; empty if there is no such place.
        why: the rule it breaks.
        remedy: what to do next.
        field: the field of the question that is at fault; empty if none is.
    """

    what: str
    where: str = ""
    why: str = ""
    remedy: str = ""
    field: str = ""

    def told(self, spelling: Spelling = PLAIN) -> str:
        """Return the fault as up to three lines of plain text, with invisible characters escaped.

        Args:
            spelling: how the face names fields and questions.
        """
        place = escaped(self.where) or (spelling.field(self.field) if self.field else "")
        # A value in the text must not start a line of its own.
        what, why, remedy = (escaped(text) for text in (self.what, self.why, self.remedy))
        lines = [f"{place}: {what}" if place else what]
        if why:
            lines.append(f"  why: {why}")
        if remedy:
            lines.append(f"  do:  {remedy}")
        return spelled("\n".join(lines), spelling)

    def __str__(self) -> str:
        """Return the fault as up to three lines of plain text."""
        return self.told()


class UnknownName(Fault, frozen=True):
    """A name that nothing in the theatre has; another theatre may have it."""


class RefusedValueError(ValueError):
    """A value that a class refuses, with a remedy.

    Attributes:
        remedy: what to do next.
    """

    def __init__(self, what: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(what)


class FaultsError(AlliesError):
    """Something that cannot be used, with every fault found in it.

    Attributes:
        faults: the faults, in the order of their places.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.told())

    def told(self, spelling: Spelling = PLAIN) -> str:
        """Return the first faults as plain text, and the number of the others."""
        lines = [fault.told(spelling) for fault in self.faults[:MOST_TOLD]]
        more = len(self.faults) - len(lines)
        return "\n".join([*lines, more_faults(more)] if more else lines)


class QuestionError(FaultsError):
    """The question cannot be asked: an unknown name, an impossible date, a bad value."""

    def __init__(
        self, what: str, *, where: str = "", why: str = "", remedy: str = "", field: str = ""
    ) -> None:
        super().__init__([Fault(what, where, why, remedy, field)])

    @property
    def fault(self) -> Fault:
        """The first fault."""
        return self.faults[0]

    @classmethod
    def of(cls, faults: Iterable[Fault]) -> QuestionError:
        """Return one error with several faults."""
        error = cls("")
        FaultsError.__init__(error, faults)
        return error


def require_extra(what: str, extra: str, *modules: str) -> None:
    """Check that the libraries of a part of the program are installed; import none of them.

    Args:
        what: the part, as a person would name it.
        extra: the extra of the package that brings the libraries.
        modules: the libraries, by the names under which they are imported.

    Raises:
        QuestionError: one of them is missing.
    """
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise QuestionError(
            f"{what} needs {', '.join(missing)}",
            why=f"such libraries come with the extra '{extra}'",
            remedy=f"run: pip install 'allies[{extra}]'",
        )


def nothing_given(what: str) -> QuestionError:
    """Return the error for an empty value, which is not the same as a value that is not given.

    Args:
        what: an option or the name of an argument, as written.
    """
    return QuestionError(
        "the value is empty",
        where=what,
        why="an empty value is often a mistake, for example from a variable that is not set",
        remedy=f"give {what} a value, or leave it out",
    )


class TheatreError(FaultsError):
    """A theatre that cannot be used, with every fault found in it."""


def shortened(name: str) -> str:
    """Return the beginning of a name that is too long to be shown or to be a file's."""
    return name if len(name) <= _MOST_LETTERS else f"{name[:_MOST_LETTERS]}..."


def more_faults(count: int) -> str:
    """Return the line that says how many faults are not shown."""
    return f"and {count:,} more fault{'' if count == 1 else 's'}; correct these first"


# The list of names is bounded; it still holds every crisis of the shipped theatre.
_LIKE_A_CODE, _MOST_OF_A_CODE = 0.6, 4  # least similarity of a short name; its greatest length
_LIKE_A_WORD = 0.68  # least similarity of a longer name
_SHORT_WORD = 3  # letters of a word such as `is`, `was` or `of`, which may differ
_LIKE_ITSELF = 0.8  # least similarity of a word that only means a name
_NAMES_LISTED = 20
_NAMES_AKIN = 3  # names that are suggested because they share a word
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_SMALL = frozenset(
    ("", "a", "an", "the", "of", "by", "in", "on", "to", "for", "from", "at", "with")
)
# Words that many kinds share, such as participles, say little of what a name is about.
_LIGHT = re.compile(r"ed$|^(given|taken|back|made|held|sent|left|did|not|took|gave)$")
_CUT_OFF = ", ..."  # the end of a list that leaves names out
# If there are more names, only those with a similar beginning or end are compared.
_NAMES_COMPARED = 400
_NEIGHBOURS = 40
_LONGEST_NAME = 200  # a longer name is cut before it is compared


class _Names(msgspec.Struct, frozen=True):
    """Known names, ready to be searched.

    Attributes:
        declared: every name, in order.
        folded: the declared name by its folded form.
        forwards: the folded forms, in order.
        backwards: the folded forms written backwards, in order.
    """

    declared: list[str]
    folded: dict[str, str]
    forwards: list[str]
    backwards: list[str]

    def candidates(self, wanted: str) -> Iterable[str]:
        """Return the folded forms to compare a folded name with."""
        if len(self.forwards) <= _NAMES_COMPARED:
            return self.folded
        turned = _around(self.backwards, wanted[::-1])
        return [*_around(self.forwards, wanted), *(form[::-1] for form in turned)]


def _around(forms: list[str], wanted: str) -> list[str]:
    at = bisect_left(forms, wanted)
    return forms[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS]


@lru_cache(maxsize=16)
def _names(known: frozenset[str]) -> _Names:
    declared = sorted(known)
    folded = {name.casefold(): name for name in declared}
    return _Names(declared, folded, sorted(folded), sorted(form[::-1] for form in folded))


def _is_slip(wanted: str, form: str) -> bool:
    """Return whether one name can be a slip for another: each word of several is like one there.

    `notice_given` and `mandate_given` are alike, but one is about a notice and one about a mandate.
    """
    parts, others = wanted.split("_"), form.split("_")
    return len(parts) == 1 or all(
        difflib.get_close_matches(part, others, n=1, cutoff=_LIKE_A_CODE)
        for part in parts
        if len(part) > _SHORT_WORD
    )


def _meant(wanted: str, meaning: Mapping[str, str]) -> str:
    """Return the known name that words mean in any order; empty if they mean none."""
    words = _words_of(wanted)
    alike = (form for form in meaning if words and _words_of(form) == words)
    form = wanted if wanted in meaning else next(alike, "")
    return meaning.get(form, "")


def _near_in_sense(wanted: str, declared: Collection[str], meaning: Mapping[str, str]) -> list[str]:
    """Return the known name that a slip of other words means, or those that share a word of weight.

    Args:
        wanted: the unknown name.
        declared: the known names.
        meaning: known names by words of the same meaning.
    """
    for form in difflib.get_close_matches(wanted, meaning, n=1, cutoff=_LIKE_ITSELF):
        if _is_slip(wanted, form) and meaning[form] in declared:
            return [meaning[form]]
    words = {word for word in _words_of(wanted) if not _LIGHT.search(word)} or _words_of(wanted)
    shared: dict[str, int] = {}
    for form, name in [*((name, name) for name in declared), *meaning.items()]:
        shared[name] = max(shared.get(name, 0), len(words & _words_of(form)))
    most = max(shared.values(), default=0)
    found = sorted(name for name in set(declared) & shared.keys() if shared[name] == most)
    return found[:_NAMES_AKIN] if most else []


def _words_of(name: str) -> frozenset[str]:
    return frozenset(_BETWEEN_WORDS.split(name)) - _SMALL


def nearest_entry(name: str, known: Iterable[str]) -> str:
    """Return a remedy for an unknown id of the record; a long list leads to the search by word."""
    told = nearest(name, known)
    if not told.endswith(_CUT_OFF):
        return told
    return f"{told}; or search by word: {ask_for('find', words=name[:_LONGEST_NAME])}"


def nearest(name: str, known: Iterable[str], meaning: Mapping[str, str] | None = None) -> str:
    """Return a remedy for an unknown name: the nearest known name, or the list of them.

    Args:
        name: the unknown name.
        known: the known names.
        meaning: known names by words of the same meaning; their order does not matter. Then a name
            that shares a word with what is written, or with its meaning, is a hint too.
    """
    names = _names(known if isinstance(known, frozenset) else frozenset(known))
    if not names.declared:
        return "nothing of this kind is declared yet"
    wanted = name[:_LONGEST_NAME].casefold()
    meant = _meant(wanted, meaning) if meaning else ""
    if meant in names.declared:
        return f"write '{meant}'"
    # A longer word that only begins and ends alike is a different word, not a typing error.
    cutoff = _LIKE_A_CODE if len(name) <= _MOST_OF_A_CODE else _LIKE_A_WORD
    close = difflib.get_close_matches(wanted, names.candidates(wanted), n=3, cutoff=cutoff)
    slips = [names.folded[form] for form in close if _is_slip(wanted, form)][:1]
    found = slips or (_near_in_sense(wanted, names.declared, meaning) if meaning else [])
    if found:
        quoted = (f"'{item}'" for item in found)
        return f"did you mean {' or '.join(quoted)}?"
    shown = ", ".join(names.declared[:_NAMES_LISTED])
    return f"known: {shown}" + (_CUT_OFF if len(names.declared) > _NAMES_LISTED else "")
