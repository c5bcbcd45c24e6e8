"""The answer to a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allies.assessment.dossier.classes import added_of, classes_of
from allies.assessment.dossier.crises import (
    Crisis,
    case_crises,
    grid_crises,
    grid_days,
    sending_means,
)
from allies.assessment.dossier.headline import headline_of, past_of
from allies.assessment.dossier.rows import DossierRows
from allies.assessment.dossier.texts import openings, restraints
from allies.progress import told
from allies.questions.dossier import ANY, Classes, Dossier, DossierAnswer, DossierRow
from allies.values.dates import day_text
from allies.world.organisations import Organisation
from allies.world.view import View

DRAWS, GRID_DRAWS = 2_000, 1_000


def dossier(view: View, question: Dossier) -> DossierAnswer:
    """Answer for an organisation over all cases and a grid of supposed crises."""
    organisation = view.organisation(question.organisation)
    days = grid_days(view)
    crises = [*case_crises(view, organisation)]
    crises += [item for day in days for item in grid_crises(view, organisation, day)]
    others = list(_others(view, organisation))
    beside = [_crises_beside(view, other, days[-1]) for other in others]
    rows = DossierRows(view)
    work = [*crises, *(item for part in beside for item in part)]
    done = [
        tuple(rows.of(item, GRID_DRAWS if item.in_grid else DRAWS))
        for item in told("answering for each crisis", work, len(work))
    ]
    own = [row for part in done[: len(crises)] for row in part]
    classes = _classes(own, organisation, days[-1])
    return DossierAnswer(
        on=day_text(days[-1]),
        organisation=organisation.id,
        headline=headline_of(view, classes),
        past=past_of(view, classes),
        classes=classes,
        crises=tuple(own),
        added=added_of(_last(own, days[-1])),
        opened=tuple(openings(view, organisation)),
        restrains=tuple(restraints(view, organisation, days[-1])),
        beside=tuple(_beside(others, beside, done[len(crises) :], days[-1])),
        yardsticks=(),
        draws=DRAWS,
        grid_draws=GRID_DRAWS,
    )


def _others(view: View, organisation: Organisation) -> Iterator[Organisation]:
    """Return the other organisations that can send people, without relatives of this one.

    A body on which a later organisation builds is left out; its successor stands for it.
    """
    built_on = {name for body in view.organisations.values() for name in body.builds_on}
    for other in view.organisations.values():
        related = other.id in built_on or organisation.id in other.builds_on
        if other.id != organisation.id and not related and sending_means(other):
            yield other


def _crises_beside(view: View, other: Organisation, day: int) -> list[Crisis]:
    """Return what another organisation is compared by: its cases, and the grid of the last day."""
    return [*case_crises(view, other), *grid_crises(view, other, day)]


def _beside(
    others: Sequence[Organisation],
    crises: Sequence[Sequence[Crisis]],
    done: Sequence[Sequence[DossierRow]],
    day: int,
) -> Iterator[Classes]:
    at = 0
    for other, part in zip(others, crises, strict=True):
        rows = [row for rows in done[at : at + len(part)] for row in rows]
        at += len(part)
        yield _classes(rows, other, day)


def _classes(rows: Sequence[DossierRow], organisation: Organisation, day: int) -> Classes:
    cases = [row for row in rows if row.means == ANY and row.set == "case"]
    return classes_of(_last(rows, day), cases, organisation, day)


def _last(rows: Sequence[DossierRow], day: int) -> list[DossierRow]:
    """Return the rows of the supposed crises of the last day, for all means together."""
    on = day_text(day)
    return [row for row in rows if row.means == ANY and row.set == "grid" and row.on == on]
