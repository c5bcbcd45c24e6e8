"""A check that an id names one thing, so that its name can be shown wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable

from allies.theatre.checks.context import Context

# What shares its ids with what stands further up, and has a place of its own in a file.
_OWN_PLACE = ("source", "holder", "force", "fleet", "place", "case")


def check_names(context: Context) -> None:
    """Check that no id is given to two things of different kinds."""
    taken: dict[str, str] = {}
    for kind, ids in _ids(context):
        for name in ids:
            if name in taken and kind in _OWN_PLACE:
                context.fault(
                    f"{kind}:{name}",
                    ("id",),
                    f"the {taken[name]} '{name}' has the id of this {kind}",
                    "one of the two would be shown by the name of the other",
                    f"choose another id for the {kind}",
                )
            taken.setdefault(name, kind)


def _ids(context: Context) -> Iterable[tuple[str, Iterable[str]]]:
    record = context.record
    return (
        ("state", record.states),
        ("organisation", record.organisations),
        ("organ", context.names["organ"]),
        ("text", record.instruments),
        ("source", record.sources),
        ("place", record.places),
        ("holder", record.holders),
        ("force", record.forces),
        ("fleet", record.fleets),
        ("case", record.cases),
    )
