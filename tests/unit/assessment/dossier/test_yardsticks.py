"""Published yardsticks, counted again in the data where they are held."""

from __future__ import annotations

import csv
from collections.abc import Iterable

import pytest

from allies.assessment.dossier.yardsticks import PUBLISHED, yardsticks
from allies.world.view import View, view_of
from tests.apparatus import HELD, day

DATA = HELD / "data" / "alliance_fulfilment"
held = pytest.mark.skipif(not DATA.exists(), reason="the replication data are not held here")


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _honoured(rows: Iterable[dict[str, str]]) -> str:
    kept = list(rows)
    yes = sum(row["honorBF"].startswith("1") for row in kept)
    return f"{yes} of {yes + sum(row['violateBF'].startswith('1') for row in kept)}"


@held
def test_the_figures_on_fulfilment_are_those_of_the_data() -> None:
    pacts = [row for row in _rows("berkemeier_fuhrmann_2018.csv") if row["defense"].startswith("1")]
    later = [row for row in pacts if not row["sample"].startswith("1")]
    for rows in (pacts, later):
        assert _honoured(rows) in PUBLISHED[0].says


@held
def test_the_figures_on_institutions_are_those_of_the_data() -> None:
    rows = _rows("leeds_anac_2005.csv")
    for level in ("0.0", "1.0", "2.0"):
        these = [row for row in rows if row["milinst"] == level]
        yes = sum(row["honor2"] == "1.0" for row in these)
        assert f"{yes} of {len(these)}" in PUBLISHED[1].says


def test_a_study_is_known_from_the_end_of_its_year(small_view: View) -> None:
    def known(on: str) -> int:
        return len(list(yardsticks(view_of(small_view.whole, as_of=day(on)))))

    assert [known("2005-12-30"), known("2005-12-31"), known("2018-12-31")] == [0, 1, 2]
    assert len(list(yardsticks(small_view))) == 2
