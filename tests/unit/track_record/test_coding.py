"""Coding of occasions: the position of the carrier, and how faults are told."""

from __future__ import annotations

from typing import Any

import pytest

from allies.track_record.coding import read_plain
from allies.track_record.occasions import load_occasions
from allies.world.occasions import Occasion

PLAIN = {
    "id": "one",
    "organisation": "New Pact",
    "date_of_occasion": "2019-05-04",
    "trigger": "coup",
    "host_request": "true",
}


def read(root: Any) -> tuple[tuple[Occasion, ...], list[tuple[Any, ...]]]:
    """Return the cases of some content, and its faults with their places."""
    faults: list[tuple[Any, ...]] = []
    found = read_plain(
        root,
        load_occasions(),
        lambda *told: faults.append(told),
        lambda path: "/".join(map(str, path)),
    )
    return found.occasions, faults


def coded(**given: str) -> tuple[tuple[Occasion, ...], list[tuple[Any, ...]]]:
    return read({"cases": [{**PLAIN, **given}]})


@pytest.mark.parametrize(
    ("position", "said"),
    [("offers", "2019-05-03"), ("against", "2019-04"), ("silent", "2019-05-01"), ("silent", "")],
)
def test_a_position_from_a_statement_before_the_clock_is_taken(position: str, said: str) -> None:
    dated = {"carrier_said_on": said} if said else {}
    (case,), faults = coded(carrier_position=position, **dated)
    assert (case.carrier, faults) == (position, [])


def test_a_case_without_the_field_is_unknown_and_not_silent() -> None:
    (case,), faults = coded()
    assert (case.carrier, faults) == ("unknown", [])


def test_nobody_writes_that_a_position_is_unknown() -> None:
    _, ((path, what, why, _),) = coded(carrier_position="unknown")
    assert path == ("cases", 0, "carrier_position")
    assert "cannot be 'unknown'" in what
    assert "offers, silent, against" in why


@pytest.mark.parametrize(
    ("given", "field", "what", "remedy"),
    [
        (
            {"carrier_position": "offered", "carrier_said_on": "2019-05-03"},
            "carrier_position",
            "cannot be 'offered'",
            "did you mean 'offers'?",
        ),
        (
            {"carrier_position": "offers"},
            "carrier_position",
            "'offers' has no day of the statement",
            "add 'carrier_said_on:' with the day, or the month",
        ),
        (
            {"carrier_position": "offers", "carrier_said_on": "2019-05-04"},
            "carrier_said_on",
            "'carrier_said_on' says 2019-05-04",
            "code the last statement before the clock, or take out the position",
        ),
        (
            {
                "carrier_position": "offers",
                "carrier_said_on": "2019-05-04",
                "clock_date": "2019-05-05",
            },
            "",
            "",
            "",
        ),
        (
            {"carrier_position": "against", "carrier_said_on": "soon"},
            "carrier_said_on",
            "cannot be 'soon'",
            "",
        ),
        (
            {"carrier_said_on": "2019-05-03"},
            "carrier_said_on",
            "has no position",
            "add 'carrier_position:', or take out 'carrier_said_on'",
        ),
    ],
)
def test_a_position_that_may_come_from_afterwards_is_refused(
    given: dict[str, str], field: str, what: str, remedy: str
) -> None:
    cases, faults = coded(**given)
    if not field:
        assert (len(cases), faults) == (1, [])
        return
    ((path, told, _, do),) = faults
    assert path == ("cases", 0, field)
    assert what in told
    assert do == remedy


@pytest.mark.parametrize("root", [[], {}, {"cases": []}, {"cases": "none"}, "text"])
def test_content_without_cases_is_one_fault(root: Any) -> None:
    cases, faults = read(root)
    assert cases == ()
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("given", "ready"),
    [
        ({}, "unclear"),
        ({"standing_force": "true"}, "yes"),
        ({"organisation": "NATO"}, "yes"),
        ({"organisation": "NATO", "standing_force": "false"}, "no"),
        ({"organisation": "NATO", "date_of_occasion": "1959-05-04"}, "no"),
    ],
)
def test_readiness_is_as_given_else_as_the_organisation_is_coded(
    given: dict[str, str], ready: str
) -> None:
    (case,), faults = coded(**given)
    assert (case.ready, faults) == (ready, [])


def test_readiness_is_one_of_three_words() -> None:
    _, ((path, _, why, _),) = coded(standing_force="soon")
    assert (path, why) == (("cases", 0, "standing_force"), "it is one of true, false, unclear")
