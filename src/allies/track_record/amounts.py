"""Log-normal amounts, such as a delay or a size: the posterior on a grid.

The grid covers the log of the median, the standard deviation of the log and, if the prior has one,
an effect on the log of the median. Amounts known only to exceed a limit are treated as censored. No
sampler and no closed form is needed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np

from allies.track_record.priors import AmountPrior
from allies.values.streams import Floats

_REACH = 4.0  # half-width of the grid, in prior deviations
_MEDIANS, _SPREADS, _EFFECTS = 161, 61, 9


class Amount(msgspec.Struct, frozen=True):
    """One observation.

    Attributes:
        value: the amount, above 0.
        is_known: whether it is known; otherwise it is only known to be larger.
        share: how much of the effect it has, from 0 to 1.
    """

    value: float
    is_known: bool = True
    share: float = 0.0


class Draws(msgspec.Struct, frozen=True):
    """Draws of a log-normal amount, one of each for each draw.

    Attributes:
        median: the log of the median, without the effect.
        spread: the standard deviation of the log.
        effect: what the effect adds to the log of the median; 0 if the prior has none.
    """

    median: Floats
    spread: Floats
    effect: Floats


def draw_log_normals(prior: AmountPrior, seen: Sequence[Amount], uniforms: Floats) -> Draws:
    """Return draws of the median, the spread and the effect.

    Args:
        prior: the prior.
        seen: the observations.
        uniforms: one number in [0, 1) for each draw.
    """
    from scipy.special import log_ndtr, ndtri

    medians = prior.median.mean + prior.median.deviation * np.linspace(-_REACH, _REACH, _MEDIANS)
    logs = prior.spread.mean + prior.spread.deviation * np.linspace(-_REACH, _REACH, _SPREADS)
    effects = np.zeros(1)
    if prior.effect is not None:
        # Effects with equal prior probability, so they need no weight of their own.
        nodes = ndtri((np.arange(_EFFECTS) + 0.5) / _EFFECTS)
        effects = prior.effect.mean + prior.effect.deviation * nodes
    grids = np.meshgrid(effects, medians, np.exp(logs), indexing="ij")
    effect, median, spread = (grid.ravel() for grid in grids)
    weight = -0.5 * ((median - prior.median.mean) / prior.median.deviation) ** 2
    weight -= 0.5 * ((np.log(spread) - prior.spread.mean) / prior.spread.deviation) ** 2
    for share in sorted({item.share for item in seen if item.is_known}):
        known = [math.log(item.value) for item in seen if item.is_known and item.share == share]
        mean = sum(known) / len(known)
        around = sum((log - mean) ** 2 for log in known)
        off = len(known) * (mean - median - share * effect) ** 2 + around
        weight -= 0.5 * off / spread**2 + len(known) * np.log(spread)
    for item in seen:
        if not item.is_known:
            weight += log_ndtr((median + item.share * effect - math.log(item.value)) / spread)
    cumulated = np.cumsum(np.exp(weight - weight.max()))
    at = np.searchsorted(cumulated, _balanced(uniforms) * cumulated[-1], side="right")
    return Draws(median[at], spread[at], effect[at])


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
