"""DOCX: headings, tables, pictures with words for them, footnotes and links, all from data."""

from __future__ import annotations

import io
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.unit.faces.brief.documents import MARKUP, document

pytest.importorskip("typst")
library = pytest.importorskip("docx")

from allies.faces.brief.word import docx  # noqa: E402

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def marked() -> bytes:
    return docx(document())


def opened(content: bytes) -> Any:
    return library.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return ElementTree.fromstring(file.read(name))


def texts(root: ElementTree.Element) -> str:
    return "".join(item.text or "" for item in root.iter(f"{W}t"))


def test_every_text_is_there_as_text(marked: bytes) -> None:
    assert texts(part(marked, "word/document.xml")).count(MARKUP) > 20
    assert MARKUP in texts(part(marked, "word/footnotes.xml"))
    assert opened(marked).core_properties.title == MARKUP


def test_headings_are_styles_and_tables_repeat_their_heads(marked: bytes) -> None:
    file = opened(marked)
    styles = [line.style.name for line in file.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 3  # one section, its sources, one annex
    heads = list(part(marked, "word/document.xml").iter(f"{W}tblHeader"))
    assert len(heads) == 2


def test_a_picture_has_words(marked: bytes) -> None:
    (picture,) = opened(marked).inline_shapes
    assert picture._inline.docPr.get("descr") == f"{MARKUP}. {MARKUP}"
    assert picture._inline.docPr.get("title") == MARKUP


def test_each_mark_has_its_footnote_and_each_inner_link_its_place(marked: bytes) -> None:
    main, notes = part(marked, "word/document.xml"), part(marked, "word/footnotes.xml")
    marks = [item.get(f"{W}id") for item in main.iter(f"{W}footnoteReference")]
    assert marks == ["1"]
    assert [item.get(f"{W}id") for item in notes.iter(f"{W}footnote")] == ["-1", "0", "1"]
    places = {item.get(f"{W}name") for item in main.iter(f"{W}bookmarkStart")}
    anchors = {item.get(f"{W}anchor") for item in notes.iter(f"{W}hyperlink")}
    assert anchors
    assert anchors <= places


def test_a_document_without_notes_and_pictures_has_none() -> None:
    from msgspec.structs import replace

    made = replace(document("w"), sections=(), notes=(), sources=(), annexes=())
    content = docx(made)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert "word/footnotes.xml" not in file.namelist()
    assert len(opened(content).inline_shapes) == 0


def test_letters_that_xml_cannot_hold_do_not_break_the_file() -> None:
    assert "a\ufffdb" in texts(part(docx(document("a\x00b")), "word/document.xml"))
