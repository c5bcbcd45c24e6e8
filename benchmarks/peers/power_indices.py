"""Voting power by packages from the index; run by the benchmarks in the peers' environment.

Reads one piece of work as JSON and prints the median seconds and the values, or why there are none.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any


def _powerindex(work: dict[str, Any]) -> Callable[[], list[float]]:
    from powerindex import Game

    def calculate() -> list[float]:
        game = Game(work["quota"], weights=list(work["weights"]))
        if work["index"] == "banzhaf":
            game.calc_banzhaf()
            return list(game.banzhaf)
        game.calc_shapley_shubik()
        return list(game.shapley_shubik)

    return calculate


def _powerindices(work: dict[str, Any]) -> Callable[[], list[float]]:
    from powerindices import compute_pbi, compute_ssi

    index = compute_pbi if work["index"] == "banzhaf" else compute_ssi
    return lambda: [float(value) for value in index(work["quota"], list(work["weights"]))]


def _power_bdd(work: dict[str, Any]) -> Callable[[], list[float]]:
    from power_bdd.bdd import BDD, WeightedGame

    def calculate() -> list[float]:
        if "first" in work:
            first, second, third = (
                BDD(WeightedGame(*work[name])) for name in ("first", "second", "third")
            )
            diagram = first & (second | third)
        else:
            diagram = BDD(WeightedGame(work["quota"], list(work["weights"])))
        if work["index"] == "banzhaf":
            diagram.calc_banzhaf()
            return list(diagram.beta[1:])
        diagram.calc_shapley()
        return list(diagram.phi[1:])

    return calculate


PACKAGES = {"powerindex": _powerindex, "powerindices": _powerindices, "power_bdd": _power_bdd}


def main() -> None:
    work = json.load(sys.stdin)
    try:
        calculate = PACKAGES[work["package"]](work)
    except ImportError as error:
        print(json.dumps({"missing": str(error)}))
        return
    values = calculate()
    times = []
    for _ in range(work["rounds"]):
        start = time.perf_counter()
        calculate()
        times.append(time.perf_counter() - start)
    print(json.dumps({"seconds": statistics.median(times), "values": values}))


main()
