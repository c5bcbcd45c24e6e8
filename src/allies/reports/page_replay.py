"""The trace of one draw, for people."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.case.replay import MeansTrace, Replay
from allies.reports.style import QUIET, plain_table, section
from allies.world.world import World


def replay_page(found: Replay, world: World) -> Group:
    """Return one draw with everything that was drawn in it."""
    parts: list[RenderableType] = [
        Text(f"{found.case}, draw {found.draw} of seed {found.seed}", style="bold")
    ]
    if found.world:
        chosen = plain_table("", "", header=False)
        for name, option in found.world.items():
            chosen.add_row(Text(name, style=QUIET), option.replace("_", " "))
        parts.append(section("The world of this draw", chosen))
    parts += [_means(item, world) for item in found.means]
    return Group(*parts)


def _means(item: MeansTrace, world: World) -> Group:
    table = plain_table("", "", header=False)
    for reading, stage in item.ended_at.items():
        ended = stage if stage in ("passed", "cannot tell") else f"lost at: {stage}"
        table.add_row(Text(reading, style=QUIET), ended.replace("_", " "))
    votes = "; ".join(f"{world.name(member)} {vote}" for member, vote in item.votes.items())
    parts: list[RenderableType] = [table]
    if votes:
        parts.append(Text(f"Votes: {votes}."))
    if item.means != "bilateral":
        for because in dict.fromkeys(item.because.values()):
            under = [name for name, given in item.because.items() if given == because]
            parts.append(Text(f"Under {', '.join(under)}: {because}."))
    if item.decision_day is not None:
        parts.append(Text(f"Decision after {item.decision_day:.1f} days."))
    forces = plain_table("", "", "", header=False)
    for force in item.forces:
        there = "cannot come" if force.arrives_day is None else f"day {force.arrives_day:.1f}"
        forces.add_row(world.name(force.force), f"{force.personnel:,} people", there)
    if item.forces:
        parts.append(forces)
    title = f"{world.name(item.organisation)}: {item.means.replace('_', ' ')}"
    return section(title, *parts)
