"""Characters that cannot be seen: found, and written by their numbers.

Such are control characters, those of no width, those that turn the direction of writing, letters
that are as empty as a space, and halves of characters. Whoever writes one into a name or a text can
make it look like another, or take over the terminal that shows it.
"""

from __future__ import annotations

from unicodedata import category

# Letters and signs that are as empty as a space, or of no width at all.
_EMPTY = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10)))
)


def is_unseen(letter: str) -> bool:
    """Return whether a character cannot be seen; a space of any width can."""
    return letter in _EMPTY or not (letter.isprintable() or category(letter) == "Zs")


def unseen_in(text: str) -> str:
    """Return the first character of a text that cannot be seen; empty where all can be."""
    if text.isascii() and text.isprintable():
        return ""
    return next((letter for letter in text if is_unseen(letter)), "")


def escaped(text: str, kept: str = "") -> str:
    """Return a text in which characters that cannot be seen are written by their numbers.

    Args:
        text: the text.
        kept: characters that stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        number_of(letter) if letter not in kept and is_unseen(letter) else letter for letter in text
    )


def number_of(letter: str) -> str:
    """Return the number of a character, as Python and JSON write it."""
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
