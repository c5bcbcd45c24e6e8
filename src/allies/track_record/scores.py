"""Scores of forecasts: Brier score, log score, Murphy decomposition, calibration, intervals.

The Brier score is the mean of (p - y)^2, the log score the mean of -log of the probability given to
what happened; for both, lower is better. The Murphy decomposition of the Brier score is reliability
- resolution + uncertainty. It holds for forecasts rounded to the middle of their bin; the error of
the rounding is a separate part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from allies.questions.backtest import Baseline, Calibration, Murphy, Scores
from allies.values.streams import Block, Floats, Streams

BINS = 5  # with about thirty cases, more bins would be empty
RESAMPLES = 2_000
_SEED = 0
_INTERVAL = (0.05, 0.95)

Interval = tuple[float, float]


def score(
    forecasts: Sequence[float],
    came_true: Sequence[bool],
    rules: Mapping[str, tuple[str, Sequence[float]]],
) -> Scores:
    """Score forecasts, and simple rules for comparison.

    Args:
        forecasts: probabilities, above 0 and below 1.
        came_true: whether each came true.
        rules: for each simple rule its description, and its forecasts.

    Raises:
        ValueError: there is nothing to score.
    """
    if not forecasts:
        raise ValueError("there is no case with a known outcome")
    p, y = np.asarray(forecasts, dtype=np.float64), np.asarray(came_true, dtype=np.float64)
    again = _resamples(len(p))
    errors, logs = (p - y) ** 2, _logs(p, y)
    share = float(y.mean())
    base = share * (1 - share)
    shares = y[again].mean(axis=1)
    bases = shares * (1 - shares)
    return Scores(
        scored=len(p),
        happened=int(y.sum()),
        brier=float(errors.mean()),
        brier_interval_90=_interval(errors[again].mean(axis=1)),
        log_score=float(logs.mean()),
        log_score_interval_90=_interval(logs[again].mean(axis=1)),
        skill=1 - float(errors.mean()) / base if base else None,
        skill_interval_90=_ratio_interval(errors[again].mean(axis=1), bases) if base else None,
        murphy=_murphy(p, y),
        calibration=calibration(p, y),
        baselines={
            name: _baseline(says, np.asarray(made), y, errors, again)
            for name, (says, made) in rules.items()
        },
    )


def calibration(p: Floats, y: Floats) -> tuple[Calibration, ...]:
    """Return forecasts by range, with the share that came true in each.

    Args:
        p: probabilities.
        y: 1 if it came true, 0 otherwise.
    """
    at = _bins(p)
    found = []
    for number in range(BINS):
        here = at == number
        count, true = int(here.sum()), int(y[here].sum())
        known = count > 0
        found.append(
            Calibration(
                low=number / BINS,
                high=(number + 1) / BINS,
                count=count,
                forecast=float(p[here].mean()) if known else None,
                observed=true / count if known else None,
                interval_90=_jeffreys(true, count) if known else None,
            )
        )
    return tuple(found)


def _bins(p: Floats) -> NDArray[np.intp]:
    return np.minimum((p * BINS).astype(np.intp), BINS - 1)


def _jeffreys(true: int, count: int) -> Interval:
    from scipy.special import betaincinv

    low, high = betaincinv(true + 0.5, count - true + 0.5, np.array(_INTERVAL)).tolist()
    return (0.0 if true == 0 else low, 1.0 if true == count else high)


def _murphy(p: Floats, y: Floats) -> Murphy:
    share, count = float(y.mean()), len(p)
    reliability = resolution = 0.0
    for part in calibration(p, y):
        if part.forecast is not None and part.observed is not None:
            reliability += part.count * (part.forecast - part.observed) ** 2 / count
            resolution += part.count * (part.observed - share) ** 2 / count
    uncertainty = share * (1 - share)
    whole = float(((p - y) ** 2).mean())
    return Murphy(
        reliability=reliability,
        resolution=resolution,
        uncertainty=uncertainty,
        within_bins=whole - (reliability - resolution + uncertainty),
    )


def _baseline(
    says: str, made: Floats, y: Floats, errors: Floats, again: NDArray[np.intp]
) -> Baseline:
    theirs = (made - y) ** 2
    return Baseline(
        rule=says,
        brier=float(theirs.mean()),
        log_score=float(_logs(made, y).mean()),
        skill=1 - float(errors.mean() / theirs.mean()),
        skill_interval_90=_ratio_interval(errors[again].mean(axis=1), theirs[again].mean(axis=1)),
    )


def _logs(p: Floats, y: Floats) -> Floats:
    return np.asarray(-np.log(np.where(y == 1, p, 1 - p)))


def _resamples(count: int) -> NDArray[np.intp]:
    """Return bootstrap resamples of the cases, one row for each."""
    uniforms = Streams(_SEED).uniform("backtest.cases", Block(0, RESAMPLES * count))
    return (uniforms * count).astype(np.intp).reshape(RESAMPLES, count)


def _interval(values: Floats) -> Interval:
    low, high = np.quantile(values, _INTERVAL).tolist()
    return low, high


def _ratio_interval(ours: Floats, theirs: Floats) -> Interval:
    """Return the interval of skill; resamples in which the rule makes no error are left out."""
    usable = theirs > 0
    return _interval(1 - ours[usable] / theirs[usable])
