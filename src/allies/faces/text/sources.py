"""The page on the sources of a theatre."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import next_page
from allies.faces.text.style import heading, listed, plain_table, quiet, source_line, spaced
from allies.questions.sources import ListedSource, SourcesAnswer


def sources_page(answer: SourcesAnswer) -> Group:
    """Return the sources of a theatre with how often each is cited."""
    table = plain_table("", "CITED", "")
    for source in answer.sources:
        table.add_row(source.id, str(source.cited), Text(_described(source)))
    title = f"{answer.paging.rows} sources, {answer.citations} citations"
    parts: list[RenderableType] = [heading(answer, title), Text(_read(answer)), table]
    if answer.paging.pages > 1:
        parts.append(quiet(f"\n{next_page(answer, answer.paging)}"))
    return Group(*parts)


def _read(answer: SourcesAnswer) -> str:
    """Return how often the statements were read against their passages."""
    whole = sum(answer.statuses.values())
    said = [
        f"{count} ({100 * count / whole:.0f} %) {spaced(status)}"
        for status, count in answer.statuses.items()
        if count
    ]
    if not said:
        return "No statement had been published by then."
    unnamed = answer.read_unnamed
    beside = f" Reviews read {unnamed} entries of which no list was kept." if unnamed else ""
    return f"Of {whole} statements: {listed(said)}.{beside}"


def _described(source: ListedSource) -> str:
    held = "Text held." if source.held else ""
    lines = (f"{source_line(source)} {held}".strip(), source.note, source.url)
    return "\n".join(line for line in lines if line)
