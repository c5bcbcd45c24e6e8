"""Formal voting power: how much a vote can decide before anybody has a position.

Exact, whatever the size: every count is a Python integer, and indices are fractions of such.
A weighted game is counted by its generating function, packed into one integer (Kronecker's
substitution: the coefficients are digits that cannot carry); a game put together of others by a
decision diagram, built voter by voter, in which coalitions with the same prospects are one node.

Sources of the indices: Penrose 1946; Banzhaf 1965; Shapley and Shubik 1954; Coleman 1971.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from math import comb

import msgspec

from allies.votes.diagrams import composed_swings
from allies.votes.games import MOST_VOTERS, Game, GameError, Weighted, voters

_MOST_BITS = 1 << 31  # of one packed generating function: 256 MB


class VoterPower(msgspec.Struct, frozen=True):
    """What the rule alone gives one voter.

    Attributes:
        voter: its name.
        swings: coalitions of others that win with it and lose without it.
        absolute: Penrose's measure, also called absolute Banzhaf: the share of those coalitions
            among all coalitions of others.
        normalised: its share of all swings.
        shapley: Shapley and Shubik's index: how often it is the one that turns an ordering of all
            voters into a win.
        prevent: Coleman's power to prevent: of the winning coalitions, the share it can break.
        initiate: Coleman's power to initiate: of the losing, the share it can turn.
    """

    voter: str
    swings: int
    absolute: Fraction
    normalised: Fraction
    shapley: Fraction
    prevent: Fraction
    initiate: Fraction


class GamePower(msgspec.Struct, frozen=True):
    """What a rule gives its voters.

    Attributes:
        winning: how many coalitions win.
        act: Coleman's power of the whole to act: the share of coalitions that win.
        voters: every voter's power, in the order of the game.
    """

    winning: int
    act: Fraction
    voters: tuple[VoterPower, ...]

    @property
    def is_equal(self) -> bool:
        """Whether every vote weighs the same."""
        return len({item.swings for item in self.voters}) == 1

    def of(self, voter: str) -> VoterPower:
        """Return the power of one voter."""
        return next(item for item in self.voters if item.voter == voter)


class Swings(msgspec.Struct, frozen=True):
    """Counts from which every index follows.

    Attributes:
        winning: how many coalitions win.
        by_size: for every voter, how many coalitions of others of each size it swings.
    """

    winning: int
    by_size: Mapping[str, Sequence[int]]


def power(game: Game) -> GamePower:
    """Return every index of every voter of a game, exactly.

    Raises:
        GameError: the game has more voters than can be counted.
    """
    return indices(count_swings(game))


def count_swings(game: Game) -> Swings:
    """Count the winning coalitions, and what each voter swings by size of coalition."""
    names = _counted(game)
    if isinstance(game, Weighted) and _packed_bits(game, len(names), by_size=True) <= _MOST_BITS:
        return Swings(*_packed_swings(game, names, by_size=True))
    return Swings(*composed_swings(game, names))


def banzhaf_swings(game: Game) -> tuple[int, dict[str, int]]:
    """Return how many coalitions win and how many each voter swings.

    A shorter count than `count_swings`, for where the orderings of Shapley and Shubik do not
    matter.
    """
    names = _counted(game)
    if isinstance(game, Weighted) and _packed_bits(game, len(names), by_size=False) <= _MOST_BITS:
        winning, sizes = _packed_swings(game, names, by_size=False)
    else:
        winning, sizes = composed_swings(game, names)
    return winning, {name: sum(counts) for name, counts in sizes.items()}


def _counted(game: Game) -> tuple[str, ...]:
    names = voters(game)
    if len(names) > MOST_VOTERS:
        raise GameError(
            f"a game has at most {MOST_VOTERS} voters, and this has {len(names)}",
            "",
            "let voters that always vote alike act as one, under 'unions:'",
        )
    return names


def _packed_bits(game: Weighted, number: int, *, by_size: bool) -> int:
    return game.quota * _digit(number) * (number + 1 if by_size else 1)


def _digit(number: int) -> int:
    """Return how many bits hold any count of coalitions, as whole bytes."""
    return 8 * (number // 8 + 1)


def _packed_swings(
    game: Weighted, names: Sequence[str], *, by_size: bool
) -> tuple[int, dict[str, list[int]]]:
    """Count a weighted game by its generating function, packed into one integer.

    The coefficient of x^k y^s counts the coalitions of weight k and size s; x and y are powers of
    two so large that no coefficient carries into the next. With C(k) those of at most weight k,
    and D(k) those without one voter of weight w, C(k) = D(k) + y D(k - w); so D is an alternating
    sum of C, and the voter swings D(q - 1) - D(q - 1 - w).
    """
    number, most = len(names), game.quota - 1
    step = _digit(number) if by_size else 0
    chunk = _digit(number) * (number + 1 if by_size else 1)
    below = (1 << chunk * game.quota) - 1
    counts = 1
    for name in names:
        counts = (counts + (counts << chunk * game.weights[name] + step)) & below
    # The total number of bytes is whole, as every digit is.
    data = counts.to_bytes(chunk // 8 * game.quota, "little")
    width = chunk // 8
    at_most = list(
        accumulate(
            int.from_bytes(data[at : at + width], "little") for at in range(0, len(data), width)
        )
    )
    swings: dict[int, list[int]] = {0: [0] * number}
    for weight in set(game.weights.values()) - {0}:
        lighter = 0
        for at in range(most % weight, most - weight + 1, weight):
            lighter = at_most[at] - (lighter << step)
        packed = at_most[most] - (lighter << step) - lighter
        swings[weight] = _digits(packed, step, number) if by_size else [packed]
    losing = sum(_digits(at_most[most], step, number + 1)) if by_size else at_most[most]
    return (1 << number) - losing, {name: swings[game.weights[name]] for name in names}


def _digits(packed: int, bits: int, count: int) -> list[int]:
    width = bits // 8
    data = packed.to_bytes(width * (count + 1), "little")
    return [
        int.from_bytes(data[at : at + width], "little") for at in range(0, count * width, width)
    ]


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
