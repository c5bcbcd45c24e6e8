"""The world of two hundred organisations: who belonged to what, and a case in it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median

from allies.evidence.accounts import Evidence
from allies.values.dates import parse_date
from allies.world.acts import Act
from allies.world.log import Log
from benchmarks.judging import HERE, PEERS
from benchmarks.measuring import Measured, in_turn, of_children, process
from benchmarks.worlds import ACTS, ORGANISATIONS, STATES, with_world, write

ROUNDS, DAYS = 11, 201
CASE = "osh-2010"


def _log() -> Log:
    """Return a log of acts that set nothing but memberships: states join, leave and return."""
    first = parse_date("2000-01-01")
    kinds = ("acceded", "withdrew")
    seen: dict[tuple[int, int], int] = {}
    acts = []
    for at in range(ACTS):
        pair = (at % STATES, (at * 13 + at // 200) % ORGANISATIONS)
        seen[pair] = times = seen.get(pair, 0) + 1
        acts.append(
            Act(
                act=kinds[(times - 1) % 2],
                id=f"a{at}",
                by=f"S{pair[0]}",
                of=f"o{pair[1]}",
                on=first.shifted(at),
            )
        )
    return Log(acts, Evidence({}, {}, {}))


def _as_of() -> Iterator[Measured]:
    if not PEERS.exists():
        print("membership as of a day: not measured, as its peer is not installed")
        return
    log = _log()
    effects = [item for item in log.effects if item.cell[0] == "membership"]
    start = log.acts[0].on.first
    days = [start + ACTS * at // DAYS for at in range(1, DAYS + 1)]
    work = {
        "acts": [
            (at, item.first, item.cell[1], item.cell[2], item.code)
            for at, item in enumerate(effects)
        ],
        "days": days,
    }
    done = subprocess.run(
        [PEERS, HERE / "peers" / "as_of.py"],
        input=json.dumps(work),
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = json.loads(done.stdout)
    times = []
    for number, day in enumerate([days[0], *days]):
        begin = time.process_time()
        found = [
            (cell, item.code) for cell, item in log.fold(day).items() if cell[0] == "membership"
        ]
        if number:
            times.append(time.process_time() - begin)
            answer = sorted([cell[1], cell[2], code] for cell, code in found)
            if answer != theirs["answers"][number - 1]:
                raise AssertionError("the two answers differ")
    yield Measured(
        f"memberships on a day, {ACTS:,} acts", "DuckDB", median(times), theirs["seconds"], 1.0
    )


def _in_the_world() -> Iterator[Measured]:
    allies = str(Path(sys.executable).with_name("allies"))
    seeds = count(1)
    with tempfile.TemporaryDirectory() as folder:
        world = str(write(with_world(), Path(folder)))

        def asked(theatre: str) -> object:
            return process(
                allies, "assess", CASE, "--theatre", theatre, "--seed", str(next(seeds))
            )()

        asked(world)  # the first question reads the files
        ours, theirs = in_turn(
            lambda: asked(world), lambda: asked("central_asia"), ROUNDS, of_children
        )
    yield Measured(
        f"assess {CASE} among {ORGANISATIONS} organisations", "its own theatre", ours, theirs, 1.5
    )


def measure() -> Iterator[Measured]:
    """Measure who belonged to what on a day, and a case in the world against its own theatre."""
    yield from _as_of()
    yield from _in_the_world()
