"""Writes a document as Markdown; a figure becomes its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from allies.faces.brief.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Paragraph,
    Picture,
    Run,
    Runs,
    Section,
    Table,
)

# Characters that Markdown, or HTML in it, could read as markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$!&^=])")
_AT_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_IN_CODE = re.compile(r"[`|\n]")  # what would end the code, or a cell
_ADDRESS = re.compile(r"^https?://[^\s<>()\"'`\\]+$")


def markdown(document: Document) -> str:
    """Return a document as Markdown with footnotes."""
    lines = [
        plain(document.kicker),
        f"# {plain(document.title)}",
        f"*{plain(document.subtitle)}*" if document.subtitle else "",
    ]
    for part in document.sections:
        lines += _section(part)
    if document.sources:
        lines.append("## Sources")
        lines.append("\n".join(f"- {_runs(entry.runs)}" for entry in document.sources))
    lines.append("\n".join(f"[^{note.number}]: {_runs(note.runs)}" for note in document.notes))
    for part in document.annexes:
        lines += _section(part)
    lines.append(f"---\n\n{plain(document.footer)}")
    return "\n\n".join(line for line in lines if line) + "\n"


def _section(part: Section) -> Iterator[str]:
    if part.title:
        yield f"## {plain(part.title)}"
    for block in part.blocks:
        yield from _block(block)


def plain(text: str) -> str:
    """Return a text of which Markdown reads no character as markup."""
    flat = " ".join(text.split(" ")).replace("\n", " ")
    return _AT_START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", flat))


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _runs(block.runs)
    elif isinstance(block, Bullets):
        yield "\n".join(f"- {_runs(item)}" for item in block.items)
    elif isinstance(block, Facts):
        mark = "> " if block.stands_out else "- "
        rows = [f"{mark}**{plain(name)}:** {_runs(runs)}" for name, runs in block.rows]
        yield ("\n>\n" if block.stands_out else "\n").join(rows)
    elif isinstance(block, Table):
        if block.title:
            yield f"**{plain(block.title)}**"
        yield _table(block.columns, [[_runs(cell) for cell in row] for row in block.rows])
        if block.note:
            yield plain(block.note)
    else:
        yield from (part for picture in block.pictures for part in _picture(picture))


def _picture(picture: Picture) -> Iterator[str]:
    """Return a figure as its title and its table."""
    said = f"{picture.says} {picture.note}".strip()
    yield f"**Figure {picture.number}. {plain(picture.title)}.** {plain(said)}"
    yield _table(picture.columns, [[plain(cell) for cell in row] for row in picture.rows])


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = [f"| {' | '.join(plain(name) or ' ' for name in columns)} |"]
    head.append(f"|{'---|' * len(columns)}")
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)])


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]"
    if run.look == "code" and not _IN_CODE.search(run.text):
        return f"`{run.text}`"
    if run.link == run.text and _ADDRESS.match(run.link):
        return f"<{run.link}>"
    said = plain(run.text)
    if run.look != "strong" or not run.text.strip():
        return said
    # Markdown reads no strong text next to a space.
    before, after = said[: len(said) - len(said.lstrip())], said[len(said.rstrip()) :]
    return f"{before}**{said.strip()}**{after}"
