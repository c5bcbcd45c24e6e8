"""Printing an answer: as JSON, or as a page that fits the terminal and its letters."""

from __future__ import annotations

import codecs
import io
import json
import shutil
import sys
import unicodedata
from collections.abc import Mapping
from typing import Any

from rich.console import Console, RenderableType

from allies.reports.style import MOST_COLUMNS

# What stands for a sign of ours on a terminal that has ASCII alone.
_PLAIN_SIGNS = {"█": "#", "·": ".", "±": "+/-", "–": "-", "—": "-", "’": "'", "“": '"', "”": '"'}


def show(data: Mapping[str, Any], page: RenderableType, *, as_json: bool) -> None:
    """Print data as JSON, or a page that fits the terminal and a hundred columns."""
    write(rendered(data, page, as_json=as_json))


def rendered(data: Mapping[str, Any], page: RenderableType, *, as_json: bool) -> str:
    """Return data as JSON, or a page that fits the terminal and a hundred columns."""
    if as_json:
        # JSON loses nothing where the terminal has fewer letters: it writes them as numbers.
        return json.dumps(data, indent=2, ensure_ascii=_has_few_letters()) + "\n"
    console = _console()
    with console.capture() as captured:
        console.print(page)
    if console.is_terminal:
        return captured.get()
    # What is pasted elsewhere should carry no padding.
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def write(answer: str) -> None:
    """Write an answer to standard output, with what stands for the letters that it lacks."""
    codecs.register_error("nearest_letters", nearest_letters)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="nearest_letters")
    sys.stdout.write(answer)


def form_of(*, as_json: bool) -> str:
    """Return everything about this terminal that shows in an answer."""
    if as_json:
        return f"json {_has_few_letters()}"
    console = _console()
    shown = console.is_terminal, console.color_system, console.no_color, console.legacy_windows
    return repr((console.width, *shown, console.encoding))


def nearest_letters(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for the letters that a terminal lacks, and where to go on.

    Full and empty parts of a bar stay apart; a letter with a mark loses the mark.

    Raises:
        UnicodeError: letters were to be read, not written.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    shown = ""
    for letter in error.object[error.start : error.end]:
        plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
        shown += _PLAIN_SIGNS.get(letter) or plain or "?"
    return shown, error.end


def _console() -> Console:
    columns = shutil.get_terminal_size((MOST_COLUMNS, 40)).columns
    width = min(columns, MOST_COLUMNS) if sys.stdout.isatty() else MOST_COLUMNS
    return Console(width=width, highlight=False, markup=False, emoji=False)


def _has_few_letters() -> bool:
    return codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8"
