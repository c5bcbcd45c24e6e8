"""Distinct numbers of an array, without what `numpy.unique` imports for masked arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def distinct(numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Return the distinct ones of some numbers in order, and which of them each number is."""
    order = np.argsort(numbers)
    rising = numbers[order]
    is_new = np.ones(len(numbers), dtype=np.bool_)
    np.not_equal(rising[1:], rising[:-1], out=is_new[1:])
    which = np.empty(len(numbers), dtype=np.intp)
    which[order] = np.cumsum(is_new) - 1
    return rising[is_new], which
