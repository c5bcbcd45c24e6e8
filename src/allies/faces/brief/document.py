"""A document as data: sections of paragraphs, tables, pictures and notes, for every writer.

It holds plain text only. Each writer adds its own markup, so that no text of a theatre can become
markup, and so that all formats say the same.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, Literal

import msgspec

from allies.faces.figures.drawing import Figure
from allies.values.words import capitalised


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """Some words, or the mark of a note.

    Attributes:
        text: the words; empty for the mark of a note.
        look: how they look.
        link: a web address, or `#` and the id of a source in the bibliography.
        note: the number of the note; 0 for words.
    """

    text: str = ""
    look: Literal["", "strong", "quiet", "code"] = ""
    link: str = ""
    note: int = 0


Runs = tuple[Run, ...]


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """A paragraph; `quiet` ones are remarks."""

    runs: Runs
    look: Literal["", "quiet"] = ""


class Bullets(msgspec.Struct, frozen=True, tag="bullets"):
    """A list of short paragraphs."""

    items: tuple[Runs, ...]


class Facts(msgspec.Struct, frozen=True, tag="facts"):
    """Facts, each with its name; the box of the judgement stands out.

    Attributes:
        rows: the name of each fact, and its words.
        stands_out: whether it is the box of the judgement.
    """

    rows: tuple[tuple[str, Runs], ...]
    stands_out: bool = False


class Table(msgspec.Struct, frozen=True, tag="table"):
    """A table.

    Attributes:
        title: what it shows.
        columns: the titles of the columns.
        rows: the cells of each row; the first cell names the row.
        widths: the width of each column as a share of the page.
        note: what a reader must know to read it; may be empty.
        tall: whether rows leave room to write in.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]
    note: str = ""
    tall: bool = False


class Picture(msgspec.Struct, frozen=True):
    """A figure with its number.

    Attributes:
        number: of the figure in the document.
        title: what is shown.
        says: what it shows, as a sentence.
        note: what a reader must know to read it; may be empty.
        svg: the drawing.
        columns: titles of the columns of its table.
        rows: rows of its table.
    """

    number: int
    title: str
    says: str
    note: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def alternative(self) -> str:
        """The words for readers who do not see it."""
        return f"{self.title}. {self.says}"


class Pictures(msgspec.Struct, frozen=True, tag="pictures"):
    """Pictures side by side.

    Attributes:
        pictures: the pictures.
        width: the width of all of them as a share of the page.
        floats: whether they may move to the top or the foot of a page.
    """

    pictures: tuple[Picture, ...]
    width: float = 1.0
    floats: bool = False


Block = Paragraph | Bullets | Facts | Table | Pictures


class Section(msgspec.Struct, frozen=True):
    """A part with a heading.

    Attributes:
        title: the heading; empty for the part before the first heading.
        blocks: what it holds.
        new_page: whether it begins a page.
    """

    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


class Note(msgspec.Struct, frozen=True):
    """A note: its number, and its words with links to the bibliography."""

    number: int
    runs: Runs


class Entry(msgspec.Struct, frozen=True):
    """A source of the bibliography: its id, and its words."""

    id: str
    runs: Runs


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document.

    Attributes:
        title: what it is about.
        subtitle: the question.
        kicker: the kind of document, the day and the id, in a few words.
        sections: its parts.
        notes: the notes, by their numbers.
        sources: the bibliography.
        annexes: parts after the bibliography.
        footer: the line at the foot of each page.
        author: who made it.
        keywords: what it is about, for catalogues.
        language: its language, as a code.
    """

    title: str
    subtitle: str
    kicker: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    sources: tuple[Entry, ...]
    annexes: tuple[Section, ...] = ()
    footer: str
    author: str = "allies"
    keywords: tuple[str, ...] = ()
    language: str = "en"

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture, by its number."""
        return tuple(
            picture
            for section in (*self.sections, *self.annexes)
            for block in section.blocks
            if isinstance(block, Pictures)
            for picture in block.pictures
        )


class Album:
    """Numbers the figures of a document in the order in which they are shown."""

    def __init__(self) -> None:
        self._count = 0

    def beside(
        self,
        *figures: Figure | None,
        width: float = 1.0,
        wide: bool = False,
        floats: bool = False,
    ) -> Pictures:
        """Return figures side by side; those that do not exist are left out.

        Args:
            figures: the figures.
            width: the width of all of them as a share of the page.
            wide: whether to use the drawings for a wide page.
            floats: whether they may move to the top or the foot of a page.
        """
        return Pictures(tuple(self._numbered(figures, wide=wide)), width, floats)

    def _numbered(self, figures: tuple[Figure | None, ...], *, wide: bool) -> Iterator[Picture]:
        for item in figures:
            if item is not None:
                self._count += 1
                drawn = item.wide if wide else item.narrow
                yield Picture(self._count, item.title, item.says, item.note, drawn,
                              item.columns, item.rows)  # fmt: skip


def rewritten(
    document: Document,
    change: Callable[[str], str],
    keeps: Callable[[dict[str, Any]], Collection[str]] = lambda _: (),
) -> Document:
    """Return a document with each of its texts changed.

    Args:
        document: the document.
        change: returns the new text.
        keeps: returns the fields of a part whose texts stay as they are.
    """
    found: Document = msgspec.convert(
        _rewritten(msgspec.to_builtins(document), change, keeps), type(document)
    )
    return found


def _rewritten(
    value: Any, change: Callable[[str], str], keeps: Callable[[dict[str, Any]], Collection[str]]
) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        kept = keeps(value)
        return {
            key: item if key in kept else _rewritten(item, change, keeps)
            for key, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [_rewritten(item, change, keeps) for item in value]
    return value


_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= )")
_BEFORE_YEAR = re.compile(rf"(,|{'|'.join(calendar.month_name[1:])}) (?=[12][0-9]{{3}}\b)")


def tidied(document: Document) -> Document:
    """Return a document in the form of print.

    No line can end between a number and its sign or before a year, and apostrophes are curved;
    commands and addresses stay as they are.
    """
    return rewritten(document, _as_printed, _as_typed)


def _as_typed(value: dict[str, Any]) -> Collection[str]:
    """Return the fields that a reader may type or follow: commands and addresses."""
    is_command = value.get("look") == "code"
    is_address = value.get("link") and value.get("link") == value.get("text")
    return ("link", "text") if is_command or is_address else ("link",)


def _as_printed(text: str) -> str:
    text = _BEFORE_YEAR.sub("\\1\u00a0", text.replace(" %", "\u00a0%"))
    return _APOSTROPHE.sub("’", text)


def words(text: str, look: Literal["", "strong", "quiet", "code"] = "") -> Runs:
    """Return words as runs; no run if there are none."""
    return (Run(text, look),) if text else ()


def sentence(text: str) -> str:
    """Return a text as a sentence: with a capital first letter, and one sign at its end."""
    text = capitalised(text)
    return text if text.endswith((".", "!", "?", "”")) else f"{text}."


def minus(text: str) -> str:
    """Return a number with the sign of minus instead of a hyphen."""
    return text.replace("-", "−")


def section(title: str, *blocks: Block | None, new_page: bool = False) -> Iterator[Section]:
    """Return a section; none if all its blocks are empty."""
    kept = tuple(item for item in blocks if item is not None and not _is_empty(item))
    if kept:
        yield Section(title, kept, new_page)


def _is_empty(block: Block) -> bool:
    if isinstance(block, Pictures):
        return not block.pictures
    if isinstance(block, Bullets):
        return not block.items
    return not (block.runs if isinstance(block, Paragraph) else block.rows)
