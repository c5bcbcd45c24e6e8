"""The classes of crises and of organisations, and the headline: the rule of decision 0021."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from allies.assessment.dossier.crises import Crisis
from allies.questions.dossier import (
    Added,
    Classes,
    CrisisClass,
    DayOfGrid,
    DossierRow,
    GridCell,
    OrganisationClass,
    Span,
)
from allies.values.dates import day_text
from allies.values.likelihood import says_nothing
from allies.world.organisations import Organisation

MIGHT, WOULD = 0.20, 0.50
LITTLE = 0.10
IN_NAME = 0.80
ACTS: frozenset[str] = frozenset({"no_leader", "in_name", "adds_little", "adds"})


def middle(span: Span) -> float:
    """Return the middle of a range."""
    return (span[0] + span[1]) / 2


def row_class(row: DossierRow) -> CrisisClass:
    """Return the class of a crisis, from its row for all means together: the first that holds."""
    if row.may == "no":
        return "may_not"
    if row.number is None or (row.comes is not None and says_nothing(*row.comes)):
        return "unknown"
    if row.number < MIGHT:
        return "would_not"
    if row.adds is None:
        return "no_leader"
    if middle(row.adds) < LITTLE:
        return "in_name" if (row.leader_share or 0.0) > IN_NAME else "adds_little"
    return "adds"


def organisation_class(kinds: Sequence[CrisisClass]) -> OrganisationClass | None:
    """Return the class that more than half of the supposed crises have, or `mixed`."""
    if not kinds:
        return None
    most = max(dict.fromkeys(kinds), key=kinds.count)
    return most if 2 * kinds.count(most) > len(kinds) else "mixed"


def middle_of(values: Sequence[float | None]) -> float | None:
    """Return the median of the values that are known; None if none is."""
    known = [value for value in values if value is not None]
    return round(median(known), 6) if known else None


def classes_of(
    grid: Sequence[DossierRow], cases: Sequence[Crisis], organisation: Organisation, day: int
) -> Classes:
    """Return the counts and the class of an organisation on one day.

    Args:
        grid: the rows of the supposed crises of that day, for all means together.
        cases: the cases in which it could have acted.
        organisation: the organisation.
        day: the day, as an ordinal.
    """
    kinds: list[CrisisClass] = [row.kind for row in grid if row.kind is not None]
    acting = [row for row in grid if row.kind in ACTS]
    past = [item for item in cases if not item.case.hypothetical]
    ends = [item.case.happened.outcome for item in past if item.case.happened]
    return Classes(
        organisation=organisation.id,
        on=day_text(day),
        kind=organisation_class(kinds),
        crises=len(kinds),
        counts=_counted(kinds),
        might=len(acting),
        would=sum((row.number or 0.0) >= WOULD for row in acting),
        number=middle_of([row.number for row in grid]),
        adds=middle_of([_middle(row.adds) for row in grid]),
        may={
            trigger: _counted([row.may for row in grid if row.trigger == trigger])
            for trigger in dict.fromkeys(row.trigger for row in grid)
        },
        leader=organisation.leader(day) or None,
        leader_share=middle_of([row.leader_share for row in grid]),
        past=len(past),
        past_asked=sum(item.asked == "yes" for item in past),
        past_disputed=sum(item.asked == "disputed" for item in past),
        past_sent=ends.count("deployed"),
        past_unknown=len(past) - len(ends),
        no_force=all(row.in_time is None for row in grid),
        unread=organisation.unread or None,
    )


def day_of(cells: Sequence[GridCell]) -> DayOfGrid:
    """Return the supposed crises of one day together.

    Args:
        cells: the crises; at least one.
    """
    return DayOfGrid(
        on=cells[0].on,
        acting=cells[0].acting,
        crises=len(cells),
        may=_counted([cell.may for cell in cells]),
        number=middle_of([cell.number for cell in cells]),
        in_time=middle_of([cell.in_time for cell in cells]),
        fit=middle_of([cell.fit for cell in cells]),
        adds=middle_of([_middle(cell.adds) for cell in cells]),
        kind=organisation_class([cell.kind for cell in cells if cell.kind is not None]),
    )


def _counted(words: Sequence[str]) -> dict[str, int]:
    """Return how often each word occurs, the most frequent first."""
    return dict(Counter(words).most_common())


def added_of(grid: Sequence[DossierRow]) -> Added:
    """Return what an organisation adds, each thing apart, as medians over supposed crises.

    Args:
        grid: the rows of the supposed crises of one day, for all means together.
    """
    adds = [_middle(row.adds) for row in grid]
    by_law = [
        middle(row.alone) - middle(row.alone_without_law)
        if row.alone and row.alone_without_law
        else None
        for row in grid
    ]
    return Added(
        crises=len(grid),
        comes=middle_of([_middle(row.comes) for row in grid]),
        alone=middle_of([_middle(row.alone) for row in grid]),
        adds=middle_of(adds),
        worse=sum(value is not None and value < 0 for value in adds),
        leader_share=middle_of([row.leader_share for row in grid]),
        in_name=sum((row.leader_share or 0.0) > IN_NAME for row in grid),
        duty=sum(row.duty for row in grid),
        may=_counted([row.may for row in grid]),
        law_adds=middle_of(by_law),
        let_through=middle_of([row.let_through for row in grid]),
        alone_let_through=middle_of([row.alone_let_through for row in grid]),
        cover=middle_of([row.cover for row in grid]),
    )


def _middle(span: Span | None) -> float | None:
    return None if span is None else middle(span)
