"""Writes a document as PDF, and its figures as PNG, by typst."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from allies.faces.brief.document import Document, Picture

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"
_OWN_FONTS: dict[str, Any] = {"font_paths": [str(FONTS)], "ignore_system_fonts": True}
_LAYOUT = _HERE / "brief.typ"
# One page for each figure, as large as the figure.
_FIGURES = """#let figures = json(bytes(sys.inputs.document))
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#for (at, svg) in figures.enumerate() {
  if at > 0 { pagebreak() }
  image(bytes(svg), format: "svg", width: 150mm)
}
"""
_DOTS = 220  # per inch


def pdf(document: Document) -> bytes:
    """Return a document as tagged PDF that passes the check of PDF/UA-1."""
    return _laid_out(document, format="pdf", pdf_standards=["ua-1"])[0]


def pages(document: Document, dots: int = 110) -> list[bytes]:
    """Return each page of a document as PNG.

    Args:
        document: the document.
        dots: per inch.
    """
    return _laid_out(document, format="png", ppi=float(dots))


def figures_png(pictures: tuple[Picture, ...]) -> list[bytes]:
    """Return figures as PNG."""
    if not pictures:
        return []
    drawn = [picture.svg for picture in pictures]
    return _compiled(_FIGURES.encode(), _inputs(drawn), format="png", ppi=float(_DOTS))


def _laid_out(document: Document, **form: Any) -> list[bytes]:
    """Return the files of a document, set tight if it then takes fewer pages."""
    layout, loose = _LAYOUT.read_bytes(), _inputs(document)
    tight = {**loose, "tight": "yes"}
    is_shorter = _page_count(layout, tight) < _page_count(layout, loose)
    return _compiled(layout, tight if is_shorter else loose, **form)


def _inputs(told: Any) -> dict[str, str]:
    """Return what a layout reads; the data go along as JSON and never become markup."""
    return {"document": msgspec.json.encode(told).decode()}


def _page_count(layout: bytes, inputs: dict[str, str]) -> int:
    import typst

    found = typst.query(layout, "<pages>", field="value", one=True, sys_inputs=inputs, **_OWN_FONTS)
    return int(found)


def _compiled(layout: bytes, inputs: dict[str, str], **form: Any) -> list[bytes]:
    """Return the files of a layout."""
    import typst

    found = typst.compile(layout, sys_inputs=inputs, **_OWN_FONTS, **form)
    return found if isinstance(found, list) else [found]
