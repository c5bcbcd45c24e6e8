"""PRIM: the patient rule induction method of Friedman and Fisher, which finds boxes of draws.

A box is a range of some inputs within which the draws of interest are dense. It is found by peeling
thin slices off the whole, always the slice whose loss raises the density most for its size. Source:
J. H. Friedman and N. I. Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9
(1999). Coverage, density and the quasi-p-value are those of B. P. Bryant and R. J. Lempert,
Technological Forecasting and Social Change 77 (2010), for scenarios.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

PEEL = 0.05  # share of the draws in one slice
LEAST_MASS = 0.05  # share of all draws that a box has at least
MOST_P = 0.05  # greatest quasi-p-value of a limit that stays, if one input were searched
MOST_LIMITS = 5

Booleans = NDArray[np.bool_]
Features = Mapping[str, NDArray[np.generic]]


class Limit(msgspec.Struct, frozen=True):
    """The range of one input in a box.

    Attributes:
        feature: the input.
        low: its least value; None if there is none.
        high: its greatest value; None if there is none.
        among: the values that it may have, if it is no number; empty otherwise.
        quasi_p: the chance that the limit raises the density as much by chance.
    """

    feature: str
    low: float | None = None
    high: float | None = None
    among: tuple[str, ...] = ()
    quasi_p: float = 0.0

    def holds(self, values: NDArray[np.generic]) -> Booleans:
        """Return in which draws the limit is kept."""
        if self.among:
            return np.isin(values, self.among)
        held = np.ones(len(values), dtype=np.bool_)
        numbers = np.asarray(values, dtype=np.float64)
        if self.low is not None:
            held &= numbers >= self.low
        if self.high is not None:
            held &= numbers <= self.high
        return held


class Box(msgspec.Struct, frozen=True):
    """A box.

    Attributes:
        limits: its limits, the one that matters most first.
        coverage: share of the draws of interest that are in it.
        density: share of its draws that are of interest.
        mass: share of all draws that are in it.
    """

    limits: tuple[Limit, ...]
    coverage: float
    density: float
    mass: float


def inside(limits: tuple[Limit, ...], features: Features, count: int) -> Booleans:
    """Return which draws keep all of some limits."""
    held = np.ones(count, dtype=np.bool_)
    for limit in limits:
        held &= limit.holds(features[limit.feature])
    return held


def measured(limits: tuple[Limit, ...], features: Features, interest: Booleans) -> Box:
    """Return a box with its coverage, density and mass among some draws."""
    held = inside(limits, features, len(interest))
    found, size = int((held & interest).sum()), int(held.sum())
    coverage = found / max(int(interest.sum()), 1)
    return Box(limits, coverage, found / max(size, 1), size / len(interest))


def find_box(features: Features, interest: Booleans, purity: float = 0.0) -> Box:
    """Return the box with the best balance of coverage and density.

    Args:
        features: the inputs, by name: numbers, or texts where the values have no order.
        interest: which draws are of interest.
        purity: the least density; of the boxes that have it, the one with the greatest coverage is
            returned, and the densest of all if none has it.
    """
    boxes = [measured((), features, interest)]
    held = np.ones(len(interest), dtype=np.bool_)
    limits: dict[str, Limit] = {}
    while held.mean() > LEAST_MASS and interest[held].any() and not interest[held].all():
        best = max(
            _slices(features, interest, held, limits), key=lambda item: item[0], default=None
        )
        if best is None or best[0] <= 0:
            break
        limits[best[1].feature] = best[1]
        held &= best[1].holds(features[best[1].feature])
        boxes.append(measured(tuple(limits.values()), features, interest))
    chosen = max(boxes, key=_balance)
    if purity:
        pure = [box for box in boxes if box.density >= purity]
        chosen = max(pure, key=lambda box: box.coverage) if pure else boxes[-1]
    return _pruned(chosen, features, interest)


def _balance(box: Box) -> float:
    """Return the harmonic mean of coverage and density."""
    return 2 * box.coverage * box.density / max(box.coverage + box.density, 1e-9)


def _slices(
    features: Features, interest: Booleans, held: Booleans, limits: Mapping[str, Limit]
) -> Iterator[tuple[float, Limit]]:
    """Return every slice that can be peeled off, as the limit it leaves, with its gain."""
    yes, size = int(interest[held].sum()), int(held.sum())
    for name, values in features.items():
        for limit in _limits_after(name, values[held], limits.get(name)):
            left = held & limit.holds(values)
            count = int(left.sum())
            if count < size and count / len(held) >= LEAST_MASS:
                gain = int(interest[left].sum()) / count - yes / size
                yield gain / (size - count) * size, limit


def _limits_after(name: str, values: NDArray[np.generic], now: Limit | None) -> Iterator[Limit]:
    if values.dtype.kind in "OUS":
        known = sorted(set(values.tolist()))
        if len(known) > 1:
            yield from (
                Limit(name, among=tuple(other for other in known if other != one)) for one in known
            )
        return
    low, high = (now.low, now.high) if now else (None, None)
    numbers = np.asarray(values, dtype=np.float64)
    cuts = np.quantile(numbers, (PEEL, 1 - PEEL), method="nearest")
    above, below = numbers[numbers > cuts[0]], numbers[numbers < cuts[1]]
    if len(above):
        yield Limit(name, float(above.min()), high)
    if len(below):
        yield Limit(name, low, float(below.max()))


def _pruned(box: Box, features: Features, interest: Booleans) -> Box:
    """Return a box without the limits that chance could explain, and with few limits."""
    # The more inputs are searched, the more of them seem to matter by chance.
    limits, most_p = list(box.limits), MOST_P / max(len(features), 1)
    while limits:
        tested = [
            msgspec.structs.replace(limit, quasi_p=_quasi_p(limit, limits, features, interest))
            for limit in limits
        ]
        worst = max(tested, key=lambda limit: limit.quasi_p)
        if worst.quasi_p <= most_p and len(limits) <= MOST_LIMITS:
            ranked = sorted(
                tested, key=lambda limit: _density_without(limit, tested, features, interest)
            )
            return measured(tuple(ranked), features, interest)
        if worst.quasi_p <= most_p:  # all count: the one that adds least goes
            worst = max(tested, key=lambda one: _density_without(one, tested, features, interest))
        limits = [limit for limit in limits if limit.feature != worst.feature]
    return measured((), features, interest)


def _density_without(
    limit: Limit, limits: list[Limit], features: Features, interest: Booleans
) -> float:
    others = tuple(one for one in limits if one.feature != limit.feature)
    return measured(others, features, interest).density


def _quasi_p(limit: Limit, limits: list[Limit], features: Features, interest: Booleans) -> float:
    """Return the chance of as many draws of interest if the limit did not matter."""
    from scipy.special import bdtrc

    held = inside(tuple(limits), features, len(interest))
    found, size = int((held & interest).sum()), int(held.sum())
    without = _density_without(limit, limits, features, interest)
    return float(bdtrc(found - 1, size, without)) if found else 1.0
