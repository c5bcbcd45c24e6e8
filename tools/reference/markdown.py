"""Shared parts of the reference pages: headings, tables, and the parts of docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping, Sequence

MADE_BY = "<!-- Made by tools/build_reference.py from the code. Do not edit: run it again. -->"
_ATTRIBUTE = re.compile(r"(?P<name>\w+): (?P<says>.*)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def page(title: str, intro: str, *parts: str) -> str:
    """Return a page: the mark of a built page, a title, an introduction, and the sections."""
    return "\n\n".join([MADE_BY, f"# {title}", intro.strip(), *parts]) + "\n"


def section(title: str, *parts: str, level: int = 2) -> str:
    """Return a titled part of a page."""
    return "\n\n".join([f"{'#' * level} {title}", *(part for part in parts if part)])


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; characters that would break a cell are escaped."""
    lines = [f"| {' | '.join(columns)} |", f"| {' | '.join('---' for _ in columns)} |"]
    lines += [f"| {' | '.join(_cell(text) for text in row)} |" for row in rows]
    return "\n".join(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").strip() or "-"


def codes(names: Iterable[str], joint: str = ", ") -> str:
    """Return names as code, in one line."""
    return joint.join(f"`{name}`" for name in names)


def words_of(name: str) -> str:
    """Return the name of a class as words: `MeansOffered` becomes `means offered`."""
    return _HUMP.sub(" ", name).lower()


def anchor(title: str) -> str:
    """Return the anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-")


def capital(text: str) -> str:
    """Return a text that begins with a capital and ends with a full stop."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def summary_of(thing: type) -> str:
    """Return the text of a class's docstring before its attributes, as one paragraph."""
    text = inspect.cleandoc(thing.__doc__ or "").partition("\nAttributes:")[0]
    return " ".join(text.split())


def attributes_of(thing: type) -> Mapping[str, str]:
    """Return the text about each attribute in a class's docstring."""
    text = inspect.cleandoc(thing.__doc__ or "").partition("Attributes:\n")[2]
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        match = _ATTRIBUTE.fullmatch(line.strip())
        if match and line.startswith("    ") and not line.startswith("     "):
            name = match["name"]
            found[name] = match["says"]
        elif name:
            found[name] = f"{found[name]} {line.strip()}".strip()
    return found
