"""The page of one draw of a crisis."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.style import heading, plain_table, quiet, section, spaced
from allies.questions.assess_draw import AssessDrawAnswer, MeansTrace
from allies.values.means import MEANS


def assess_draw_page(answer: AssessDrawAnswer) -> Group:
    """Return one draw with every value drawn in it."""
    seed = answer.asked.seed if answer.asked else 0
    title = f"{answer.case}, draw {answer.draw} of seed {seed}"
    parts: list[RenderableType] = [heading(answer, title)]
    if answer.world:
        chosen = plain_table("", "", header=False)
        for name, option in answer.world.items():
            chosen.add_row(quiet(name), spaced(option))
        parts.append(section("The world of this draw", chosen))
    parts += [_means(answer, item) for item in answer.means]
    return Group(*parts)


def _means(answer: AssessDrawAnswer, item: MeansTrace) -> Group:
    table = plain_table("", "", header=False)
    for reading, stage in item.ended_at.items():
        ended = stage if stage in ("passed", "cannot tell") else f"lost at: {stage}"
        table.add_row(quiet(reading), spaced(ended))
    votes = "; ".join(f"{answer.name(member)} {vote}" for member, vote in item.votes.items())
    parts: list[RenderableType] = [table]
    if votes:
        parts.append(Text(f"Votes: {votes}."))
    if not MEANS[item.means].alone:
        for because in dict.fromkeys(item.because.values()):
            under = [name for name, given in item.because.items() if given == because]
            parts.append(Text(f"Under {', '.join(under)}: {because}."))
    if item.decision_day is not None:
        parts.append(Text(f"Decision after {item.decision_day:.1f} days."))
    forces = plain_table("", "", "", header=False)
    for force in item.forces:
        there = "cannot come" if force.arrives_day is None else f"day {force.arrives_day:.1f}"
        forces.add_row(answer.name(force.force), f"{force.personnel:,} people", there)
    if item.forces:
        parts.append(forces)
    return section(f"{answer.name(item.organisation)}: {spaced(item.means)}", *parts)
