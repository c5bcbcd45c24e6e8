"""The page on forces."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from allies.faces.text.style import (
    QUIET,
    cited,
    day_words,
    heading,
    listed,
    plain_table,
    quiet,
    section,
    spaced,
    two_digits,
)
from allies.questions.forces import ForcesAnswer, ListedForce, Spread


def forces_page(answer: ForcesAnswer) -> Group:
    """Return forces with their owners, homes, strengths and readiness."""
    of = f" {answer.name(answer.label)}" if answer.label else ""
    title = f"Forces{of} on {day_words(answer.on or '')}"
    parts: list[RenderableType] = [heading(answer, title), Text("")]
    if not answer.forces:
        return Group(*parts, quiet("nothing on record"), *_sizes(answer))
    with_labels = any(len(force.labels) > 1 for force in answer.forces) or not answer.label
    columns = ("", "", "OF", "AT", "PEOPLE", "READY IN", *(("LABELS",) if with_labels else ()))
    table = plain_table(*columns)
    for force in answer.forces:
        labels = (_labels(force),) if with_labels else ()
        table.add_row(
            force.name,
            quiet(force.id),
            force.owner,
            answer.name(force.home),
            _people(force),
            f"{_two_digits(force.readiness_hours)} h",
            *labels,
        )
        if force.alert is not None:
            part = _two_digits(force.alert.people)
            shown = f"estimate {part}" if force.alert.estimate else part
            ready = f"{_two_digits(force.alert.readiness_hours)} h"
            rest = ("",) if with_labels else ()
            table.add_row("  of it on alert", "", "", "", shown, ready, *rest)
    parts.append(table)
    organs = dict.fromkeys(organ for force in answer.forces for organ in force.decided_by)
    if organs:
        names = listed([answer.name(organ) for organ in organs])
        parts.append(
            quiet(f"Who decides on them: {names}; for forces without a label, their owner.")
        )
    cites = dict.fromkeys(cite for force in answer.forces for cite in force.cites)
    parts.append(quiet(cited(list(cites), 6)))
    estimates = sum(force.estimate is not None for force in answer.forces)
    if estimates:
        parts.append(
            quiet(
                f"For {estimates} of these {len(answer.forces)} forces, strength or readiness is"
                " the coder's estimate: the number is the median, and the range in brackets holds"
                " with 80 % probability."
            )
        )
    return Group(*parts, *_sizes(answer))


def _sizes(answer: ForcesAnswer) -> Iterator[RenderableType]:
    """Return the part on what sources say of the size of the whole."""
    said = [Text(act.says).append(f" {cited(act.cites)}", style=QUIET) for act in answer.sizes]
    if said:
        yield section("What sources say of the whole, whatever the day", *said)


def _labels(force: ListedForce) -> str:
    return ", ".join(spaced(item.label) for item in force.labels)


def _people(force: ListedForce) -> str:
    shown = _two_digits(force.people)
    return f"estimate {shown}" if force.estimate else shown


def _two_digits(spread: Spread) -> str:
    """Return a number with two significant digits, and its range if it has one."""
    if spread.low == spread.high:
        return f"{spread.middle:,.0f}"
    low, middle, high = map(two_digits, (spread.low, spread.middle, spread.high))
    return f"{middle} ({low}-{high})"
