"""Measure how repeatable the coding of passages is, by field.

    python tools/measure_agreement.py draw DOCUMENTS FOLDER --count 150 --seed 1
    python tools/measure_agreement.py compare ONE.csv OTHER.csv

`draw` writes `blank.csv`, passages with fields to fill, and `coded.csv`, what the record says of
the same passages. Each reader fills a copy of `blank.csv` and sees neither `coded.csv` nor the
other copy. `compare` prints, for each field, the share of rows on which two codings agree and
Cohen's kappa (Cohen, "A Coefficient of Agreement for Nominal Scales", 1960).
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from allies.evidence.verification import Found, verify
from allies.questions.base import DEFAULT_THEATRE
from allies.theatre.documents import indexed_documents
from allies.theatre.files import find_theatre
from allies.theatre.opening import open_folder
from allies.world.acts import Act
from allies.world.citations_in import citations
from allies.world.record import Record

FIELDS = ("actor", "act", "date", "voice", "recipient")
AROUND = 4  # lines before and after a passage, for its context


def main() -> None:
    """Draw a sample, or compare two codings of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("documents", type=Path)
    drawing.add_argument("folder", type=Path)
    drawing.add_argument("--count", type=int, default=150)
    drawing.add_argument("--seed", type=int, default=1)
    comparing = commands.add_parser("compare")
    comparing.add_argument("one", type=Path)
    comparing.add_argument("other", type=Path)
    given = parser.parse_args()
    if given.command == "draw":
        draw(given.documents, given.folder, given.count, given.seed)
    else:
        compare(_rows(given.one), _rows(given.other))


def draw(documents: Path, folder: Path, count: int, seed: int) -> None:
    """Write a sample of acts that cite a document which is held."""
    record = open_folder(find_theatre(DEFAULT_THEATRE))
    acts = sorted(_acts(record, documents), key=lambda row: row["entry"])
    picked = np.random.default_rng(seed).permutation(len(acts))[:count]
    chosen = [{**acts[at], "number": str(n)} for n, at in enumerate(sorted(picked), start=1)]
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "coded.csv", ("number", "entry", "says", *FIELDS), chosen)
    shown = ("number", "source", "passage", "context")
    blank = [{key: row[key] for key in shown} for row in chosen]
    _write(folder / "blank.csv", (*shown, *FIELDS), blank)


def compare(one: list[dict[str, str]], other: list[dict[str, str]]) -> None:
    """Print how far two codings of the same rows agree."""
    by_number = {row["number"]: row for row in other}
    pairs = [(row, by_number[row["number"]]) for row in one if row["number"] in by_number]
    print(f"{len(pairs)} rows coded twice")
    for field in FIELDS:
        values = [(a[field].strip().casefold(), b[field].strip().casefold()) for a, b in pairs]
        agreed = sum(a == b for a, b in values) / len(values)
        print(f"{field:10} {100 * agreed:3.0f} % agreed, kappa {kappa(values):.2f}")


def kappa(values: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of pairs of codes; 1 where both always gave one and the same code."""
    count = len(values)
    agreed = sum(a == b for a, b in values) / count
    first, second = Counter(a for a, _ in values), Counter(b for _, b in values)
    by_chance = sum(first[code] * second[code] for code in first) / count**2
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def _write(file: Path, fields: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, fields, extrasaction="ignore", restval="")
        writer.writeheader()
        writer.writerows(rows)


def _acts(record: Record, documents: Path) -> Iterator[dict[str, str]]:
    """Return every act that cites a document which is held, with its first passage there."""
    indexed = {item.name: item for item in indexed_documents(documents)}
    held = frozenset(source.id for source in record.sources.values() if source.held)
    found: dict[str, Found] = {}
    for item in verify(citations(record), list(indexed.values()), held).found:
        kind, _, name = item.cited.entry.partition(" ")
        if kind == "act":
            found.setdefault(name, item)
    acts = {act.id: act for act in record.acts}
    for name, item in found.items():
        lines = indexed[item.document].lines
        first, last = max(item.line - 1 - AROUND, 0), item.last_line + AROUND
        yield {
            **_coded(acts[name]),
            "entry": name,
            "says": acts[name].says,
            "source": item.cited.cite.source,
            "passage": item.text,
            "context": "\n".join(lines[first:last]),
        }


def _coded(act: Act) -> dict[str, str]:
    speaks = act.act in {"claimed", "announced", "published"}
    return {
        "actor": act.by if not speaks else act.of or act.state,
        "act": act.act,
        "date": act.on.text,
        "voice": act.by if speaks else act.cites[0].source,
        "recipient": act.to or act.of or act.state,
    }


if __name__ == "__main__":
    main()
