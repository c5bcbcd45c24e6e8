"""Parquet: what is no number is text, and what never happens is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from allies.asking.runs import RunOptions, make_run

pandas = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")


def test_arrivals_that_never_come_are_missing_and_words_are_categories(tmp_path: Path) -> None:
    asked = {"case": "tajikistan-incursion-2015", "draws": 200}
    make_run(asked, RunOptions(str(tmp_path / "run.parquet"), input=["csto:shock"]))
    table = pandas.read_parquet(tmp_path / "run.parquet")
    own = "csto:rapid_reaction:rus.201-base"
    assert table[f"arrival:{own}"].isna().sum() >= (~table[f"sent:{own}"]).sum() > 0
    assert (table[f"arrival:{own}"].dropna() >= 0).all()
    assert table[f"route:{own}"].dtype == "category"
    assert table["input:csto:shock"].between(0, 1).all()
    assert set(table["answer:in_force_only"]) <= {"yes", "no", "cannot tell"}


def test_a_run_is_written_without_pandas(tmp_path: Path) -> None:
    output = tmp_path / "run.parquet"
    words = ["run", "osh-2010", "--draws", "20", "-o", str(output)]
    program = (
        "import sys\nfrom allies.cli import main\n"
        f"sys.argv = ['allies', *{words!r}]\n"
        "try:\n    main()\nfinally:\n    assert 'pandas' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    assert len(pandas.read_parquet(output)) == 20
