"""The order of items inside entries: one for all, except where the order has a meaning."""

from __future__ import annotations

from typing import get_args, get_origin, get_type_hints

import pytest

from allies.theatre.canonical import ORDERED
from allies.world.view import View
from tests.apparatus import Build
from tests.contracts.test_vocabularies import EVERY_ENTRY

BY_NAME = {entry.__name__: entry for entry in EVERY_ENTRY}


@pytest.mark.parametrize("name", ORDERED)
def test_the_reference_says_where_the_order_of_a_list_has_a_meaning(name: str) -> None:
    entry = BY_NAME[name]
    hints = get_type_hints(entry)
    said = " ".join((entry.__doc__ or "").split())
    for field in ORDERED[name]:
        assert get_origin(hints[field]) is tuple
        if get_args(hints[field])[-1] is not Ellipsis:
            continue  # a pair is no list
        about = said.partition(f" {field}: ")[2].partition(": ")[0]
        assert any(word in about for word in ("order", "first", "spans", "once", "digests"))


def test_lists_are_in_one_order_however_they_were_written(build: Build) -> None:
    def acts(means: str, cites: str) -> str:
        return (
            "- {act: stance_taken, id: said, by: XLO, of: pact, on: 2008-05-01, stance: for,"
            f" means: [{means}], cites: [{cites}]}}\n"
        )

    one, two = (
        f'{{source: {name}, at: "p. 1", credibility: {grade}}}'
        for name, grade in (("morning-paper", 3), ("evening-paper", 2))
    )
    first = build({"acts/said.yaml": acts("rapid_reaction, consult", f"{one}, {two}")})
    other = build({"acts/said.yaml": acts("consult, rapid_reaction", f"{two}, {one}")})
    (found,) = (act for act in first.acts if act.id == "said")
    assert found in other.acts
    assert found.means == ("consult", "rapid_reaction")
    # The most credible statement comes first.
    assert [cite.source for cite in found.cites] == ["evening-paper", "morning-paper"]


def test_the_first_reading_stays_the_baseline_and_the_first_text_the_founding_one(
    view: View,
) -> None:
    csto = view.organisations["csto"]
    assert csto.readings[0].id == "in_force_only"
    assert [item.id for item in csto.readings] != sorted(item.id for item in csto.readings)
    assert [item.id for item in csto.instruments] != sorted(item.id for item in csto.instruments)
