"""Distinct numbers: the same as NumPy finds."""

from __future__ import annotations

import numpy as np
import pytest

from allies.values.distinct import distinct


@pytest.mark.parametrize("count", [0, 1, 500])
@pytest.mark.parametrize(("low", "high"), [(-9, 9), (0, 12), (0, 65_536), (60_000, 70_000)])
def test_distinct_numbers_are_those_that_numpy_finds(count: int, low: int, high: int) -> None:
    numbers = np.random.default_rng(0).integers(low, high, count)
    found, which = distinct(numbers)
    expected, inverse = np.unique(numbers, return_inverse=True)
    assert found.tolist() == expected.tolist()
    assert which.tolist() == inverse.tolist()
