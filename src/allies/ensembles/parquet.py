"""Runs as Parquet: a table with one row for each cell and draw, for pandas, R and databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allies.ensembles.columns import Column, Layout, Measured, words_of
from allies.ensembles.joining import Words, columns_of
from allies.ensembles.recipes import Recipe


class Parquet:
    """Writes a run as Parquet, a group of rows for each chunk of draws."""

    def __init__(self, path: Path, recipe: Recipe, draws: int) -> None:
        """Begin the file.

        Args:
            path: the file.
            recipe: what the draws depend on.
            draws: how many draws each cell has; the groups of rows say it.
        """
        del draws
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._recipe, self._words = recipe, Words()
        text = pa.dictionary(pa.int16(), pa.string())
        fields = [(name, text) for name in recipe.dimensions] + [("draw", pa.int64())]
        self._columns: dict[str, Any] = {}
        for cell in recipe.cells:
            if cell.layout is None:
                continue
            for name in columns_of(cell.layout, recipe):
                self._columns.setdefault(name, _type_of(name))
        self._schema = pa.schema([*fields, *self._columns.items()])
        self._writer: Any = pq.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, cell: int, start: int, found: Measured) -> None:
        """Write some draws of a cell."""
        import pyarrow as pa

        recipe = self._recipe.cells[cell]
        layout = recipe.layout
        if layout is None:
            return
        count = len(next(iter(found.columns.values())))
        arrays = [_same(value, count) for value in recipe.at]
        arrays.append(_numbers(np.arange(start, start + count), pa.int64()))
        for name, kind in self._columns.items():
            column = found.columns.get(name)
            if column is None:
                arrays.append(pa.nulls(count, kind))
            elif name in found.ways:
                words = self._words.numbered(column, found.ways[name])
                arrays.append(_in_words(words, dict(enumerate(self._words.numbers))))
            else:
                arrays.append(_values(name, column, layout))
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema), count)

    def close(self, attributes: Mapping[str, str]) -> None:
        """Write what the file says about itself."""
        self._writer.add_key_value_metadata({f"allies.{k}": v for k, v in attributes.items()})
        self._writer.close()


def _type_of(name: str) -> Any:
    import pyarrow as pa

    kind = name.partition(":")[0]
    if kind in ("people", "arrival"):
        return pa.int32()
    if kind == "sent":
        return pa.bool_()
    if kind == "input":
        return pa.float64()
    return pa.dictionary(pa.int16(), pa.string())


def _values(name: str, column: Column, layout: Layout) -> Any:
    import pyarrow as pa

    kind = name.partition(":")[0]
    if kind == "arrival":
        return _numbers(column, pa.int32(), known=np.asarray(column != -1))
    if kind == "sent":
        yes = pa.py_buffer(_bits(np.asarray(column == 1)))
        return pa.Array.from_buffers(pa.bool_(), len(column), [None, yes])
    words = words_of(kind, layout, name)
    return _in_words(column, words) if words else _numbers(column, _type_of(name))


def _numbers(column: Column, kind: Any, known: NDArray[np.bool_] | None = None) -> Any:
    """Return numbers as an array of Arrow.

    The library would import pandas to convert them, which takes longer than many a run.
    """
    import pyarrow as pa

    held = np.ascontiguousarray(column, dtype=kind.to_pandas_dtype())
    which = None if known is None else pa.py_buffer(_bits(known))
    return pa.Array.from_buffers(kind, len(held), [which, pa.py_buffer(held)])


def _texts(words: Sequence[str]) -> Any:
    """Return texts as an array of Arrow, for the same reason."""
    import pyarrow as pa

    parts = [word.encode() for word in words]
    ends = np.cumsum([0, *map(len, parts)], dtype=np.int32)
    held = [None, pa.py_buffer(ends), pa.py_buffer(b"".join(parts))]
    return pa.Array.from_buffers(pa.string(), len(parts), held)


def _bits(flags: NDArray[np.bool_]) -> NDArray[np.uint8]:
    return np.packbits(flags, bitorder="little")


def _in_words(column: Column, words: Mapping[int, str]) -> Any:
    """Return numbers as words; the same words in the same order in every group of rows."""
    import pyarrow as pa

    codes = np.array(list(words))
    order = np.argsort(codes, kind="stable")
    places = order[np.searchsorted(codes, column, sorter=order)]
    return pa.DictionaryArray.from_arrays(
        _numbers(places, pa.int16()), _texts(list(words.values()))
    )


def _same(value: str, count: int) -> Any:
    import pyarrow as pa

    places = _numbers(np.zeros(count, dtype=np.int16), pa.int16())
    return pa.DictionaryArray.from_arrays(places, _texts([value]))
