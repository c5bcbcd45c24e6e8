"""Files that are no runs, or runs of another version, are refused in plain words."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from allies.ensembles.reading import RunFile
from allies.ensembles.recipes import decoded
from allies.errors import QuestionError

pytest.importorskip("h5netcdf")
pytest.importorskip("pyarrow")


@pytest.mark.parametrize("ending", ["nc", "parquet"])
@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"PAR1PAR1"])
def test_a_file_of_something_else_cannot_be_read(
    tmp_path: Path, ending: str, content: bytes
) -> None:
    path = tmp_path / f"other.{ending}"
    path.write_bytes(content)
    with pytest.raises(QuestionError, match="cannot be read"):
        RunFile(path)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_regular_file_is_called_so(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    path = tmp_path / "run.nc"
    make(path)
    with pytest.raises(QuestionError, match="is no regular file"):
        RunFile(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="there is no file"):
        RunFile(tmp_path / "none.nc")


def test_a_table_without_a_recipe_is_no_run(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"x": [1]}), tmp_path / "x.parquet")
    with pytest.raises(QuestionError, match="not written by a run of this version"):
        RunFile(tmp_path / "x.parquet")


@pytest.mark.parametrize("content", [b"{}", b"[]", b"{", b'{"format": "allies/run/2"}'])
def test_a_recipe_of_another_form_is_refused(content: bytes) -> None:
    with pytest.raises(QuestionError, match="not written by a run of this version"):
        decoded(content, "x.nc")


def test_a_recipe_of_this_form_with_a_fault_is_refused() -> None:
    with pytest.raises(QuestionError, match="cannot be read"):
        decoded(b'{"format": "allies/run/1", "cells": 3}', "x.nc")
