"""Councils: fifty members against seven, and a draw of the model against one of an older model."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from allies.assessment.case.case_model import CaseModel, Request
from allies.assessment.case.setting import Setting, set_case
from allies.theatre.files import TheatreFiles, read_files
from allies.theatre.opening import read_checked
from allies.values.streams import BLOCK_DRAWS, Block
from allies.world.view import view_of
from benchmarks.measuring import Measured, in_turn, of_children

SMALL, LARGE, ROUNDS = 7, 50, 41
FEW, MANY, RUNS = 10_000, 150_000, 5
CASE = "osh-2010"
TEMPLATE = Path(__file__).parent.parent / "src" / "allies" / "theatre" / "template"
BEFORE = "8bc38a8"


def _council(members: int) -> Setting:
    """Return a case of the template theatre whose pact has so many members.

    Of each member but the leading state and the host, its relation to the host is known.
    """
    texts = dict(read_files(TEMPLATE).texts)
    texts["theatre.yaml"] = texts["theatre.yaml"].replace(b"id: NAME", b"id: council")
    states, acts = [], []
    for at in range(members - 2):
        state = f"Y{chr(65 + at // 26)}{chr(65 + at % 26)}"
        states.append(f"- {{id: {state}, name: {state.title()}land}}\n")
        acts.append(
            f"- {{act: acceded, by: {state}, of: pact, on: 2001-05-01,"
            " cites: [{source: evening-paper, at: Invented, credibility: 2}]}\n"
        )
        texts[f"capitals/{state.lower()}.yaml"] = (
            f"id: {state}\ntraits:\n  - {{id: {state.lower()}.relation, aspect: relation,"
            " towards: [XLO], level: neutral, says: Invented, since: 2001-05-01,"
            " public: 2001-05-01, judgement: Invented.}\n"
        ).encode()
    texts["states/others.yaml"] = "".join(states).encode()
    texts["acts/acts.yaml"] += "".join(acts).encode()
    return set_case(view_of(read_checked(TheatreFiles(Path("council"), texts))), "border-2008")


def _run(setting: Setting) -> None:
    """Plan the case and draw one block of it."""
    CaseModel(setting, Request(BLOCK_DRAWS)).run(Block(0, BLOCK_DRAWS))


def measure() -> Iterator[Measured]:
    """Measure both."""
    large, small = _council(LARGE), _council(SMALL)
    ours, theirs = in_turn(lambda: _run(large), lambda: _run(small), ROUNDS)
    name = f"a council of {LARGE}, {BLOCK_DRAWS:,} draws"
    yield Measured(name, f"one of {SMALL}", ours, theirs, 3.0)
    yield from _draws()


def _draws() -> Iterator[Measured]:
    """Hold the time that further draws of a case take against that of the older model."""
    before = os.environ.get("ALLIES_BEFORE", "")
    if not before:
        print(f"a draw against {BEFORE}: not measured; set ALLIES_BEFORE to a checkout of it")
        return
    here = Path(__file__).parent.parent
    taken = {}
    for draws in (FEW, MANY):
        calls = [_assess(Path(folder), draws) for folder in (here, before)]
        taken[draws] = in_turn(calls[0], calls[1], RUNS, of_children)
    ours, theirs = (many - few for few, many in zip(taken[FEW], taken[MANY], strict=True))
    name = f"{MANY - FEW:,} further draws of {CASE}"
    yield Measured(name, f"the model at {BEFORE}", ours, theirs, 1.5)


def _assess(folder: Path, draws: int) -> Callable[[], object]:
    """Return a call that assesses the case with the program of a checkout.

    Each call has another seed, so that no answer is taken from a cache.
    """
    seeds = itertools.count()
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "OMP_NUM_THREADS": "1"}
    words = [sys.executable, "-m", "allies", "assess", CASE, "--draws", str(draws), "--json"]

    def run() -> object:
        seed = str(next(seeds))
        given = [*words, "--seed", seed]
        return subprocess.run(given, check=True, capture_output=True, env=environment)

    return run
