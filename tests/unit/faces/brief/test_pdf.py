"""PDF: passes its own check, holds every text as it is, and has tags."""

from __future__ import annotations

import io
import re

import msgspec
import pytest

from allies.faces.brief.document import Document, Paragraph, Section, words
from tests.unit.faces.brief.documents import MARKUP, document

pytest.importorskip("typst")
pypdf = pytest.importorskip("pypdf")

from allies.faces.brief.pdf import FONTS, figures_png, pages, pdf  # noqa: E402

# Letters of Central Asia, and the signs of the pages.
LETTERS = "ҒғҚқҲҳӮӯҶҷӢӣҰұӘәӨөҢңҺһІіЎўЁёЪъЇї ʻʼ –—“”≤≥−☐"


def text_of(content: bytes) -> str:
    """Return the text of a PDF without spaces, so that no line break matters."""
    read = pypdf.PdfReader(io.BytesIO(content))
    found = "".join(page.extract_text() for page in read.pages)
    return re.sub(r"[\s\u00ad-]", "", found)


def closed(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


@pytest.fixture(scope="module")
def marked() -> bytes:
    return pdf(document())


def test_no_text_is_markup_and_all_are_there(marked: bytes) -> None:
    found = text_of(marked)
    assert found.count(closed(MARKUP)) > 15


def test_it_has_a_title_a_language_tags_and_words_for_its_picture(marked: bytes) -> None:
    read = pypdf.PdfReader(io.BytesIO(marked))
    root = read.trailer["/Root"]
    assert read.metadata.title == MARKUP
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    told = list(alternatives(root["/StructTreeRoot"]))
    assert told == [f"{MARKUP}. {MARKUP}"]


def alternatives(node: object) -> list[str]:
    """Return the words for pictures below a node of the tags."""
    found: list[str] = []
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [text for item in node for text in alternatives(item)]
    if isinstance(node, dict):
        if "/Alt" in node:
            found.append(str(node["/Alt"]))
        if "/K" in node:
            found += alternatives(node["/K"])
    return found


def test_letters_of_central_asia_are_in_the_shipped_fonts() -> None:
    content = pdf(document(LETTERS))
    assert text_of(content).count(closed(LETTERS)) > 15
    names = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in pypdf.PdfReader(io.BytesIO(content)).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert names
    assert all(name.startswith(("Inter", "SourceSerif4")) for name in names)


def test_four_fonts_are_shipped_with_their_licence() -> None:
    assert len(list(FONTS.glob("*.ttf"))) == 4
    said = (FONTS / "licences.txt").read_text(encoding="utf-8")
    assert said.count("SIL OPEN FONT LICENSE Version 1.1") == 2


def test_titles_keep_their_capitals() -> None:
    assert "TheCSTOandtheSCO" in text_of(pdf(document("The CSTO and the SCO")))


def test_the_same_document_gives_the_same_bytes() -> None:
    made: Document = document("words")
    assert pdf(made) == pdf(made)


def test_pages_and_figures_are_pictures() -> None:
    made = document("words")
    assert all(page.startswith(b"\x89PNG") for page in pages(made, 40))
    assert len(pages(made, 40)) == 3
    assert len(figures_png(made.pictures)) == 1
    assert figures_png(()) == []


def sized(lines: int) -> tuple[int, float]:
    """Return the pages of a document of so many lines, and the size of its text."""
    part = Section("", tuple(Paragraph(words(f"Line {at}")) for at in range(lines)))
    made = msgspec.structs.replace(
        document("words"), sections=(part,), sources=(), annexes=(), notes=()
    )
    read = pypdf.PdfReader(io.BytesIO(pdf(made)))
    sizes: list[float] = []

    def visit(text: str, _ctm: object, matrix: list[float], _font: object, size: float) -> None:
        if "Line" in text:
            sizes.append(round(size * matrix[0], 2))

    read.pages[0].extract_text(visitor_text=visit)
    return len(read.pages), sizes[0]


def test_a_document_is_set_tight_only_if_that_saves_a_page() -> None:
    found = [sized(lines) for lines in range(40, 80, 2)]
    loose, tight = found[0][1], min(size for _, size in found)
    assert (1, tight) in found
    assert (2, loose) in found
    assert found == sorted(found, key=lambda item: (item[0], -item[1]))
    assert tight < loose
