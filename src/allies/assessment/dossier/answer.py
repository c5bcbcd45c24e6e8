"""The answer to a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from allies.assessment.dossier.classes import added_of, classes_of, day_of
from allies.assessment.dossier.crises import (
    Crisis,
    case_crises,
    grid_crises,
    grid_days,
    sending_means,
)
from allies.assessment.dossier.headline import headline_of, past_of
from allies.assessment.dossier.levers import LEVER_DRAWS, levers_of, tried_levers
from allies.assessment.dossier.rows import DossierRows
from allies.assessment.dossier.texts import openings, restraints
from allies.assessment.dossier.yardsticks import yardsticks
from allies.errors import QuestionError, field
from allies.progress import told
from allies.questions.dossier import ANY, Classes, Dossier, DossierAnswer, DossierRow, GridCell
from allies.values.dates import day_text
from allies.world.organisations import Organisation
from allies.world.view import View

_Done: TypeAlias = Mapping[tuple[str, str], Sequence[DossierRow]]  # rows by crisis
DRAWS, GRID_DRAWS = 2_000, 1_000


class _Work(msgspec.Struct, frozen=True):
    """The crises of one organisation.

    Attributes:
        organisation: the organisation.
        cases: the cases in which it could act.
        grid: the supposed crises.
    """

    organisation: Organisation
    cases: Sequence[Crisis]
    grid: Sequence[Crisis]

    def key(self, crisis: Crisis) -> tuple[str, str]:
        """Return what names a crisis among those of all organisations."""
        return self.organisation.id, crisis.case.id


def dossier(view: View, question: Dossier) -> DossierAnswer:
    """Answer for an organisation over all cases and a grid of supposed crises.

    Raises:
        QuestionError: every lever is to be tried, and something is supposed already.
    """
    if question.try_levers:
        _refuse_two(view)
    organisation = view.organisation(question.organisation)
    days = grid_days(view)
    own = _work(view, organisation, days)
    beside = [_work(view, other, days[-1:]) for other in _others(view, organisation)]
    runs = DossierRows(view)
    crises = [(own, item) for item in (*own.cases, *own.grid)]
    crises += [(work, item) for work in beside for item in work.grid]
    done = {
        work.key(item): tuple(runs.of(item, GRID_DRAWS if item.in_grid else DRAWS))
        for work, item in told("answering for each crisis", crises, len(crises))
    }
    classes = _classes(own, done, days[-1])
    grid = tuple(_cell(row) for item in own.grid for row in done[own.key(item)][:1])
    return DossierAnswer(
        on=day_text(days[-1]),
        organisation=organisation.id,
        headline=headline_of(view, classes),
        past=past_of(view, classes),
        classes=classes,
        crises=tuple(
            row
            for item in (*own.cases, *own.grid)
            for row in done[own.key(item)]
            if question.every or (row.means == ANY and (row.set == "case" or item.day == days[-1]))
        ),
        grid=grid,
        by_day=tuple(
            day_of([cell for cell in grid if cell.on == on])
            for on in dict.fromkeys(cell.on for cell in grid)
        ),
        added=added_of(_last(own, done, days[-1])),
        opened=tuple(openings(view, organisation)),
        restrains=tuple(restraints(view, organisation, days[-1])),
        beside=tuple(_classes(work, done, days[-1]) for work in beside),
        yardsticks=tuple(yardsticks(view)),
        draws=DRAWS,
        grid_draws=GRID_DRAWS,
        levers=tuple(item.id for item in levers_of(view, organisation)),
        tried=tried_levers(view, organisation, days[-1]) if question.try_levers else (),
        tried_draws=LEVER_DRAWS if question.try_levers else None,
    )


def _refuse_two(view: View) -> None:
    """Refuse to try every lever beside something that is supposed already."""
    if view.supposed.changes:
        given = field(view.supposed.changes[0])
        raise QuestionError(
            f"{field('try_levers')} and {given} are asked for at once",
            field="try_levers",
            why="each lever is set against the record, with nothing else supposed",
            remedy=f"leave out {field('try_levers')} or {given}",
        )


def _work(view: View, organisation: Organisation, days: Sequence[int]) -> _Work:
    grid = [item for day in days for item in grid_crises(view, organisation, day)]
    return _Work(organisation, list(case_crises(view, organisation)), grid)


def _others(view: View, organisation: Organisation) -> Iterator[Organisation]:
    """Return the other organisations that can send people, without relatives of this one.

    A body on which a later organisation builds is left out; its successor stands for it.
    """
    built_on = {name for body in view.organisations.values() for name in body.builds_on}
    for other in view.organisations.values():
        related = other.id in built_on or organisation.id in other.builds_on
        if other.id != organisation.id and not related and sending_means(other):
            yield other


def _cell(row: DossierRow) -> GridCell:
    return GridCell(**{name: getattr(row, name) for name in GridCell.__struct_fields__})


def _classes(work: _Work, done: _Done, day: int) -> Classes:
    return classes_of(_last(work, done, day), work.cases, work.organisation, day)


def _last(work: _Work, done: _Done, day: int) -> list[DossierRow]:
    """Return the rows of the supposed crises of the last day, for all means together."""
    crises = [item for item in work.grid if item.day == day]
    return [row for item in crises for row in done[work.key(item)] if row.means == ANY]
