"""Measure how repeatable the reading of entries against their passages is, by field.

    python tools/measure_agreement.py draw DOCUMENTS SAMPLE.csv --count 150 --seed 1
    python tools/measure_agreement.py draw DOCUMENTS SAMPLE.csv --entries all --seed 1
    python tools/measure_agreement.py compare ONE.csv OTHER.csv

`draw` writes acts beside the passages they cite, with a column of verdicts to fill for each
field: `ok`, `imprecise` or `wrong`. With `--entries all` it draws from everything that cites a
document: acts, traits of capitals, versions of contests, law, forces, cases and scenarios; each
row then has the whole entry, all its passages and one verdict, `right`, `imprecise` or `wrong`.
Each reader fills a copy and sees no other. `compare` prints,
for each field, what each reader found, the share of rows on which the two agree, and Cohen's kappa
(Cohen, "A Coefficient of Agreement for Nominal Scales", 1960); then the entries that both read, for
`reviews.yaml` of the theatre.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from allies.evidence.digests import RUN_WORDS, DocumentIndex
from allies.evidence.verification import Found, verify
from allies.questions.base import DEFAULT_THEATRE
from allies.theatre.documents import indexed_documents
from allies.theatre.files import find_theatre
from allies.theatre.opening import open_folder
from allies.values.dates import ImpreciseDate
from allies.world.acts import Act
from allies.world.citations_in import citations, cited_entries, entry_name, facts_in
from allies.world.record import Record

FIELDS = ("actor", "act", "date", "voice", "recipient", "words")
VERDICTS = ("ok", "imprecise", "wrong")
AROUND = 4  # lines before and after a passage, for its context


def main() -> None:
    """Draw a sample, or compare two codings of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("documents", type=Path)
    drawing.add_argument("sample", type=Path)
    drawing.add_argument("--count", type=int, default=150)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--entries", choices=("acts", "all"), default="acts")
    comparing = commands.add_parser("compare")
    comparing.add_argument("one", type=Path)
    comparing.add_argument("other", type=Path)
    given = parser.parse_args()
    if given.command == "draw":
        draw_one = draw_of_all if given.entries == "all" else draw
        draw_one(given.documents, given.sample, given.count, given.seed)
    else:
        compare(_rows(given.one), _rows(given.other))


def draw(documents: Path, sample: Path, count: int, seed: int) -> None:
    """Write a sample of acts that cite a document which is held."""
    record = open_folder(find_theatre(DEFAULT_THEATRE))
    acts = sorted(_acts(record, documents), key=lambda row: row["entry"])
    verdicts = [f"{field}_is" for field in FIELDS]
    shown = ("number", "entry", *FIELDS, "source", "passage", "context", *verdicts, "note")
    _write(sample, shown, _picked(acts, count, seed))


def draw_of_all(documents: Path, sample: Path, count: int, seed: int) -> None:
    """Write a sample of the entries of every kind that cite a document which is held."""
    record = open_folder(find_theatre(DEFAULT_THEATRE))
    entries = list(_entries(record, documents))
    shown = ("number", "entry", "coded", "passages", "context", "verdict", "note")
    _write(sample, shown, _picked(entries, count, seed))
    print(f"{min(count, len(entries))} of {len(entries)} entries drawn")


def _picked(rows: Sequence[dict[str, str]], count: int, seed: int) -> list[dict[str, str]]:
    """Return some rows at random, in their order and numbered from 1."""
    picked = np.random.default_rng(seed).permutation(len(rows))[:count]
    return [{**rows[at], "number": str(n)} for n, at in enumerate(sorted(picked), start=1)]


def _write(sample: Path, shown: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    with sample.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, shown, restval="")
        writer.writeheader()
        writer.writerows(rows)


def compare(one: Sequence[Mapping[str, str]], other: Sequence[Mapping[str, str]]) -> None:
    """Print how far two readings of the same entries agree."""
    by_number = {row["number"]: row for row in other}
    pairs = [(row, by_number[row["number"]]) for row in one if row["number"] in by_number]
    print(f"{len(pairs)} entries read twice")
    for field in FIELDS:
        values = [(_verdict(a, field), _verdict(b, field)) for a, b in pairs]
        agreed = sum(a == b for a, b in values) / len(values)
        counts = [Counter(reader) for reader in zip(*values, strict=True)]
        said = "; ".join(
            ", ".join(f"{word} {count[word]}" for word in VERDICTS) for count in counts
        )
        print(f"{field:10} {100 * agreed:3.0f} % agreed, kappa {kappa(values):5.2f} ({said})")
    print(f"entries: [{', '.join(sorted({row['entry'] for row, _ in pairs}))}]")


def _verdict(row: Mapping[str, str], field: str) -> str:
    """Return a reader's verdict on one field of an entry."""
    verdict = row[f"{field}_is"].strip().casefold()
    if verdict not in VERDICTS:
        raise SystemExit(f"row {row['number']}: '{verdict}' is no verdict on {field}")
    return verdict


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


def _acts(record: Record, documents: Path) -> Iterator[dict[str, str]]:
    """Return every act that cites a document which is held, with its first passage there."""
    indexed = {item.name: item for item in indexed_documents(documents)}
    held = frozenset(source.id for source in record.sources.values() if source.held)
    found: dict[str, Found] = {}
    for item in verify(citations(record), list(indexed.values()), held).found:
        kind, _, name = item.cited.entry.partition(":")[0].partition(" ")
        if kind == "act":
            found.setdefault(name, item)
    acts = {act.id: act for act in record.acts}
    for name, item in found.items():
        yield {
            **_coded(acts[name]),
            "entry": name,
            "source": item.cited.cite.source,
            "passage": item.text,
            "context": _context(item, indexed[item.document]),
        }


def _entries(record: Record, documents: Path) -> Iterator[dict[str, str]]:
    """Return every entry that cites a document which is held, by name, with all its passages."""
    indexed = {item.name: item for item in indexed_documents(documents)}
    held = frozenset(source.id for source in record.sources.values() if source.held)
    found: dict[str, list[Found]] = {}
    for item in verify(citations(record), list(indexed.values()), held).found:
        found.setdefault(item.cited.entry, []).append(item)
    facts: dict[str, list[Any]] = {}
    for key, entry in cited_entries(record):
        for within, fact in facts_in(entry):
            facts.setdefault(entry_name(key, within, fact), []).append(fact)
    for name, items in sorted(found.items()):
        shown = [_plain(fact) for fact in facts[name]]
        yield {
            "entry": name,
            "coded": json.dumps(shown, ensure_ascii=False),
            "passages": "\n".join(_enclosed(item, indexed[item.document]) for item in items),
            "context": "\n\n".join(_context(item, indexed[item.document]) for item in items),
        }


def _enclosed(item: Found, document: DocumentIndex) -> str:
    """Return the words that the two digests of a citation enclose, both ends included."""
    first, last = (document.place_of(run) or 0 for run in item.cited.cite.runs)
    words = " ".join(word.text for word in document.words[first : last + RUN_WORDS])
    return f"[{item.cited.cite.source}, {item.cited.cite.at}] {words}"


def _context(item: Found, document: DocumentIndex) -> str:
    first, last = max(item.line - 1 - AROUND, 0), item.last_line + AROUND
    return "\n".join(document.lines[first:last])


def _plain(fact: Any) -> Any:
    """Return what an entry says, without what is empty and parts that cite for themselves."""
    if isinstance(fact, ImpreciseDate):
        return fact.text
    if isinstance(fact, msgspec.Struct):
        fact = {name: getattr(fact, name) for name in fact.__struct_fields__}
    if isinstance(fact, Mapping):
        parts = {str(name): item for name, item in fact.items() if name != "cites"}
        kept = {name: _plain(item) for name, item in parts.items() if not _cites_itself(item)}
        return {name: item for name, item in kept.items() if item not in (None, "", [], {})}
    if isinstance(fact, (tuple, list)):
        return [_plain(item) for item in fact if not _cites_itself(item)]
    return fact if isinstance(fact, (str, int, float, bool)) or fact is None else str(fact)


def _cites_itself(item: Any) -> bool:
    return bool(getattr(item, "cites", ()))


def _coded(act: Act) -> dict[str, str]:
    speaks = act.act in {"claimed", "announced", "published"}
    return {
        "actor": act.by if not speaks else act.of or act.state,
        "act": act.act,
        "date": act.on.text,
        "voice": act.by if speaks else act.cites[0].source,
        "recipient": act.to or act.of or act.state,
        "words": act.says,
    }


if __name__ == "__main__":
    main()
