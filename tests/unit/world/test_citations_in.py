"""Every citation of a world, with the entry it stands in."""

from __future__ import annotations

import csv

from allies.world.citations_in import citations, facts_in
from allies.world.view import View
from tests.apparatus import SHIPPED


def test_every_citation_written_in_the_shipped_theatre_is_found(view: View) -> None:
    written = sum(
        path.read_text(encoding="utf-8").count("{source: ") for path in SHIPPED.rglob("*.yaml")
    )
    for name in ("links.csv", "places.csv"):
        with (SHIPPED / "network" / name).open(encoding="utf-8", newline="") as table:
            written += sum(bool(row["source"]) for row in csv.DictReader(table))
    assert len(citations(view)) == written


def test_a_citation_names_the_entry_it_stands_in(small_view: View) -> None:
    entries = {item.entry for item in citations(small_view)}
    assert {
        "contest lowland-2008: left",
        "organisation pact",
        "organisation pact: pact.treaty.art-5",
        "act xlo.withdrew.pact.2008-06-02",
        "case border-2008: xlo.requested.pact.2008-06-05",
        "force highland.brigade: ready",
    } <= entries


def test_a_fact_inside_another_keeps_its_place(small_view: View) -> None:
    places = [within for within, _ in facts_in(small_view.organisation("pact"))]
    assert () in places
    assert ("provisions", 1) in places
    assert ("readings", 0, "holders", 0) in places
