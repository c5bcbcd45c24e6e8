"""Decision diagrams: as many winning coalitions and swings as there are, however games compose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb

import pytest

from allies.votes import diagrams
from allies.votes.diagrams import composed_swings
from allies.votes.games import AllGames, AnyGame, Game, GameError, Weighted, at_least, voters

NAMES = ("a", "b", "c", "d", "e")
MAJORITY = at_least(3, NAMES)
HEAVY = Weighted(6, dict(zip(NAMES, (5, 3, 2, 1, 0), strict=True)))
VETO = Weighted(1, {"c": 1})
OTHER = Weighted(4, dict(zip(NAMES, (1, 1, 2, 2, 3), strict=True)))
GAMES: dict[str, Game] = {
    "weighted": HEAVY,
    "a single voter decides": VETO,
    "all must agree": at_least(5, NAMES),
    "any one suffices": at_least(1, NAMES),
    "both": AllGames((MAJORITY, HEAVY)),
    "either": AnyGame((MAJORITY, HEAVY)),
    "both with a veto": AllGames((MAJORITY, VETO)),
    "either with a veto": AnyGame((OTHER, VETO)),
    "one of a composed pair": AnyGame((AllGames((MAJORITY, VETO)), HEAVY)),
    "all of a composed pair": AllGames((AnyGame((MAJORITY, VETO)), HEAVY, OTHER)),
    "deep": AnyGame((AllGames((AnyGame((HEAVY, VETO)), OTHER)), AllGames((MAJORITY, OTHER)))),
    "the same twice": AllGames((HEAVY, HEAVY)),
    "nobody can reach the other part": AnyGame((at_least(5, NAMES), at_least(4, NAMES))),
}


def wins(game: Game, coalition: frozenset[str]) -> bool:
    """Whether a coalition wins, from the words that define a game."""
    if isinstance(game, Weighted):
        return sum(game.weights.get(name, 0) for name in coalition) >= game.quota
    of = all if isinstance(game, AllGames) else any
    return of(wins(part, coalition) for part in game.parts)


def counted(game: Game, names: Sequence[str]) -> tuple[int, dict[str, list[int]]]:
    """Count by going through every coalition; swings by how many others there are."""
    every = [
        frozenset(chosen) for size in range(len(names) + 1) for chosen in combinations(names, size)
    ]
    swings = {name: [0] * len(names) for name in names}
    for others in every:
        for name in set(names) - others:
            if wins(game, others | {name}) and not wins(game, others):
                swings[name][len(others)] += 1
    return sum(wins(game, item) for item in every), swings


@pytest.mark.parametrize("game", GAMES.values(), ids=GAMES)
def test_a_diagram_counts_what_going_through_every_coalition_counts(game: Game) -> None:
    assert composed_swings(game, NAMES) == counted(game, NAMES)


@pytest.mark.parametrize("quota", range(1, 12))
def test_every_quota_is_counted_on_both_sides_of_every_sum(quota: int) -> None:
    game = AllGames((Weighted(quota, HEAVY.weights), at_least(2, NAMES)))
    assert composed_swings(game, NAMES) == counted(game, NAMES)


def test_voters_come_in_the_order_asked_for_and_some_may_count_in_one_part_alone() -> None:
    game = AllGames((Weighted(2, {"z": 1, "y": 1}), Weighted(3, {"x": 2, "z": 1, "w": 1})))
    names = ("w", "x", "y", "z")
    winning, swings = composed_swings(game, names)
    assert list(swings) == list(names)
    assert (winning, swings) == counted(game, names)


def test_a_voter_that_never_counts_swings_nothing() -> None:
    _, swings = composed_swings(AllGames((HEAVY, HEAVY)), NAMES)
    assert swings["e"] == [0] * 5


def test_merging_by_the_sums_that_can_be_had_changes_no_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = {name: composed_swings(game, NAMES) for name, game in GAMES.items()}
    monkeypatch.setattr(diagrams, "_MOST_SUMS", 2)
    assert {name: composed_swings(game, NAMES) for name, game in GAMES.items()} == found


@pytest.mark.parametrize("number", [62, 63, 70])
def test_a_composed_game_of_more_voters_than_64_bits_can_count_does_not_overflow(
    number: int,
) -> None:
    names = [str(at) for at in range(number)]
    need = number // 2 + 1
    game = AllGames((at_least(need, names), at_least(1, names)))
    assert composed_swings(game, names) == composed_swings(at_least(need, names), names)
    winning, swings = composed_swings(at_least(number, names), names)
    assert winning == 1
    assert {name: sum(sizes) for name, sizes in swings.items()} == dict.fromkeys(names, 1)


def test_of_an_odd_number_of_equal_voters_half_the_coalitions_win() -> None:
    names = [str(at) for at in range(71)]
    winning, _ = composed_swings(AllGames((at_least(36, names), at_least(1, names))), names)
    assert winning == 2**70


def test_equal_prospects_are_one_node_so_that_equal_voters_stay_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [str(at) for at in range(20)]
    game = AllGames((at_least(11, names), at_least(1, names)))
    # The work of 11 nodes before each voter, for two parts; there are a million coalitions.
    monkeypatch.setattr(diagrams, "MOST_WORK", 20 * 11 * (2 * 1_000 + 10 * 11))
    assert composed_swings(game, names)[0] == (2**20 - comb(20, 10)) // 2


@pytest.mark.parametrize(
    ("bound", "needed"),
    [
        ("MOST_WORK", 13_095),  # to compare 13 nodes, and to count their coalitions
        ("MOST_BYTES", 712),  # 41 counts of coalitions, and four copies of the 12 of one layer
    ],
)
def test_as_much_as_allowed_is_counted_and_what_takes_more_is_refused(
    monkeypatch: pytest.MonkeyPatch, bound: str, needed: int
) -> None:
    monkeypatch.setattr(diagrams, bound, needed)
    assert composed_swings(HEAVY, NAMES) == counted(HEAVY, NAMES)
    monkeypatch.setattr(diagrams, bound, needed - 1)
    with pytest.raises(GameError, match="too many different coalitions to be counted") as caught:
        composed_swings(HEAVY, NAMES)
    assert "after 5 of 5 voters 2 of them differ" in caught.value.why
    assert "larger unit" in caught.value.remedy


def test_a_composed_game_too_wide_to_count_is_refused() -> None:
    names = [f"v{at}" for at in range(60)]
    prime = [7919 * (at + 3) ** 3 % 1_000_003 + 1 for at in range(60)]
    weights: Game = Weighted(sum(prime) // 2, dict(zip(names, prime, strict=True)))
    other: Game = Weighted(sum(prime) // 2, dict(zip(names, prime[::-1], strict=True)))
    game = AllGames((weights, other))
    with pytest.raises(GameError, match="too many different coalitions"):
        composed_swings(game, voters(game))
