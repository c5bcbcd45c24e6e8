"""Names as they are typed, and the names that are declared.

Names are compared without regard to case, width, punctuation, hyphens and apostrophes. Letters with
diacritics differ from those without; but where nothing has the name as it is typed, what has it
without diacritics is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from typing import Generic, TypeVar
from unicodedata import category, combining, normalize
from unicodedata import name as letter_name

from allies.errors import QuestionError
from allies.unseen import escaped, number_of, unseen_in

E = TypeVar("E", bound=Hashable)

_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’′ʹʻʼʽˈ＇"))
# Letters that mean others with a diacritic, and that Unicode does not take apart.
_STROKES = str.maketrans("ıłøđ", "ilod")
_DIACRITICS = 200  # marks of a smaller combining class are part of a letter, as in Hindi
# Letters of one of these look like letters of another.
_SCRIPTS = ("Latin", "Cyrillic", "Greek")


class _Spaces(dict[int, int | str]):
    """A table for `str.translate` that puts a space for whatever is no part of a word."""

    def __missing__(self, code: int) -> int | str:
        self[code] = " " if category(chr(code))[0] in "PSZC" else code
        return self[code]


_SPACES = _Spaces()


def _words(name: str) -> str:
    """Return the words of a name, with one space between."""
    plain = normalize("NFKC", name.translate(_APOSTROPHES))
    return " ".join(plain.translate(_SPACES).split())


def folded(name: str) -> str:
    """Return a name as it is compared; empty where it has neither letter nor figure."""
    return normalize("NFKC", _words(name).casefold())


def bare(form: str) -> str:
    """Return a folded name without diacritics."""
    if form.isascii():
        return form
    parts = normalize("NFD", form)
    kept = "".join(letter for letter in parts if combining(letter) < _DIACRITICS)
    return normalize("NFC", kept).translate(_STROKES)


def resolve_name(name: str, known: Collection[str]) -> str:
    """Resolve an id in any case, and with any punctuation between its words.

    Args:
        name: as typed.
        known: the names declared.

    Returns:
        The name declared, so that answers, streams and pages never meet another spelling; what was
        typed where no name fits, or where more than one does and none of them is typed exactly.
    """
    if name in known or unseen_in(name):
        return name
    for form in (str.casefold, folded):
        wanted = form(name)
        meant = [item for item in known if form(item) == wanted] if wanted else []
        if meant:
            return meant[0] if len(meant) == 1 else name
    return name


class NameIndex(Generic[E]):
    """Everything that can be found by a name.

    Args:
        named: what can be found, each with the names it has.
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
        """Return all that have a name, or else all that have it without diacritics."""
        form = "" if unseen_in(name) else folded(name)
        if not form:
            return ()
        return tuple(self.forms.get(form) or self._bare.get(bare(form)) or ())


def refuse_unseen(name: str, field: str = "") -> None:
    """Refuse a name with a character that cannot be seen: nobody means to type one.

    Args:
        name: as typed.
        field: the field of the question it was named in, for the message.

    Raises:
        QuestionError: it has one; the message shows it by its number.
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
    """Return the letters of each script that one word of a name mixes, by script.

    Returns:
        The first such word's; empty where every word keeps to one script.
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
