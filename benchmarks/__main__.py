"""Run every benchmark and print one table of ratios, with what else was found below it."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile

from benchmarks import (
    briefs,
    checking,
    commands,
    councils,
    ensembles,
    explorer,
    explorer_fresh,
    folding,
    judging,
    power,
    reading,
    routing,
    worlds_asked,
)
from benchmarks.measuring import Measured, table

PARTS = (
    briefs,
    reading,
    checking,
    ensembles,
    folding,
    judging,
    councils,
    power,
    routing,
    worlds_asked,
    commands,
    explorer,
    explorer_fresh,
)


def main() -> None:
    """Measure everything; end with code 1 where an aim is missed."""
    found: list[Measured] = []
    notes = io.StringIO()
    try:
        with tempfile.TemporaryDirectory() as cache, contextlib.redirect_stdout(notes):
            os.environ["ALLIES_CACHE"] = cache
            # A program that is installed is compiled once, not at each start.
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            for part in PARTS:
                sys.stderr.write(f"measuring {part.__name__.rpartition('.')[2]} ...\n")
                for item in part.measure():
                    found.append(item)  # one by one, so that a failure loses nothing
    finally:
        print(table(found), notes.getvalue(), sep="\n\n")
    sys.exit(not all(item.is_met for item in found))


main()
