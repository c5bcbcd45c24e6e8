"""Checks of errata and reviews: removed entries are absent, and entries that were read exist."""

from __future__ import annotations

from allies.errors import nearest
from allies.theatre.checks.context import Context
from allies.world.facts import ids


def check_errata(context: Context) -> None:
    """Check that retired and renamed ids are no longer used, and that other ids are known."""
    errata, reviews = context.record.errata, context.record.reviews
    if not errata and not reviews:
        return
    known = ids(context.record)
    for number, review in enumerate(reviews):
        for at, name in enumerate(review.entries):
            if name not in known:
                context.fault(
                    f"review:{number}",
                    ("entries", at),
                    f"unknown entry '{name}'",
                    "a review lists the ids of the entries that were read",
                    nearest(name, known),
                )
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
