"""Sampling: how far a share of draws can be off because they are so few.

Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
Journal of the American Statistical Association 22 (1927): the score interval. Unlike the textbook's
it does not close to nothing where no draw, or every draw, says yes.
"""

from __future__ import annotations

import math

_Z_90 = 1.6448536269514722  # of a standard normal number, 90 in 100 lie within this of zero


def sampling_interval(count: int, draws: int) -> tuple[float, float]:
    """Return the 90 % interval of a probability of which only some draws are known.

    Args:
        count: draws that say yes.
        draws: all of them, at least one.
    """
    share, square = count / draws, _Z_90**2
    middle = share + square / (2 * draws)
    half = _Z_90 * math.sqrt(share * (1 - share) / draws + square / (4 * draws**2))
    whole = 1 + square / draws
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)
