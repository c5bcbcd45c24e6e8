"""Run every benchmark and print one line for each."""

from __future__ import annotations

import os
import sys
import tempfile

from benchmarks import commands, folding, reading
from benchmarks.measuring import Measured


def main() -> None:
    """Measure everything; end with code 1 where an aim is missed."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ["ALLIES_CACHE"] = cache
        found: list[Measured] = [*reading.measure(), *folding.measure(), *commands.measure()]
    for item in found:
        print(item.line())
    sys.exit(any(item.ratio > item.most for item in found))


main()
