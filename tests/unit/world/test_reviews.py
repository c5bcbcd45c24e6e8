"""The status of entries, from reviews and errata."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from allies.values.dates import parse_date
from allies.world.errata import Erratum, Review
from allies.world.reviews import STATUSES, statuses
from allies.world.view import View


def erratum(day: str, *, added: bool = False) -> Erratum:
    return Erratum(
        on=parse_date(day), source="pact-text", entries=("a",), wrong="w", now="n", added=added
    )


def review(day: str, status: Any, *entries: str) -> Review:
    return Review(on=parse_date(day), status=status, procedure="p", entries=entries)


@pytest.mark.parametrize(
    ("errata", "reviews", "status"),
    [
        ((), (), None),
        ((erratum("2020-01-02"),), (), "read_twice"),
        ((erratum("2020-01-02", added=True),), (), None),
        ((), (review("2020-01-02", "settled", "a"),), "settled"),
        ((), (review("2020-01-02", "settled", "b"),), None),
        ((), (review("2020-01-02", "settled"),), None),
        ((), (review("2020", "specialist", "a"), review("2021", "settled", "a")), "specialist"),
        # A later correction takes the status away; a review on its day or later gives it.
        ((erratum("2020-01-03"),), (review("2020-01-02", "settled", "a"),), "read_twice"),
        ((erratum("2020-01-02"),), (review("2020-01-02", "settled", "a"),), "settled"),
    ],
)
def test_the_status_of_an_entry_is_the_most_that_was_done(
    small_view: View, errata: tuple[Erratum, ...], reviews: tuple[Review, ...], status: str | None
) -> None:
    record = replace(small_view, errata=errata, reviews=reviews)
    assert statuses(record).get("a") == status


def test_no_entry_of_the_shipped_theatre_claims_more_than_was_done(view: View) -> None:
    given = statuses(view)
    assert set(given.values()) <= set(STATUSES)
    # No specialist has read any entry.
    assert set(given.values()) == {"read_twice", "settled"}
    corrected = {name for item in view.errata if not item.added for name in item.entries}
    reviewed = {name for item in view.reviews for name in item.entries}
    assert set(given) == corrected | reviewed
    assert {name for name, status in given.items() if status == "settled"} <= reviewed


def test_a_round_names_each_entry_that_was_read_and_not_corrected_later(view: View) -> None:
    rounds = [item for item in view.reviews if item.entries]
    for item in rounds:
        assert len(item.entries) == len(set(item.entries))
    # 53 of the second sample lost what it gave them by a later correction; sixteen of the
    # seventh are parts without an id of their own, which are not listed.
    assert [(item.status, len(item.entries)) for item in rounds] == [
        ("settled", 150 - 53),
        ("read_twice", 150),
        ("read_twice", 150),
        ("read_twice", 134),
    ]


def test_the_fourth_round_read_entries_that_are_no_acts(view: View) -> None:
    fourth = next(item for item in view.reviews if "of all kinds" in item.procedure)
    acts = {act.id for act in view.acts}
    assert len([name for name in fourth.entries if name in acts]) == 100
