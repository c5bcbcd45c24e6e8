"""The code blocks of a page, and what it takes to run them in order.

A page is read from top to bottom, and so are its blocks: they share one folder and one Python
namespace. A mark in a comment right above a block says what is special about it:

    <!-- write: pact/acts/acts.yaml -->    the block becomes the file
    <!-- append: pact/acts/acts.yaml -->   the block is added at the end of the file
    <!-- edit: pact/acts/acts.yaml -->     the block is a diff: its lines with - become those with +
    <!-- part -->                          the block stands somewhere in the last command's output
    <!-- exit: 1 -->                       the last command of the block ends with this code
    <!-- skip: why -->                     the block is not run
    <!-- needs: pandas -->                 the block is not run where this package is not installed

A block of R is run where R is installed; what it needs is a package of R.
"""

from __future__ import annotations

import contextlib
import difflib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ELLIPSIS = "..."
PROMPT = "$ "
LONGEST_SECONDS = 300
PROGRESS = re.compile(r": \d+ %, after \d+ s$")
# What a page may ask a reader to run; everything else is marked to be skipped.
COMMANDS = frozenset({"allies", "ls", "cat"})
MARKS = frozenset({"write", "append", "edit", "part", "exit", "skip", "needs"})
_FENCE = re.compile(r"(?P<indent> *)```(?P<kind>\w*)")
_MARK = re.compile(r" *<!-- (?P<name>\w+)(?:: (?P<value>.+?))? -->")


class BlockError(AssertionError):
    """A block that does not do what its page says."""


@dataclass(frozen=True)
class Block:
    """One fenced block.

    Attributes:
        kind: the word after the fence.
        lines: what stands in it, without the indentation of its fence.
        line: the line of its fence, counted from 1.
        marks: the marks above it.
    """

    kind: str
    lines: tuple[str, ...]
    line: int
    marks: Mapping[str, str]

    @property
    def text(self) -> str:
        """The block as one text."""
        return "\n".join(self.lines) + "\n"


def blocks_of(text: str) -> Iterator[Block]:
    """Return the fenced blocks of a page, in order."""
    marks: dict[str, str] = {}
    lines = iter(enumerate(text.splitlines(), 1))
    for number, line in lines:
        fence, mark = _FENCE.match(line), _MARK.fullmatch(line)
        if fence:
            indent, inside = fence["indent"], []
            for _, inner in lines:
                if inner.strip() == "```":
                    break
                inside.append(inner.removeprefix(indent))
            yield Block(fence["kind"], tuple(inside), number, marks)
            marks = {}
        elif mark and mark["name"] in MARKS:
            marks = {**marks, mark["name"]: mark["value"] or ""}
        elif line.strip():
            marks = {}


def matches(expected: Sequence[str], found: Sequence[str]) -> bool:
    """Whether some lines are the expected ones, where `...` stands for any number of lines."""
    runs: list[list[str]] = [[]]
    for line in expected:
        if line.strip() == ELLIPSIS:
            runs.append([])
        else:
            runs[-1].append(line)
    first, *later = runs
    if list(found[: len(first)]) != first:
        return False
    if not later:
        return len(found) == len(first)
    *middle, last = later
    at = len(first)
    for run in middle:
        at = _find(run, found, at)
        if at < 0:
            return False
    return len(found) - len(last) >= at and list(found[len(found) - len(last) :]) == last


def _find(run: Sequence[str], found: Sequence[str], start: int) -> int:
    """Return where the first place of some lines ends, or -1 where there is none."""
    for at in range(start, len(found) - len(run) + 1):
        if list(found[at : at + len(run)]) == list(run):
            return at + len(run)
    return -1


@dataclass
class Page:
    """A page whose blocks are being run.

    Attributes:
        name: the page, for people.
        folder: where its commands run and its files are written.
        printed: what the last command printed.
        namespace: what its Python blocks have defined.
    """

    name: str
    folder: Path
    printed: list[str] = field(default_factory=list)
    namespace: dict[str, Any] = field(default_factory=lambda: {"__name__": "page"})

    def run(self, block: Block) -> None:
        """Run one block.

        Raises:
            BlockError: it does not do what the page says.
        """
        needed = block.marks.get("needs", "")
        if "skip" in block.marks or not (is_in_r if block.kind == "r" else _is_installed)(needed):
            return
        if "write" in block.marks or "append" in block.marks:
            self._write(block)
        elif "edit" in block.marks:
            self._edit(block)
        elif "part" in block.marks:
            self._compare(block, [ELLIPSIS, *block.lines, ELLIPSIS], self.printed)
        elif block.kind == "console":
            self._console(block)
        elif block.kind == "python":
            self._python(block)
        elif block.kind == "r":
            self._path("block.R").write_text(block.text, encoding="utf-8")
            self._call(block, "Rscript block.R", 0)

    def _path(self, name: str) -> Path:
        path = (self.folder / name).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            raise BlockError(f"{self.name}: {name} lies outside the page's folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _write(self, block: Block) -> None:
        if "write" in block.marks:
            self._path(block.marks["write"]).write_text(block.text, encoding="utf-8")
        else:
            with self._path(block.marks["append"]).open("a", encoding="utf-8") as file:
                file.write(block.text)

    def _edit(self, block: Block) -> None:
        path = self._path(block.marks["edit"])
        text = path.read_text(encoding="utf-8")
        old = "".join(f"{line[1:]}\n" for line in block.lines if not line.startswith("+"))
        new = "".join(f"{line[1:]}\n" for line in block.lines if not line.startswith("-"))
        if text.count(old) != 1:
            raise self._error(block, f"{path.name} holds the old lines {text.count(old)} times")
        path.write_text(text.replace(old, new), encoding="utf-8")

    def _console(self, block: Block) -> None:
        asked = list(_commands(block.lines))
        if not asked:
            raise self._error(block, "a console block has at least one line with '$ '")
        for at, (command, expected) in enumerate(asked):
            if command.split()[0] not in COMMANDS:
                raise self._error(block, f"'{command}' is not run by the tests: mark it")
            code = int(block.marks.get("exit", "0")) if at == len(asked) - 1 else 0
            self._call(block, command, code)
            if expected:
                self._compare(block, expected, self.printed)

    def _call(self, block: Block, command: str, code: int) -> None:
        tools = Path(sys.executable).parent
        done = subprocess.run(
            command,
            shell=True,
            cwd=self.folder,
            env={**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=LONGEST_SECONDS,
            check=False,
        )
        # On a slow machine long work says how far it is; a page does not show that.
        told = done.stdout.rstrip().splitlines()
        self.printed = [line.rstrip() for line in told if not PROGRESS.search(line)]
        if done.returncode != code:
            raise self._error(
                block,
                f"'{command}' ended with {done.returncode}, not {code}; it printed:\n{done.stdout}",
            )

    def _compare(self, block: Block, expected: Sequence[str], found: Sequence[str]) -> None:
        wanted = [line.rstrip() for line in expected]
        while wanted and not wanted[-1]:
            wanted.pop()
        if not matches(wanted, found):
            shown = "\n".join(difflib.unified_diff(wanted, found, "the page", "the program", n=1))
            raise self._error(block, f"the output is not what the page shows:\n{shown}")

    def _python(self, block: Block) -> None:
        if not block.lines or not block.lines[0].startswith(">>>"):
            exec(compile(block.text, f"{self.name}:{block.line}", "exec"), self.namespace)
            return
        examples = doctest.DocTestParser().get_doctest(
            block.text, self.namespace, self.name, self.name, block.line
        )
        examples.globs = self.namespace  # a copy would not keep what the block defines
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
        report = io.StringIO()
        with contextlib.redirect_stdout(io.StringIO()):
            failed, _ = runner.run(examples, out=report.write, clear_globs=False)
        if failed:
            raise self._error(block, report.getvalue())

    def _error(self, block: Block, what: str) -> BlockError:
        return BlockError(f"{self.name}:{block.line}: {what}")


def _is_installed(package: str) -> bool:
    return not package or find_spec(package) is not None


def is_in_r(package: str) -> bool:
    """Whether R is installed, and a package of it."""
    program = shutil.which("Rscript")
    if program is None or not package:
        return program is not None
    asked = f"quit(status = !requireNamespace('{package}', quietly = TRUE))"
    return subprocess.run([program, "-e", asked], capture_output=True, check=False).returncode == 0


def _commands(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Return each command of a console block with the output that follows it."""
    command, expected = "", list[str]()
    for line in lines:
        if command.endswith("\\"):
            command = f"{command[:-1]}{line.strip()}"
        elif line.startswith(PROMPT):
            if command:
                yield command, expected
            command, expected = line.removeprefix(PROMPT), []
        else:
            expected.append(line)
    if command:
        yield command, expected
