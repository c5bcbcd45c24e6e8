"""Recipes: everything that the draws of a run depend on, so that they can be made again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import msgspec
import numpy as np

from allies import __version__
from allies.ensembles.columns import Layout
from allies.errors import QuestionError
from allies.values.digests import digest_of

FORMAT = "allies/run/1"
_DIGEST_LETTERS = 32


class CellRecipe(msgspec.Struct, frozen=True):
    """One cell of the grid of a run: one case as it was asked.

    Attributes:
        at: the value of each dimension of the grid, in words.
        asked: what was asked, as the field `asked` of an answer.
        layout: what is kept of it; None if nothing can be drawn there.
        why: why nothing can be drawn; empty if something can.
        theatre: digest of the files of the theatre.
    """

    at: tuple[str, ...]
    asked: Mapping[str, Any]
    layout: Layout | None
    theatre: str
    why: str = ""


class Recipe(msgspec.Struct, frozen=True):
    """What the draws of a run depend on; how many there are is no part of it.

    Attributes:
        dimensions: the names of the dimensions of the grid, with their values in words.
        cells: the cells, in the order of the dimensions.
        keep: the kinds of columns that are kept.
        inputs: the streams of numbers that are kept as well.
        format: version of the layout of files.
        program: version of the program.
        engine: digest of the program's code.
        numpy: version of the library that draws.
    """

    dimensions: dict[str, tuple[str, ...]]
    cells: tuple[CellRecipe, ...]
    keep: tuple[str, ...]
    inputs: tuple[str, ...] = ()
    format: str = FORMAT
    program: str = __version__
    engine: str = ""
    numpy: str = np.__version__

    @property
    def digest(self) -> str:
        """The digest of the recipe."""
        return digest_of(self.encoded())[:_DIGEST_LETTERS]

    def encoded(self) -> bytes:
        """Return the recipe as JSON; the order of the dimensions is part of it."""
        return msgspec.json.encode(self)

    @property
    def drawn(self) -> Sequence[int]:
        """The numbers of the cells in which something is drawn."""
        return [at for at, cell in enumerate(self.cells) if cell.layout is not None]

    def places(self) -> Sequence[tuple[int, ...]]:
        """Return the place of every cell in the grid."""
        return list(product(*(range(len(values)) for values in self.dimensions.values())))


def decoded(content: bytes, file: str) -> Recipe:
    """Return the recipe in a file.

    Args:
        content: the recipe as JSON.
        file: the name of the file, for messages.

    Raises:
        QuestionError: it is no recipe, or one of another version of the program.
    """
    try:
        found = msgspec.json.decode(content)
        form = found.get("format", "") if isinstance(found, dict) else ""
    except msgspec.DecodeError:
        form = ""
    if form != FORMAT:
        raise QuestionError(
            "the file was not written by a run of this version of allies",
            where=file,
            why=f"its form is '{form or 'unknown'}', and this version reads '{FORMAT}'",
            remedy="make the run again, or use the version that wrote the file",
        )
    try:
        return msgspec.json.decode(content, type=Recipe)
    except msgspec.ValidationError as error:
        raise QuestionError(
            "the recipe in the file cannot be read", where=file, why=str(error)
        ) from None
