"""Distinct numbers: the same as NumPy finds."""

from __future__ import annotations

import numpy as np
import pytest

from allies.values.distinct import distinct


@pytest.mark.parametrize("count", [0, 1, 500])
def test_distinct_numbers_are_those_that_numpy_finds(count: int) -> None:
    numbers = np.random.default_rng(0).integers(-9, 9, count)
    found, which = distinct(numbers)
    expected, inverse = np.unique(numbers, return_inverse=True)
    assert found.tolist() == expected.tolist()
    assert which.tolist() == inverse.tolist()
