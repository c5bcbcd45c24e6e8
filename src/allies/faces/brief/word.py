"""Writes a document as DOCX: headings, tables, pictures with words for them, and true footnotes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx as library
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from allies.faces.brief.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Paragraph,
    Picture,
    Pictures,
    Run,
    Runs,
    Section,
    Table,
    rewritten,
)
from allies.faces.brief.footnotes import Footnotes, run_element, with_xml_letters
from allies.faces.brief.pdf import figures_png

_PAGE_WIDTH, _MARGIN = 21.0, 2.0  # cm
_TEXT_WIDTH = _PAGE_WIDTH - 2 * _MARGIN
_INK, _MUTED, _BOX = RGBColor(0x1B, 0x24, 0x30), RGBColor(0x55, 0x60, 0x6D), "EEF3F8"
_SERIF, _SANS = "Cambria", "Calibri"


def docx(document: Document) -> bytes:
    """Return a document as DOCX."""
    return _Writer(rewritten(document, with_xml_letters)).written()


class _Writer:
    """Writes one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._file: Any = library.Document()
        self._pictures = dict(
            zip(
                (picture.number for picture in document.pictures),
                figures_png(document.pictures),
                strict=True,
            )
        )
        self._footnotes = Footnotes(self._file, document.notes)

    def written(self) -> bytes:
        """Return the file."""
        self._set_up()
        self._line(self._document.kicker, "Subtitle", size=8.5)
        self._line(self._document.title, "Title")
        if self._document.subtitle:
            self._line(self._document.subtitle, "Subtitle", size=12)
        for part in self._document.sections:
            self._section(part)
        self._sources()
        for part in self._document.annexes:
            self._section(part)
        content = io.BytesIO()
        self._file.save(content)
        return content.getvalue()

    def _set_up(self) -> None:
        """Set page, styles, properties and the foot of the page."""
        document, file = self._document, self._file
        page = file.sections[0]
        page.page_width, page.page_height = Cm(_PAGE_WIDTH), Cm(29.7)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(_MARGIN)
        about = file.core_properties
        about.title, about.author = document.title[:255], document.author
        about.subject = document.subtitle[:255]
        about.keywords, about.language = ", ".join(document.keywords)[:255], "en-GB"
        about.comments = ""
        for name, font, size, colour in (
            ("Normal", _SERIF, 10, _INK),
            ("Title", _SANS, 20, _INK),
            ("Subtitle", _SANS, 12, _MUTED),
            ("Heading 1", _SANS, 13, _INK),
            ("Heading 2", _SANS, 11, _INK),
            ("Caption", _SERIF, 8.5, _MUTED),
            ("List Bullet", _SERIF, 10, _INK),
        ):
            self._style(name, font, size, colour)
        file.styles["Normal"].paragraph_format.space_after = Pt(4)
        file.styles["Title"].paragraph_format.space_after = Pt(2)
        file.styles["Heading 1"].paragraph_format.space_before = Pt(12)
        file.styles["Heading 1"].paragraph_format.space_after = Pt(3)
        for edge in file.styles["Title"].element.iter(qn("w:pBdr")):
            edge.getparent().remove(edge)
        foot = page.footer.paragraphs[0]
        foot.text = f"{document.footer} · "
        _field(foot, "PAGE")
        for run in foot.runs:
            run.font.size, run.font.color.rgb = Pt(7.5), _MUTED

    def _style(self, name: str, font: str, size: float, colour: RGBColor) -> None:
        style = self._file.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), colour
        style.font.italic = False
        style.font.bold = name.startswith(("Heading", "Title"))
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in list(fonts.attrib):
            if "Theme" in kind:
                del fonts.attrib[kind]
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{kind}"), font)

    def _line(self, text: str, style: str, size: float | None = None) -> Any:
        line = self._file.add_paragraph(style=style)
        run = line.add_run(text)
        if size is not None:
            run.font.size = Pt(size)
        return line

    def _section(self, part: Section) -> None:
        if part.new_page:
            self._file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        if part.title:
            self._line(part.title, "Heading 1")
        for block in part.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._fill(self._file.add_paragraph(), block.runs, quiet=block.look == "quiet")
        elif isinstance(block, Bullets):
            for item in block.items:
                self._fill(self._file.add_paragraph(style="List Bullet"), item)
        elif isinstance(block, Facts):
            rows = [(_strong(name), runs) for name, runs in block.rows]
            self._grid(rows, (1.2, 6.0), shaded=block.stands_out)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._figures(block)

    def _table(self, block: Table) -> None:
        if block.title:
            self._line(block.title, "Heading 2")
        head = tuple(_strong(name) for name in block.columns)
        table = self._grid([head, *block.rows], block.widths, lined=True)
        _repeat_as_header(table.rows[0])
        if block.tall:
            for row in table.rows[1:]:
                row.height = Cm(1.1)
        note = self._file.add_paragraph(style="Caption")
        note.add_run(block.note)

    def _grid(
        self,
        rows: Sequence[Sequence[Runs]],
        widths: Sequence[float],
        *,
        shaded: bool = False,
        lined: bool = False,
    ) -> Any:
        """Return a table with the given cells."""
        table = self._file.add_table(rows=len(rows), cols=len(widths))
        table.autofit = False
        share = _TEXT_WIDTH / sum(widths)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(share * width)
        for at, row in enumerate(rows):
            _keep_whole(table.rows[at])
            for column, runs in enumerate(row):
                cell = table.cell(at, column)
                cell.width = Cm(share * widths[column])
                line = cell.paragraphs[0]
                line.paragraph_format.space_after = Pt(2)
                self._fill(line, runs, size=9)
                if shaded:
                    _shade(cell)
        if lined:
            _line_rows(table)
        return table

    def _figures(self, block: Pictures) -> None:
        """Put figures side by side, each with its title and its caption."""
        count = len(block.pictures)
        width = _TEXT_WIDTH * block.width / count
        table = self._file.add_table(rows=1, cols=count)
        table.autofit = False
        for column, picture in enumerate(block.pictures):
            cell = table.cell(0, column)
            cell.width = table.columns[column].width = Cm(width)
            self._figure(cell, picture, width - 0.5)

    def _figure(self, cell: Any, picture: Picture, width: float) -> None:
        title = cell.paragraphs[0]
        title.paragraph_format.keep_with_next = True
        title.add_run(picture.title).bold = True
        place = cell.add_paragraph()
        place.paragraph_format.keep_with_next = True
        content = io.BytesIO(self._pictures[picture.number])
        shape = place.add_run().add_picture(content, width=Cm(width))
        about = shape._inline.docPr
        about.set("name", f"Figure {picture.number}")
        about.set("title", picture.title)
        about.set("descr", picture.alternative)
        said = f"Figure {picture.number}. {picture.says} {picture.note}".rstrip()
        cell.add_paragraph(said, style="Caption")

    def _sources(self) -> None:
        if not self._document.sources:
            return
        self._line("Sources", "Heading 1")
        for at, entry in enumerate(self._document.sources):
            line = self._file.add_paragraph()
            line.paragraph_format.left_indent = Cm(0.6)
            line.paragraph_format.first_line_indent = Cm(-0.6)
            self._fill(line, entry.runs, size=8.5)
            self._footnotes.bookmark(line, entry.id, at)

    def _fill(
        self, line: Any, runs: Runs, *, quiet: bool = False, size: float | None = None
    ) -> None:
        """Add runs to a paragraph."""
        for run in runs:
            if run.note:
                self._footnotes.mark(line, run.note)
            elif run.link:
                self._footnotes.link(line, run, size)
            else:
                look = Run(run.text, "quiet") if quiet and not run.look else run
                line._p.append(run_element(look, 8.5 if quiet else size))


def _strong(text: str) -> Runs:
    return (Run(text, "strong"),) if text else ()


def _field(line: Any, name: str) -> None:
    """Add a field, such as the number of the page."""
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        run = line.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _repeat_as_header(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _shade(cell: Any) -> None:
    fill = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _BOX)):
        fill.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(fill)


def _line_rows(table: Any) -> None:
    """Draw a line under each row."""
    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "D9DCE1")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    look = table._tbl.tblPr
    after = [item for item in look if item.tag in (qn("w:tblLayout"), qn("w:tblLook"))]
    look.insert(look.index(after[0]) if after else len(look), borders)
