"""How good forecasts were: Brier score, log score, Murphy's split, calibration, intervals.

The Brier score is the mean of (p - y)^2, the log score the mean of -log of the probability given to
what happened; for both, less is better. Murphy's split of the Brier score is reliability -
resolution + uncertainty; it holds for forecasts rounded to the middle of their bin, and what the
rounding hides stands as its own part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.values.streams import Block, Floats, Streams

BINS = 5  # with some thirty cases, more bins would be empty
RESAMPLES = 2_000
_SEED = 0
_INTERVAL = (0.05, 0.95)

Interval = tuple[float, float]


class Bin(msgspec.Struct, frozen=True):
    """The forecasts of one range.

    Attributes:
        low: the range's lower end.
        high: its upper end.
        count: how many forecasts fell into it.
        forecast: their mean; None where there are none.
        observed: the share of them that came true.
        interval: 90 % interval of that share for so few cases (Jeffreys).
    """

    low: float
    high: float
    count: int
    forecast: float | None
    observed: float | None
    interval: Interval | None


class Murphy(msgspec.Struct, frozen=True):
    """The Brier score in parts: reliability - resolution + uncertainty + within_bins.

    Attributes:
        reliability: how far forecasts lie from what they came to; less is better.
        resolution: how far forecasts tell occasions apart; more is better.
        uncertainty: b (1 - b) for the share b that came true.
        within_bins: what rounding forecasts to bins hides.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within_bins: float


class BaselineScore(msgspec.Struct, frozen=True):
    """A simple rule, scored on the same cases.

    Attributes:
        rule: what it says.
        brier: its Brier score.
        log_score: its log score.
        skill: 1 - the model's Brier score / the rule's; above 0 the model is better.
        skill_interval: 90 % interval of that, over cases drawn again.
    """

    rule: str
    brier: float
    log_score: float
    skill: float
    skill_interval: Interval


class Scores(msgspec.Struct, frozen=True):
    """How good forecasts were.

    Attributes:
        scored: how many cases there were whose end is known.
        happened: how many of them came true.
        brier: the Brier score.
        brier_interval: its 90 % interval, over cases drawn again.
        log_score: the log score.
        log_score_interval: its 90 % interval.
        skill: 1 - the Brier score / b (1 - b), for the share b that came true; None where all or
            none did. Nobody knew b beforehand, so this is a harder rule than any baseline.
        skill_interval: its 90 % interval.
        murphy: the Brier score in parts.
        calibration: forecasts by range.
        baselines: the simple rules, by name.
    """

    scored: int
    happened: int
    brier: float
    brier_interval: Interval
    log_score: float
    log_score_interval: Interval
    skill: float | None
    skill_interval: Interval | None
    murphy: Murphy
    calibration: tuple[Bin, ...]
    baselines: Mapping[str, BaselineScore]


def score(
    forecasts: Sequence[float],
    came_true: Sequence[bool],
    rules: Mapping[str, tuple[str, Sequence[float]]],
) -> Scores:
    """Score forecasts, and simple rules beside them.

    Args:
        forecasts: probabilities, above 0 and below 1.
        came_true: whether each did.
        rules: for each simple rule what it says, and its forecasts.

    Raises:
        ValueError: there is nothing to score.
    """
    if not forecasts:
        raise ValueError("there is no case whose end is known")
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
        brier_interval=_interval(errors[again].mean(axis=1)),
        log_score=float(logs.mean()),
        log_score_interval=_interval(logs[again].mean(axis=1)),
        skill=1 - float(errors.mean()) / base if base else None,
        skill_interval=_ratio_interval(errors[again].mean(axis=1), bases) if base else None,
        murphy=_murphy(p, y),
        calibration=calibration(p, y),
        baselines={
            name: _baseline(says, np.asarray(made), y, errors, again)
            for name, (says, made) in rules.items()
        },
    )


def calibration(p: Floats, y: Floats) -> tuple[Bin, ...]:
    """Return forecasts by range, with the share that came true in each.

    Args:
        p: probabilities.
        y: 1 where it came true, 0 otherwise.
    """
    at = _bins(p)
    found = []
    for number in range(BINS):
        here = at == number
        count, true = int(here.sum()), int(y[here].sum())
        known = count > 0
        found.append(
            Bin(
                number / BINS,
                (number + 1) / BINS,
                count,
                float(p[here].mean()) if known else None,
                true / count if known else None,
                _jeffreys(true, count) if known else None,
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
        reliability, resolution, uncertainty, whole - (reliability - resolution + uncertainty)
    )


def _baseline(
    says: str, made: Floats, y: Floats, errors: Floats, again: NDArray[np.intp]
) -> BaselineScore:
    theirs = (made - y) ** 2
    return BaselineScore(
        rule=says,
        brier=float(theirs.mean()),
        log_score=float(_logs(made, y).mean()),
        skill=1 - float(errors.mean() / theirs.mean()),
        skill_interval=_ratio_interval(errors[again].mean(axis=1), theirs[again].mean(axis=1)),
    )


def _logs(p: Floats, y: Floats) -> Floats:
    return np.asarray(-np.log(np.where(y == 1, p, 1 - p)))


def _resamples(count: int) -> NDArray[np.intp]:
    """Return cases drawn again, as many as there are, one row for each time."""
    uniforms = Streams(_SEED).uniform("backtest.cases", Block(0, RESAMPLES * count))
    return (uniforms * count).astype(np.intp).reshape(RESAMPLES, count)


def _interval(values: Floats) -> Interval:
    low, high = np.quantile(values, _INTERVAL).tolist()
    return low, high


def _ratio_interval(ours: Floats, theirs: Floats) -> Interval:
    """Return the interval of skill; cases drawn again that no rule could miss say nothing."""
    usable = theirs > 0
    return _interval(1 - ours[usable] / theirs[usable])
