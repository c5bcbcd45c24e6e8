"""Occasions: what counts as deployed, what as deployed in time, and which two are one."""

from __future__ import annotations

from typing import Any

import pytest

from allies.world.occasions import is_same
from tests.unit.track_record.cases import occasion


@pytest.mark.parametrize(
    ("given", "deployed"),
    [
        ({"outcome": "declined"}, False),
        ({"outcome": "non_military_help", "days_to_first_troops": 1, "troops": 500}, False),
        ({"outcome": None}, None),
        ({"days_to_first_troops": 30, "troops": 100}, True),
        ({"days_to_first_troops": 31, "troops": 100}, False),
        ({"days_to_first_troops": 30, "troops": 99}, False),
        # Whoever came too late came too late, however many they were, and the other way round.
        ({"days_to_first_troops": 31}, False),
        ({"troops": 99}, False),
        ({"days_to_decision": 31, "troops": 500}, False),
        # Unknown is neither yes nor no.
        ({"days_to_first_troops": 30}, None),
        ({"troops": 500}, None),
        ({"days_to_decision": 30, "troops": 500}, None),
        ({}, None),
        # Troops who were there before the decision count by their own day.
        ({"days_to_decision": 31, "days_to_first_troops": 2, "troops": 100}, True),
    ],
)
def test_in_time_means_enough_people_soon_enough_and_both_known(
    given: dict[str, Any], deployed: bool | None
) -> None:
    assert occasion(**given).deployed_within(30, 100) is deployed


@pytest.mark.parametrize(
    ("outcome", "deployed"),
    [("deployed", True), ("threat_only", False), ("no_decision", False), (None, None)],
)
def test_deployed_at_all_asks_for_neither_day_nor_number(
    outcome: Any, deployed: bool | None
) -> None:
    assert occasion(outcome=outcome).deployed is deployed


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"on": "2010-02-01", "host": "Lesotho (conflict 411)"}, True),
        ({"on": "2010-02-02", "host": "Lesotho (conflict 411)"}, False),  # 32 days
        ({"on": "2010-01-08", "host": "Mali"}, False),
        ({"on": "2010-01-08", "host": "Lesotho", "organisation": "Other"}, False),
        ({"on": "2010-01-08", "host": ""}, False),
        ({"on": "2010-01-01", "host": "Mali"}, True),
    ],
)
def test_one_crisis_with_two_clocks_is_one_occasion(other: dict[str, str], same: bool) -> None:
    one = occasion(id="one", host="Lesotho, north")
    assert is_same(one, occasion(id="two", **other)) is same
