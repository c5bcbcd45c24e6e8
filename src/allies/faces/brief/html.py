"""Writes a document as one HTML file that needs no other file and loads nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

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
)


@cache
def style() -> str:
    """Return the style of the page."""
    return (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


def policy() -> str:
    """Return the policy of the page: its one style, and nothing else."""
    digest = b64encode(sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def html(document: Document) -> str:
    """Return a document as an HTML page."""
    body = [
        _tag("p", escape(document.kicker), class_="kicker"),
        _tag("h1", escape(document.title)),
        _tag("p", escape(document.subtitle), class_="subtitle") if document.subtitle else "",
        *map(_section, document.sections),
        _listed("Notes", "notes", (_note(note.number, note.runs) for note in document.notes)),
        _listed("Sources", "sources", (
            _tag("li", _runs(entry.runs), id=f"source-{entry.id}") for entry in document.sources
        )),
        *map(_section, document.annexes),
        _tag("footer", escape(document.footer)),
    ]  # fmt: skip
    head = [
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy())}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="author" content="{escape(document.author)}">',
        f'<meta name="keywords" content="{escape(", ".join(document.keywords))}">',
        _tag("title", escape(document.title)),
        f"<style>{style()}</style>",
    ]
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n'
        + "\n".join(head)
        + "\n</head>\n<body><main>\n"
        + "\n".join(part for part in body if part)
        + "\n</main></body>\n</html>\n"
    )


def _tag(name: str, inner: str = "", **given: str) -> str:
    """Return an element; its content is HTML already, its attributes are escaped."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in given.items()
        if value
    )
    return f"<{name}{told}>{inner}</{name}>"


def _section(part: Section) -> str:
    title = _tag("h2", escape(part.title)) if part.title else ""
    inner = "\n".join([title, *map(_block, part.blocks)])
    return _tag("section", inner, class_="new-page" if part.new_page else "")


def _listed(title: str, name: str, items: Iterable[str]) -> str:
    inner = "\n".join(items)
    if not inner:
        return ""
    kind = "ol" if name == "notes" else "ul"
    return _tag("section", _tag("h2", title) + "\n" + _tag(kind, inner, class_=name))


def _note(number: int, runs: Runs) -> str:
    back = _tag("a", "↑", href=f"#mark-{number}", aria_label=f"Back to the claim of note {number}")
    return _tag("li", f"{_runs(runs)} {back}", id=f"note-{number}")


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _tag("p", _runs(block.runs), class_=block.look)
    if isinstance(block, Bullets):
        return _tag("ul", "\n".join(_tag("li", _runs(item)) for item in block.items))
    if isinstance(block, Facts):
        rows = (_tag("dt", escape(name)) + _tag("dd", _runs(runs)) for name, runs in block.rows)
        return _tag("div", _tag("dl", "\n".join(rows)), class_="box" if block.stands_out else "")
    if isinstance(block, Table):
        return _table(block)
    return _figures(block)


def _table(block: Table) -> str:
    head = "".join(
        _tag("th", escape(name), scope="col") if name else "<td></td>" for name in block.columns
    )
    rows = "\n".join(
        _tag("tr", "".join(
            _tag("td", _runs(cell)) if at else _tag("th", _runs(cell), scope="row")
            for at, cell in enumerate(row)
        ))
        for row in block.rows
    )  # fmt: skip
    inner = _tag("thead", _tag("tr", head)) + _tag("tbody", rows)
    title = _tag("h3", escape(block.title)) if block.title else ""
    note = _tag("p", escape(block.note), class_="quiet") if block.note else ""
    table = _tag("table", inner, class_="tall" if block.tall else "")
    return title + _tag("div", table, class_="scroll") + note


def _figures(block: Pictures) -> str:
    return _tag("div", "\n".join(map(_figure, block.pictures)), class_="figures")


def _figure(picture: Picture) -> str:
    """Return a figure; its drawing escapes its own texts."""
    said = f"Figure {picture.number}. {picture.says} {picture.note}".rstrip()
    inner = _tag("h3", escape(picture.title)) + picture.svg + _tag("figcaption", escape(said))
    return _tag("figure", inner)


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if run.note:
        mark = _tag("a", str(run.note), href=f"#note-{run.note}", id=f"mark-{run.note}")
        return _tag("sup", mark)
    said = escape(run.text)
    if run.look == "strong":
        said = _tag("strong", said)
    elif run.look == "quiet":
        said = _tag("span", said, class_="quiet")
    elif run.look == "code":
        said = _tag("code", said)
    if run.link.startswith("#"):
        return _tag("a", said, href=f"#source-{run.link[1:]}")
    if run.link.startswith(("https://", "http://")):
        return _tag("a", said, href=run.link, class_="address")
    return said
