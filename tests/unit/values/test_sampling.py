"""How far a share of draws can be off."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest

from allies.values.sampling import sampling_interval, turned_interval


@pytest.mark.parametrize(
    ("count", "draws"), [(0, 1), (1, 1), (0, 50), (7, 50), (1000, 2000), (3, 3)]
)
def test_the_interval_is_wilsons(count: int, draws: int) -> None:
    known = binomtest(count, draws).proportion_ci(0.90, method="wilson")
    assert sampling_interval(count, draws) == pytest.approx((known.low, known.high), abs=1e-12)


def test_two_thousand_draws_are_never_off_by_two_points() -> None:
    for count in range(0, 2_001, 50):
        low, high = sampling_interval(count, 2_000)
        assert max(count / 2_000 - low, high - count / 2_000) < 0.02


def test_the_interval_of_a_turn_holds_it_and_is_never_of_no_width() -> None:
    assert turned_interval(0, 0, 100) == (
        -turned_interval(0, 0, 100)[1],
        turned_interval(0, 0, 100)[1],
    )
    for up, down in ((0, 0), (10, 0), (0, 10), (30, 20)):
        low, high = turned_interval(up, down, 100)
        assert low < (up - down) / 100 < high


def test_the_interval_of_a_turn_narrows_with_draws() -> None:
    few, many = turned_interval(5, 1, 50), turned_interval(500, 100, 5_000)
    assert many[1] - many[0] < few[1] - few[0]
