"""Log-normal amounts, such as a delay or a size: the posterior on a grid.

The grid covers two parameters, the log of the median and the standard deviation of the log. Amounts
known only to exceed a limit are treated as censored. No sampler and no closed form is needed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np

from allies.track_record.priors import AmountPrior
from allies.values.streams import Floats

_REACH = 4.0  # half-width of the grid, in prior deviations
_MEDIANS, _SPREADS = 161, 61


class Amounts(msgspec.Struct, frozen=True):
    """The observations of an amount.

    Attributes:
        known: amounts, above 0.
        more_than: amounts known only to be larger than this.
    """

    known: Sequence[float] = ()
    more_than: Sequence[float] = ()


def draw_log_normals(prior: AmountPrior, seen: Amounts, uniforms: Floats) -> tuple[Floats, Floats]:
    """Return draws of the log of the median and of the standard deviation of the log.

    Args:
        prior: the prior.
        seen: the observations.
        uniforms: one number in [0, 1) for each draw.
    """
    from scipy.special import log_ndtr

    medians = prior.median.mean + prior.median.deviation * np.linspace(-_REACH, _REACH, _MEDIANS)
    logs = prior.spread.mean + prior.spread.deviation * np.linspace(-_REACH, _REACH, _SPREADS)
    median, spread = (grid.ravel() for grid in np.meshgrid(medians, np.exp(logs), indexing="ij"))
    weight = -0.5 * ((median - prior.median.mean) / prior.median.deviation) ** 2
    weight -= 0.5 * ((np.log(spread) - prior.spread.mean) / prior.spread.deviation) ** 2
    for amount in seen.known:
        weight += -0.5 * ((math.log(amount) - median) / spread) ** 2 - np.log(spread)
    for amount in seen.more_than:
        weight += log_ndtr((median - math.log(amount)) / spread)
    cumulated = np.cumsum(np.exp(weight - weight.max()))
    at = np.searchsorted(cumulated, _balanced(uniforms) * cumulated[-1], side="right")
    return median[at], spread[at]


def _balanced(uniforms: Floats) -> Floats:
    """Return stratified numbers in the same order, one in the middle of each equal part of [0, 1].

    So a few hundred draws have the mean and spread of their distribution, without sampling error.
    """
    ranks = np.argsort(np.argsort(uniforms, kind="stable"), kind="stable")
    return np.asarray((ranks + 0.5) / len(uniforms))


def share_below(limit: float, medians: Floats, spreads: Floats) -> Floats:
    """Return, for each draw, the probability that a log-normal amount is below a limit above 0."""
    scaled = (math.log(limit) - medians) / (spreads * math.sqrt(2))
    # The standard library's error function, because loading scipy takes longer than these values.
    return np.array([0.5 * (1 + math.erf(value)) for value in scaled.tolist()])
