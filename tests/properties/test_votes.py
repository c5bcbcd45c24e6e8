"""What must hold of every vote, rule and game."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from allies.votes.concentration import concentration
from allies.votes.decisions import ABSENT, ABSTAIN, AWAY, OBJECT, SUPPORT, Seats
from allies.votes.diagrams import composed_swings
from allies.votes.extension import chances
from allies.votes.games import AllGames, AnyGame, Game, Weighted, voters
from allies.votes.power import Swings, banzhaf_swings, count_swings, indices, power
from allies.votes.rule_text import parse_decision

NAMES = tuple("ABCDEFG")
vote = st.sampled_from([OBJECT, ABSTAIN, SUPPORT, ABSENT, AWAY])
ballots = st.lists(vote, min_size=1, max_size=7)
share = st.sampled_from(["1/4", "1/2", "2/3", "1"])
of = st.sampled_from(["seats", "present", "voting"])
least = st.integers(1, 7).map(str)
members = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)
weights = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 9), min_size=1)

simple: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(["consensus", "limited_format", "silence", "simple_majority", "unanimity"]),
    st.builds(lambda part, base: {"qualified_majority": {"share": part, "of": base}}, share, of),
    st.builds(lambda number: {"at_least": {"least": number}}, least),
    st.builds(lambda number: {"quorum": {"least": number}}, least),
    st.builds(lambda part: {"quorum": {"share": part}}, share),
    st.builds(lambda names: {"veto": {"members": names}}, members),
    st.builds(
        lambda held: {"weighted_majority": {"quota": sum(held.values()), "weights": held}}, weights
    ),
)
rules: st.SearchStrategy[Any] = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.builds(
            lambda kind, parts: {kind: parts},
            st.sampled_from(["all", "any", "forums"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(lambda names, rule: {"among": {"members": names, "rule": rule}}, members, inner),
        st.builds(lambda rule: {"parties_excluded": rule}, inner),
    ),
    max_leaves=6,
)


def decided(rule: Any, cast: list[int], parties: frozenset[str] = frozenset()) -> bool:
    seats = Seats(NAMES[: len(cast)], parties)
    (found,) = parse_decision(rule).decides(np.array([cast], dtype=np.int8).T, seats).tolist()
    return bool(found)


@settings(max_examples=300)
@given(rules, ballots, st.data())
def test_a_further_consent_never_defeats_a_decision_or_a_quorum(
    rule: Any, cast: list[int], data: st.DataObject
) -> None:
    here = [at for at, value in enumerate(cast) if value != ABSENT]
    if not here:
        return
    seat = data.draw(st.sampled_from(here))
    swayed = [*cast[:seat], SUPPORT, *cast[seat + 1 :]]
    parties = data.draw(st.frozensets(st.sampled_from(NAMES)))
    assert decided(rule, swayed, parties) >= decided(rule, cast, parties)


@given(rules, ballots)
def test_what_is_explained_is_what_was_decided(rule: Any, cast: list[int]) -> None:
    found = parse_decision(rule).explain(np.array(cast, dtype=np.int8), Seats(NAMES[: len(cast)]))
    assert found.decided == decided(rule, cast)
    assert found.because


@given(rules, st.lists(ballots.filter(lambda cast: len(cast) == 4), min_size=1, max_size=5))
def test_every_draw_is_decided_by_itself(rule: Any, draws: list[list[int]]) -> None:
    seats = Seats(NAMES[:4])
    together = parse_decision(rule).decides(np.array(draws, dtype=np.int8).T, seats).tolist()
    assert together == [decided(rule, cast) for cast in draws]


# Games.


@st.composite
def weighted(draw: st.DrawFn) -> Weighted:
    held = draw(st.dictionaries(st.sampled_from(NAMES[:6]), st.integers(0, 9), min_size=1))
    if not any(held.values()):
        held[next(iter(held))] = 1
    return Weighted(draw(st.integers(1, sum(held.values()))), held)


games: st.SearchStrategy[Game] = st.recursive(
    weighted(),
    lambda inner: st.one_of(
        st.builds(lambda parts: AllGames(tuple(parts)), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: AnyGame(tuple(parts)), st.lists(inner, min_size=1, max_size=3)),
    ),
    max_leaves=4,
)


def wins(game: Game, coalition: frozenset[str]) -> bool:
    if isinstance(game, Weighted):
        held = sum(weight for name, weight in game.weights.items() if name in coalition)
        return held >= game.quota
    return (all if isinstance(game, AllGames) else any)(wins(p, coalition) for p in game.parts)


def enumerated(game: Game) -> tuple[int, dict[str, list[int]]]:
    """Count a game the slow way: every coalition, one by one."""
    names = voters(game)
    by_size: dict[str, list[int]] = {name: [0] * len(names) for name in names}
    winning = 0
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            coalition = frozenset(chosen)
            if wins(game, coalition):
                winning += 1
                for name in coalition:
                    by_size[name][size - 1] += not wins(game, coalition - {name})
    return winning, by_size


@given(games)
def test_every_way_of_counting_counts_what_enumeration_counts(game: Game) -> None:
    winning, by_size = enumerated(game)
    counts = count_swings(game)
    assert (counts.winning, dict(counts.by_size)) == (winning, by_size)
    assert composed_swings(game, voters(game)) == (winning, by_size)
    totals = {voter: sum(swings) for voter, swings in by_size.items()}
    assert banzhaf_swings(game) == (winning, totals)


@given(weighted())
def test_floating_point_finds_what_enumeration_finds_to_the_digits_it_tells(game: Weighted) -> None:
    winning, by_size = enumerated(game)
    found, exact = chances(game), indices(Swings(winning, by_size))
    off = 0.5 * 10.0**-found.digits
    assert abs(found.act - float(exact.act)) <= off
    for item in exact.voters:
        assert abs(found.swing[item.voter] - item.absolute) <= off * item.absolute
        assert abs(found.shapley[item.voter] - item.shapley) <= off * item.shapley


@given(games)
def test_power_adds_up(game: Game) -> None:
    found = power(game)
    assert sum(item.normalised for item in found.voters) == 1
    assert sum(item.shapley for item in found.voters) == 1
    for item in found.voters:
        if item.swings:
            # Penrose's measure is the harmonic mean of Coleman's two.
            assert item.absolute == 2 / (1 / item.prevent + 1 / item.initiate)


@given(weighted(), st.data())
def test_the_order_and_names_of_voters_do_not_matter(game: Weighted, data: st.DataObject) -> None:
    order = data.draw(st.permutations(list(game.weights)))
    shuffled = Weighted(game.quota, {name: game.weights[name] for name in order})
    first, second = power(game), power(shuffled)
    assert all(first.of(name) == second.of(name) for name in game.weights)


@given(weighted())
def test_more_weight_is_never_less_power(game: Weighted) -> None:
    ordered = sorted(power(game).voters, key=lambda item: game.weights[item.voter])
    assert all(a.shapley <= b.shapley for a, b in pairwise(ordered))
    assert all(a.absolute <= b.absolute for a, b in pairwise(ordered))


@given(st.lists(st.floats(0.001, 1e6), min_size=1, max_size=8))
def test_concentration_lies_between_one_holder_and_all_equal(amounts: list[float]) -> None:
    found = concentration({str(at): amount for at, amount in enumerate(amounts)})
    assert found is not None
    assert 1 / len(amounts) - 1e-9 <= found.hhi.value <= 1 + 1e-9
    assert abs(sum(item.value for item in found.shares.values()) - 1) < 1e-9
