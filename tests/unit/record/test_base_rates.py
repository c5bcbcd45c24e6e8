"""Base rates: of past occasions of the same kind, how many ended in a deployment in time."""

from __future__ import annotations

import hashlib
from datetime import date
from statistics import NormalDist

import pytest

from allies.record.base_rates import NINETY_PERCENT, Occasion, base_rate, load_occasions, wilson
from allies.world.cases import Outcome
from tests.apparatus import PACKAGE


def occasion(
    outcome: Outcome = "deployed",
    decision: int | None = None,
    troops_after: int | None = None,
    troops: int | None = None,
) -> Occasion:
    return Occasion(
        id="o",
        organisation="csto",
        on="2010-01-01",
        trigger="coup",
        host_request=True,
        outcome=outcome,
        days_to_decision=decision,
        days_to_first_troops=troops_after,
        troops=troops,
        confidence="B",
    )


@pytest.mark.parametrize(
    ("given", "deployed"),
    [
        (occasion("declined"), False),
        (occasion("non_military_help", troops_after=1, troops=500), False),
        (occasion(troops_after=30, troops=100), True),
        (occasion(troops_after=31, troops=100), False),
        (occasion(troops_after=30, troops=99), False),
        (occasion(troops_after=30), True),
        (occasion(decision=31), False),
        (occasion(decision=30), None),
        (occasion(), None),
    ],
)
def test_an_occasion_counts_where_enough_people_came_in_time(
    given: Occasion, deployed: bool | None
) -> None:
    assert given.deployed_within(30, 100) is deployed


def test_only_earlier_occasions_of_the_kind_count_and_never_the_one_assessed() -> None:
    found = base_rate("internal_unrest", date(2010, 6, 12), days=30, personnel=100)
    known = {item.id: item for item in load_occasions().occasions}
    assert found.names
    assert all(known[name].trigger == "internal_unrest" for name in found.names)
    assert all(known[name].on < "2010-06-12" for name in found.names)
    without = base_rate(
        "internal_unrest", date(2010, 6, 12), days=30, personnel=100, leave_out=found.names[0]
    )
    assert set(found.names) - set(without.names) == {found.names[0]}
    assert found.acted <= found.known
    assert found.known + found.unknown == len(found.names)


def test_an_occasion_of_the_day_itself_does_not_count() -> None:
    some = load_occasions().occasions[0]
    on = date.fromisoformat(some.on)
    for before, counted in ((on, False), (date.fromordinal(on.toordinal() + 1), True)):
        names = base_rate(some.trigger, before, days=30, personnel=100).names
        assert (some.id in names) == counted


def test_where_nothing_was_tried_there_is_no_rate_and_no_knowledge() -> None:
    found = base_rate("coup", date(1900, 1, 1), days=30, personnel=100)
    assert found.rate is None
    assert (found.low, found.high) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        # Wilson's interval at z = 1.96, as in Brown, Cai and DasGupta (2001) and after.
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
    ],
)
def test_wilsons_interval_has_its_published_values(
    successes: int, trials: int, low: float, high: float
) -> None:
    assert wilson(successes, trials, 1.959964) == pytest.approx((low, high), abs=5e-5)


def test_the_interval_shown_is_that_of_ninety_percent() -> None:
    assert pytest.approx(NormalDist().inv_cdf(0.95)) == NINETY_PERCENT
    assert wilson(3, 8)[0] > wilson(3, 8, 1.96)[0]


def test_the_occasions_shipped_are_those_of_the_coded_cases() -> None:
    coded = (PACKAGE / "record" / "training.yaml").read_bytes()
    assert load_occasions().made_from == hashlib.blake2b(coded, digest_size=16).hexdigest()
    assert len({item.id for item in load_occasions().occasions}) == len(load_occasions().occasions)
