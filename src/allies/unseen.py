"""Find invisible characters, and write them by their numbers.

These are control characters, characters of zero width, characters that change the direction of
writing, blank letters, and surrogates. Inside a name or a text they can make it look like another,
or control the terminal that shows it.
"""

from __future__ import annotations

from unicodedata import category

# Letters and signs that are blank or of zero width.
_EMPTY = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10)))
)


def is_unseen(letter: str) -> bool:
    """Return whether a character is invisible; spaces of any width are not."""
    return letter in _EMPTY or not (letter.isprintable() or category(letter) == "Zs")


def unseen_in(text: str) -> str:
    """Return the first invisible character of a text; empty if there is none."""
    if text.isascii() and text.isprintable():
        return ""
    return next((letter for letter in text if is_unseen(letter)), "")


def escaped(text: str, kept: str = "") -> str:
    """Return a text with its invisible characters written by their numbers.

    Args:
        text: the text.
        kept: characters that are not escaped.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        number_of(letter) if letter not in kept and is_unseen(letter) else letter for letter in text
    )


def number_of(letter: str) -> str:
    """Return the number of a character, as Python and JSON write it."""
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
