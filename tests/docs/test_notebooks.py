"""The notebooks run from a fresh kernel, and their answers show themselves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.apparatus import REPOSITORY
from tests.docs.blocks import is_in_r

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

BOOKS = sorted((REPOSITORY / "docs" / "notebooks").glob("*.ipynb"))


def outputs(book: Any) -> list[Any]:
    return [out for cell in book.cells for out in cell.get("outputs", [])]


WORLDS = REPOSITORY / "docs" / "notebooks" / "many-worlds.ipynb"


def test_there_are_three() -> None:
    names = ["assess-and-compare", "many-worlds", "which-source-matters"]
    assert [path.stem for path in BOOKS] == names


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_a_large_grid_is_opened_in_xarray_and_pandas() -> None:
    for library in ("xarray", "h5netcdf", "pyarrow", "pandas"):
        pytest.importorskip(library)
    book = nbformat.read(WORLDS, as_version=4)
    assert outputs(book) == []
    nbclient.NotebookClient(book, timeout=300, kernel_name="python3").execute()
    printed = "".join(out.text for out in outputs(book) if out.output_type == "stream")
    assert "24 cells of 1000 draws" in printed
    assert "help comes when" in printed
    if is_in_r("arrow") or is_in_r("reticulate"):
        assert re.search(r"\n *approved .* passed", printed)  # the table that R prints
    tables = [out.data for out in outputs(book) if "data" in out]
    assert len(tables) == 3


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "path", [path for path in BOOKS if path != WORLDS], ids=lambda path: path.stem
)
def test_a_notebook_runs_and_shows_figures_and_sources(path: Path) -> None:
    book = nbformat.read(path, as_version=4)
    assert outputs(book) == []  # a notebook is kept without what it shows
    nbclient.NotebookClient(book, timeout=300, kernel_name="python3").execute()
    shown = [out.data for out in outputs(book) if "data" in out]
    pages = [data["text/html"] for data in shown if "text/html" in data]
    assert len(pages) >= 2
    assert all("<svg" in page for page in pages)
    assert any("<summary>" in page and " sources</summary>" in page for page in pages)
    printed = "".join(out.text for out in outputs(book) if out.output_type == "stream")
    assert "points" in printed or "read:" in printed
