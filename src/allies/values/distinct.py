"""Distinct numbers of an array, without the masked-array import of `numpy.unique`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def distinct(numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """Return the distinct numbers in order, and for each number the index of its distinct value."""
    order = np.argsort(numbers)
    rising = numbers[order]
    is_new = np.ones(len(numbers), dtype=np.bool_)
    np.not_equal(rising[1:], rising[:-1], out=is_new[1:])
    which = np.empty(len(numbers), dtype=np.intp)
    which[order] = np.cumsum(is_new) - 1
    return rising[is_new], which
