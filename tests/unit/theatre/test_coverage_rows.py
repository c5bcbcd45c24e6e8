"""Which entries carry a row of the inventory, and what names what."""

from __future__ import annotations

import pytest

from allies.theatre.coverage_rows import carried, entries_of, own_rows, parts_of, texts_in
from allies.world.view import View
from tests.apparatus import ACTS, CONTESTS, Build

LISTED = """\
title: Two newspapers
span: [1-2, C1]
rows:
  - {row: "1", says: It left, by: [lowland-2008/left]}
  - {row: "2", says: It asked, not_yet: How.}
  - {row: C1, says: Left or stayed, not_yet: The evening paper's second page.}
"""


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


def test_each_entry_is_found_once_and_each_part_of_an_entry(small_view: View) -> None:
    names = [name for name, _ in entries_of(small_view)]
    assert len(names) == len(set(names))
    assert {"pact.council", "pact.treaty.art-5", "in_force_only", "highland.brigade"} <= set(names)
    assert {"upton", "xhi.acceded.pact.2001-05-01", "xlo.requested.pact.2008-06-05"} <= set(names)
    assert "pact_theatre" not in names  # the header is no entry of the record


def test_the_inventory_is_no_entry_that_carries_a_row(build: Build) -> None:
    view = build({"coverage.yaml": LISTED})
    assert dict(entries_of(view)).keys() == dict(entries_of(build())).keys()


def test_only_what_stands_right_inside_an_entry_is_its_part(small_view: View) -> None:
    pact = small_view.organisation("pact")
    parts = list(parts_of(pact))
    assert pact.organs[0] in parts
    assert pact.provisions[0] in parts
    assert pact.cites[0] in parts
    assert pact.provisions[0].decision not in parts
    assert list(parts_of(pact.provisions[0])) == [
        pact.provisions[0].decision,
        *pact.provisions[0].cites,
    ]


@pytest.mark.parametrize(
    ("rows", "carried_by_act"),
    [("", ()), ('  rows: ["2"]\n', ("2",)), ('  rows: ["1", "2"]\n', ("1", "2"))],
)
def test_an_act_may_carry_several_rows(
    build: Build, rows: str, carried_by_act: tuple[str, ...]
) -> None:
    view = build({}, {ACTS: ("  on: 2008-06-02\n", f"  on: 2008-06-02\n{rows}")})
    act = next(act for act in view.acts if act.act == "withdrew")
    assert own_rows(act) == carried_by_act


def test_a_row_names_those_of_the_inventory_first_and_each_once(build: Build) -> None:
    withdrew = "xlo.withdrew.pact.2008-06-02"
    view = build(
        {"coverage.yaml": LISTED.replace("[lowland-2008/left]", f"[pact, {withdrew}]")},
        {ACTS: ("  on: 2008-06-02\n", '  on: 2008-06-02\n  rows: ["1"]\n')},
    )
    assert carried(view)["1"] == ["pact", withdrew]


def test_a_contest_carries_its_row(build: Build) -> None:
    row = "    type: rival_claims\n"
    view = build({"coverage.yaml": LISTED}, {CONTESTS: (row, f"{row}    row: C1\n")})
    assert carried(view)["C1"] == ["lowland-2008"]


def test_rows_outside_the_inventory_are_carried_all_the_same(build: Build) -> None:
    view = build({}, {ACTS: ("  on: 2008-06-02\n", '  on: 2008-06-02\n  rows: ["9"]\n')})
    assert carried(view) == {"9": ["xlo.withdrew.pact.2008-06-02"]}


def test_texts_are_found_at_any_depth_whether_keys_or_values() -> None:
    assert list(texts_in({"a": ["b", ("c", 1, None)], "d": {"e": 2.0}})) == [
        "a",
        "b",
        "c",
        "d",
        "e",
    ]
    assert list(texts_in(7)) == []
