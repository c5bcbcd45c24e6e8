"""Counting by halves: the counts of the other methods, and bounds on memory for every method."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from allies.votes.diagrams import composed_swings
from allies.votes.games import GameError, Weighted, voters
from allies.votes.halves import MOST_VOTERS_IN_HALVES, swings_in_halves
from allies.votes.power import count_swings, power

MOST_BYTES = 500_000_000
HEAVY = 10**9


def heavy(number: int, share: float = 0.5) -> Weighted:
    """Return a game whose weights are so large, and so unlike, that few coalitions are equal."""
    weights = {f"v{at}": 7919 * (at + 3) ** 5 % HEAVY + 1 for at in range(number)}
    return Weighted(int(sum(weights.values()) * share), weights)


@pytest.mark.parametrize("number", [1, 2, 3, 8, 13])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.67, 1.0])
def test_halves_count_what_a_diagram_counts(number: int, share: float) -> None:
    for weights in (range(1, number + 1), [at % 3 for at in range(1, number + 1)]):
        named = {f"v{at}": weight for at, weight in enumerate(weights)}
        game = Weighted(max(1, int(sum(named.values()) * share)), named)
        assert swings_in_halves(game, voters(game)) == composed_swings(game, voters(game))


def test_of_heavy_voters_the_rule_of_counts_holds() -> None:
    game = heavy(30)
    found = count_swings(game)
    assert sum(item.shapley for item in power(game).voters) == 1
    # A coalition or the other voters win, unless both weigh the same.
    assert abs(found.winning - 2**29) < 10
    assert all(sum(sizes) % 2 == 0 or sizes for sizes in found.by_size.values())


# Run in a process of its own, whose memory is its own.
_MEASURED = """
import re, sys
from pathlib import Path
from tests.unit.votes import test_halves as here
from allies.votes.games import AllGames, GameError, Weighted
from allies.votes.power import power
game = {game}
try:
    found = power(game)
    print("exact" if found.digits is None else "digits", file=sys.stderr)
except GameError as error:
    print(error.remedy, file=sys.stderr)
# The peak since the process began; what its parent had used does not count.
print(int(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1]) * 1024)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system shows no peak")
@pytest.mark.parametrize(
    ("game", "told"),
    [
        (f"here.heavy({MOST_VOTERS_IN_HALVES})", "exact"),
        (f"here.heavy({MOST_VOTERS_IN_HALVES + 1})", "in a unit at least"),
        ("AllGames((here.heavy(28, 0.6), here.heavy(28, 0.7)))", "exact"),
        ("AllGames((here.heavy(38, 0.6), here.heavy(38, 0.5)))", "in a larger unit"),
        pytest.param(
            "Weighted(14_000_000, {str(at): 600_000 + at for at in range(45)})",
            "digits",
            marks=pytest.mark.long,
        ),
        ("Weighted(1, {str(at): 10**9 + at for at in range(60)})", "exact"),
        ("Weighted(60 * 10**9, {str(at): 10**9 for at in range(60)} | {'one': 1})", "exact"),
    ],
)
def test_no_method_takes_more_memory_than_the_bound(game: str, told: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _MEASURED.format(game=game)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told in ran.stderr
    assert int(ran.stdout) < MOST_BYTES


def test_the_unit_that_is_offered_will_do() -> None:
    game = heavy(MOST_VOTERS_IN_HALVES + 1)
    with pytest.raises(GameError, match="too large: 41 voters") as caught:
        power(game)
    unit = int(caught.value.remedy.split(" at least ")[1].split()[0].replace(",", ""))
    smaller = Weighted(
        game.quota // unit, {name: -(-weight // unit) for name, weight in game.weights.items()}
    )
    # A hundred times as large is still finer than the program reports, and quick to compute.
    coarse = Weighted(
        smaller.quota // 100, {name: -(-w // 100) for name, w in smaller.weights.items()}
    )
    assert (power(coarse).digits or 99) >= 3
