"""Pages of errands on a theatre as a whole: its check, a new one, and an entry added."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from allies.errors import MOST_TOLD, Fault, more_faults
from allies.faces.text.style import quiet
from allies.questions.theatres import AddAnswer, CheckAnswer, NewAnswer
from allies.questions.theatres import Fault as Told


def check_page(answer: CheckAnswer) -> Group:
    """Return the result of checking a theatre."""
    parts: list[RenderableType] = [*_faults(answer.faults)]
    parts += [
        quiet(f"note: {Fault(item.what, item.where, item.why, item.remedy)}")
        for item in answer.notes[:MOST_TOLD]
    ]
    if len(answer.notes) > MOST_TOLD:
        parts.append(quiet(f"and {len(answer.notes) - MOST_TOLD:,} more notes"))
    if answer.faults:
        line = f"{answer.theatre}: {_count(answer.faults)}"
        return Group(*parts, Text(line, style="bold"))
    if answer.counts is not None:
        counts = ", ".join(
            # All of these words have a plural in -s.
            f"{number} {name.removesuffix('s') if number == 1 else name}"
            for name, number in answer.counts.items()
        )
        parts.append(quiet(counts))
    held = answer.expectations
    line = f"{answer.theatre}: no faults; {held.kept} of {held.run} expectations hold"
    return Group(*parts, Text(line, style="bold"))


def new_page(answer: NewAnswer) -> Group:
    """Return what to do with a new theatre."""
    told = (
        f"It is a copy of {answer.copied}; give it a title of its own in theatre.yaml."
        if answer.copied
        else "Every file says in comments what it holds; replace what is invented or a placeholder."
    )
    return Group(
        Text(f"Started {answer.theatre}/", style="bold"),
        *(Text(f"  {asked}") for asked in answer.asks),
        Text(told),
    )


def add_page(answer: AddAnswer) -> Group:
    """Return the result of adding an entry, and the faults that it would bring."""
    place = f"{answer.theatre}/{answer.file}"
    if answer.written:
        held = answer.expectations
        kept = f"{held.kept} of {held.run} expectations hold"
        return Group(Text(f"Added to {place}; {kept}", style="bold"))
    parts = _faults(answer.faults)
    if answer.faults:
        parts.append(Text(f"Nothing was written: {place} would bring {_count(answer.faults)}"))
    if answer.before:
        parts += _faults(answer.before)
        told = f"{answer.theatre} had {_count(answer.before)} before; correct that first"
        parts.append(Text(told if answer.faults else f"Nothing was written: {told}"))
    for line in parts[-1:]:
        line.stylize("bold")
    return Group(*parts)


def _faults(faults: Sequence[Told]) -> list[Text]:
    """Return as many faults as a page shows, and how many more there are."""
    shown = [
        Text(str(Fault(item.what, item.where, item.why, item.remedy)))
        for item in faults[:MOST_TOLD]
    ]
    if len(faults) > MOST_TOLD:
        shown.append(Text(more_faults(len(faults) - MOST_TOLD)))
    return shown


def _count(faults: Sequence[Told]) -> str:
    return f"{len(faults):,} fault{'' if len(faults) == 1 else 's'}"
