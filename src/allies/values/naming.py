"""Match names as typed with declared names.

Names are compared without regard to case, width, punctuation, hyphens and apostrophes. Letters with
diacritics differ from letters without. But if no name matches with its diacritics, a name that
matches without diacritics is taken.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from typing import Generic, TypeVar
from unicodedata import category, combining, normalize
from unicodedata import name as letter_name

from allies.errors import QuestionError, nearest
from allies.unseen import escaped, number_of, unseen_in

E = TypeVar("E", bound=Hashable)

_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’′ʹʻʼʽˈ＇"))
# Letters that are variants of another letter and that Unicode does not decompose.
_STROKES = str.maketrans("ıłøđ", "ilod")
_DIACRITICS = 200  # marks of a smaller combining class are part of a letter, as in Hindi
# Letters of one of these scripts look like letters of another.
_SCRIPTS = ("Latin", "Cyrillic", "Greek")


class _Spaces(dict[int, int | str]):
    """A table for `str.translate` that replaces every character outside a word by a space."""

    def __missing__(self, code: int) -> int | str:
        self[code] = " " if category(chr(code))[0] in "PSZC" else code
        return self[code]


_SPACES = _Spaces()


def _words(name: str) -> str:
    """Return the words of a name, separated by one space."""
    plain = normalize("NFKC", name.translate(_APOSTROPHES))
    return " ".join(plain.translate(_SPACES).split())


def folded(name: str) -> str:
    """Return a name in the form used for comparison; empty if it has no letter and no figure."""
    return normalize("NFKC", _words(name).casefold())


def bare(form: str) -> str:
    """Return a folded name without diacritics."""
    if form.isascii():
        return form
    parts = normalize("NFD", form)
    kept = "".join(letter for letter in parts if combining(letter) < _DIACRITICS)
    return normalize("NFC", kept).translate(_STROKES)


def resolve_name(name: str, known: Collection[str]) -> str:
    """Resolve a name in any case, and with any punctuation between its words.

    Args:
        name: as typed.
        known: the declared names.

    Returns:
        The declared name, so that answers, streams and pages have one spelling. The typed name, if
        no declared name matches, or if several match and none of them exactly.
    """
    if name in known or unseen_in(name):
        return name
    for form in (str.casefold, folded):
        wanted = form(name)
        meant = [item for item in known if form(item) == wanted] if wanted else []
        if meant:
            return meant[0] if len(meant) == 1 else name
    return name


def declared_name(
    name: str, known: Collection[str], field: str, unknown: str, *, why: str = "", if_none: str = ""
) -> str:
    """Return the declared name that a typed one means.

    Args:
        name: as typed.
        known: the declared names.
        field: the field of the question that gave it.
        unknown: what is wrong if nothing is called so.
        why: the rule that this breaks.
        if_none: what to do if there are no declared names at all.

    Raises:
        QuestionError: nothing is called so, or the name has characters that cannot be seen.
    """
    refuse_unseen(name, field)
    found = resolve_name(name, known)
    if found in known:
        return found
    remedy = if_none if if_none and not known else nearest(name, known)
    raise QuestionError(unknown, field=field, why=why, remedy=remedy)


class NameIndex(Generic[E]):
    """An index of entries by name.

    Args:
        named: the entries, each with its names.
    """

    def __init__(self, named: Iterable[tuple[E, Iterable[str]]]) -> None:
        self.forms: dict[str, dict[E, None]] = {}
        self._bare: dict[str, dict[E, None]] = {}
        for entry, names in named:
            for name in names:
                form = folded(name)
                self.forms.setdefault(form, {})[entry] = None
                self._bare.setdefault(bare(form), {})[entry] = None

    def find(self, name: str) -> tuple[E, ...]:
        """Return all entries with a name, or else all that match without diacritics."""
        form = "" if unseen_in(name) else folded(name)
        if not form:
            return ()
        return tuple(self.forms.get(form) or self._bare.get(bare(form)) or ())


def refuse_unseen(name: str, field: str = "") -> None:
    """Refuse a name that contains an invisible character.

    Args:
        name: as typed.
        field: the field of the question with the name, for the message.

    Raises:
        QuestionError: the name has one; the message shows its number.
    """
    unseen = unseen_in(name)
    if unseen:
        raise QuestionError(
            f"'{escaped(name)}' holds a character that cannot be seen",
            field=field,
            why=f"{number_of(unseen)} is {letter_name(unseen, 'no letter').lower()}",
            remedy="type the name again, without it",
        )


def scripts_mixed(name: str) -> dict[str, str]:
    """Return the letters of a name's first word that mixes scripts, by script.

    Returns:
        Empty if every word uses one script.
    """
    for word in _words(name).split():
        found: dict[str, str] = {}
        for letter in filter(str.isalpha, word):
            script = letter_name(letter, "").partition(" ")[0].capitalize()
            if script in _SCRIPTS and letter not in found.get(script, ""):
                found[script] = found.get(script, "") + letter
        if len(found) > 1:
            return {script: found[script] for script in _SCRIPTS if script in found}
    return {}
