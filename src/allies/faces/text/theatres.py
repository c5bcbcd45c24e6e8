"""Pages of errands on a theatre as a whole: its check, a new one, and an entry added."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from allies.errors import MOST_TOLD, Fault, more_faults
from allies.faces.text.style import quiet
from allies.questions.theatres import AddAnswer, CheckAnswer, NewAnswer


def check_page(answer: CheckAnswer) -> Group:
    """Return the result of checking a theatre."""
    parts: list[RenderableType] = [
        Text(str(Fault(item.what, item.where, item.why, item.remedy)))
        for item in answer.faults[:MOST_TOLD]
    ]
    if len(answer.faults) > MOST_TOLD:
        parts.append(Text(more_faults(len(answer.faults) - MOST_TOLD)))
    parts += [
        quiet(f"note: {Fault(item.what, item.where, item.why, item.remedy)}")
        for item in answer.notes[:MOST_TOLD]
    ]
    if len(answer.notes) > MOST_TOLD:
        parts.append(quiet(f"and {len(answer.notes) - MOST_TOLD:,} more notes"))
    if answer.faults:
        count = len(answer.faults)
        line = f"{answer.theatre}: {count:,} fault{'' if count == 1 else 's'}"
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
        else "Every file says in comments what it holds; replace the invented entries."
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
    shown = [
        Text(str(Fault(item.what, item.where, item.why, item.remedy)))
        for item in answer.faults[:MOST_TOLD]
    ]
    if len(answer.faults) > MOST_TOLD:
        shown.append(Text(more_faults(len(answer.faults) - MOST_TOLD)))
    count = len(answer.faults)
    line = f"Nothing was written: {place} would bring {count:,} fault{'' if count == 1 else 's'}"
    return Group(*shown, Text(line, style="bold"))
