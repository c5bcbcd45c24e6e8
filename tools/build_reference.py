"""Write the reference pages of the documentation, made from the code.

    python tools/build_reference.py            write every page
    python tools/build_reference.py --check    write nothing; exit 1 if a page is stale

The output depends on the code and on the shipped theatres only, so two runs give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from reference.command_line import command_line
from reference.coverage import coverage
from reference.data_statement import data_statement
from reference.json_answers import json_page, json_schema
from reference.theatre_format import theatre_format
from reference.vocabularies import (
    acts,
    capitals,
    decision_rules,
    distributions,
    predicates,
    registers,
)

from allies.reports.answers.schemas import SCHEMAS

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
HAND_WRITTEN = frozenset({"index.md"})


def pages() -> Iterator[tuple[str, str]]:
    """Return every generated file: its path below `docs/reference`, and its text."""
    yield "theatre-format.md", theatre_format()
    yield "acts.md", acts()
    yield "registers.md", registers()
    yield "predicates.md", predicates()
    yield "decision-rules.md", decision_rules()
    yield "distributions.md", distributions()
    yield "capitals.md", capitals()
    yield "command-line.md", command_line()
    yield "json.md", json_page()
    yield "theatre-central-asia.md", data_statement("central_asia")
    yield "coverage.md", coverage("central_asia")
    for name in SCHEMAS:
        yield f"schemas/{name}.json", json_schema(name)


def stale(folder: Path) -> list[str]:
    """Return the files that differ from what the code says, are missing, or should not be there."""
    made = dict(pages())
    found = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    extra = [name for name in found if name not in made and name not in HAND_WRITTEN]
    return extra + [name for name, text in made.items() if found.get(name) != text]


def write(folder: Path) -> None:
    """Write every file."""
    for name, text in pages():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Run the command; return its exit code."""
    parser = argparse.ArgumentParser(description="Write the reference pages, made from the code.")
    parser.add_argument("--check", action="store_true", help="only say which pages are stale")
    if not parser.parse_args().check:
        write(FOLDER)
        return 0
    found = stale(FOLDER)
    for name in found:
        sys.stderr.write(f"docs/reference/{name} is stale: run python tools/build_reference.py\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
