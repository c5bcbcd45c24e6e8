"""Every expectation of the shipped theatres, as one test each."""

from __future__ import annotations

from functools import lru_cache

import pytest

from allies.assessment.record.expectations import CheckedExpectation, run_expectations
from allies.theatre.opening import open_folder
from allies.world.view import view_of
from tests.apparatus import THEATRES

RECORDS = {folder.name: open_folder(folder) for folder in THEATRES}
EXPECTED = [
    (theatre, number, item.says)
    for theatre, record in RECORDS.items()
    for number, item in enumerate(record.expectations)
]


@lru_cache
def kept(theatre: str) -> list[CheckedExpectation]:
    """Return what a theatre says to each of its expectations."""
    return list(run_expectations(view_of(RECORDS[theatre])))


@pytest.mark.parametrize(
    ("theatre", "number"),
    [(theatre, number) for theatre, number, _ in EXPECTED],
    ids=[f"{theatre}: {says}" for theatre, _, says in EXPECTED],
)
def test_a_shipped_theatre_keeps_what_it_expects_of_itself(theatre: str, number: int) -> None:
    item = kept(theatre)[number]
    assert item.expectation == RECORDS[theatre].expectations[number]
    assert item.found == item.expectation.verdict


@pytest.mark.parametrize("theatre", RECORDS)
def test_the_expectations_stand_on_both_sides_of_every_verdict_on_the_force(theatre: str) -> None:
    verdicts = {
        item.verdict
        for item in RECORDS[theatre].expectations
        if item.case and item.means == "rapid_reaction" and not item.provision
    }
    assert {"yes", "no", "disputed"} <= verdicts
