"""Sampling error of a share of draws.

Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
Journal of the American Statistical Association 22 (1927): the score interval. Unlike the textbook
interval, it does not shrink to zero width if no draw, or every draw, says yes.
"""

from __future__ import annotations

import math

Z_90 = 1.6448536269514722  # 90 % of a standard normal distribution is within this of zero


def sampling_interval(count: int, draws: int) -> tuple[float, float]:
    """Return the 90 % interval of a probability that is estimated from draws.

    Args:
        count: draws that say yes.
        draws: all draws, at least one.
    """
    share, square = count / draws, Z_90**2
    middle = share + square / (2 * draws)
    half = Z_90 * math.sqrt(share * (1 - share) / draws + square / (4 * draws**2))
    whole = 1 + square / draws
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def turned_interval(up: int, down: int, draws: int) -> tuple[float, float]:
    """Return the interval of a difference of two shares that come from the same draws.

    The draws that turn into yes and those that turn into no are two shares. The interval takes the
    far ends of their 90 % intervals, so that it covers at least 90 %.

    Args:
        up: draws that say yes only afterwards.
        down: draws that say yes only before.
        draws: all draws, at least one.
    """
    (low_up, high_up), (low_down, high_down) = (
        sampling_interval(count, draws) for count in (up, down)
    )
    return low_up - high_down, high_up - low_down
