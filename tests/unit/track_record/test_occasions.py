"""Past occasions: what counts as deployed, what as deployed in time, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from allies.track_record.occasions import load_occasions
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


def test_one_history_goes_under_one_name() -> None:
    coded = load_occasions()
    assert coded.named("CST") == coded.named("csto") == "CSTO"
    assert coded.named("OAU") == "African Union"
    assert coded.named("Some New Pact") == "Some New Pact"
    names = [name.casefold() for item in coded.organisations for name in (item.name, *item.also)]
    assert len(set(names)) == len(names)


def test_who_leads_is_unknown_for_an_organisation_that_is_not_coded() -> None:
    coded = load_occasions()
    assert coded.leader("CST") == "Russia"
    assert coded.leader("UNSC") == coded.leader("Some New Pact") == ""


def test_every_coded_case_is_of_a_coded_organisation_and_stands_once() -> None:
    coded = load_occasions()
    everything = (*coded.occasions, *coded.set_aside)
    assert len({item.id for item in everything}) == len(everything)
    assert {item.organisation for item in everything} == {item.name for item in coded.organisations}
