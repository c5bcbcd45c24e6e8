"""Make `docs/explanation/errata.md` from the errata of the shipped theatre.

Run by `make data`; a test fails while the page and the errata disagree.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from allies.questions.base import DEFAULT_THEATRE
from allies.theatre.opening import open_theatre
from allies.world.errata import Erratum
from allies.world.record import Record

PAGE = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "errata.md"
_HEAD = """\
# Errata of the record

What the shipped theatre said of a document, what was wrong with it and what it says now. One row is
one correction. *Not recorded* means that the document says something the record left out. The page
is built from `errata.yaml` of the theatre; [`allies changes`](../how-to/correct-a-fact.md) tells
which facts and answers differ between two editions.
"""
_COLUMNS = ("date", "entry", "what was wrong", "what it says now")


def page(record: Record) -> str:
    """Return the page: one table for each source, in the order of the file."""
    sources = dict.fromkeys(item.source for item in record.errata)
    parts = [_HEAD]
    for name in sources:
        source = record.sources[name]
        who = source.author or source.publisher
        rows = [item for item in record.errata if item.source == name]
        parts.append(f"## {name}: {who}, {source.title}\n\n{_table(rows)}")
    return "\n".join(parts)


def _table(errata: Iterable[Erratum]) -> str:
    lines = [_row(_COLUMNS), _row(["---"] * len(_COLUMNS)), *(_row(_cells(it)) for it in errata)]
    return "".join(f"{line}\n" for line in lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(item: Erratum) -> Iterator[str]:
    yield item.on.text
    yield item.subject or ", ".join(f"`{name}`" for name in item.entries)
    yield item.wrong
    yield "; ".join([item.now, *_beside(item)])


def _beside(item: Erratum) -> Iterator[str]:
    """Return what a correction did besides: ids that are gone, and answers that moved."""
    for renamed in item.renamed:
        yield f"`{renamed.id}` is now `{renamed.to}`"
    for name in item.retired:
        yield f"`{name}` is retired"
    if item.moved:
        yield f"moved: {', '.join(f'`allies {asked}`' for asked in item.moved)}"


def main() -> None:
    """Write the page, or with `--check` say whether it is current."""
    made = page(open_theatre(DEFAULT_THEATRE))
    if "--check" in sys.argv[1:]:
        if PAGE.read_text(encoding="utf-8") != made:
            sys.exit("docs/explanation/errata.md is not current: run python tools/build_errata.py")
        return
    PAGE.write_text(made, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
