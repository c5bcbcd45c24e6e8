"""Distributions, each given by its inverse cumulative distribution function (quantile function).

There is no rejection sampling: one uniform number makes one value. So a draw can be replayed by
name, and a distribution can be fixed at any quantile to see what depends on it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np

from allies.errors import RefusedValueError, nearest
from allies.values.streams import Floats

MOST = 1e30  # larger than any real quantity, and small enough for every family


class Distribution(msgspec.Struct, frozen=True):
    """A named family with its parameters, as written in a theatre: `triangular: [1, 2, 4]`.

    Attributes:
        family: one of `FAMILIES`.
        parameters: the family's parameters, in the order its function documents.
    """

    family: str
    parameters: tuple[float, ...]

    def __post_init__(self) -> None:
        check = FAMILIES.get(self.family)
        if check is None:
            raise RefusedValueError(
                f"'{self.family}' is not a distribution: use one of {', '.join(sorted(FAMILIES))}",
                nearest(self.family, FAMILIES),
            )
        if not all(abs(number) <= MOST for number in self.parameters):
            raise RefusedValueError(
                f"{self.family}: every parameter must be a finite number of at most {MOST:g}",
                "correct the parameters",
            )
        check(np.empty(0), self.parameters)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Callable[[Any], Any]) -> Any:
        """Let the theatre reader parse `{family: [parameters]}`; pydantic is imported only here."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(
            _from_entry,
            core_schema.dict_schema(
                core_schema.str_schema(), core_schema.list_schema(core_schema.float_schema())
            ),
        )

    @property
    def is_certain(self) -> bool:
        """Whether every draw gives the same value."""
        return self.family == "uniform" and self.parameters[0] == self.parameters[-1]

    def quantile(self, uniforms: Floats) -> Floats:
        """Return the value at each uniform number in [0, 1)."""
        return FAMILIES[self.family](uniforms, self.parameters)


def _from_entry(entry: Mapping[str, Sequence[float]]) -> Distribution:
    if len(entry) != 1:
        raise RefusedValueError(
            "write one distribution, such as {triangular: [1, 2, 4]}", "keep one of them"
        )
    ((family, parameters),) = entry.items()
    return Distribution(family, tuple(parameters))


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise RefusedValueError(message, "correct the parameters")


def _uniform(u: Floats, parameters: Sequence[float]) -> Floats:
    """Low, high."""
    _require(len(parameters) == 2, "uniform needs two numbers: low, high")
    low, high = parameters
    _require(low <= high, "uniform: low must not exceed high")
    return low + (high - low) * u


def _triangular(u: Floats, parameters: Sequence[float]) -> Floats:
    """Low, most likely, high."""
    _require(len(parameters) == 3, "triangular needs three numbers: low, most likely, high")
    low, mode, high = parameters
    _require(low <= mode <= high, "triangular: low, most likely and high must rise")
    if not u.size:  # only the parameters are checked
        return u
    if low == high:
        return np.full_like(u, low)
    span = high - low
    # In place, and the rising side by its indices: a choice at each number would take twice as
    # long (see `selecting`).
    found = 1.0 - u
    found *= span
    found *= high - mode
    np.sqrt(found, out=found)
    np.subtract(high, found, out=found)
    rises = np.flatnonzero(u < (mode - low) / span)
    rising = u.take(rises)
    rising *= span
    rising *= mode - low
    np.sqrt(rising, out=rising)
    rising += low
    found[rises] = rising
    return found


def _logistic(u: Floats, parameters: Sequence[float]) -> Floats:
    """Centre, scale."""
    _require(len(parameters) == 2, "logistic needs two numbers: centre, scale")
    centre, scale = parameters
    _require(scale > 0, "logistic: the scale must be positive")
    safe = np.clip(u, 1e-300, 1.0 - 1e-16)
    return centre + scale * (np.log(safe) - np.log1p(-safe))


def _standard_normal(u: Floats) -> Floats:
    if not u.size:
        return u
    from scipy.special import ndtri  # slow to import, and few questions need it

    return np.asarray(ndtri(np.clip(u, 1e-300, 1.0 - 1e-16)))


def _normal(u: Floats, parameters: Sequence[float]) -> Floats:
    """Mean, standard deviation."""
    _require(len(parameters) == 2, "normal needs two numbers: mean, standard deviation")
    mean, deviation = parameters
    _require(deviation > 0, "normal: the standard deviation must be positive")
    return mean + deviation * _standard_normal(u)


def _lognormal(u: Floats, parameters: Sequence[float]) -> Floats:
    """Median, geometric standard deviation."""
    _require(len(parameters) == 2, "lognormal needs two numbers: median, geometric deviation")
    median, spread = parameters
    _require(median > 0 and spread > 1, "lognormal: median above 0, geometric deviation above 1")
    return median * np.exp(math.log(spread) * _standard_normal(u))


def _kumaraswamy(u: Floats, parameters: Sequence[float]) -> Floats:
    """Two shapes; a probability with a closed-form quantile, used in place of the beta."""
    _require(len(parameters) == 2, "kumaraswamy needs two numbers: its two shapes")
    first, second = parameters
    _require(first > 0 and second > 0, "kumaraswamy: both shapes must be positive")
    return np.asarray((1.0 - (1.0 - u) ** (1.0 / second)) ** (1.0 / first))


def _categorical(u: Floats, parameters: Sequence[float]) -> Floats:
    """Weights; the value is the index of the category, 0, 1, ..."""
    _require(len(parameters) >= 1, "categorical needs at least one weight")
    weights = np.asarray(parameters, dtype=np.float64)
    _require(bool((weights >= 0).all()), "categorical: no weight may be negative")
    _require(bool(weights.sum() > 0), "categorical: the weights must not all be zero")
    cuts = np.cumsum(weights) / weights.sum()
    found = np.searchsorted(cuts, u, side="right")
    return np.minimum(found, len(weights) - 1).astype(np.float64)


FAMILIES: dict[str, Callable[[Floats, Sequence[float]], Floats]] = {
    "uniform": _uniform,
    "triangular": _triangular,
    "normal": _normal,
    "lognormal": _lognormal,
    "logistic": _logistic,
    "kumaraswamy": _kumaraswamy,
    "categorical": _categorical,
}
