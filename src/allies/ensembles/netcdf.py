"""Runs as NetCDF: arrays with named dimensions, for xarray."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from allies.ensembles.columns import ANSWERS, STAGE_WORDS, Measured
from allies.ensembles.joining import CHUNK, Words
from allies.ensembles.recipes import Recipe
from allies.votes.decisions import VOTE_WORDS

NOT_THERE = -9  # where a combination of the dimensions does not exist
_NO_WORD = "not there"


class _Variable:
    """How a kind of column is laid out.

    Attributes:
        dimensions: its dimensions besides the grid and the draw.
        dtype: type of its numbers.
        says: what it is.
        unit: its unit; empty if the numbers are words.
        words: the words for its numbers.
    """

    def __init__(
        self,
        dimensions: tuple[str, ...],
        dtype: str,
        says: str,
        unit: str = "",
        words: Mapping[int, str] | None = None,
    ) -> None:
        self.dimensions, self.dtype, self.says = dimensions, dtype, says
        self.unit, self.words = unit, words or {}


VARIABLES: Mapping[str, _Variable] = {
    "answer": _Variable(
        ("reading",), "i1", "whether enough people come in time by a means asked about",
        words=ANSWERS,
    ),
    "stage": _Variable(
        ("reading", "organisation", "means"), "i1", "the stage at which help is lost",
        words=STAGE_WORDS,
    ),
    "world": _Variable(("axis",), "i1", "the version that holds; `options` has the words"),
    "vote": _Variable(
        ("organisation", "means", "member"), "i1", "what a member says to the means",
        words={int(code): word for code, word in VOTE_WORDS.items()},
    ),
    "sent": _Variable(
        ("movement",), "i1", "whether the owner supports and sends the force",
        words={0: "no", 1: "yes"},
    ),
    "people": _Variable(("movement",), "i4", "how many people it sends, if it does", "people"),
    "arrival": _Variable(
        ("movement",), "i4", "from the request until the whole force is there; -1: never", "hours"
    ),
    "route": _Variable(("movement",), "i2", "the ways it takes; `route_name` has the words"),
    "input": _Variable(("input",), "f8", "the number that a stream has in each draw", "quantile"),
}  # fmt: skip


class NetCdf:
    """Writes a run as NetCDF, a chunk of draws at a time."""

    def __init__(self, path: Path, recipe: Recipe, draws: int) -> None:
        """Begin the file.

        Args:
            path: the file.
            recipe: what the draws depend on.
            draws: how many draws each cell has.
        """
        import h5netcdf

        self._recipe, self._words = recipe, Words()
        self._file: Any = h5netcdf.File(path, "w")
        self._grid = recipe.dimensions
        self._places = recipe.places()
        self._labels = _labels(recipe)
        for name, labels in {**self._grid, **self._labels}.items():
            if labels:
                self._file.dimensions[name] = len(labels)
                self._texts(name, (name,), labels)
        self._file.dimensions["draw"] = draws
        self._file.create_variable("draw", ("draw",), np.int64, data=np.arange(draws))
        for part, at in (("organisation", 0), ("means", 1), ("force", 2)):
            parts = [label.split(":", 2)[at] for label in self._labels["movement"]]
            if parts:
                self._texts(f"{part}_of_movement", ("movement",), parts)
        kinds = [kind for kind in VARIABLES if kind in recipe.keep]
        kinds += ["input"] if recipe.inputs else []
        self._variables = {kind: made for kind in kinds if (made := self._variable(kind, draws))}

    def _texts(self, name: str, dimensions: tuple[str, ...], texts: Iterable[str]) -> None:
        import h5py

        variable = self._file.create_variable(name, dimensions, h5py.string_dtype())
        variable[:] = np.array(list(texts), dtype=object)

    def _variable(self, kind: str, draws: int) -> Any:
        about = VARIABLES[kind]
        if not all(self._labels[name] for name in about.dimensions):
            return None
        dimensions = (*self._grid, *about.dimensions, "draw")
        made = self._file.create_variable(
            kind,
            dimensions,
            np.dtype(about.dtype),
            fillvalue=np.nan if about.dtype == "f8" else NOT_THERE,
            chunks=(*(1 for _ in dimensions[:-1]), min(CHUNK, draws)),
            compression="gzip",
            compression_opts=1,
            shuffle=True,
        )
        # Readers would turn whole numbers with a fill value into floating ones.
        if about.dtype != "f8":
            del made.attrs["_FillValue"]
        made.attrs["long_name"] = about.says
        if about.unit:
            made.attrs["units"] = about.unit
        if about.words:
            words = {**about.words, NOT_THERE: _NO_WORD}
            made.attrs["flag_values"] = np.array(list(words), dtype=about.dtype)
            made.attrs["flag_meanings"] = " ".join(w.replace(" ", "_") for w in words.values())
        if kind == "world":
            options = {
                n: o for c in self._recipe.cells if c.layout for n, o in c.layout.axes.items()
            }
            made.attrs["options"] = json.dumps(options)
        return made

    def add(self, cell: int, start: int, found: Measured) -> None:
        """Write some draws of a cell."""
        layout = self._recipe.cells[cell].layout
        for name, column in found.columns.items():
            kind, _, rest = name.partition(":")
            variable = self._variables.get(kind)
            if variable is None or layout is None:
                continue
            if kind == "route":
                column = self._words.numbered(column, found.ways[name])
            place = self._place(kind, rest)
            stop = start + len(column)
            variable[(*self._places[cell], *place, slice(start, stop))] = column

    def _place(self, kind: str, rest: str) -> tuple[int, ...]:
        """Return the place of a column along the dimensions of its kind."""
        parts: tuple[str, ...] = (rest,)
        if kind == "stage":
            organisation, means, reading = rest.split(":", 2)
            parts = reading, organisation, means
        elif kind == "vote":
            parts = tuple(rest.split(":", 2))
        return tuple(
            self._labels[name].index(part)
            for name, part in zip(VARIABLES[kind].dimensions, parts, strict=True)
        )

    def close(self, attributes: Mapping[str, str]) -> None:
        """Write the words of the routes and what the file says about itself."""
        if self._words.numbers:
            self._file.dimensions["route_number"] = len(self._words.numbers)
            self._texts("route_name", ("route_number",), self._words.numbers)
        for name, text in attributes.items():
            self._file.attrs[name] = text
        self._file.close()


def _labels(recipe: Recipe) -> dict[str, list[str]]:
    """Return the labels of every dimension besides the grid and the draw."""
    found: dict[str, dict[str, None]] = {
        name: {} for about in VARIABLES.values() for name in about.dimensions
    }
    for cell in recipe.cells:
        if cell.layout is None:
            continue
        found["reading"] |= dict.fromkeys(cell.layout.asked)
        found["axis"] |= dict.fromkeys(cell.layout.axes)
        for offer in cell.layout.offers:
            found["organisation"][offer.organisation] = None
            found["means"][offer.means] = None
            found["reading"] |= dict.fromkeys(offer.readings)
            found["member"] |= dict.fromkeys(offer.members)
            own = f"{offer.organisation}:{offer.means}"
            found["movement"] |= dict.fromkeys(f"{own}:{force}" for force in offer.forces)
    found["input"] |= dict.fromkeys(recipe.inputs)
    return {name: list(labels) for name, labels in found.items()}
