"""Footnotes, links and bookmarks of a DOCX file, which its library has no calls for.

Every text is set as the text of an element, so that none of it can become markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from allies.faces.brief.document import Note, Run

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_MUTED, _BLUE = "55606D", "0B5C8F"
_NOTE_SIZE = 8.0
_FIRST = 1  # the number of the first note; those below it are the lines above the notes
# Characters that no XML file may hold; a text of a theatre has none, but a face does not rely on it
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def with_xml_letters(text: str) -> str:
    """Return a text without the letters that no XML file may hold."""
    return _NOT_XML.sub("\ufffd", text)


def run_element(run: Run, size: float | None = None) -> Any:
    """Return words as an element.

    Args:
        run: the words.
        size: of the letters, in points.
    """
    element = OxmlElement("w:r")
    look = OxmlElement("w:rPr")
    if run.look == "strong":
        look.append(OxmlElement("w:b"))
    if run.link or run.look == "quiet":
        look.append(_valued("w:color", _BLUE if run.link else _MUTED))
    if size is not None:
        look.append(_valued("w:sz", str(round(2 * size))))
    if len(look):
        element.append(look)
    text = OxmlElement("w:t")
    text.text = run.text
    text.set(qn("xml:space"), "preserve")
    element.append(text)
    return element


def _valued(name: str, value: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element


class Footnotes:
    """The footnotes of a file.

    Args:
        file: the file.
        notes: the notes, by their numbers.
    """

    def __init__(self, file: Any, notes: Sequence[Note]) -> None:
        self._file = file
        self._places: dict[str, str] = {}
        if notes:
            self._add_part(notes)

    def mark(self, line: Any, number: int) -> None:
        """Add the mark of a note to a paragraph."""
        element = OxmlElement("w:r")
        look = OxmlElement("w:rPr")
        look.append(_valued("w:vertAlign", "superscript"))
        element.append(look)
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(number + _FIRST - 1))
        element.append(mark)
        line._p.append(element)

    def link(self, line: Any, run: Run, size: float | None) -> None:
        """Add a link to a paragraph: to a source of the document, or to an address."""
        line._p.append(self._link(run, size, self._file.part))

    def bookmark(self, line: Any, source: str, number: int) -> None:
        """Name a paragraph, so that notes can lead to it."""
        for name in ("w:bookmarkStart", "w:bookmarkEnd"):
            element = OxmlElement(name)
            element.set(qn("w:id"), str(number))
            if name == "w:bookmarkStart":
                element.set(qn("w:name"), self._place(source))
            line._p.append(element)

    def _place(self, source: str) -> str:
        """Return the name of a source's paragraph; Word allows letters, digits and 40 of them."""
        return self._places.setdefault(source, f"source_{len(self._places) + 1}")

    def _link(self, run: Run, size: float | None, part: Any) -> Any:
        element = OxmlElement("w:hyperlink")
        if run.link.startswith("#"):
            element.set(qn("w:anchor"), self._place(run.link[1:]))
        elif run.link.startswith(("https://", "http://")):
            address = part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            element.set(qn("r:id"), address)
        element.append(run_element(run, size))
        return element

    def _add_part(self, notes: Sequence[Note]) -> None:
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            root.append(_separator(number, kind))
        part = Part(PackURI("/word/footnotes.xml"), _KIND, b"", self._file.part.package)
        for note in notes:
            root.append(self._note(note, part))
        part._blob = serialize_part_xml(root)
        self._file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _note(self, note: Note, part: Any) -> Any:
        element = OxmlElement("w:footnote")
        element.set(qn("w:id"), str(note.number + _FIRST - 1))
        line = OxmlElement("w:p")
        close = OxmlElement("w:spacing")
        for edge in ("before", "after"):
            close.set(qn(f"w:{edge}"), "0")
        line.get_or_add_pPr().append(close)
        mark = OxmlElement("w:r")
        look = OxmlElement("w:rPr")
        look.append(_valued("w:sz", str(round(2 * _NOTE_SIZE))))
        look.append(_valued("w:vertAlign", "superscript"))
        mark.append(look)
        mark.append(OxmlElement("w:footnoteRef"))
        line.append(mark)
        line.append(run_element(Run(" "), _NOTE_SIZE))
        for run in note.runs:
            line.append(
                self._link(run, _NOTE_SIZE, part) if run.link else run_element(run, _NOTE_SIZE)
            )
        element.append(line)
        return element


def _separator(number: int, kind: str) -> Any:
    """Return the line above the notes of a page."""
    element = OxmlElement("w:footnote")
    element.set(qn("w:type"), kind)
    element.set(qn("w:id"), str(number))
    line, run = OxmlElement("w:p"), OxmlElement("w:r")
    run.append(OxmlElement(f"w:{kind}"))
    line.append(run)
    element.append(line)
    return element
