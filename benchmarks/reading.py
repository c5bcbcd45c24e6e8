"""Reading a theatre, against PyYAML's C safe loader on the same files."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from allies.theatre.files import DEFAULT_THEATRE, find_theatre, read_files
from allies.theatre.opening import open_theatre, read_checked
from benchmarks.measuring import Measured, in_turn

ROUNDS = 15


def measure() -> Iterator[Measured]:
    """Measure a first read with all its checks, and a second one from the cache."""
    folder = find_theatre(DEFAULT_THEATRE)
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))]

    def safe_load() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    first, theirs = in_turn(lambda: read_checked(read_files(folder)), safe_load, ROUNDS)
    yield Measured("read and check a theatre", "PyYAML CSafeLoader", first, theirs, 1.5)
    open_theatre(DEFAULT_THEATRE)
    second, theirs = in_turn(lambda: open_theatre(DEFAULT_THEATRE), safe_load, ROUNDS)
    yield Measured("open it again from the cache", "PyYAML CSafeLoader", second, theirs, 0.2)
