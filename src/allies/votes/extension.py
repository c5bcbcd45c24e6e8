"""Voting power of large weighted games, in floating point, with the digits that hold.

Let every voter vote for the decision with the chance t, whatever the others do. The weight that
votes for it then has a generating function, the product of (1 - t + t x^w) over all weights w. The
chance f(t) that a voter swings follows from it: at t = 1/2 it is Penrose's measure, and its
integral over t from 0 to 1 is the index of Shapley and Shubik (Owen's multilinear extension, 1972).
As f is a polynomial of a degree below the number n of voters, n/2 nodes of Gauss and Legendre
integrate it without an error of their own.

The function of all voters is made once for each node; that of all but one follows by division. All
that is rounded is added up to a bound, so that no digit is told that may not hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.progress import told
from allies.votes.games import GameError, Weighted, dual

MOST_STEPS = 100_000_000_000  # additions over all nodes: some minutes
MOST_TERMS = 20_000_000  # of one generating function: 24 bytes each
_FEWEST_DIGITS = 3
_PART = 1 << 15  # terms that are added at a time, so that they stay near the processor
_UNIT = float(np.finfo(np.float64).eps)
_LONG = float(
    np.finfo(np.longdouble).eps
)  # no smaller than the other where there is no longer type

Floats = NDArray[np.float64]
LongFloats = NDArray[np.longdouble]


class Chances(msgspec.Struct, frozen=True):
    """What a large weighted game gives its voters.

    Attributes:
        act: the share of coalitions that win.
        fail: the share that lose.
        swing: by voter, the share of the coalitions of others that it swings.
        shapley: by voter, Shapley and Shubik's index.
        digits: how many significant digits hold of all of them.
    """

    act: float
    fail: float
    swing: Mapping[str, float]
    shapley: Mapping[str, float]
    digits: int


class _Bounded(msgspec.Struct, frozen=True):
    """Figures by different weight, and by how much each may be off."""

    values: Floats
    errors: Floats


def refuse_large(game: Weighted) -> None:
    """Refuse a game that floating point cannot answer within the bounds.

    Args:
        game: a weighted game; its weights should have no common divisor.

    Raises:
        GameError: it takes too many steps, or too many terms at once; with a unit that would do.
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
    """Return what a large weighted game gives its voters, in floating point.

    Raises:
        GameError: it is too large, or some votes are too small beside the others to be told.
    """
    refuse_large(game)
    weights = np.sort(np.array([w for w in game.weights.values() if w], dtype=np.int64))
    other = dual(game)
    idle = _idle_up_to(weights, game.quota)
    kinds = np.unique(weights[weights > idle])
    half, fail = _at_chance(weights, kinds, min(game.quota, other.quota), 0.5)
    act = 1.0 - fail
    if other.quota < game.quota:  # a coalition wins the one where the rest loses the other
        act, fail = fail, act
    shapley = _integrated(weights, kinds, game.quota, other.quota)
    digits = min(_digits(half), _digits(shapley))
    if digits < _FEWEST_DIGITS:
        least = min(game.weights, key=lambda name: (game.weights[name] <= idle, game.weights[name]))
        raise GameError(
            f"the vote of '{least}' is too small beside the others to be told",
            f"fewer than {_FEWEST_DIGITS} digits of its power would hold",
            "let small voters that vote alike act as one, under 'unions:'",
            ("weights", least),
        )
    return Chances(act, fail, _by_voter(game, kinds, half), _by_voter(game, kinds, shapley), digits)


def _by_voter(game: Weighted, kinds: NDArray[np.int64], found: _Bounded) -> dict[str, float]:
    by_weight = dict(zip(kinds.tolist(), found.values.tolist(), strict=True))
    return {name: by_weight.get(weight, 0.0) for name, weight in game.weights.items()}


def _digits(found: _Bounded) -> int:
    """Return how many significant digits hold of the least certain figure."""
    worst = float((found.errors / np.maximum(found.values, np.finfo(np.float64).tiny)).max())
    return max(0, int(np.floor(-np.log10(2 * worst))))


def _integrated(
    weights: NDArray[np.int64], kinds: NDArray[np.int64], quota: int, other: int
) -> _Bounded:
    """Return Shapley and Shubik's index by different weight.

    Division is stable where t is at most 1/2; beyond, the dual game is asked, in which a voter
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
    # The nodes and their shares are rounded as well.
    return _Bounded(values, errors + 8 * len(weights) * _UNIT * values)


def _at_chance(
    weights: NDArray[np.int64], kinds: NDArray[np.int64], quota: int, chance: float
) -> tuple[_Bounded, float]:
    """Return the chance of a swing by different weight, and the chance that the decision fails.

    With A(k) the chance that all voters weigh k, and D(k) that all but one of weight w do,
    A(k) = (1 - t) D(k) + t D(k - w). So the sum of D over the w weights below the quota is an
    alternating sum of sums of A over w weights each, further and further down.
    """
    ratio = chance / (1.0 - chance)
    terms = _terms(weights, quota, ratio)
    sums: LongFloats = np.cumsum(terms, dtype=np.longdouble)
    number = len(weights)
    powers: LongFloats = np.full((quota - 1) // int(kinds[0]) + 1, ratio, dtype=np.longdouble)
    powers[0] = 1
    np.cumprod(powers, out=powers)
    values, errors = np.zeros(len(kinds)), np.zeros(len(kinds))
    for at, weight in enumerate(kinds.tolist()):
        blocks = sums[quota - 1 :: -weight].copy()
        count = len(blocks)
        blocks[:-1] -= blocks[1:]
        blocks *= powers[:count]
        even, odd = blocks[::2].sum(), blocks[1::2].sum()
        values[at] = even - odd
        errors[at] = 2 * (number + 1) * _UNIT * (even + odd)
        errors[at] += (quota + 4 * count) * _LONG * sums[-1] + _UNIT * values[at]
    scale = (1.0 - chance) ** (number - 1)
    errors = (errors + 2 * number * _UNIT * np.abs(values)) * scale
    return _Bounded(values * scale, errors), float(sums[-1]) * scale * (1.0 - chance)


def _terms(weights: NDArray[np.int64], quota: int, ratio: float) -> Floats:
    """Return the coefficients below the quota of the product of (1 + ratio x^w).

    Args:
        weights: the least first, so that sums stay short for long.
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
        while end > weight:  # from above, so that nothing is added to before it is read
            start = max(weight, end - min(_PART, weight))
            part = room[: end - start]
            np.multiply(terms[start - weight : end - weight], ratio, out=part)
            terms[start:end] += part
            end = start
    return terms


def _idle_up_to(weights: NDArray[np.int64], quota: int) -> int:
    """Return the largest weight that never swings anything; 0 where every weight does.

    Whole numbers tell: a voter swings where the others can weigh what it lifts to the quota. A
    voter that never does leaves none to those that weigh less.
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
