"""Concentration: how unequally a quantity is held, such as forces assigned to an organisation.

The forces assigned to an organisation and the national capabilities of its members are different
quantities and are measured separately. What documents say about a leading state is about the
first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
RANGE = (0.05, 0.95)  # quantiles of the draws at the ends of a range


class Spread(msgspec.Struct, frozen=True):
    """A figure, with the range of nine draws in ten; no range if nothing is uncertain."""

    value: float
    low: float | None = None
    high: float | None = None


class Concentration(msgspec.Struct, frozen=True):
    """How unequally a quantity is held.

    Attributes:
        shares: each holder's share of the whole, the largest first.
        hhi: the Herfindahl-Hirschman index, the sum of the squared shares: 1 if one holder has all.
        effective: the effective number of holders, 1 / hhi.
        leader: the holder with the largest share.
        over_second: the largest share divided by the second largest; None without a second.
    """

    shares: Mapping[str, Spread]
    hhi: Spread
    effective: Spread
    leader: str
    over_second: Spread | None


def concentration(
    amounts: Mapping[str, float], draws: Mapping[str, Floats] | None = None
) -> Concentration | None:
    """Return how unequally a quantity is held; None (unknown) if there are no amounts.

    Args:
        amounts: best estimate of each holder's amount.
        draws: amounts by holder and draw, of the same holders, if they are uncertain.

    Raises:
        ValueError: an amount is negative or not a number, the sum of all amounts is too large, or
            the holders differ.
    """
    if draws is not None and set(draws) != set(amounts):
        raise ValueError("amounts and their draws must name the same holders")
    best = np.array([list(amounts.values())], dtype=np.float64).T
    if not np.isfinite(best).all() or (best < 0).any():
        raise ValueError("an amount must be a number of at least 0")
    with np.errstate(over="ignore"):
        whole = best.sum()
    if not np.isfinite(whole):
        raise ValueError("the amounts are too large to add up")
    if not whole > 0:
        return None
    drawn = None
    if draws is not None:
        drawn = np.array([draws[name] for name in amounts], dtype=np.float64)
        drawn = drawn[:, drawn.sum(axis=0) > 0]
    order = np.argsort(-best[:, 0], kind="stable")
    names = [list(amounts)[at] for at in order]
    shares = best / best.sum(axis=0)
    of_draws = drawn / drawn.sum(axis=0) if drawn is not None and drawn.size else None
    hhi = _squares(shares)
    hhi_drawn = None if of_draws is None else _squares(of_draws)
    return Concentration(
        {
            name: spread(shares[at], None if of_draws is None else of_draws[at])
            for name, at in zip(names, order, strict=True)
        },
        spread(hhi, hhi_drawn),
        spread(1 / hhi, None if hhi_drawn is None else 1 / hhi_drawn),
        names[0],
        _over_second(shares, of_draws),
    )


def _squares(shares: Floats) -> Floats:
    return np.asarray((shares**2).sum(axis=0))


def _over_second(shares: Floats, drawn: Floats | None) -> Spread | None:
    """Return the largest share divided by the second; None if the second is almost zero."""
    if len(shares) < 2 or not np.sort(shares[:, 0])[-2] > np.finfo(np.float64).tiny:
        return None
    ratios = [None if part is None else np.sort(part, axis=0)[-2:] for part in (shares, drawn)]
    best, of_draws = (None if part is None else part[1] / part[0] for part in ratios)
    return None if best is None else spread(best, of_draws)


def spread(best: Floats, drawn: Floats | None) -> Spread:
    """Return a figure with its range; no range if its width is zero.

    Args:
        best: the best estimate, in an array of one.
        drawn: the figure by draw, if anything is uncertain.
    """
    if drawn is None or not drawn.size:
        return Spread(float(best[0]))
    low, high = (float(bound) for bound in np.quantile(drawn, RANGE))
    if math.isclose(low, high, rel_tol=1e-12):
        return Spread(float(best[0]))
    return Spread(float(best[0]), low, high)
