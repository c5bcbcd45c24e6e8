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
    organisations: Sequence[str] = (),
) -> Scores:
    """Score forecasts, and simple rules for comparison.

    Args:
        forecasts: probabilities, above 0 and below 1.
        came_true: whether each came true.
        rules: for each simple rule its description, and its forecasts.
        organisations: the organisation of each case. Cases of one organisation are alike, so the
            intervals draw whole organisations again. Without it, they draw cases.

    Raises:
        ValueError: there is nothing to score.
    """
    if not forecasts:
        raise ValueError("there is no case with a known outcome")
    p, y = np.asarray(forecasts, dtype=np.float64), np.asarray(came_true, dtype=np.float64)
    again = _resamples(organisations or [str(at) for at in range(len(p))])
    errors, logs = (p - y) ** 2, _logs(p, y)
    share = float(y.mean())
    base = share * (1 - share)
    shares = _means(again, y)
    bases = shares * (1 - shares)
    return Scores(
        scored=len(p),
        happened=int(y.sum()),
        mean_forecast=float(p.mean()),
        brier=float(errors.mean()),
        brier_interval_90=_interval(_means(again, errors)),
        log_score=float(logs.mean()),
        log_score_interval_90=_interval(_means(again, logs)),
        skill=1 - float(errors.mean()) / base if base else None,
        skill_interval_90=_ratio_interval(_means(again, errors), bases) if base else None,
        murphy=_murphy(p, y),
        calibration=calibration(p, y),
        baselines={
            name: _baseline(says, np.asarray(made), y, p, again)
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


def _baseline(says: str, made: Floats, y: Floats, p: Floats, again: Floats) -> Baseline:
    errors, theirs = (p - y) ** 2, (made - y) ** 2
    gains = _logs(made, y) - _logs(p, y)
    return Baseline(
        rule=says,
        brier=float(theirs.mean()),
        log_score=float(_logs(made, y).mean()),
        skill=1 - float(errors.mean() / theirs.mean()),
        skill_interval_90=_ratio_interval(_means(again, errors), _means(again, theirs)),
        gain=float(gains.mean()),
        gain_interval_90=_interval(_means(again, gains)),
    )


def _logs(p: Floats, y: Floats) -> Floats:
    return np.asarray(-np.log(np.where(y == 1, p, 1 - p)))


def _resamples(organisations: Sequence[str]) -> Floats:
    """Return how often each case is drawn in each bootstrap resample of the organisations.

    The rows are resamples. A resample draws as many organisations as there are, with all their
    cases.
    """
    names = sorted(set(organisations))
    of_case = np.array([names.index(name) for name in organisations])
    uniforms = Streams(_SEED).uniform("backtest.cases", Block(0, RESAMPLES * len(names)))
    drawn = (uniforms * len(names)).astype(np.intp).reshape(RESAMPLES, len(names))
    times = np.stack([np.bincount(row, minlength=len(names)) for row in drawn])
    return np.asarray(times[:, of_case], dtype=np.float64)


def _means(again: Floats, values: Floats) -> Floats:
    """Return the mean of values in each resample."""
    return np.asarray(again @ values / again.sum(axis=1))


def _interval(values: Floats) -> Interval:
    low, high = np.quantile(values, _INTERVAL).tolist()
    return low, high


def _ratio_interval(ours: Floats, theirs: Floats) -> Interval:
    """Return the interval of skill; resamples in which the rule makes no error are left out."""
    usable = theirs > 0
    return _interval(1 - ours[usable] / theirs[usable])
