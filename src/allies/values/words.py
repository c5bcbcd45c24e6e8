"""Letters of sentences."""

from __future__ import annotations


def capitalised(text: str) -> str:
    """Return a text with a capital first letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]
