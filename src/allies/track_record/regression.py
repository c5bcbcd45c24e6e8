"""The chance of a deployment: a hierarchical logistic regression, by importance sampling.

log-odds = level(trigger) + terms + effect(organisation)

The levels of the triggers vary around one of two levels, the effects of the organisations around 0.
Given the two deviations, the posterior has one peak, found by Newton's method. Draws around it with
heavier tails are weighted by the model, so the approximation reduces the effective draws but adds
no bias. The deviations are on a grid. Decision 0016 gives the reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.track_record.priors import (
    CARRIER,
    CHOSEN,
    LEVEL_OF_TRIGGER,
    LEVELS,
    NOT_ASKED,
    ORGANISATION_DEVIATION,
    SHARE,
    TRIGGER_DEVIATION,
    UNKNOWN_POSITION,
    NormalPrior,
)
from allies.values.streams import Block, Floats, Streams
from allies.world.occasions import Asked, Carrier, Occasion, Position, Sampling

UNSEEN = "*"  # an organisation or trigger without a case
READY_SHARE: dict[Asked, float] = {"yes": 1.0, "unclear": 0.5, "no": 0.0}
NOT_ASKED_SHARE: dict[Asked, float] = {"yes": 0.0, "unclear": 0.5, "no": 1.0}
_NODES = 12  # nodes of each deviation's grid
_TAILS = 8.0  # degrees of freedom of the draws around the peak
_NEWTON_STEPS, _CLOSE_ENOUGH = 60, 1e-10
_LEVELS = len(LEVELS)


class Term(msgspec.Struct, frozen=True):
    """A known property of an occasion that changes the log-odds.

    Attributes:
        value: the value for an occasion.
        prior: prior of the log-odds for each unit of the value.
    """

    value: Callable[[Occasion], float]
    prior: NormalPrior


CARRIER_VALUE: dict[Position, float] = {"offers": 1.0, "silent": 0.0, "against": -1.0}


def carrier_value(carrier: Carrier, sampling: Sampling | None) -> float:
    """Return the value of what the carrier had said; the mean of its list if nobody coded it.

    Args:
        carrier: its public position.
        sampling: the list of the occasion; one that nobody names counts as drawn.
    """
    if carrier == "unknown":
        return UNKNOWN_POSITION[sampling or "frame"]
    return CARRIER_VALUE[carrier]


CARRIER_TERM = Term(lambda occasion: carrier_value(occasion.carrier, occasion.sampling), CARRIER)
TERMS = (
    Term(lambda occasion: NOT_ASKED_SHARE[occasion.asked], NOT_ASKED),
    Term(lambda occasion: float(occasion.sampling == "chosen"), CHOSEN),
    CARRIER_TERM,
)


class Effects(msgspec.Struct, frozen=True):
    """Draws of the posterior, as log-odds.

    Attributes:
        triggers: the level of each trigger with a case, of each known trigger, and of any other.
        organisations: the effect of each organisation with a case, and of any other.
        terms: the effect of each term, for each unit of it.
        effective_draws: the number of independent draws these are worth.
    """

    triggers: dict[str, Floats]
    organisations: dict[str, Floats]
    terms: list[Floats]
    effective_draws: float


def draw_effects(
    occasions: Sequence[Occasion],
    streams: Streams,
    tries: int,
    draws: int,
    terms: Sequence[Term] = TERMS,
) -> Effects:
    """Fit the model and return draws of equal weight.

    Args:
        occasions: the cases; cases without an outcome are ignored.
        streams: the source of random numbers.
        tries: number of weighted draws.
        draws: number of draws that are kept.
        terms: properties that change the log-odds besides trigger and organisation.
    """
    cases = _Cases([item for item in occasions if item.deployed is not None], terms)
    grid = _deviation_grid()
    peaks, roots, evidence = _peaks(cases, grid)
    chances = np.exp(evidence - evidence.max())
    chances /= chances.sum()
    block = Block(0, tries)
    node = np.minimum(
        np.searchsorted(np.cumsum(chances), streams.uniform("record.deviations", block)),
        len(grid) - 1,
    )
    spread = _spread_draws(streams, block, cases.size)
    values = np.empty_like(spread)
    log_weight = np.empty(tries)
    for at in np.flatnonzero(np.bincount(node, minlength=len(grid))):
        here = node == at
        values[here] = peaks[at] + spread[here] @ roots[at].T
        log_weight[here] = cases.log_density(values[here], grid[at]) - np.log(chances[at])
    log_weight -= _log_density_of_draws(spread) - np.linalg.slogdet(roots)[1][node]
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    kept = resample(weight, streams, draws)
    effective = float(1 / (weight**2).sum())
    found = _effects(cases, values, grid[node], streams, effective)

    def kept_of(columns: Mapping[str, Floats]) -> dict[str, Floats]:
        return {name: _kept(column, weight, kept) for name, column in columns.items()}

    return Effects(
        kept_of(found.triggers),
        kept_of(found.organisations),
        [_kept(column, weight, kept) for column in found.terms],
        effective,
    )


class _Cases:
    """The cases as numbers: the parameters of the model that each of them uses."""

    def __init__(self, occasions: Sequence[Occasion], terms: Sequence[Term]) -> None:
        self.terms = terms
        self.first_trigger = _LEVELS + len(terms)
        self.triggers = sorted({item.trigger for item in occasions})
        self.organisations = sorted({item.organisation for item in occasions})
        self.first_organisation = self.first_trigger + len(self.triggers)
        self.size = self.first_organisation + len(self.organisations)
        self.came = np.array([bool(item.deployed) for item in occasions], dtype=np.float64)
        self._reads = np.zeros((len(occasions), self.size))
        for row, item in enumerate(occasions):
            self._reads[row, :_LEVELS] = level_parts(item.trigger)
            self._reads[row, _LEVELS : self.first_trigger] = [term.value(item) for term in terms]
            self._reads[row, self.first_trigger + self.triggers.index(item.trigger)] = 1.0
            at = self.first_organisation + self.organisations.index(item.organisation)
            self._reads[row, at] = 1.0

    def scales(self, deviations: Floats) -> Floats:
        """Return the factor of each parameter, for each row of two deviations."""
        deviations = np.atleast_2d(deviations)
        scales = np.ones((len(deviations), self.size))
        scales[:, self.first_trigger : self.first_organisation] = deviations[:, :1]
        scales[:, self.first_organisation :] = deviations[:, 1:]
        return scales

    def design(self, deviations: Floats) -> Floats:
        """Return the matrix from parameters to log-odds, for each row of two deviations."""
        return np.asarray(self._reads * self.scales(deviations)[:, None, :])

    def log_density(self, values: Floats, deviations: Floats) -> Floats:
        """Return the log of prior times likelihood, for each row of parameters."""
        odds = (values * self.scales(deviations)) @ self._reads.T
        likelihood = (self.came * odds - np.logaddexp(0.0, odds)).sum(axis=1)
        return np.asarray(likelihood + self._log_prior(values))

    def _log_prior(self, values: Floats) -> Floats:
        total = -0.5 * (values[:, self.first_trigger :] ** 2).sum(axis=1)
        for at, term in enumerate(self.terms, _LEVELS):
            total -= 0.5 * ((values[:, at] - term.prior.mean) / term.prior.deviation) ** 2
        for at, level in enumerate(LEVELS):
            prior = SHARE[level]
            total -= prior.yes * np.logaddexp(0.0, -values[:, at])
            total -= prior.no * np.logaddexp(0.0, values[:, at])
        return np.asarray(total)

    def prior_slope(self, values: Floats) -> tuple[Floats, Floats]:
        """Return the slope of the log of the prior, and the negative of its curvature."""
        slope, curvature = -values.copy(), np.ones_like(values)
        for at, term in enumerate(self.terms, _LEVELS):
            slope[:, at] = (term.prior.mean - values[:, at]) / term.prior.deviation**2
            curvature[:, at] = 1.0 / term.prior.deviation**2
        for at, level in enumerate(LEVELS):
            weight, part = SHARE[level].yes + SHARE[level].no, share(values[:, at])
            slope[:, at] = SHARE[level].yes - weight * part
            curvature[:, at] = weight * part * (1 - part)
        return slope, curvature


def level_parts(trigger: str) -> list[float]:
    """Return a trigger's weight on each level; one half each if it is not known."""
    level = LEVEL_OF_TRIGGER.get(trigger)
    return [0.5 if level is None else float(level == each) for each in LEVELS]


def share(odds: Floats) -> Floats:
    """Return the probability for log-odds."""
    return np.asarray(np.exp(-np.logaddexp(0.0, -odds)))


def _deviation_grid() -> Floats:
    """Return pairs of deviations (triggers, organisations) with equal prior probability."""
    from scipy.special import ndtri

    middles = ndtri(0.5 + 0.5 * (np.arange(_NODES) + 0.5) / _NODES)
    pairs = np.meshgrid(TRIGGER_DEVIATION * middles, ORGANISATION_DEVIATION * middles)
    return np.stack([pair.ravel() for pair in pairs], axis=1)


def _peaks(cases: _Cases, grid: Floats) -> tuple[Floats, Floats, Floats]:
    """Return for each node the peak, a root of its covariance, and its approximate log evidence."""
    design = cases.design(grid)
    peaks = np.zeros((len(grid), cases.size))
    for _ in range(_NEWTON_STEPS):
        odds = (design @ peaks[..., None])[..., 0]
        slope, curvature = cases.prior_slope(peaks)
        turned = design.transpose(0, 2, 1)
        slope = slope + (turned @ (cases.came - share(odds))[..., None])[..., 0]
        bend = share(odds) * share(-odds)
        matrix = (turned * bend[:, None, :]) @ design
        matrix[:, range(cases.size), range(cases.size)] += curvature
        step = np.linalg.solve(matrix, slope[..., None])[..., 0]
        # No step is longer than two log-odds, because the curvature is wrong far from the peak.
        peaks = peaks + step / np.maximum(1.0, np.abs(step).max(axis=1, keepdims=True) / 2)
        if np.abs(step).max() < _CLOSE_ENOUGH:
            break
    roots = np.linalg.cholesky(np.linalg.inv(matrix))
    evidence = cases.log_density(peaks, grid) + np.linalg.slogdet(roots)[1]
    return peaks, roots, evidence


def _spread_draws(streams: Streams, block: Block, size: int) -> Floats:
    """Return draws of a multivariate t distribution of unit scale."""
    normal = [_normal(streams, f"record.parameter.{at}", block) for at in range(size)]
    return np.asarray(np.stack(normal, axis=1) * _stretch(streams, block)[:, None])


# The same numbers serve every fit, and fits are repeated often.
@lru_cache(maxsize=64)
def _normal(streams: Streams, name: str, block: Block) -> Floats:
    from scipy.special import ndtri

    return np.asarray(ndtri(_open(streams.uniform(name, block))))


@lru_cache(maxsize=2)
def _stretch(streams: Streams, block: Block) -> Floats:
    """Return the factor that gives each normal draw the tails of Student's t."""
    from scipy.special import gammaincinv

    uniforms = _open(streams.uniform("record.tails", block))
    return np.asarray(np.sqrt(_TAILS / 2 / gammaincinv(_TAILS / 2, uniforms)))


def _log_density_of_draws(spread: Floats) -> Floats:
    """Return the log density of the multivariate t distribution, up to a constant."""
    power = -0.5 * (_TAILS + spread.shape[1])
    return np.asarray(power * np.log1p((spread**2).sum(axis=1) / _TAILS))


def _open(uniforms: Floats) -> Floats:
    return np.asarray(np.clip(uniforms, 1e-12, 1 - 1e-12))


def resample(weight: Floats, streams: Streams, draws: int) -> NDArray[np.intp]:
    """Return the indices of draws of equal weight (systematic resampling).

    Args:
        weight: the weight of each draw; the sum is 1.
        streams: the source of random numbers.
        draws: the number of indices.
    """
    start = streams.uniform("record.resampling", Block(0, 1))[0]
    marks = (np.arange(draws) + start) / draws
    at = np.searchsorted(np.cumsum(weight), marks)
    return np.asarray(np.minimum(at, len(weight) - 1), dtype=np.intp)


def _kept(column: Floats, weight: Floats, kept: NDArray[np.intp]) -> Floats:
    """Return the kept draws, shifted and scaled to the mean and deviation of all draws.

    So a few hundred draws have the centre and spread of all, without sampling error.
    """
    mean = (weight * column).sum()
    deviation = np.sqrt((weight * (column - mean) ** 2).sum())
    few = column[kept]
    return np.asarray(mean + (few - few.mean()) * (deviation / few.std()))


def _effects(
    cases: _Cases, values: Floats, deviations: Floats, streams: Streams, effective: float
) -> Effects:
    block = Block(0, len(values))
    levels = values[:, :_LEVELS]

    def unseen(name: str, column: int) -> Floats:
        return np.asarray(deviations[:, column] * _normal(streams, f"record.unseen.{name}", block))

    triggers = {}
    for name in (*sorted({*LEVEL_OF_TRIGGER, *cases.triggers}), UNSEEN):
        if name in cases.triggers:
            around = deviations[:, 0] * values[:, cases.first_trigger + cases.triggers.index(name)]
        else:
            around = unseen(name, 0)
        if name in LEVEL_OF_TRIGGER:
            middle = levels[:, LEVELS.index(LEVEL_OF_TRIGGER[name])]
        elif name in cases.triggers:
            middle = levels.mean(axis=1)
        else:  # it may belong to either level
            second = streams.uniform("record.unseen.level", block) < 0.5
            middle = np.where(second, levels[:, 1], levels[:, 0])
        triggers[name] = middle + around
    organisations = {
        name: deviations[:, 1] * values[:, cases.first_organisation + at]
        for at, name in enumerate(cases.organisations)
    }
    organisations[UNSEEN] = unseen("organisation", 1)
    terms = [values[:, at] for at in range(_LEVELS, cases.first_trigger)]
    return Effects(triggers, organisations, terms, effective)
