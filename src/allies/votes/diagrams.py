"""Decision diagrams of composed games: equivalent coalitions share one node.

Voters are taken one by one, the heaviest first. The *state* of a coalition of the first voters is
what it still needs in every weighted part. States from which the same coalitions of the other
voters win are merged, so a diagram is far smaller than the set of coalitions it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from allies.progress import told
from allies.votes.digits import count_bits, unpacked
from allies.votes.games import AllGames, Game, GameError, Weighted, weighted_parts

Integers: TypeAlias = NDArray[np.int64]
Counts: TypeAlias = NDArray[Any]  # of int64 or of Python integers

MOST_WORK = 10_000_000_000  # steps to compare states and to count: about ten seconds
MOST_BYTES = 400_000_000  # for the counts of all states; a quarter of it for those of one layer
_MOST_SUMS = 1 << 16  # for one part before one voter
_MOST_SUMS_IN_ALL = 1 << 23
_COMPARED = 1_000  # cost, in steps, of comparing the need of one state in one part
_COPIES = 4  # of the counts of one layer, by size, while it is counted
_COUNTING = "counting coalitions"
_MOST_VOTERS_IN_INT64 = 62  # no count exceeds the number of coalitions


@dataclass
class _Layer:
    """The states before one voter, and the next state for each of its choices.

    Attributes:
        without: for each state, the state of the next layer if the voter stays out.
        with_it: for each state, the state of the next layer if the voter joins.
        states: how many states the next layer has.
    """

    without: Integers
    with_it: Integers
    states: int


def composed_swings(game: Game, names: Sequence[str]) -> tuple[int, dict[str, list[int]]]:
    """Return how many coalitions win, and for each voter how many of each size it swings.

    Args:
        game: any game.
        names: its voters.

    Raises:
        GameError: the game has too many different coalitions to be counted exactly.
    """
    parts = weighted_parts(game)
    shares = {
        name: sum(part.weights.get(name, 0) / sum(part.weights.values()) for part in parts)
        for name in names
    }
    order = sorted(names, key=lambda name: -shares[name])
    weights = np.array([[part.weights.get(name, 0) for part in parts] for name in order], np.int64)
    layers, wins = _diagram(game, weights, np.array([part.quota for part in parts], np.int64))
    swings, winning = _count(layers, wins)
    by_voter = dict(zip(order, swings, strict=True))
    return winning, {name: by_voter[name] for name in names}


def _diagram(
    game: Game, weights: Integers, quotas: Integers
) -> tuple[list[_Layer], NDArray[np.bool_]]:
    """Return the layers of a diagram, and which of its last states win."""
    rests = np.vstack([np.cumsum(weights[::-1], axis=0)[::-1], np.zeros_like(quotas)])
    sums = _subset_sums(weights)
    states = _settled(game, quotas[np.newaxis, :].copy(), rests[0], sums[0])
    layers, work, kept, copied = [], 0, 0, 0
    width = _width(len(weights))
    for at, weight in told("comparing coalitions", enumerate(weights), len(weights)):
        both = np.vstack([states, states - weight])
        # A need that is out of reach stays out of reach, even if the voter joins.
        lost = states > rests[at]
        both[len(states) :][lost] = rests[at + 1][np.nonzero(lost)[1]] + 1
        both = _settled(game, both, rests[at + 1], sums[at + 1])
        states, leads = _distinct(both)
        work += len(states) * (_COMPARED * len(quotas) + _counted(at + 1, len(weights)))
        kept += len(states) * width * (len(weights) - at)
        copied = max(copied, _COPIES * len(states) * width * (at + 2))
        compared = 16 * len(states) * len(quotas)
        if work > MOST_WORK or kept + copied > MOST_BYTES or compared > MOST_BYTES // 4:
            raise GameError(
                "the game has too many different coalitions to be counted exactly",
                f"after {at + 1} of {len(weights)} voters {len(states):,} of them differ in what"
                f" they still need in {len(quotas)} {'part' if len(quotas) == 1 else 'parts'}",
                "measure the weights in a larger unit, or combine fewer parts",
            )
        half = len(leads) // 2
        layers.append(_Layer(leads[:half], leads[half:], len(states)))
    return layers, np.asarray((states == 0).all(axis=1))


def _width(number: int) -> int:
    """Return the number of bytes that hold one count of coalitions."""
    return 8 if number <= _MOST_VOTERS_IN_INT64 else count_bits(number) // 8


def _counted(before: int, number: int) -> int:
    """Return about how many steps it takes to count the coalitions of one state."""
    if number <= _MOST_VOTERS_IN_INT64:
        return before * (number + 1 - before)
    return int((count_bits(number) * (number + 1) // 30) ** 1.585)  # one product of long integers


def _subset_sums(weights: Integers) -> list[list[Integers | None]]:
    """Return, by layer and part, the possible weights of the remaining voters, if there are few."""
    number, parts = weights.shape
    most = min(_MOST_SUMS, _MOST_SUMS_IN_ALL // (number * parts))
    sums: list[list[Integers | None]] = [[np.zeros(1, np.int64)] * parts]
    for weight in weights[::-1]:
        before = sums[-1]
        row: list[Integers | None] = []
        for part, known in enumerate(before):
            if known is None or len(known) > most // 2:
                row.append(None)
            else:
                row.append(np.union1d(known, known + weight[part]))
        sums.append(row)
    return sums[::-1]


def _settled(
    game: Game, needs: Integers, rest: Integers, sums: Sequence[Integers | None]
) -> Integers:
    """Make states with equal outcomes equal: needs met become 0, needs out of reach `rest + 1`.

    A need between two possible weights of the remaining voters becomes the upper one.
    """
    np.clip(needs, 0, rest + 1, out=needs)
    for part, known in enumerate(sums):
        if known is not None:
            at = np.searchsorted(known, needs[:, part])
            reachable = np.append(known, rest[part] + 1)
            needs[:, part] = reachable[at]
    _settle(game, needs, rest, 0)
    return needs


def _settle(
    game: Game, needs: Integers, rest: Integers, first: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], int]:
    """Simplify decided games; return where a game is won, where it is lost, and its last part."""
    if isinstance(game, Weighted):
        return needs[:, first] == 0, needs[:, first] > rest[first], first + 1
    last = first
    won, lost = [], []
    for part in game.parts:
        part_won, part_lost, last = _settle(part, needs, rest, last)
        won.append(part_won)
        lost.append(part_lost)
    both = (np.logical_and.reduce, np.logical_or.reduce)
    of_won, of_lost = both if isinstance(game, AllGames) else both[::-1]
    is_won, is_lost = np.asarray(of_won(won)), np.asarray(of_lost(lost))
    needs[is_won, first:last] = 0
    needs[is_lost, first:last] = rest[first:last] + 1
    return is_won, is_lost, last


def _distinct(states: Integers) -> tuple[Integers, Integers]:
    """Return the distinct rows, and for every row the index of its distinct row."""
    key = np.zeros(len(states), np.int64)
    for column in states.T:
        values, at = np.unique(column, return_inverse=True)
        _, key = np.unique(key * len(values) + at, return_inverse=True)
    _, first, leads = np.unique(key, return_index=True, return_inverse=True)
    return states[first], leads.astype(np.int64)


def _count(layers: Sequence[_Layer], wins: NDArray[np.bool_]) -> tuple[list[list[int]], int]:
    """Return the swings of every voter by size of coalition, and how many coalitions win."""
    if len(layers) <= _MOST_VOTERS_IN_INT64:
        return _count_in_int64(layers, wins)
    return _count_packed(layers, wins)


def _count_in_int64(
    layers: Sequence[_Layer], wins: NDArray[np.bool_]
) -> tuple[list[list[int]], int]:
    """Count with one column for each size of coalition."""
    number = len(layers)
    won: list[Integers] = [wins.astype(np.int64)[:, np.newaxis]]
    for layer in reversed(layers):
        later = won[-1]
        count = np.zeros((len(layer.without), later.shape[1] + 1), dtype=np.int64)
        count[:, :-1] += later[layer.without]
        count[:, 1:] += later[layer.with_it]
        won.append(count)
    won.reverse()
    ways: Integers = np.ones((1, 1), dtype=np.int64)
    swings = []
    for layer, later in told(_COUNTING, zip(layers, won[1:], strict=True), number):
        pairs = ways.T @ (later[layer.with_it] - later[layer.without])
        swings.append(_by_sum(pairs, number))
        ways = _forward(ways, layer)
    return swings, sum(won[0][0].tolist())


def _by_sum(pairs: Integers, number: int) -> list[int]:
    """Return counts by the sum of two sizes, from counts by pairs of sizes."""
    found = [0] * number
    for first, row in enumerate(pairs.tolist()):
        for second, count in enumerate(row):
            if count:
                found[first + second] += count
    return found


def _forward(ways: Integers, layer: _Layer) -> Integers:
    """Return the number of ways, by size, to reach each state of the next layer."""
    sizes = ways.shape[1] + 1
    both = np.zeros((2 * len(ways), sizes), dtype=np.int64)
    both[: len(ways), :-1] = ways
    both[len(ways) :, 1:] = ways
    return _gathered(both, layer)


def _gathered(both: Counts, layer: _Layer) -> Counts:
    """Return the sums over all states that lead to each state of the next layer."""
    leads = np.concatenate([layer.without, layer.with_it])
    order = np.argsort(leads, kind="stable")
    starts = np.searchsorted(leads[order], np.arange(layer.states))
    return np.asarray(np.add.reduceat(both[order], starts, axis=0))


def _count_packed(layers: Sequence[_Layer], wins: NDArray[np.bool_]) -> tuple[list[list[int]], int]:
    """Count with one integer for all sizes: each digit is the count of one size.

    A product of two such integers adds up counts by the sum of the sizes.
    """
    number = len(layers)
    bits = count_bits(number)
    won: list[Counts] = [np.array([int(wins) for wins in wins.tolist()], dtype=object)]
    for layer in reversed(layers):
        later = won[-1]
        won.append(later[layer.without] + (later[layer.with_it] << bits))
    won.reverse()
    ways: Counts = np.array([1], dtype=object)
    swings = []
    for layer, later in told(_COUNTING, zip(layers, won[1:], strict=True), number):
        # A voter that joins never makes a coalition lose, so no digit is negative.
        packed = int((ways * (later[layer.with_it] - later[layer.without])).sum())
        swings.append(unpacked(packed, bits, number))
        ways = _gathered(np.concatenate([ways, ways << bits]), layer)
    return swings, sum(unpacked(int(won[0][0]), bits, number + 1))
