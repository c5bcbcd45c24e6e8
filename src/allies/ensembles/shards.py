"""Shards: the finished blocks of a run, in a folder beside the file that they are joined into."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np

from allies.ensembles.columns import Column, Layout, Measured
from allies.ensembles.counting import Count, added, counted, cut
from allies.ensembles.recipes import Recipe
from allies.ensembles.work import Task, unpacked
from allies.errors import QuestionError
from allies.files import ORDINARY, write_whole

_NAME = re.compile(r"(\d+)-(\d+)-(\d+)\.npz")
_MANIFEST = "manifest.json"
_AT_ONCE = 65_536  # draws read at once


class Manifest(msgspec.Struct, frozen=True):
    """What a folder of shards belongs to.

    Attributes:
        digest: of the recipe.
        program: version of the program.
        engine: digest of the program's code.
        theatres: digests of the files of the theatre.
    """

    digest: str
    program: str
    engine: str
    theatres: tuple[str, ...]

    @classmethod
    def of(cls, recipe: Recipe) -> Manifest:
        """Return the manifest of a recipe."""
        theatres = tuple(dict.fromkeys(cell.theatre for cell in recipe.cells))
        return cls(recipe.digest, recipe.program, recipe.engine, theatres)


class Shards:
    """The folder of the shards of one run.

    Attributes:
        folder: `NAME.partial` beside the file NAME.
    """

    def __init__(self, target: Path, recipe: Recipe) -> None:
        """Open the folder, or make it.

        Args:
            target: the file that the shards are joined into.
            recipe: what the draws depend on.

        Raises:
            QuestionError: the folder holds shards of another run.
            OSError: the folder cannot be made or written to.
        """
        self.folder = target.with_name(f"{target.name}.partial")
        self.folder.mkdir(exist_ok=True)
        manifest, own = self.folder / _MANIFEST, Manifest.of(recipe)
        if manifest.exists():
            self._compare(manifest, own)
        else:
            self._refuse_strange()
            write_whole(manifest, msgspec.json.encode(own), ORDINARY)
        for draft in self.folder.glob(".*.partial"):  # what an interruption left half written
            draft.unlink()
        self._found = dict(self._listed())

    def _compare(self, manifest: Path, own: Manifest) -> None:
        try:
            there = msgspec.json.decode(manifest.read_bytes(), type=Manifest)
        except msgspec.MsgspecError:
            there = None
        if there == own:
            return
        why = "it holds draws of another question"
        if there is None:
            why = "its manifest cannot be read"
        elif (there.program, there.engine) != (own.program, own.engine):
            why = f"it was begun by another version of the program ({there.program})"
        elif there.theatres != own.theatres:
            why = "the theatre has changed since it was begun"
        raise QuestionError(
            "the run cannot go on from here",
            where=str(self.folder),
            why=why,
            remedy="remove the folder to begin again, or write to a file of another name",
        )

    def _refuse_strange(self) -> None:
        if any(True for _ in self.folder.iterdir()):
            raise QuestionError(
                "the folder holds something else",
                where=str(self.folder),
                why="the shards of the run are kept in it",
                remedy="remove it, or write to a file of another name",
            )

    def _listed(self) -> Iterator[tuple[Task, Path]]:
        for path in sorted(self.folder.iterdir()):
            match = _NAME.fullmatch(path.name)
            if match and zipfile.is_zipfile(path):
                yield Task(*map(int, match.groups())), path

    def keep(self, task: Task, content: bytes) -> None:
        """Write one shard.

        Raises:
            OSError: the shard cannot be written.
        """
        path = self.folder / f"{task.cell}-{task.start}-{task.draws}.npz"
        write_whole(path, content, ORDINARY)
        self._found[task] = path

    def missing(self, cell: int, draws: int, most: int) -> Iterator[Task]:
        """Return the tasks that are not done yet.

        Args:
            cell: the number of the cell.
            draws: how many draws are wanted of it.
            most: the largest number of draws in one task.
        """
        at = 0
        for task, _ in self._of(cell):
            yield from cut(cell, at, min(task.start, draws), most)
            at = max(at, task.start + task.draws)
        yield from cut(cell, at, draws, most)

    def counts(self, cell: int, layout: Layout, draws: int) -> list[Count]:
        """Return the answer of the first draws of a cell, by reading."""
        found = [(0, 0)] * len(layout.asked)
        for task in cut(cell, 0, draws, _AT_ONCE):
            part = self.read(cell, task.start, task.start + task.draws, only="answer")
            found = added(found, counted(part, layout))
        return found

    def done(self, cell: int, draws: int) -> int:
        """Return how many of the draws of a cell are done."""
        return draws - sum(task.draws for task in self.missing(cell, draws, draws))

    def _of(self, cell: int) -> list[tuple[Task, Path]]:
        return sorted(item for item in self._found.items() if item[0].cell == cell)

    def read(self, cell: int, start: int, stop: int, only: str = "") -> Measured:
        """Return some draws of a cell, from as many shards as they lie in.

        Args:
            cell: the number of the cell.
            start: the first draw.
            stop: the draw after the last one.
            only: read only the columns of this kind; all if not given.

        Raises:
            QuestionError: a shard is damaged.
        """
        parts, at = [], start
        for task, path in self._of(cell):
            end = task.start + task.draws
            if task.start <= at < min(end, stop):
                parts.append(_part(self._load(path, only), at - task.start, stop - task.start))
                at = min(end, stop)
        return joined(parts)

    def _load(self, path: Path, only: str) -> Measured:
        try:
            return unpacked(path.read_bytes(), only)
        except (OSError, ValueError, KeyError, zipfile.BadZipFile):
            raise QuestionError(
                "a shard of the run is damaged",
                where=str(path),
                remedy="remove it; the same command makes it again",
            ) from None

    def remove(self) -> None:
        """Remove the folder, once its shards are joined."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _part(found: Measured, start: int, stop: int) -> Measured:
    return Measured(
        {name: column[start:stop] for name, column in found.columns.items()}, found.ways
    )


def joined(parts: list[Measured]) -> Measured:
    """Return the draws of several shards, with one list of words for each column of routes."""
    if len(parts) == 1:
        return parts[0]
    columns: dict[str, Column] = {}
    ways: dict[str, tuple[str, ...]] = {}
    for name in parts[0].columns:
        found = [part.columns[name] for part in parts]
        if name in parts[0].ways:
            found, ways[name] = renumbered(
                [(part.columns[name], part.ways[name]) for part in parts]
            )
        columns[name] = np.concatenate(found)
    return Measured(columns, ways)


def renumbered(
    parts: list[tuple[Column, tuple[str, ...]]],
) -> tuple[list[Column], tuple[str, ...]]:
    """Return columns of routes with numbers that mean the same words in all of them.

    Args:
        parts: the numbers and the words of each part.
    """
    numbers: dict[str, int] = {}
    found: list[Column] = []
    for column, words in parts:
        for word in words:
            numbers.setdefault(word, len(numbers))
        table = np.array([numbers[word] for word in words] or [0], dtype=np.int16)
        found.append(table[column.astype(np.intp)])
    return found, tuple(numbers)
