"""Exact counts of a weighted game of few voters with any weights.

The voters are divided into two halves. A coalition is a part of one half joined to a part of the
other, so it loses if the second part weighs less than the quota leaves. If the parts of one half
are sorted by weight, one search finds how many of them, by size, lose with each part of the other
half (Horowitz and Sahni's meeting in the middle, 1974). Time and memory grow with the number of
parts of one half, and do not depend on the weights.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from allies.progress import told
from allies.votes.games import Weighted

MOST_VOTERS_IN_HALVES = 40  # 2^20 parts of a half: two seconds, 200 MB
_ROWS = 1 << 14  # parts multiplied at a time

Integers = NDArray[np.int64]


def swings_in_halves(game: Weighted, names: Sequence[str]) -> tuple[int, dict[str, list[int]]]:
    """Return how many coalitions win, and for each voter how many of each size it swings.

    Args:
        game: a weighted game of at most `MOST_VOTERS_IN_HALVES` voters.
        names: its voters.
    """
    middle = len(names) // 2
    halves = names[:middle], names[middle:]
    losing, first = _swung(game, *halves)
    _, second = _swung(game, *reversed(halves))
    return (1 << len(names)) - losing, {**first, **second}


def _swung(
    game: Weighted, own: Sequence[str], others: Sequence[str]
) -> tuple[int, dict[str, list[int]]]:
    """Return how many coalitions lose, and the swings by size of the voters of one half.

    Of the coalitions of others that lose, a voter swings those that win with it: all that lose
    without it, less those that lose with it.
    """
    weights, sizes, members = _parts([game.weights[name] for name in own])
    room = game.quota - 1 - weights
    lost = _lost_by_size([game.weights[name] for name in others], room)
    number = len(own) + len(others)
    losing, swings = 0, np.zeros((len(own), number + 1), dtype=np.int64)
    parts = range(0, len(weights), _ROWS)
    order = np.argsort(sizes, kind="stable")
    for start in told("counting coalitions", parts, len(parts)):
        for size in np.unique(sizes[order[start : start + _ROWS]]).tolist():
            rows = order[start : start + _ROWS]
            rows = rows[sizes[rows] == size]
            # Counts stay below 2^53, so products of floating-point numbers are exact, and fast.
            found = lost[1][lost[0][rows]].astype(np.float64)
            in_all = found.sum(axis=0).astype(np.int64)
            with_it = (members[rows].astype(np.float64).T @ found).astype(np.int64)
            losing += int(in_all.sum())
            swings[:, size : size + len(in_all)] += in_all - with_it
            if size:
                swings[:, size - 1 : size - 1 + len(in_all)] -= with_it
    by_size = [row[:number] for row in swings.tolist()]
    return losing, dict(zip(own, by_size, strict=True))


def _parts(weights: Sequence[int]) -> tuple[Integers, NDArray[np.int8], NDArray[np.bool_]]:
    """Return the weight, the size and the members of every part of a half."""
    number = len(weights)
    masks = np.arange(1 << number)
    total, size = np.zeros(1, np.int64), np.zeros(1, np.int8)
    for weight in weights:
        total = np.concatenate([total, total + weight])
        size = np.concatenate([size, size + np.int8(1)])
    members = np.empty((len(masks), number), dtype=np.bool_)
    for at in range(number):
        members[:, at] = masks >> at & 1
    return total, size, members


def _lost_by_size(weights: Sequence[int], room: Integers) -> tuple[Integers, NDArray[np.int32]]:
    """Return, for each room, a row of a table: how many parts of each size weigh no more."""
    total, size, _ = _parts(weights)
    order = np.argsort(total)
    table = np.zeros((len(total) + 1, len(weights) + 1), dtype=np.int32)
    for column in range(len(weights) + 1):
        np.cumsum(size[order] == column, out=table[1:, column])
    return np.searchsorted(total[order], room, side="right"), table
