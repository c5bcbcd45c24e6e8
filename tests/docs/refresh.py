"""Bring the output shown on pages up to date: `python -m tests.docs.refresh PAGE ...`.

Every block is run; where the program prints something else, the lines shown are replaced by the
ones most like them, and what a page leaves out (`...`) stays left out. Look at the difference
before you keep it: a page that shows something wrong is not mended by showing it up to date.
"""

from __future__ import annotations

import difflib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.apparatus import REPOSITORY
from tests.docs.blocks import ELLIPSIS, PROMPT, Block, Page, blocks_of

SLACK = 6  # how many lines longer or shorter a passage may have become


class Refreshing(Page):
    """A page that notes what its commands print instead of comparing it."""

    def __init__(self, name: str, folder: Path) -> None:
        super().__init__(name, folder)
        self.shown: list[tuple[Block, list[str], list[str]]] = []

    def _compare(self, block: Block, expected: Sequence[str], found: Sequence[str]) -> None:
        inside = [line.rstrip() for line in expected]
        if "part" in block.marks:
            inside = inside[1:-1]
        renewed = list(_renewed(inside, found, whole="part" not in block.marks))
        if renewed != inside:
            self.shown.append((block, inside, renewed))


def _renewed(expected: Sequence[str], found: Sequence[str], *, whole: bool) -> Iterator[str]:
    """Return the lines a page should show in place of those it shows."""
    runs: list[list[str]] = [[]]
    for line in expected:
        if line.strip() == ELLIPSIS:
            runs.append([])
        else:
            runs[-1].append(line)
    at = 0
    for number, run in enumerate(runs):
        if number:
            yield ELLIPSIS
        if whole and len(runs) == 1:
            yield from found
        elif run:
            first, last = _closest(run, found, at, anchored=whole and number == 0)
            if whole and number == len(runs) - 1:
                last = len(found)
            yield from found[first:last]
            at = last


def _closest(
    run: Sequence[str], found: Sequence[str], start: int, *, anchored: bool
) -> tuple[int, int]:
    """Return the stretch of what was printed that is most like some lines."""
    best, place = -1.0, (start, start)
    for first in range(start, start + 1 if anchored else len(found)):
        for length in range(max(1, len(run) - SLACK), len(run) + SLACK + 1):
            stretch = found[first : first + length]
            same = difflib.SequenceMatcher(None, "\n".join(run), "\n".join(stretch), autojunk=False)
            if same.quick_ratio() > best and same.ratio() > best:
                best, place = same.ratio(), (first, min(first + length, len(found)))
    return place


def refresh(name: str) -> int:
    """Rewrite one page; return how many passages changed."""
    path = REPOSITORY / name
    text = path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        page = Refreshing(name, Path(folder))
        for block in blocks_of(text):
            page.run(block)
        os.chdir(REPOSITORY)
    lines = text.splitlines()
    for block, old, new in reversed(page.shown):
        at = _position(lines, block, old)
        indent = lines[block.line - 1][: -len(lines[block.line - 1].lstrip())]
        lines[at : at + len(old)] = [f"{indent}{line}".rstrip() for line in new]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(page.shown)


def _position(lines: Sequence[str], block: Block, old: Sequence[str]) -> int:
    stripped = [line.strip() for line in lines]
    wanted = [line.strip() for line in old]
    for at in range(block.line, len(lines)):
        if stripped[at : at + len(wanted)] == wanted and not lines[at].strip().startswith(PROMPT):
            return at
    raise LookupError(f"the block at line {block.line} is not where it was")


if __name__ == "__main__":
    for page_name in sys.argv[1:]:
        print(page_name, refresh(page_name))
