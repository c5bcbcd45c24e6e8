"""Build the reference pages and the JSON schemas of the documentation from the code.

    python tools/build_reference.py                  into docs/reference
    python tools/build_reference.py --into FOLDER    into a folder of your own

What is built is not kept in git. It depends on the code and on the shipped theatres only, so two
runs give the same bytes.
"""

from __future__ import annotations

import argparse
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
    model_inputs,
    predicates,
    registers,
)

from allies.questions.schemas import answer_types
from allies.theatre.files import DEFAULT_THEATRE, SHIPPED

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
HAND_WRITTEN = "index.md"


def pages() -> Iterator[tuple[str, str]]:
    """Return every file that is built: its path below `docs/reference`, and its text."""
    yield "theatre-format.md", theatre_format()
    yield "acts.md", acts()
    yield "registers.md", registers()
    yield "predicates.md", predicates()
    yield "decision-rules.md", decision_rules()
    yield "distributions.md", distributions()
    yield "model-inputs.md", model_inputs()
    yield "capitals.md", capitals()
    yield "command-line.md", command_line()
    yield "json.md", json_page()
    for theatre in sorted(path.parent.name for path in SHIPPED.glob("*/theatre.yaml")):
        slug = theatre.replace("_", "-")
        yield f"theatre-{slug}.md", data_statement(theatre)
        covered = "coverage" if theatre == DEFAULT_THEATRE else f"coverage-{slug}"
        yield f"{covered}.md", coverage(theatre)
    for name in answer_types():
        yield f"schemas/{name}.json", json_schema(name)


def build(folder: Path) -> list[str]:
    """Write every file; return their paths below the folder."""
    made = dict(pages())
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(made)


def main() -> None:
    """Run the command; take away what an older version of the code had built in its own folder."""
    parser = argparse.ArgumentParser(description="Build the reference pages from the code.")
    parser.add_argument("--into", metavar="FOLDER", type=Path, help="a folder of your own")
    into = parser.parse_args().into
    kept = {HAND_WRITTEN, *build(into or FOLDER)}
    if into is None:
        for path in [*FOLDER.glob("*.md"), *FOLDER.glob("schemas/*.json")]:
            if path.relative_to(FOLDER).as_posix() not in kept:
                path.unlink()


if __name__ == "__main__":
    main()
