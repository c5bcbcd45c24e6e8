"""Checks of the errata: what they say is gone is gone, and what replaces it is there."""

from __future__ import annotations

from allies.errors import nearest
from allies.theatre.checks.context import Context
from allies.world.facts import ids


def check_errata(context: Context) -> None:
    """Check that retired and renamed ids are no longer used, and that what replaces them is."""
    errata = context.record.errata
    if not errata:
        return
    known = ids(context.record)
    for number, erratum in enumerate(errata):
        key = f"erratum:{number}"
        context.know(key, ("source",), erratum.source, "source")
        gone = [
            *((("retired", at), name) for at, name in enumerate(erratum.retired)),
            *((("renamed", at, "id"), item.id) for at, item in enumerate(erratum.renamed)),
        ]
        for within, name in gone:
            if name in known:
                context.fault(
                    key,
                    within,
                    f"'{name}' is still an id of the theatre",
                    "an id that was retired or renamed is not used again",
                    "remove it here, or give the entry another 'id'",
                )
        for at, item in enumerate(erratum.renamed):
            if item.to not in known:
                context.fault(
                    key,
                    ("renamed", at, "to"),
                    f"unknown id '{item.to}'",
                    "it must name the entry that replaces the old one",
                    nearest(item.to, known),
                )
