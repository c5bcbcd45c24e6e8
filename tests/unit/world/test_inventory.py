"""The inventory: its rows, and which entries carry them."""

from __future__ import annotations

import pytest

from allies.theatre.coverage_rows import carried, entries_of, own_rows, texts_in
from allies.world.inventory import Inventory, InventoryRow, rows_in, rows_of
from allies.world.view import View
from tests.apparatus import Build

LISTED = """\
title: Two newspapers
span: [1-2, C1]
rows:
  - {row: "1", says: It left, by: [lowland-2008/left]}
  - {row: "2", says: It asked}
  - {row: C1, says: Left or stayed, not_yet: The evening paper's second page.}
"""


@pytest.mark.parametrize(
    ("part", "rows"),
    [
        ("7", ["7"]),
        ("9-11", ["9", "10", "11"]),
        ("C1-C2", ["C1", "C2"]),
        ("C2-C1", []),
        ("C1-D2", []),
        ("1-", []),
        ("", []),
        ("one", []),
    ],
)
def test_a_span_names_single_rows_or_runs_of_one_letter(part: str, rows: list[str]) -> None:
    assert list(rows_of(part)) == rows


def test_the_rows_of_a_span_stand_in_its_order() -> None:
    assert rows_in(["C1-C2", "1-2"]) == ["C1", "C2", "1", "2"]


def test_a_span_that_names_no_rows_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'2-1' names no rows; write 7, 1-173 or C1-C36"):
        Inventory(title="t", span=("1", "2-1"), rows=(InventoryRow(row="1", says="s"),))


def test_a_row_is_carried_by_what_it_names_and_by_what_names_it(build: Build) -> None:
    view = build(
        {"coverage.yaml": LISTED},
        {"acts/acts.yaml": ("  on: 2008-06-02\n", '  on: 2008-06-02\n  rows: ["1", "2"]\n')},
    )
    assert carried(view) == {
        "1": ["lowland-2008/left", "xlo.withdrew.pact.2008-06-02"],
        "2": ["xlo.withdrew.pact.2008-06-02"],
        "C1": [],
    }


def test_without_an_inventory_rows_are_still_carried_by_what_names_them(view: View) -> None:
    assert view.inventory is not None
    contest = view.contests["uzb-2012"]
    assert own_rows(contest) == ("C1",)
    assert own_rows(view.sources["diis2013"]) == ()


def test_every_entry_with_an_id_is_found_wherever_it_stands(small_view: View) -> None:
    found = dict(entries_of(small_view))
    assert {"XLO", "pact", "pact.treaty", "pact-text", "lowland-2008", "border-2008"} <= set(found)
    assert found["lowland-2008/left"].says == "It had left"  # type: ignore[attr-defined]
    assert "left" not in found


def test_the_texts_of_an_entry_are_all_but_its_own_id(small_view: View) -> None:
    contest = small_view.contests["lowland-2008"]
    texts = set(texts_in(contest))
    assert {"rival_claims", "It had left", "morning-paper", "para. 2"} <= texts
    assert "lowland-2008" not in texts
    rules = set(texts_in(small_view.organisation("pact").provisions))
    assert "host_is_member" in rules or "threat_is" in rules
