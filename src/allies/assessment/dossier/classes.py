"""The classes of crises and of organisations, and the headline: the rule of decision 0021."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from allies.assessment.dossier.crises import Crisis
from allies.questions.dossier import (
    Added,
    Classes,
    CrisisClass,
    DossierRow,
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
    ordered = sorted(dict.fromkeys(kinds), key=lambda kind: -kinds.count(kind))
    acting = [row for row in grid if row.kind in ACTS]
    past = [item for item in cases if not item.case.hypothetical]
    ends = [item.case.happened.outcome for item in past if item.case.happened]
    return Classes(
        organisation=organisation.id,
        on=day_text(day),
        kind=organisation_class(kinds),
        crises=len(kinds),
        counts={kind: kinds.count(kind) for kind in ordered},
        might=len(acting),
        would=sum((row.number or 0.0) >= WOULD for row in acting),
        number=middle_of([row.number for row in grid]),
        adds=middle_of([_middle(row.adds) for row in grid]),
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


def added_of(grid: Sequence[DossierRow]) -> Added:
    """Return what an organisation adds, each thing apart, as medians over supposed crises.

    Args:
        grid: the rows of the supposed crises of one day, for all means together.
    """
    verdicts = [row.may for row in grid]
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
        may={
            word: verdicts.count(word)
            for word in sorted(dict.fromkeys(verdicts), key=lambda word: -verdicts.count(word))
        },
        law_adds=middle_of(by_law),
        let_through=middle_of([row.let_through for row in grid]),
        alone_let_through=middle_of([row.alone_let_through for row in grid]),
        cover=middle_of([row.cover for row in grid]),
    )


def _middle(span: Span | None) -> float | None:
    return None if span is None else middle(span)
