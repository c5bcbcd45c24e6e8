"""Folding a thousand plain acts, against a bare loop over the same acts."""

from __future__ import annotations

from collections.abc import Iterator

from allies.evidence.accounts import Evidence
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.log import Log
from benchmarks.measuring import Measured, in_turn

ACTS = 1_000
ROUNDS = 201
MOST_SECONDS = 0.2e-3


def _acts() -> list[Act]:
    day = parse_date("2000-01-01")
    return [
        Act(
            act="signed",
            id=f"a{number}",
            by=f"S{number % 100}",
            of=f"t{number}",
            on=day.shifted(number),
        )
        for number in range(ACTS)
    ]


def measure() -> Iterator[Measured]:
    """Measure a fold over all acts, and hold it against a loop and against the clock."""
    log = Log(_acts(), Evidence({}, {}, {}))
    acts = log.acts
    last = acts[-1].on.last

    def bare_loop() -> dict[tuple[str, str], Act]:
        state = {}
        for act in acts:
            state[act.by, act.of] = act
        return state

    ours, theirs = in_turn(lambda: log.fold(last), bare_loop, ROUNDS)
    yield Measured("fold a thousand plain acts", "a bare loop over them", ours, theirs, 3.0)
    yield Measured("fold a thousand plain acts", "0.2 ms", ours, MOST_SECONDS, 1.0)
