"""How far a share of draws can be off."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest

from allies.values.sampling import sampling_interval


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
