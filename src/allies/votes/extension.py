"""Voting power of large weighted games in floating point, with the number of correct digits.

Let each voter vote yes with probability t, independently of the others. The generating function of
the total yes weight is the product of (1 - t + t x^w) over all weights w. It gives the probability
f(t) that a voter swings: at t = 1/2 it is Penrose's measure, and its integral over t from 0 to 1 is
the Shapley-Shubik index (Owen's multilinear extension, 1972). As f is a polynomial of a degree
below the number n of voters, Gauss-Legendre quadrature with n/2 nodes has no error of its own.

The function of all voters is computed once for each node; the function without one voter follows by
division. All rounding errors are added up to a bound, so only correct digits are reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.progress import told
from allies.votes.games import GameError, Weighted, dual

MOST_STEPS = 100_000_000_000  # additions over all nodes: some minutes
MOST_TERMS = 15_000_000  # in one generating function: 24 bytes each
_FEWEST_DIGITS = 3
_PART = 1 << 15  # terms added at a time, so that they stay in the processor cache
_UNIT = float(np.finfo(np.float64).eps)
_LONG = float(np.finfo(np.longdouble).eps)  # equal to the other if there is no longer type

Floats = NDArray[np.float64]
LongFloats = NDArray[np.longdouble]


class Chances(msgspec.Struct, frozen=True):
    """The voting power of the voters of a large weighted game.

    Attributes:
        act: the share of coalitions that win.
        fail: the share of coalitions that lose.
        swing: by voter, the share of the coalitions of others that it swings.
        shapley: by voter, the Shapley-Shubik index.
        digits: the number of correct significant digits, for all figures.
    """

    act: float
    fail: float
    swing: Mapping[str, float]
    shapley: Mapping[str, float]
    digits: int


class _Bounded(msgspec.Struct, frozen=True):
    """Figures by distinct weight, each with a bound of its error."""

    values: Floats
    errors: Floats


def refuse_large(game: Weighted) -> None:
    """Refuse a game that floating point cannot answer within the limits.

    Args:
        game: a weighted game; its weights should have no common divisor.

    Raises:
        GameError: it needs too many steps, or too many terms at once; the remedy names a unit.
    """
    terms = max(game.quota, dual(game).quota)
    steps = steps_of(game)
    times = max(-(-terms // MOST_TERMS), -(-steps // MOST_STEPS))
    if times > 1:
        raise GameError(
            f"the game is too large: {len(game.weights)} voters with"
            f" {sum(game.weights.values()):,} votes in all would take {steps:.1e} steps",
            f"at most {MOST_STEPS:.0e} steps are made, over sums of at most {MOST_TERMS:,} votes",
            f"measure the weights and the quota in a unit at least {times:,} times as large",
            ("weights",),
        )


def steps_of(game: Weighted) -> int:
    """Return how many terms are added over all nodes of a weighted game."""
    weights = np.sort(np.array(list(game.weights.values()), dtype=np.int64))
    reached = np.cumsum(weights)
    nodes = -(-len(weights) // 2)
    of_two = [np.minimum(reached, own.quota).sum() for own in (game, dual(game))]
    return int(sum(of_two)) * nodes // 2


def chances(game: Weighted) -> Chances:
    """Return the voting power in a large weighted game, in floating point.

    Raises:
        GameError: it is too large, or some weights are too small relative to the others.
    """
    refuse_large(game)
    weights = np.sort(np.array([w for w in game.weights.values() if w], dtype=np.int64))
    other = dual(game)
    idle = _idle_up_to(weights, game.quota)
    kinds = np.unique(weights[weights > idle])
    half, fail = _at_chance(weights, kinds, min(game.quota, other.quota), 0.5)
    act = 1.0 - fail
    if other.quota < game.quota:  # a coalition wins one game if the rest loses the other
        act, fail = fail, act
    shapley = _integrated(weights, kinds, game.quota, other.quota)
    digits = min(_digits(half), _digits(shapley))
    if digits < _FEWEST_DIGITS:
        least = min(game.weights, key=lambda name: (game.weights[name] <= idle, game.weights[name]))
        raise GameError(
            f"the vote of '{least}' is too small beside the others to be computed",
            f"fewer than {_FEWEST_DIGITS} digits of its power would be correct",
            "let small voters that vote alike act as one, under 'unions:'",
            ("weights", least),
        )
    return Chances(act, fail, _by_voter(game, kinds, half), _by_voter(game, kinds, shapley), digits)


def _by_voter(game: Weighted, kinds: NDArray[np.int64], found: _Bounded) -> dict[str, float]:
    by_weight = dict(zip(kinds.tolist(), found.values.tolist(), strict=True))
    return {name: by_weight.get(weight, 0.0) for name, weight in game.weights.items()}


def _digits(found: _Bounded) -> int:
    """Return the number of correct significant digits of the least certain figure."""
    worst = float((found.errors / np.maximum(found.values, np.finfo(np.float64).tiny)).max())
    return max(0, int(np.floor(-np.log10(2 * worst))))


def _integrated(
    weights: NDArray[np.int64], kinds: NDArray[np.int64], quota: int, other: int
) -> _Bounded:
    """Return the Shapley-Shubik index by distinct weight.

    Division is stable if t is at most 1/2. For larger t the dual game is used, in which a voter
    swings as often.
    """
    nodes, shares = np.polynomial.legendre.leggauss(-(-len(weights) // 2))
    values, errors = np.zeros(len(kinds)), np.zeros(len(kinds))
    pairs = list(zip(((1 + nodes) / 2).tolist(), (shares / 2).tolist(), strict=True))
    for chance, share in told("integrating over the chance of a vote", pairs, len(pairs)):
        if chance <= 0.5:
            found, _ = _at_chance(weights, kinds, quota, chance)
        else:
            found, _ = _at_chance(weights, kinds, other, 1.0 - chance)
        values += share * found.values
        errors += share * found.errors
    # The nodes and their weights are rounded as well.
    return _Bounded(values, errors + 8 * len(weights) * _UNIT * values)


def _at_chance(
    weights: NDArray[np.int64], kinds: NDArray[np.int64], quota: int, chance: float
) -> tuple[_Bounded, float]:
    """Return the probability of a swing by distinct weight, and that the decision fails.

    Let A(k) be the probability that all voters weigh k, and D(k) the same without one voter of
    weight w. Then A(k) = (1 - t) D(k) + t D(k - w). So the sum of D over the w weights below the
    quota is an alternating sum of sums of A over w weights each, going down step by step.
    """
    ratio = chance / (1.0 - chance)
    sums: LongFloats = _terms(weights, quota, ratio).astype(np.longdouble)
    np.cumsum(sums, out=sums)
    number = len(weights)
    powers: LongFloats = np.full(_PART, ratio, dtype=np.longdouble)
    powers[0] = 1
    np.cumprod(powers, out=powers)
    values, errors = np.zeros(len(kinds)), np.zeros(len(kinds))
    for at, weight in enumerate(kinds.tolist()):
        even, odd, count = _alternating(sums[quota - 1 :: -weight], powers, ratio)
        values[at] = even - odd
        errors[at] = 2 * (number + 1) * _UNIT * (even + odd)
        errors[at] += (quota + 4 * count) * _LONG * sums[-1] + _UNIT * values[at]
    scale = (1.0 - chance) ** (number - 1)
    errors = (errors + 2 * number * _UNIT * np.abs(values)) * scale
    return _Bounded(values * scale, errors), float(sums[-1]) * scale * (1.0 - chance)


def _alternating(
    sums: LongFloats, powers: LongFloats, ratio: float
) -> tuple[np.longdouble, np.longdouble, int]:
    """Return the even and the odd terms of an alternating sum over blocks, and how many there are.

    Args:
        sums: a descending sequence of sums; a block is the difference of two neighbours.
        powers: the first powers of the ratio, at most as many as are added at a time.
        ratio: the factor from one block to the next.
    """
    even, odd, factor = np.longdouble(0), np.longdouble(0), np.longdouble(1)
    for start in range(0, len(sums), len(powers)):
        blocks = sums[start : start + len(powers)].copy()
        after = sums[start + 1 : start + 1 + len(powers)]
        blocks[: len(after)] -= after
        blocks *= powers[: len(blocks)]
        even += factor * blocks[::2].sum()
        odd += factor * blocks[1::2].sum()
        factor *= powers[-1] * ratio
    return even, odd, len(sums)


def _terms(weights: NDArray[np.int64], quota: int, ratio: float) -> Floats:
    """Return the coefficients below the quota of the product of (1 + ratio x^w).

    Args:
        weights: in ascending order, so that sums stay short for long.
        quota: how many coefficients are wanted.
        ratio: at most 1, so that no coefficient is too large.
    """
    terms = np.zeros(quota)
    terms[0] = 1.0
    room = np.empty(_PART)
    top = 0  # the largest weight so far, below the quota
    for weight in weights.tolist():
        top = min(top + weight, quota - 1)
        end = top + 1
        while end > weight:  # from the top, so that no term is changed before it is read
            start = max(weight, end - min(_PART, weight))
            part = room[: end - start]
            np.multiply(terms[start - weight : end - weight], ratio, out=part)
            terms[start:end] += part
            end = start
    return terms


def _idle_up_to(weights: NDArray[np.int64], quota: int) -> int:
    """Return the largest weight that never swings; 0 if every weight can.

    This uses whole numbers: a voter swings if the others can have a weight that it lifts to the
    quota. If a voter never swings, no smaller voter does.
    """
    kinds: Sequence[int] = np.unique(weights).tolist()
    low, high = 0, len(kinds)
    while low < high:
        middle = (low + high) // 2
        if _swings(weights, kinds[middle], quota):
            high = middle
        else:
            low = middle + 1
    return kinds[low - 1] if low else 0


def _swings(weights: NDArray[np.int64], weight: int, quota: int) -> bool:
    """Return whether one voter of a weight swings any coalition of the others."""
    others = weights.tolist()
    others.remove(weight)
    within = (1 << quota) - 1
    sums = 1  # bit k: the others can weigh k
    for own in others:
        sums |= (sums << own) & within
    return bool(sums >> max(0, quota - weight))
