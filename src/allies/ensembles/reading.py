"""Reading: the recipe of a run and its answers, from the file that it was written to."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from allies.ensembles.columns import ANSWERS
from allies.ensembles.recipes import Recipe, decoded
from allies.errors import QuestionError, require_extra

# The libraries that read and write each form of file, by its ending.
LIBRARIES: Mapping[str, tuple[str, ...]] = {
    ".nc": ("h5netcdf", "h5py"),
    ".parquet": ("pyarrow",),
}


def require_libraries(ending: str) -> None:
    """Refuse a form of file whose libraries are missing.

    Args:
        ending: the ending of the file, in small letters.

    Raises:
        QuestionError: a library is missing.
    """
    require_extra(f"a file that ends in {ending}", "runs", *LIBRARIES[ending])


class RunFile:
    """A file of a run.

    Attributes:
        path: the file.
        recipe: what its draws depend on.
        draws: how many draws each cell has.
    """

    def __init__(self, path: Path) -> None:
        """Read what the file says about itself.

        Args:
            path: the file.

        Raises:
            QuestionError: it is no file of a run, or one of another version.
        """
        self.path = path
        if path.exists() and not path.is_file():
            raise QuestionError(
                f"'{path}' is no regular file",
                why="a run is read from its places in the file, which a pipe or a folder has not",
                remedy="name a file of `allies run`",
            )
        if not path.is_file():
            raise QuestionError(f"there is no file '{path}'", remedy="name a file of `allies run`")
        self._is_table = path.suffix.lower() == ".parquet"
        require_libraries(path.suffix.lower())
        with self._told():
            found = self._table_says() if self._is_table else self._array_says()
        self.recipe: Recipe = decoded(found.get("recipe", "{}").encode(), str(path))
        self.draws = int(found.get("draws", "0"))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Report a file that cannot be read in plain words."""
        try:
            yield
        except (OSError, ValueError, KeyError, zlib.error) as error:
            raise QuestionError(
                "the file cannot be read",
                where=str(self.path),
                why=str(error).splitlines()[0] if str(error) else "it is damaged",
                remedy="make the run again",
            ) from None

    def _table_says(self) -> dict[str, str]:
        import pyarrow.parquet as pq

        metadata = pq.read_metadata(self.path).metadata or {}
        return {
            key.decode().removeprefix("allies."): value.decode()
            for key, value in metadata.items()
            if key.startswith(b"allies.")
        }

    def _array_says(self) -> dict[str, str]:
        import h5netcdf

        with h5netcdf.File(self.path, "r") as file:
            return {name: str(value) for name, value in file.attrs.items()}

    def answers(self, cell: int, draws: int) -> NDArray[np.int8]:
        """Return the answer of a cell under its first reading: 1, 0, or -1 if it is unknown.

        Args:
            cell: the number of the cell.
            draws: how many draws, from the first on.
        """
        layout = self.recipe.cells[cell].layout
        reading = layout.asked[0] if layout else ""
        with self._told():
            if self._is_table:
                return self._table_answers(cell, f"answer:{reading}", draws)
            return self._array_answers(cell, reading, draws)

    def _table_answers(self, cell: int, name: str, draws: int) -> NDArray[np.int8]:
        import pyarrow.parquet as pq

        codes = {word: code for code, word in ANSWERS.items()}
        first = self.recipe.drawn.index(cell) * self.draws
        file, parts, at = pq.ParquetFile(self.path), [], 0
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if at < first + draws and at + rows > first:
                words = file.read_row_group(group, columns=[name]).column(0).to_pylist()
                parts += [codes[word] for word in words[max(first - at, 0) : first + draws - at]]
            at += rows
        return np.array(parts, dtype=np.int8)

    def _array_answers(self, cell: int, reading: str, draws: int) -> NDArray[np.int8]:
        import h5netcdf

        with h5netcdf.File(self.path, "r") as file:
            readings = [_text(name) for name in file.variables["reading"][:]]
            place = (*self.recipe.places()[cell], readings.index(reading), slice(0, draws))
            return np.asarray(file.variables["answer"][place], dtype=np.int8)


def _text(name: object) -> str:
    return name.decode() if isinstance(name, bytes) else str(name)
