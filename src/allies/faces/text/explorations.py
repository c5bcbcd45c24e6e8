"""Pages on explorations of many draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from allies.faces.text.style import plain_table, quiet, section
from allies.questions.explorations import (
    ContestSettled,
    DiscoveredBox,
    DiscoveryAnswer,
    SensitivityAnswer,
    SourcesLeftOut,
)
from allies.values.words import capitalised

SHOWN = 12


def sensitivity_page(answer: SensitivityAnswer) -> Group:
    """Return what moves an answer: inputs, contests and sources."""
    return Group(*_sensitivity(answer))


def _sensitivity(answer: SensitivityAnswer) -> Iterator[RenderableType]:
    table = plain_table("INPUT", "ALONE", "WITH OTHERS", "")
    for item in answer.inputs[:SHOWN]:
        table.add_row(
            item.name,
            f"{item.first:.2f} ± {item.first_half:.2f}",
            f"{item.total:.2f} ± {item.total_half:.2f}",
            item.says,
        )
    yield section("Share of the variance of the answer that each input explains", table)
    if len(answer.inputs) > SHOWN:
        yield quiet(f"{len(answer.inputs) - SHOWN} inputs that explain less with --json.")
    yield from _moved("Contests, each settled one way", answer.contests)
    yield from _moved("Two contests together, beyond what each changes alone", answer.contest_pairs)
    if answer.sources_alone is not None and answer.source_pairs is not None:
        yield from _left_out("Sources, each left out", answer.sources_alone)
        title = "Two sources left out, beyond what each changes alone"
        yield from _left_out(title, answer.source_pairs)
        if answer.pairs_not_tried:
            yield quiet(f"{answer.pairs_not_tried} pairs of sources were not tried.")
    said = f"{answer.draws:,} draws of two sets, {answer.runs:,} runs of the case"
    enough = (
        f"{answer.enough_draws:,} draws would have been enough"
        if answer.enough_draws
        else "more draws are needed: what matters most still moves"
    )
    yield Text(f"{said}; {enough}.", style="bold")


def _moved(title: str, rows: Sequence[ContestSettled]) -> Iterator[RenderableType]:
    moved = [row for row in rows if abs(row.change) > row.change_half]
    if not rows:
        return
    if not moved:
        yield section(title, quiet("None moves the answer by more than its sampling error."))
        return
    table = plain_table("", "", "", header=False)
    for row in moved[:SHOWN]:
        ways = " and ".join(f"{name} {option}" for name, option in row.ways.items())
        half = f"± {100 * row.change_half:.1f}"
        table.add_row(f"{100 * row.change:+.1f} points {half}", f"{100 * row.share:.1f} %", ways)
    yield section(title, table)


def _left_out(title: str, rows: Sequence[SourcesLeftOut]) -> Iterator[RenderableType]:
    moved = [row for row in rows if row.change]
    if not moved:
        yield section(title, quiet("None moves the answer."))
        return
    table = plain_table("", "", "", header=False)
    for row in moved[:SHOWN]:
        names = " and ".join(row.sources)
        table.add_row(f"{100 * row.change:+.1f} points", f"{100 * row.share:.1f} %", names)
    yield section(title, table)


def discovery_page(answer: DiscoveryAnswer) -> Group:
    """Return the boxes in which help fails, or comes, in words."""
    return Group(*_discovery(answer))


def _discovery(answer: DiscoveryAnswer) -> Iterator[RenderableType]:
    for box in answer.boxes:
        yield Text(f"{capitalised(box.says)}.")
        yield Padding(quiet(_measured(box, answer.outcome)), (0, 0, 1, 2))
    if not answer.boxes:
        yield Text("No box of inputs tells these draws apart from the others.")
    share = f"help {answer.outcome} in {100 * answer.share:.0f} % of {answer.draws:,} draws"
    line = f"{capitalised(share)}; {answer.inputs} inputs were searched."
    yield Text(line, style="bold")
    if answer.boxes and answer.pure is False:
        yield quiet("No box is as pure as asked; the purest that was found is shown.")
    if answer.boxes and not answer.enough:
        yield quiet("The draws were not enough: a box is less dense where it was not found.")


def _measured(box: DiscoveredBox, outcome: str) -> str:
    what = "failures" if outcome == "fails" else "draws in which help comes"
    return (
        f"{100 * box.coverage:.0f} % of the {what}, {100 * box.density:.0f} % pure,"
        f" {100 * box.mass:.0f} % of all draws; measured on draws that did not find it"
    )
