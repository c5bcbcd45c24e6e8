"""Every expectation of the shipped theatre, as one test each."""

from __future__ import annotations

import pytest

from allies.assessment.record.expectations import CheckedExpectation, run_expectations
from allies.theatre.opening import open_folder
from allies.world.view import View
from tests.apparatus import SHIPPED

EXPECTATIONS = open_folder(SHIPPED).expectations


@pytest.fixture(scope="module")
def kept(view: View) -> list[CheckedExpectation]:
    """What the world says to each."""
    return list(run_expectations(view))


@pytest.mark.parametrize(
    "number", range(len(EXPECTATIONS)), ids=[item.says for item in EXPECTATIONS]
)
def test_the_shipped_theatre_keeps_what_it_expects_of_itself(
    kept: list[CheckedExpectation], number: int
) -> None:
    assert kept[number].expectation == EXPECTATIONS[number]
    assert kept[number].found == EXPECTATIONS[number].verdict


def test_the_expectations_stand_on_both_sides_of_every_verdict_on_the_force() -> None:
    verdicts = {
        item.verdict
        for item in EXPECTATIONS
        if item.case and item.means == "rapid_reaction" and not item.provision
    }
    assert {"yes", "no", "disputed"} <= verdicts
