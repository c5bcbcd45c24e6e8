"""Joining: the shards of a run become one file, which takes its name only when it is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

import numpy as np

from allies.ensembles.columns import Column, Layout, Measured
from allies.ensembles.reading import require_libraries
from allies.ensembles.recipes import Recipe
from allies.ensembles.running import cannot_write
from allies.ensembles.shards import Shards
from allies.errors import QuestionError
from allies.files import drafted
from allies.progress import told
from allies.questions.catalogue import named

CHUNK = 65_536  # draws written at once, for any size of block
_WRITERS: Mapping[str, str] = {".nc": "netcdf.NetCdf", ".parquet": "parquet.Parquet"}


class Writer(Protocol):
    """Writes one file."""

    def add(self, cell: int, start: int, found: Measured) -> None:
        """Write some draws of a cell; cells and draws come in their order."""

    def close(self, attributes: Mapping[str, str]) -> None:
        """Finish the file."""


def writer_of(target: Path) -> Callable[[Path, Recipe, int], Writer]:
    """Return what writes a file, by its ending.

    Args:
        target: the file.

    Raises:
        QuestionError: the ending is unknown, or a library is missing.
    """
    ending = target.suffix.lower()
    if ending not in _WRITERS:
        raise QuestionError(
            f"a run cannot be written as '{target.name}'",
            field="output",
            why="the ending of the file says its form",
            remedy="end it in .nc (NetCDF) or .parquet",
        )
    require_libraries(ending)
    made: Callable[[Path, Recipe, int], Writer] = named("allies.ensembles", _WRITERS[ending])
    return made


def join(
    shards: Shards, recipe: Recipe, target: Path, draws: int, attributes: Mapping[str, str]
) -> None:
    """Write the draws of a run into one file.

    Args:
        shards: the draws.
        recipe: what they depend on.
        target: the file; one that is there is replaced at the end.
        draws: how many draws of each cell.
        attributes: texts that the file keeps about the run.

    Raises:
        QuestionError: the file cannot be written; then nothing has its name, and the shards stay.
    """
    make = writer_of(target)
    try:
        with drafted(target) as draft:
            writer = make(draft, recipe, draws)
            pieces = [(cell, at) for cell in recipe.drawn for at in range(0, draws, CHUNK)]
            for cell, at in told("joining the shards", pieces, len(pieces), least=2):
                writer.add(cell, at, shards.read(cell, at, min(at + CHUNK, draws)))
            writer.close(attributes)
    except OSError as error:
        raise cannot_write(target, error) from None


class Words:
    """The words for routes, numbered in the order in which the draws of a run first use them."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def numbered(self, column: Column, words: tuple[str, ...]) -> Column:
        """Return a column with the numbers of the whole run."""
        numbers = column.astype(np.intp)
        used, first = np.unique(numbers, return_index=True)
        for at in used[np.argsort(first, kind="stable")].tolist():
            self.numbers.setdefault(words[at], len(self.numbers))
        table = np.array([self.numbers.get(word, 0) for word in words], dtype=np.int16)
        return table[numbers]


def columns_of(layout: Layout, recipe: Recipe) -> Iterator[str]:
    """Return the names of the columns that a cell keeps, in their order."""
    yield from layout.names(recipe.keep)
    yield from (f"input:{name}" for name in recipe.inputs)
