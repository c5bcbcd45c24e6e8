"""The page on autonomy inside organisations: three separate measures, and sources' conclusions."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.spelling import command
from allies.faces.text.style import (
    QUIET,
    cited,
    day_words,
    heading,
    plain_table,
    quiet,
    section,
    source_table,
    spaced,
)
from allies.questions.autonomy import AutonomyAnswer, Component, Measure, Room
from allies.questions.power import Concentration

MEASURES = {
    "freedom": "freedom to refuse",
    "influence": "influence",
    "exit_cost": "cost of leaving",
}


def autonomy_page(answer: AutonomyAnswer) -> Group:
    """Return the autonomy of members inside organisations, beside the conclusions of sources."""
    title = heading(answer, f"Autonomy inside organisations on {day_words(answer.on or '')}")
    if not answer.covered:
        return Group(title)
    by_body: dict[str, list[Room]] = {}
    for item in answer.members:
        by_body.setdefault(item.organisation, []).append(item)
    parts: list[RenderableType] = [title]
    parts += [_body(answer, name, members) for name, members in by_body.items()]
    if not by_body:
        silent = "Unknown for everybody: no statement on record says who leads on that day."
        parts.append(Text(silent))
    key = quiet(
        "From 0 to 1, least and greatest: what is unknown widens the range. Equal weights of the"
        " parts are a judgement. The three are never added up. A vote is no measure of influence"
        " and is not counted here."
    )
    return Group(
        *parts,
        _compared(answer),
        section("How to read this", key),
        section("Sources", source_table(answer.sources)),
    )


def span(measure: Measure | Component) -> str:
    """Return a range with two decimals, or one number if both ends look the same."""
    return "-".join(dict.fromkeys(f"{end:.2f}" for end in (measure.low, measure.high)))


def _body(answer: AutonomyAnswer, name: str, members: Sequence[Room]) -> Group:
    table = plain_table("", *(title.upper() for title in MEASURES.values()), "ITS ROLE")
    for item in members:
        spans = [span(getattr(item, measure)) for measure in MEASURES]
        table.add_row(answer.name(item.state), *spans, item.role or "-")
    lines: list[RenderableType] = [table]
    outside = [answer.name(state) for state in answer.unknown_outside.get(name, ())]
    if outside:
        lines.append(quiet(f"unknown, because outside it: {', '.join(outside)}"))
    lines += [_assigned(answer, name), _why(members)]
    return section(answer.name(name), *lines)


def _assigned(answer: AutonomyAnswer, organisation: str) -> Text:
    """Return the shares of the forces assigned; national capability is a separate figure."""
    forces = answer.assigned_forces.get(organisation)
    if forces is None:
        return quiet("\nNo forces are assigned to it.")
    asks = command("power", answer, organisation=organisation, on=answer.on or "")
    return quiet(
        f"\n{_divided(answer, forces)} National capability is a separate figure and is not in the"
        f" record: {asks}."
    )


def _divided(answer: AutonomyAnswer, forces: Concentration) -> str:
    leader = answer.name(forces.leader)
    line = (
        f"Forces assigned: {leader} {100 * forces.shares[forces.leader].value:.0f} %, effective"
        f" number of holders {forces.effective_number.value:.1f}, index of concentration"
        f" {forces.hhi.value:.2f}."
    )
    if forces.leader_over_second is None:
        return line
    times = f"{forces.leader_over_second.value:.1f} times"
    return f"{line} {leader} has {times} the share of the second state."


def _why(members: Sequence[Room]) -> Group:
    table = plain_table("", "", "", header=False)
    for item in members:
        for name in MEASURES:
            for part in getattr(item, name).parts:
                line = Text(f"{part.name} {span(part)}: {part.because} ")
                line.append(cited(part.cites, 1), style=QUIET)
                table.add_row(item.state, spaced(name), line)
    return Group(Text(""), table)


def _compared(answer: AutonomyAnswer) -> Group:
    if not answer.compared:
        return section("What sources conclude", quiet("nothing on record"))
    table = plain_table("", "", header=False)
    for item in answer.compared:
        within = f"{answer.name(item.within)}: " if item.within else ""
        line = Text(f"{within}{item.says} ")
        line.append(cited(item.cites, 1), style=QUIET)
        line.append(f"\n{item.because}")
        if item.without_its_own != item.model:
            line.append(f"; without the statements of that source: {item.without_its_own}")
        if item.judgement:
            line.append(f"\nThe coder's: {item.judgement}", style="dim")
        table.add_row(Text(item.model, style="bold"), line)
    return section("What sources conclude, and whether the model agrees", table)
