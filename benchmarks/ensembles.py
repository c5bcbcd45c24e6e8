"""Many draws: against the time that their random numbers take, by number, and by workers.

EMA Workbench (in the environment of the peers) drives the same decision one draw at a time; it is
measured only where it is installed, since it brings a package under the GPL.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from allies.assessment.case.case_model import CaseModel, MeansKey, Request
from allies.assessment.case.setting import set_case
from allies.ensembles.running import BLOCK_DRAWS
from allies.theatre.opening import open_theatre
from allies.values.streams import Block
from allies.world.view import view_of
from benchmarks.measuring import Measured, in_turn

CASE = "tajikistan-incursion-2015"
KEY: MeansKey = ("csto", "rapid_reaction")
DRAWS, FEW, BY_EMA = 1_000_000, 100_000, 10_000
SIZES = (100_000, 1_000_000, 10_000_000)
BY_WORKERS = (400_000, 1_000_000, 4_000_000)
PAYS_FROM = 1_000_000  # draws from which on the second worker should pay
ROUNDS, WORKER_ROUNDS = 3, 5
MEGABYTE = 1024
_PEERS = Path(__file__).resolve().parent.parent / ".venv-peers" / "bin" / "python"


def measure() -> Iterator[Measured]:
    """Measure a million draws, each further means and reading, the cost by number, and workers."""
    view = view_of(open_theatre("central_asia"))
    model = CaseModel(set_case(view, CASE), Request())
    item = model.run(Block(0, 64), (KEY,))
    inputs, readings = len(item.inputs), len(item.prepared[KEY].held)
    gc.freeze()
    ours, fill = in_turn(
        lambda: _draw(model, DRAWS, KEY), lambda: _fill(inputs, DRAWS), rounds=ROUNDS
    )
    yield Measured(f"{DRAWS:,} draws, one means", f"Philox fill, {inputs} inputs", ours, fill, 5.0)
    both, one = in_turn(
        lambda: _draw(model, FEW, KEY, ("csto", "peacekeeping")),
        lambda: _draw(model, FEW, KEY),
        rounds=ROUNDS,
    )
    yield Measured("a further means", "the first", both - one, one, 0.5)
    every, first = in_turn(
        lambda: _draw_readings(model, FEW, readings),
        lambda: _draw_readings(model, FEW, 1),
        rounds=ROUNDS,
    )
    each = (every - first) / (readings - 1)
    yield Measured(f"a further reading, of {readings}", "the first", each, first, 0.5)
    yield from _by_number(lambda draws: _draw(model, draws, KEY))
    yield from _by_workers()
    if _PEERS.exists() and (far := _by_ema()) is not None:
        near = _seconds(lambda draws: _draw(model, draws, KEY), BY_EMA)
        yield Measured(f"{BY_EMA:,} draws", "EMA Workbench, divided by 100", near, far / 100, 1.0)


def _by_number(draw: Callable[[int], None]) -> Iterator[Measured]:
    """Measure what a draw costs, and the most memory of a run, by the number of draws."""
    cost = {}
    for size in SIZES:
        cost[size] = _seconds(draw, size) / size
        print(f"{size:,} draws: {cost[size] * 1e6:.2f} us each")
    few, many = SIZES[0], SIZES[-1]
    yield Measured(f"a draw of {many:,}", f"a draw of {few:,}", cost[many], cost[few], 1.1)
    for what, output in (("counted", ""), ("written", "run.parquet")):
        peak = {size: _peak_of_run(size, output) for size in SIZES}
        for size in SIZES[1:]:
            yield Measured(
                f"MB for {size:,} draws, {what}", f"for {few:,}",
                peak[size], peak[few], 1.1, is_time=False,
            )  # fmt: skip


def _by_workers() -> Iterator[Measured]:
    """Measure two workers against one, by the clock, since waiting is what counts."""
    for size in BY_WORKERS:
        alone, together = in_turn(
            lambda size=size: _run(size, 1),  # type: ignore[misc]
            lambda size=size: _run(size, 2),  # type: ignore[misc]
            rounds=WORKER_ROUNDS,
            clock=time.monotonic,
        )
        print(f"two workers, {size:,} draws: {alone / together:.2f} times one")
        if size >= PAYS_FROM:
            yield Measured(
                f"two workers, {size:,} draws", "one worker, divided by 1.5",
                together, alone / 1.5, 1.0,
            )  # fmt: skip


def _draw(model: CaseModel, draws: int, *keys: MeansKey) -> None:
    for start in range(0, draws, BLOCK_DRAWS):
        block = Block(start, min(BLOCK_DRAWS, draws - start))
        run = model.run(block, keys, "answer")
        for key in keys:
            np.bincount(run.outcomes[key].codes[0] + 1, minlength=9)


def _draw_readings(model: CaseModel, draws: int, readings: int) -> None:
    """Draw one means under some of its readings."""
    for start in range(0, draws, BLOCK_DRAWS):
        block = Block(start, min(BLOCK_DRAWS, draws - start))
        run = model.run(block, (("nobody", KEY[1]),), "answer")  # the worlds, and no means yet
        item = run.prepared[KEY]
        found = model.outcome(item, run.drawn, run.inputs, item.held[:readings], "answer")
        for codes in found.codes:
            np.bincount(codes + 1, minlength=9)


def _fill(inputs: int, draws: int) -> None:
    buffer = np.empty((inputs, BLOCK_DRAWS))
    for start in range(0, draws, BLOCK_DRAWS):
        for at, row in enumerate(buffer):
            random = np.random.Generator(np.random.Philox(key=start + at))
            random.random(out=row[: min(BLOCK_DRAWS, draws - start)])


def _seconds(draw: Callable[[int], None], draws: int) -> float:
    start = time.process_time()
    draw(draws)
    return time.process_time() - start


def _run(draws: int, workers: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            _words(draws, workers, f"{folder}/run.parquet"), check=True, capture_output=True
        )


def _words(draws: int, workers: int, output: str) -> list[str]:
    words = [sys.executable, "-m", "allies", "run", CASE, "--draws", str(draws)]
    words += ["--workers", str(workers), "--keep", "answer,stage"]
    return [*words, "-o", output] if output else words


def _peak_of_run(draws: int, output: str) -> float:
    """Return the most memory that a run of one process has, in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        words = _words(draws, 1, f"{folder}/{output}" if output else "")
        child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"a run of {draws:,} draws ended with {child.returncode}")
    return used.ru_maxrss / MEGABYTE


def _by_ema() -> float | None:
    peer = Path(__file__).parent / "peers" / "ema_sequential.py"
    words = [str(_PEERS), str(peer), str(BY_EMA)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        print(f"EMA Workbench was not measured: {done.stderr.strip().splitlines()[-1:]}")
        return None
    return float(json.loads(done.stdout)["seconds"])
