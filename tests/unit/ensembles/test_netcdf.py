"""Runs as NetCDF, opened in xarray, and as Parquet, opened in pandas: the same draws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from allies.asking.runs import RunOptions, make_run
from allies.ensembles.reading import RunFile

xarray = pytest.importorskip("xarray")
pandas = pytest.importorskip("pandas")
pytest.importorskip("h5netcdf")
pytest.importorskip("pyarrow")

VARY = ["on=2010-06-12,2013-06-12", "lever=none,majority-voting"]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for ending in ("nc", "parquet"):
        options = RunOptions(str(folder / f"grid.{ending}"), vary=VARY)
        make_run({"case": "osh-2010", "draws": 120}, options)
    return folder


@pytest.fixture(scope="module")
def arrays(files: Path) -> Any:
    return xarray.open_dataset(files / "grid.nc")


@pytest.fixture(scope="module")
def table(files: Path) -> Any:
    return pandas.read_parquet(files / "grid.parquet")


def test_the_dimensions_are_named(arrays: Any) -> None:
    assert arrays["stage"].dims == ("on", "lever", "reading", "organisation", "means", "draw")
    assert arrays["on"].values.tolist() == ["2010-06-12", "2013-06-12"]
    assert arrays["arrival"].attrs["units"] == "hours"


def test_whole_numbers_stay_whole(arrays: Any) -> None:
    assert arrays["stage"].dtype == "int8"


def test_the_table_has_one_row_for_each_cell_and_draw(table: Any) -> None:
    assert len(table) == 4 * 120
    assert table[["on", "lever", "draw"]].drop_duplicates().shape[0] == len(table)


def test_both_files_say_the_same_of_every_draw(arrays: Any, table: Any) -> None:
    values = arrays["stage"].attrs["flag_values"].tolist()
    words = dict(zip(values, arrays["stage"].attrs["flag_meanings"].split(), strict=True))
    at = {"on": "2013-06-12", "lever": "none"}
    rows = table[(table["on"] == at["on"]) & (table["lever"] == at["lever"])]
    codes = arrays["stage"].sel(
        **at, reading="in_force_only", organisation="csto", means="rapid_reaction"
    )
    named = [words[code] for code in codes.values.tolist()]
    column = rows["stage:csto:rapid_reaction:in_force_only"]
    assert named == [word.replace(" ", "_") for word in column]


def test_a_combination_that_does_not_exist_says_so(arrays: Any) -> None:
    none = arrays["stage"].sel(organisation="sco", means="bilateral")
    assert (none == -9).all()


@pytest.mark.parametrize("ending", ["nc", "parquet"])
def test_a_file_says_its_recipe_and_its_answers(files: Path, table: Any, ending: str) -> None:
    file = RunFile(files / f"grid.{ending}")
    assert file.draws == 120
    assert list(file.recipe.dimensions) == ["on", "lever"]
    words = {"yes": 1, "no": 0, "cannot tell": -1}
    for cell in range(4):
        rows = table.iloc[120 * cell : 120 * cell + 50]
        expected = [words[word] for word in rows["answer:in_force_only"]]
        assert file.answers(cell, 50).tolist() == expected
