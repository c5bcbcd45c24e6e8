"""Voting power against packages from the index, and a consensus of many votes against NumPy."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from allies.votes.decisions import OBJECT, RULES, SUPPORT
from allies.votes.extension import steps_of
from allies.votes.games import AllGames, AnyGame, Weighted, at_least
from allies.votes.power import banzhaf_swings, power
from benchmarks.measuring import Measured, in_turn

HERE = Path(__file__).parent
PEERS = HERE.parent / ".venv-peers" / "bin" / "python"
PACKAGES = ("powerindex", "powerindices", "power_bdd")
MEMBERS, VOTES = 6, 10_000
# How many states of the United States had so many electors in 1996.
ELECTORS = {54: 1, 33: 1, 32: 1, 25: 1, 23: 1, 22: 1, 21: 1, 18: 1, 15: 1, 14: 1} | {
    **{13: 2, 12: 2, 11: 4, 10: 2, 9: 2, 8: 6, 7: 3, 6: 2, 5: 4, 4: 6, 3: 8}
}
COLLEGE = [number for number, states in ELECTORS.items() for _ in range(states)]
QUOTA = 270
# People of the 28 in 2019, as Eurostat counted them.
PEOPLE = [
    *(493559, 613894, 875898, 1324820, 1919968, 2080908, 2794184, 4076246, 4904226, 5450421),
    *(5517919, 5806081, 7000039, 8858775, 9772756, 10230185, 10276617, 10649800, 10722287),
    *(11467923, 17282163, 19401658, 37972812, 46934632, 60359546, 66647112, 67028048, 83019214),
]
STATES, ENOUGH_STATES, ENOUGH_PEOPLE, NEARLY_ALL = len(PEOPLE), 16, 333_763_100, 25
# Members and votes of the Fund, and the majority of its weightiest decisions.
FUND_VOTERS, FUND_VOTES, FUND_MAJORITY = 190, 4_900_000, 0.85
FUND_PART = 1 << 15

Values = list[float]
Found = tuple[float, Values]


def _named(weights: list[int]) -> dict[str, int]:
    return {str(at): weight for at, weight in enumerate(weights)}


def _banzhaf(game: Weighted) -> Values:
    _, swings = banzhaf_swings(game)
    total = sum(swings.values())
    return [swung / total for swung in swings.values()]


def _shares(values: Values) -> Values:
    """Return values as shares: some packages give Banzhaf's absolute measure, some the other."""
    return [value / sum(values) for value in values]


def _peer(package: str, work: Mapping[str, Any]) -> Found | str:
    """Return the seconds and the values of a package, or why there are none."""
    if not PEERS.exists():
        return "its environment is not installed: run make bench"
    ran = subprocess.run(
        [PEERS, HERE / "peers" / "power_indices.py"],
        input=json.dumps({"package": package, **work}),
        capture_output=True,
        text=True,
    )
    if ran.returncode:
        return f"failed: {ran.stderr.strip().splitlines()[-1]}"
    answer = json.loads(ran.stdout)
    return answer["missing"] if "missing" in answer else (answer["seconds"], answer["values"])


def _fastest(
    name: str,
    ours: Callable[[], Values],
    work: Mapping[str, Any],
    packages: tuple[str, ...],
    most: float,
) -> Iterator[Measured]:
    """Hold ours against the fastest package that is right; one that is wrong does not count."""
    expected = ours()
    right: dict[str, float] = {}
    for package in packages:
        found = _peer(package, work)
        if isinstance(found, str):
            print(f"{name}: {package} not measured: {found}")
        elif not np.allclose(_shares(found[1]), _shares(expected), rtol=1e-9, atol=0):
            print(f"{name}: {package} does not count: its values are wrong")
        else:
            right[package] = found[0]
    if right:
        best = min(right, key=right.__getitem__)
        seconds, _ = in_turn(ours, lambda: None, int(work["rounds"]))
        yield Measured(name, f"{best}, the fastest right one", seconds, right[best], most)


def _council() -> AllGames:
    people = Weighted(ENOUGH_PEOPLE, _named(PEOPLE))
    names = list(people.weights)
    return AllGames(
        (at_least(ENOUGH_STATES, names), AnyGame((people, at_least(NEARLY_ALL, names))))
    )


def measure() -> Iterator[Measured]:
    """Measure two indices of the electors, the Council of the 28, and many votes."""
    college = Weighted(QUOTA, _named(COLLEGE))
    work = {"quota": QUOTA, "weights": COLLEGE, "rounds": 9}
    yield from _fastest(
        "Banzhaf, 51 electors",
        lambda: _banzhaf(college),
        {**work, "index": "banzhaf"},
        PACKAGES,
        0.5,
    )
    yield from _fastest(
        "Shapley-Shubik (and every other), 51 electors",
        lambda: [float(item.shapley) for item in power(college).voters],
        {**work, "index": "shapley"},
        PACKAGES,
        0.5,
    )
    # Theirs reports Penrose's measure, ours every index.
    council = _council()
    ones = [1] * STATES
    yield from _fastest(
        "Council of the 28, composed, every index",
        lambda: [float(item.absolute) for item in power(council).voters],
        {
            "first": [ENOUGH_STATES, ones],
            "second": [ENOUGH_PEOPLE, PEOPLE],
            "third": [NEARLY_ALL, ones],
            "index": "banzhaf",
            "rounds": 5,
        },
        ("power_bdd",),
        1.0,
    )
    yield _fund()
    yield from _votes()


def _fund() -> Measured:
    """Hold a game of the size of the International Monetary Fund against its additions alone.

    No package of the index answers it, so the limit is what NumPy takes to add as many numbers, two
    for every voter, node and vote below the quota, near the processor.
    """
    shares = [1 / (rank + 2) ** 1.2 for rank in range(FUND_VOTERS)]
    weights = [round(share / sum(shares) * FUND_VOTES) for share in shares]
    fund = Weighted(round(FUND_MAJORITY * sum(weights)), _named(weights))
    part, other = np.ones(FUND_PART), np.ones(FUND_PART)
    additions = 2 * steps_of(fund) // FUND_PART

    def add() -> None:
        for _ in range(additions):
            np.add(part, other, out=part)

    ours, theirs = in_turn(lambda: power(fund), add, 3)
    name = f"every index, {FUND_VOTERS} voters of {FUND_VOTES / 1e6:.1f} million votes"
    return Measured(name, "its additions alone, in NumPy", ours, theirs, 4.0)


def _votes() -> Iterator[Measured]:
    """Hold a consensus over arrays against the same two questions in plain NumPy."""
    votes = np.random.default_rng(0).integers(-1, 4, size=(MEMBERS, VOTES)).astype(np.int8)
    rule = RULES["consensus"]
    ours, theirs = in_turn(
        lambda: rule.decides(votes),
        lambda: ~(votes == OBJECT).any(axis=0) & (votes == SUPPORT).any(axis=0),
        101,
    )
    yield Measured(f"{VOTES:,} consensus votes", "plain NumPy", ours, theirs, 2.0)
