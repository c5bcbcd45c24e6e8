"""Large weighted games in floating point, held against whole numbers."""

from __future__ import annotations

import pytest

from allies.progress import listening
from allies.votes import extension
from allies.votes.extension import chances, refuse_large
from allies.votes.games import GameError, Weighted, dual, reduced
from allies.votes.power import power


def game(quota: int, *weights: int) -> Weighted:
    return Weighted(quota, {f"v{number}": weight for number, weight in enumerate(weights)})


def shaped_like_a_fund(voters: int, total: int, majority: float) -> Weighted:
    """Return a game in which few hold most, like members of a fund by their quotas."""
    shares = [1 / (rank + 2) ** 1.2 for rank in range(voters)]
    weights = [max(1, round(share / sum(shares) * total)) for share in shares]
    return game(int(majority * sum(weights)), *weights)


@pytest.mark.parametrize("majority", [0.3, 0.5, 0.7, 0.85])
def test_the_digits_said_to_hold_do_hold(majority: float) -> None:
    asked = shaped_like_a_fund(60, 5_000, majority)
    found, counted = chances(asked), power(asked)
    assert counted.digits is None
    assert found.digits >= 8
    off = 0.5 * 10.0**-found.digits
    assert found.act == pytest.approx(float(counted.act), rel=off, abs=0)
    assert found.fail == pytest.approx(float(1 - counted.act), rel=off, abs=0)
    for item in counted.voters:
        assert found.swing[item.voter] == pytest.approx(float(item.absolute), rel=off, abs=0)
        assert found.shapley[item.voter] == pytest.approx(float(item.shapley), rel=off, abs=0)


def test_a_game_too_large_for_whole_numbers_is_answered_with_the_digits_that_hold() -> None:
    found = power(shaped_like_a_fund(90, 300_000, 0.7))
    assert found.digits is not None
    assert found.digits >= 6
    assert found.winning is None
    assert {item.swings for item in found.voters} == {None}
    assert sum(item.normalised for item in found.voters) == pytest.approx(1, abs=1e-12)
    assert sum(item.shapley for item in found.voters) == pytest.approx(1, abs=1e-12)
    for item in found.voters:
        assert item.absolute == pytest.approx(2 / (1 / item.prevent + 1 / item.initiate))


def test_a_vote_that_never_counts_has_no_power_at_all() -> None:
    # All others weigh tens, and so does the quota: what weighs 3 or nothing lifts nobody to it.
    weights = [10 * (7 * rank % 50 + 1) for rank in range(50)]
    found = chances(game(sum(weights) // 20 * 10, *weights, 3, 0))
    assert (found.swing["v50"], found.shapley["v50"]) == (0, 0)
    assert (found.swing["v51"], found.shapley["v51"]) == (0, 0)
    assert min(found.swing[f"v{rank}"] for rank in range(50)) > 0


def test_a_small_vote_that_counts_is_told_from_none() -> None:
    weights = [10 * (7 * rank % 50 + 1) for rank in range(50)]
    found = chances(game(sum(weights) // 20 * 10 + 1, *weights, 3))
    assert found.swing["v50"] > 0


def test_a_fund_and_250_voters_are_within_the_bounds() -> None:
    refuse_large(shaped_like_a_fund(190, 4_900_000, 0.5))
    refuse_large(shaped_like_a_fund(200, 9_000_000, 0.85))
    refuse_large(game(15_000, *range(1, 251)))


def test_what_is_too_large_is_refused_at_once_with_a_unit_that_will_do() -> None:
    large = shaped_like_a_fund(200, 10**12 - 10**6, 0.5)
    with pytest.raises(GameError, match="too large: 200 voters") as caught:
        power(large)
    unit = int(caught.value.remedy.split(" at least ")[1].split()[0].replace(",", ""))
    weights = [weight // unit for weight in large.weights.values()]
    refuse_large(game(large.quota // unit, *weights))


def test_votes_too_small_beside_the_others_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = shaped_like_a_fund(60, 5_000, 0.5)
    digits = chances(asked).digits
    monkeypatch.setattr(extension, "_FEWEST_DIGITS", digits)
    assert chances(asked).digits == digits
    monkeypatch.setattr(extension, "_FEWEST_DIGITS", digits + 1)
    with pytest.raises(GameError, match="too small beside the others"):
        chances(asked)


def test_progress_is_told_and_rises() -> None:
    heard: list[tuple[str, float]] = []
    with listening(lambda what, done: heard.append((what, done))):
        chances(shaped_like_a_fund(60, 5_000, 0.5))
    assert len(heard) == 30
    assert [done for _, done in heard] == sorted(done for _, done in heard)
    assert all(0 <= done < 1 for _, done in heard)


def test_a_common_divisor_is_no_weight() -> None:
    assert reduced(game(25, 10, 20, 30)) == game(3, 1, 2, 3)
    assert reduced(game(30, 10, 20, 30)) == game(3, 1, 2, 3)
    assert reduced(game(31, 10, 20, 30)) == game(4, 1, 2, 3)
    assert power(game(31, 10, 20, 30)) == power(game(4, 1, 2, 3))


def test_the_dual_is_won_where_the_others_lose() -> None:
    assert dual(game(4, 1, 2, 3)) == game(3, 1, 2, 3)
    assert dual(dual(game(4, 1, 2, 3))) == game(4, 1, 2, 3)
