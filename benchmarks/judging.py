"""Judging: worlds against one world, draws against a gather, an explanation against OpenFisca's."""

from __future__ import annotations

import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from allies.assessment.case.setting import DrawnWorlds, Setting, set_case
from allies.law.finding import find, rows_held
from allies.law.judgement import judge
from allies.law.provisions import Brief, brief_on_means
from allies.theatre.opening import open_theatre
from allies.world.snapshot import Snapshot
from allies.world.view import view_of
from allies.world.worlds import Worlds, token_of
from benchmarks.measuring import Measured, in_turn

PROVISIONS, WORLDS, DRAWS, ROUNDS = 30, 400, 1_000_000, 41
HERE = Path(__file__).parent
PEERS = HERE.parent / ".venv-peers" / "bin" / "python"


def _setting() -> Setting:
    return set_case(view_of(open_theatre("central_asia")), "rasht-2010")


def _brief(setting: Setting) -> Brief:
    """Return a brief of about thirty provisions: those on the force, then others of the CSTO."""
    body = setting.view.organisation("csto")
    briefs = [
        brief_on_means(setting.view, body, means, setting.day, setting.case)
        for means in ("rapid_reaction", "peacekeeping", "bilateral", "materiel")
    ]
    found = {item.id: item for brief in briefs for item in brief.provisions}
    readings = briefs[0].readings
    kept = [item for item in found.values() if set(item.in_force) & {r.id for r in readings}]
    while len(kept) < PROVISIONS:
        kept += kept[: PROVISIONS - len(kept)]
    return Brief("rapid_reaction", readings, tuple(kept[:PROVISIONS]))


def _snapshot(setting: Setting, brief: Brief, n_worlds: int) -> Snapshot:
    """Return registers over so many worlds, read once so that both sides only judge."""
    reference = setting.snapshot()
    judge(brief, setting.facts(reference))
    axes = tuple(reference.axes())
    if n_worlds == 1 or not axes:
        return reference
    picks = np.random.default_rng(0)
    rows = [picks.integers(len(axis.options), size=n_worlds) for axis in axes]
    over = Worlds(reference.worlds.account, axes, np.array(rows, dtype=np.int16).T)
    snapshot = setting.snapshot(over)
    judge(brief, setting.facts(snapshot))
    return snapshot


def measure() -> Iterator[Measured]:
    """Measure the three."""
    setting = _setting()
    brief = _brief(setting)
    many, one = (_snapshot(setting, brief, count) for count in (WORLDS, 1))
    over_many, over_one = setting.facts(many), setting.facts(one)
    ours, theirs = in_turn(lambda: judge(brief, over_many), lambda: judge(brief, over_one), ROUNDS)
    name = f"{len(brief.provisions)} provisions, full trace, {many.worlds.count} worlds"
    yield Measured(name, "the same over one world", ours, theirs, 1.2)
    yield from _draws(judge(brief, over_many).verdict, many.worlds)
    yield from _explanation(setting)


def _draws(verdict: NDArray[np.int8], worlds: Worlds) -> Iterator[Measured]:
    """Hold the verdict of every draw against a bare gather of as many numbers."""
    of_draw = np.random.default_rng(0).integers(worlds.count, size=DRAWS)
    drawn = DrawnWorlds(worlds, of_draw, token_of(of_draw))
    bare = np.zeros((len(verdict), worlds.count), dtype=np.int8)
    by_world = np.array(np.broadcast_to(verdict, bare.shape))
    ours, theirs = in_turn(
        lambda: drawn.spread(by_world), lambda: np.take(bare, of_draw, axis=-1), 21
    )
    yield Measured("verdicts for a million draws", "a gather", ours, theirs, 1.2)


def _explanation(setting: Setting) -> Iterator[Measured]:
    """Hold an explanation with reasons and flips against a traced calculation of OpenFisca."""
    if not PEERS.exists():
        print("explaining one case: not measured, as its peers are not installed")
        return
    body = setting.view.organisation("csto")
    brief = brief_on_means(setting.view, body, "rapid_reaction", setting.day, setting.case)
    held = rows_held(brief.readings, setting.day)

    def explain() -> object:
        snapshot = setting.snapshot()
        asked = setting.facts(snapshot)
        return find(judge(brief, asked), asked, held, "csto.council")

    ours, _ = in_turn(explain, lambda: None, ROUNDS)
    command: list[str | Path] = [
        PEERS,
        HERE / "peers" / "openfisca_traced.py",
        "30",
        "30",
        str(ROUNDS),
    ]
    printed = [
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(3)
    ]
    yield Measured(
        "explaining one case", "OpenFisca, traced", ours, statistics.median(printed), 1.0
    )
