"""Run every benchmark and print one line for each."""

from __future__ import annotations

import os
import sys
import tempfile

from benchmarks import commands, folding, judging, power, reading, routing
from benchmarks.measuring import Measured


def main() -> None:
    """Measure everything; end with code 1 where an aim is missed."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ["ALLIES_CACHE"] = cache
        found: list[Measured] = [
            item
            for part in (reading, folding, judging, power, routing, commands)
            for item in part.measure()
        ]
    for item in found:
        print(item.line())
    sys.exit(any(item.ratio > item.most for item in found))


main()
