"""Formal voting power: the power of a vote under the rule alone, before positions are known.

Results are exact as far as possible: every count is a Python integer, and indices are fractions of
counts. A weighted game is counted by its generating function, packed into one integer; if its
weights are too large for that and its voters few, it is counted by halves. A composed game is
counted by a decision diagram, built voter by voter, in which equivalent coalitions share one node.
A weighted game too large for this is computed in floating point, with the number of correct digits.
The time and the memory of a method are estimated before it is used.

Sources of the indices: Penrose 1946; Banzhaf 1965; Shapley and Shubik 1954; Coleman 1971.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from math import comb
from typing import TypeAlias

import msgspec

from allies.progress import told
from allies.votes.diagrams import composed_swings
from allies.votes.digits import count_bits, unpacked
from allies.votes.extension import Chances, chances, refuse_large
from allies.votes.games import MOST_VOTERS, Game, GameError, Weighted, dual, reduced, voters
from allies.votes.halves import MOST_VOTERS_IN_HALVES, swings_in_halves

Number: TypeAlias = Fraction | float

_MOST_BYTES = 350_000_000  # of one packed generating function, with its copies and its sums
_MOST_WORK = 50_000_000_000  # bits added over all voters: some seconds
_BYTES_OF_INTEGER = 40  # of a Python integer in a list, without its digits


class VoterPower(msgspec.Struct, frozen=True):
    """The power that the rule alone gives to one voter.

    Attributes:
        voter: its name.
        swings: coalitions of others that win with it and lose without it; None if they were not
            counted one by one.
        absolute: Penrose's measure, also called absolute Banzhaf index: the swings as a share of
            all coalitions of others.
        normalised: its share of all swings.
        shapley: the Shapley-Shubik index: the share of orderings of all voters in which it is
            pivotal.
        prevent: Coleman's power to prevent action: the share of winning coalitions it can break.
        initiate: Coleman's power to initiate action: the share of losing coalitions it can turn.
    """

    voter: str
    swings: int | None
    absolute: Number
    normalised: Number
    shapley: Number
    prevent: Number
    initiate: Number


class GamePower(msgspec.Struct, frozen=True):
    """The power that a rule gives to its voters.

    Attributes:
        winning: how many coalitions win; None if they were not counted one by one.
        act: Coleman's power of a collectivity to act: the share of coalitions that win.
        voters: every voter's power, in the order of the game.
        digits: the number of correct significant digits; None if every figure is exact.
    """

    winning: int | None
    act: Number
    voters: tuple[VoterPower, ...]
    digits: int | None = None

    @property
    def is_equal(self) -> bool:
        """Whether all votes have the same power."""
        return len({item.absolute for item in self.voters}) == 1

    def of(self, voter: str) -> VoterPower:
        """Return the power of one voter."""
        return next(item for item in self.voters if item.voter == voter)


class Swings(msgspec.Struct, frozen=True):
    """The counts from which every index follows.

    Attributes:
        winning: how many coalitions win.
        by_size: for every voter, how many coalitions of others of each size it swings.
    """

    winning: int
    by_size: Mapping[str, Sequence[int]]


def power(game: Game) -> GamePower:
    """Return every index of every voter of a game.

    The result is exact if whole numbers can count it. A large weighted game is computed in floating
    point, with the number of correct digits.

    Raises:
        GameError: the game is too large for both methods.
    """
    _check_number(game)
    if isinstance(game, Weighted):
        small = reduced(game)
        if _packs(small, by_size=True) or len(small.weights) <= MOST_VOTERS_IN_HALVES:
            return _exact(small)
        return _large(small)
    return _exact(game)


def _exact(game: Game) -> GamePower:
    return indices(count_swings(game))


def _large(game: Weighted) -> GamePower:
    """Return the power in a weighted game that is too large to pack or to divide in halves."""
    try:
        refuse_large(game)
    except GameError as refused:
        try:
            return _exact(game)  # many voters may have equal weights
        except GameError:
            raise refused from None
    return _in_floats(chances(game))


def _in_floats(found: Chances) -> GamePower:
    total = math.fsum(found.swing.values())
    return GamePower(
        None,
        found.act,
        tuple(
            VoterPower(
                voter,
                None,
                swing,
                swing / total,
                found.shapley[voter],
                min(1.0, swing / (2 * found.act)),
                min(1.0, swing / (2 * found.fail)),
            )
            for voter, swing in found.swing.items()
        ),
        found.digits,
    )


def count_swings(game: Game) -> Swings:
    """Count the winning coalitions, and the swings of each voter by size of coalition.

    Raises:
        GameError: the game is too large to be counted exactly.
    """
    names = _check_number(game)
    if isinstance(game, Weighted):
        small = reduced(game)
        if _packs(small, by_size=True):
            return Swings(*_packed_swings(small, names, by_size=True))
        if len(names) <= MOST_VOTERS_IN_HALVES:
            return Swings(*swings_in_halves(small, names))
    return Swings(*composed_swings(game, names))


def banzhaf_swings(game: Game) -> tuple[int, dict[str, int]]:
    """Return how many coalitions win and how many each voter swings.

    This is faster than `count_swings`. Use it if the orderings of Shapley and Shubik are not
    needed.

    Raises:
        GameError: the game is too large to be counted exactly.
    """
    names = _check_number(game)
    if isinstance(game, Weighted) and _packs(small := reduced(game), by_size=False):
        winning, sizes = _packed_swings(small, names, by_size=False)
        return winning, {name: sum(counts) for name, counts in sizes.items()}
    counts = count_swings(game)
    return counts.winning, {name: sum(sizes) for name, sizes in counts.by_size.items()}


def _check_number(game: Game) -> tuple[str, ...]:
    names = voters(game)
    if len(names) > MOST_VOTERS:
        raise GameError(
            f"a game has at most {MOST_VOTERS} voters, but this has {len(names)}",
            "",
            "let voters that always vote alike act as one, under 'unions:'",
        )
    return names


def _packs(game: Weighted, *, by_size: bool) -> bool:
    """Return whether one packed generating function can count a game within the limits."""
    number = len(game.weights)
    quota = min(game.quota, dual(game).quota)
    bits = quota * count_bits(number) * (number + 1 if by_size else 1)
    # Four copies while it grows; then its bytes, and one sum for each weight below the quota.
    needed = max(bits // 2, bits // 4 + quota * _BYTES_OF_INTEGER)
    return needed <= _MOST_BYTES and bits * number <= _MOST_WORK


def _packed_swings(
    game: Weighted, names: Sequence[str], *, by_size: bool
) -> tuple[int, dict[str, list[int]]]:
    """Count a weighted game by its generating function, packed into one integer.

    Of the game and its dual, the one with the smaller quota is counted.

    The coefficient of x^k y^s counts the coalitions of weight k and size s. x and y are powers of
    two, large enough that no coefficient carries into the next. Let C(k) be those of weight at
    most k, and D(k) those without one voter of weight w. Then C(k) = D(k) + y D(k - w). So D is an
    alternating sum of C, and the voter swings D(q - 1) - D(q - 1 - w).
    """
    other = dual(game)
    if other.quota < game.quota:
        losing, swings = _packed_swings(other, names, by_size=by_size)
        return (1 << len(names)) - losing, {name: swung[::-1] for name, swung in swings.items()}
    number, most = len(names), game.quota - 1
    step = count_bits(number) if by_size else 0
    chunk = count_bits(number) * (number + 1 if by_size else 1)
    below = (1 << chunk * game.quota) - 1
    counts = 1
    for name in told("counting coalitions", names, number):
        if game.weights[name] <= most:  # with a heavier voter, no coalition is below the quota
            counts = (counts + (counts << chunk * game.weights[name] + step)) & below
    # The total number of bytes is whole, because every digit is.
    data = counts.to_bytes(chunk // 8 * game.quota, "little")
    width = chunk // 8
    at_most = list(
        accumulate(
            int.from_bytes(data[at : at + width], "little") for at in range(0, len(data), width)
        )
    )
    by_weight: dict[int, list[int]] = {0: [0] * number}
    for weight in set(game.weights.values()) - {0}:
        lighter = 0
        for at in range(most % weight, most - weight + 1, weight):
            lighter = at_most[at] - (lighter << step)
        packed = at_most[most] - (lighter << step) - lighter
        by_weight[weight] = unpacked(packed, step, number) if by_size else [packed]
    losing = sum(unpacked(at_most[most], step, number + 1)) if by_size else at_most[most]
    return (1 << number) - losing, {name: by_weight[game.weights[name]] for name in names}


def indices(counts: Swings) -> GamePower:
    """Return every index that follows from counts of swings."""
    number = len(counts.by_size)
    everything = 1 << number
    losing = everything - counts.winning
    swings = {voter: sum(sizes) for voter, sizes in counts.by_size.items()}
    total = sum(swings.values())
    orderings = [Fraction(1, number * comb(number - 1, size)) for size in range(number)]
    found = [
        VoterPower(
            voter,
            swung,
            Fraction(swung, everything // 2),
            Fraction(swung, total),
            sum((n * share for n, share in zip(sizes, orderings, strict=True)), Fraction(0)),
            Fraction(swung, counts.winning),
            Fraction(swung, losing),
        )
        for (voter, sizes), swung in zip(counts.by_size.items(), swings.values(), strict=True)
    ]
    return GamePower(counts.winning, Fraction(counts.winning, everything), tuple(found))
