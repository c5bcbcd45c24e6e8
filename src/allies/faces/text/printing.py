"""Printing an answer: as JSON, or as a page that fits the terminal and its letters."""

from __future__ import annotations

import codecs
import io
import json
import re
import shutil
import sys
import unicodedata

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from allies.faces.seen import seen
from allies.faces.text.style import MOST_COLUMNS, day_words, quiet
from allies.questions.base import Answer, encoded
from allies.questions.catalogue import CATALOGUE
from allies.values.dates import parse_date

# How `cited` counts citations that it leaves out, and what a page says of them.
_COUNTED = re.compile(r"; \d+\s+more[;\]]")
_FURTHER = (
    "Brackets that count citations (2 more):"
    " --json names all, the claim of an entry all of its own."
)

# Replacements for our characters on a terminal with ASCII only.
_PLAIN_SIGNS = {"█": "#", "·": ".", "±": "+/-", "–": "-", "—": "-", "’": "'", "“": '"', "”": '"'}


def page_of(answer: Answer, *others: Answer, full: bool = False) -> RenderableType:
    """Return the page of an answer.

    Args:
        answer: the answer.
        others: answers that the page puts beside it.
        full: whether to show everything instead of a short page.
    """
    row = CATALOGUE[answer.schema.split("/")[1]]
    form = {"full": True} if full and row.short else {}
    page: RenderableType = _Remarked(row.page(seen(answer), *map(seen, others), **form))
    if answer.asked is None or not is_span(answer.asked.fields.get("on")):
        return page
    days = [answer.on or "", *(item.on or "" for item in answer.on_later_days)]
    told = (
        f"The answer changes on {len(days) - 1} days of this span"
        if len(days) > 2
        else "The answer changes once"
    )
    if not answer.on_later_days:
        told = "The answer is the same on every day"
    said = f"{answer.asked.fields['on']}: the answer from the first day on. {told}"
    later = [
        part
        for item in answer.on_later_days
        for part in (Text(""), _Remarked(row.page(seen(item), **form)))
    ]
    shown = f": {', '.join(day_words(day) for day in days[1:])}" if answer.on_later_days else ""
    return Group(quiet(f"{said}{shown}."), Text(""), page, *later)


class _Remarked:
    """A page that tells where its further citations are, if it counts some and names them not."""

    def __init__(self, page: RenderableType) -> None:
        self._page = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the page, then the remark."""
        segments = list(console.render(self._page, options))
        yield from segments
        if _COUNTED.search("".join(segment.text for segment in segments)):
            yield quiet(_FURTHER)


def is_span(text: object) -> bool:
    """Return whether a field that names days names a span of days."""
    return isinstance(text, str) and bool(text) and not parse_date(text).is_precise


def page_text(answer: Answer, *others: Answer, full: bool = False) -> str:
    """Return the page of an answer as text with 100 columns; see `page_of`."""
    console = _plain_console()
    with console.capture() as captured:
        console.print(page_of(answer, *others, full=full))
    return _without_padding(captured.get()).rstrip("\n")


def rendered(page: RenderableType) -> str:
    """Return a page that fits the terminal, with at most 100 columns."""
    console = _console()
    with console.capture() as captured:
        console.print(page)
    if console.is_terminal:
        return captured.get()
    # Text that people copy should have no padding.
    return _without_padding(captured.get())


def as_json(answer: Answer) -> str:
    """Return an answer as JSON in characters that the terminal can show."""
    text = encoded(answer).decode()
    if _has_few_letters():
        # JSON can write characters that the terminal lacks as numbers.
        text = json.dumps(json.loads(text), indent=2, ensure_ascii=True)
    return text + "\n"


def write(text: str) -> None:
    """Write to standard output; replace characters that it cannot show."""
    codecs.register_error("nearest_letters", nearest_letters)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="nearest_letters")
    sys.stdout.write(text)


def nearest_letters(error: UnicodeError) -> tuple[str, int]:
    """Return replacements for characters that a terminal lacks, and where to continue.

    Full and empty parts of a bar stay different; a letter with a diacritic loses it.

    Raises:
        UnicodeError: the error came from reading, not from writing.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    shown = ""
    for letter in error.object[error.start : error.end]:
        plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
        shown += _PLAIN_SIGNS.get(letter) or plain or "?"
    return shown, error.end


def _plain_console() -> Console:
    return Console(
        width=MOST_COLUMNS,
        file=io.StringIO(),
        color_system=None,
        force_jupyter=False,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _without_padding(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _console() -> Console:
    columns = shutil.get_terminal_size((MOST_COLUMNS, 40)).columns
    width = min(columns, MOST_COLUMNS) if sys.stdout.isatty() else MOST_COLUMNS
    return Console(width=width, highlight=False, markup=False, emoji=False)


def _has_few_letters() -> bool:
    return codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8"
