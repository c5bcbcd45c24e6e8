"""Which levers would change a dossier: each tried on the supposed crises of the last day."""

from __future__ import annotations

from collections.abc import Iterator

from allies.assessment.dossier.classes import classes_of
from allies.assessment.dossier.crises import grid_crises
from allies.assessment.dossier.rows import DossierRows
from allies.errors import QuestionError
from allies.progress import told
from allies.questions.base import WhatIf
from allies.questions.dossier import ANY, Classes, TriedLever
from allies.world.levers import Lever
from allies.world.organisations import Organisation
from allies.world.view import View

LEVER_DRAWS = 200


def levers_of(view: View, organisation: Organisation) -> list[Lever]:
    """Return the levers about an organisation, and those about none."""
    return [item for item in view.levers.values() if item.of in ("", organisation.id)]


def tried_levers(view: View, organisation: Organisation, day: int) -> tuple[TriedLever, ...]:
    """Try every lever on the supposed crises of one day, on the same few draws as without it.

    Args:
        view: the record, with nothing supposed.
        organisation: the organisation.
        day: the day, as an ordinal.

    Returns:
        The levers; first those that change the class, then by how far they move a median.
    """
    before = _classes(view, organisation, day)
    levers = levers_of(view, organisation)
    found = [_tried(view, organisation, day, item, before) for item in _told(levers)]
    return tuple(sorted(found, key=lambda item: _rank(item, before)))


def _told(levers: list[Lever]) -> Iterator[Lever]:
    return iter(told("trying each lever", levers, len(levers)))


def _tried(
    view: View, organisation: Organisation, day: int, lever: Lever, before: Classes
) -> TriedLever:
    try:
        seen = view.supposing(WhatIf(lever=(lever.id,)), view.seed, day, organisation.id)
        after = _classes(seen, seen.organisations[organisation.id], day)
    except QuestionError as error:
        return TriedLever(
            id=lever.id,
            says=lever.says,
            classes=None,
            number_moved=None,
            adds_moved=None,
            impossible=error.fault.what,
        )
    return TriedLever(
        id=lever.id,
        says=lever.says,
        classes=after,
        number_moved=_moved(before.number, after.number),
        adds_moved=_moved(before.adds, after.adds),
        impossible=None,
    )


def _classes(view: View, organisation: Organisation, day: int) -> Classes:
    runs = DossierRows(view)
    rows = [
        row
        for crisis in grid_crises(view, organisation, day)
        for row in runs.of(crisis, LEVER_DRAWS)
        if row.means == ANY
    ]
    return classes_of(rows, (), organisation, day)


def _moved(before: float | None, after: float | None) -> float | None:
    """Return how far a median moved; None if it is unknown before or after."""
    return None if before is None or after is None else round(after - before, 6)


def _rank(item: TriedLever, before: Classes) -> tuple[bool, bool, float, str]:
    kind = item.classes.kind if item.classes else before.kind
    moved = max(abs(item.number_moved or 0.0), abs(item.adds_moved or 0.0))
    return item.classes is None, kind == before.kind, -moved, item.id
