"""The display of an answer in a notebook: its figures, its rows and its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from allies.faces.blocks import Block, Card, Cell, blocks_of, label
from allies.faces.figures.drawing import Figure
from allies.faces.seen import seen
from allies.faces.sources import distinct_names, sources_of
from allies.faces.text.compare import variant_words
from allies.faces.text.printing import page_text
from allies.questions.base import Answer
from allies.questions.catalogue import face
from allies.questions.compare import CompareAnswer

MOST_ROWS, MOST_FIGURES = 12, 4
# The figures of the answer to a question, below `allies.faces.figures`.
FIGURES: Mapping[str, tuple[str, ...]] = {
    "assess": ("intervals.likelihoods", "funnel.funnels"),
    "rests-on": ("tornado.tornado",),
    "positions": ("votes.votes",),
    "deploy": ("maps.movement_map", "curve.arrivals"),
    "compare": ("comparison.compared", "comparison.moved"),
    "members": ("maps.members_map",),
    "memberships": ("matrix.memberships_matrix",),
    "law": ("matrix.texts_matrix",),
    "dossier": ("matrix.crises_matrix",),
}
_QUIET = "color:#55606d;font-size:0.9em"
_CELL = "text-align:left;vertical-align:top"


def bundle(answer: Answer) -> dict[str, str]:
    """Return an answer in the forms that a notebook may choose from, by media type."""
    shown = seen(answer)
    found = {"text/plain": page_text(answer), "text/html": html(answer)}
    for figure in figures_of(shown):
        return {**found, "image/svg+xml": figure.wide}
    return found


def html(answer: Answer) -> str:
    """Return an answer as HTML: its title, figures, rows and sources, and its page of text."""
    shown = seen(answer)
    parts = [*_head(shown), *_drawn(shown), *_rows(shown), *_sources(shown), _page(answer)]
    return f'<div class="allies-answer">{"".join(parts)}</div>'


def figures_of(answer: Answer) -> list[Figure]:
    """Return the figures of an answer; none if its question has none."""
    name = answer.asked.question if answer.asked else ""
    found: list[Figure] = []
    for path in FIGURES.get(name, ()):
        draw: Callable[..., Any] = face(f"figures.{path}")
        if isinstance(answer, CompareAnswer):
            made = draw(answer, variant_words(answer, {}))
        else:
            made = draw(answer)
        found += made if isinstance(made, list) else [made] if made else []
    return found[:MOST_FIGURES]


def _head(answer: Answer) -> Iterator[str]:
    titles = (getattr(answer, name, None) for name in ("title", "headline"))
    title = next((item for item in titles if isinstance(item, str) and item), "")
    asked = answer.asked.question if answer.asked else ""
    said = [asked, *([answer.on] if answer.on else []), *answer.supposing]
    if title:
        yield f"<p><b>{escape(title)}</b></p>"
    yield f'<p style="{_QUIET}">{escape(" · ".join(said))}</p>'


def _drawn(answer: Answer) -> Iterator[str]:
    """Return the figures; each escapes its own texts."""
    for figure in figures_of(answer):
        note = f" {figure.note}" if figure.note else ""
        yield (
            f'<figure style="margin:0.5em 0;max-width:610px"><b>{escape(figure.title)}</b>'
            f'{figure.wide}<figcaption style="{_QUIET}">{escape(figure.says + note)}</figcaption>'
            "</figure>"
        )


def _headed(card: Card) -> str:
    """Return the heading of a thing, after its day if it has one."""
    return f"{card.on} {card.head}" if card.on else card.head


def _rows(answer: Answer) -> Iterator[str]:
    """Return the rows of the answer as a table; long ones by their headings."""
    title = label(answer.rows) if answer.rows else ""
    block = next((item for item in blocks_of(answer) if item.title == title), None)
    if block is None:
        return
    if block.cards:
        items = "".join(f"<li>{escape(_headed(card))}</li>" for card in block.cards[:MOST_ROWS])
        yield f"<p><b>{escape(title)}</b></p><ul>{items}</ul>"
    else:
        yield f"<p><b>{escape(title)}</b></p>{_table(block)}"
    more = max(len(block.rows), len(block.cards)) - MOST_ROWS
    if more > 0:
        yield f'<p style="{_QUIET}">{more:,} more: to_frame() has all.</p>'


def _table(block: Block) -> str:
    head = "".join(f'<th style="{_CELL}">{escape(name)}</th>' for name, _ in block.columns)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in block.rows[:MOST_ROWS])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(cell: Cell) -> str:
    places = "; ".join(f"{cite.source}, {cite.at}" for cite in cell.cites)
    words = " ".join(filter(None, [cell.words, f"[{places}]" if places else ""]))
    return f'<td style="{_CELL}">{escape(words)}</td>'


def _sources(answer: Answer) -> Iterator[str]:
    sources = sources_of([answer])
    if not sources:
        return
    names = distinct_names(sources)
    items = "".join(
        f"<li>{escape(names[name])}, “{escape(source.title)}” ({escape(name)},"
        f" grade {escape(source.reliability)})</li>"
        for name, source in sorted(sources.items(), key=lambda item: names[item[0]].casefold())
    )
    count = f"{len(sources)} source{'' if len(sources) == 1 else 's'}"
    yield f"<details><summary>{count}</summary><ul>{items}</ul></details>"


def _page(answer: Answer) -> str:
    style = "line-height:1.35;white-space:pre"
    return (
        "<details><summary>The page in full</summary>"
        f'<pre style="{style}">{escape(page_text(answer))}</pre></details>'
    )
