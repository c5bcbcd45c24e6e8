"""PRIM finds a box that was put there, leaves out what chance explains, and says its limits."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest

from allies.ensembles.prim import Limit, find_box, inside, measured

REPOSITORY = Path(__file__).resolve().parents[3]
PEERS = REPOSITORY / ".venv-peers" / "bin" / "python"
COUNT = 4_000
RANDOM = np.random.Generator(np.random.Philox(7))
FEATURES = {
    "days": RANDOM.uniform(0, 20, COUNT),
    "transit": np.array(["refuses", "lets through"], dtype=object)[RANDOM.integers(0, 2, COUNT)],
    "noise": RANDOM.uniform(0, 1, COUNT),
}
PLANTED = (FEATURES["days"] > 9) & (FEATURES["transit"] == "refuses")


def test_a_planted_box_is_found_with_its_limits() -> None:
    box = find_box(FEATURES, PLANTED)
    limits = {limit.feature: limit for limit in box.limits}
    assert set(limits) == {"days", "transit"}
    assert limits["transit"].among == ("refuses",)
    low = limits["days"].low
    assert low is not None
    assert 8.3 < low < 10.5
    assert limits["days"].high is None
    assert box.coverage > 0.9
    assert box.density > 0.9


def test_a_box_in_noise_has_no_limits() -> None:
    assert find_box(FEATURES, RANDOM.uniform(size=COUNT) < 0.3).limits == ()


def test_a_box_is_as_pure_as_asked_or_the_purest_that_there_is() -> None:
    blurred = PLANTED ^ (RANDOM.uniform(size=COUNT) < 0.2)
    assert find_box(FEATURES, blurred, purity=0.75).density >= 0.75
    assert 0.75 <= find_box(FEATURES, blurred, purity=0.99).density < 0.99


def test_coverage_density_and_mass_are_counted() -> None:
    values = {"x": np.array([1.0, 2.0, 3.0, 4.0])}
    interest = np.array([True, True, False, False])
    box = measured((Limit("x", low=2.0),), values, interest)
    assert (box.coverage, box.mass) == (0.5, 0.75)
    assert box.density == pytest.approx(1 / 3)


def test_both_ends_of_a_limit_are_in_the_box() -> None:
    values = {"x": np.array([1.0, 2.0, 3.0, 4.0])}
    assert inside((Limit("x", 2.0, 3.0),), values, 4).tolist() == [False, True, True, False]


def test_all_or_none_of_interest_gives_the_whole() -> None:
    for interest in (np.ones(COUNT, dtype=np.bool_), np.zeros(COUNT, dtype=np.bool_)):
        assert find_box(FEATURES, interest).limits == ()


@pytest.mark.parametrize("noise", [0.0, 0.1, 0.3])
def test_a_box_is_as_good_as_that_of_ema_workbench(noise: float, tmp_path: Path) -> None:
    if not PEERS.exists():
        pytest.skip("the peers are not installed: run make .venv-peers/.done")
    interest = PLANTED ^ (RANDOM.uniform(size=COUNT) < noise)
    numbers = {**FEATURES, "transit": (FEATURES["transit"] == "refuses").astype(np.float64)}
    columns = [*numbers.values(), interest.astype(np.float64)]
    table = tmp_path / "table.csv"
    names = ",".join([*numbers, "interest"])
    np.savetxt(table, np.column_stack(columns), delimiter=",", header=names, comments="")
    words = [str(PEERS), str(REPOSITORY / "benchmarks" / "peers" / "ema_prim.py"), str(table)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    if "No module named 'ema_workbench'" in done.stderr:
        pytest.skip("ema-workbench is not among the peers: run make .venv-peers/.done")
    assert done.returncode == 0, done.stderr
    peer = json.loads(done.stdout.splitlines()[-1])
    box = find_box(numbers, interest)
    # Both choose by the harmonic mean of coverage and density; ours restricts no more inputs.
    ours, theirs = (
        2 * one["coverage"] * one["density"] / (one["coverage"] + one["density"])
        for one in ({"coverage": box.coverage, "density": box.density}, peer)
    )
    assert ours == pytest.approx(theirs, abs=0.02)
    assert len(box.limits) <= peer["restricted"]
