"""Answers across the record, for people: who belonged to what, and what rests on whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from allies.assessment.claim_list import ListedClaim
from allies.reports.page_record import heading, standing_versions, status_words
from allies.reports.style import QUIET, plain_table, section
from allies.values.dates import long_day
from allies.world.belonging import Belonging
from allies.world.world import World


def belonging_page(
    world: World, day: int, as_of: int | None, account: str, found: Sequence[Belonging]
) -> Group:
    """Return who belonged to what on a day, organisation by organisation."""
    title = f"Who belonged to what on {long_day(day)}"
    parts: list[RenderableType] = [heading(title, world, day, as_of, account)]
    for item in found:
        table = plain_table("", "", header=False)
        by_status = sorted(item.standings, key=lambda one: status_words(one.status))
        for words, group in groupby(by_status, key=lambda one: status_words(one.status)):
            names = [world.name(one.state) + (" *" if one.is_contested else "") for one in group]
            table.add_row(Text(words, style=QUIET), ", ".join(sorted(names)))
        parts.append(section(f"{item.organisation.name} ({item.organisation.id})", table))
    for item in found:
        for one in item.standings:
            if one.is_contested:
                where = f"* {world.name(one.state)} in the {item.organisation.short}"
                parts.append(section(where, standing_versions(world, one)))
    if not found:
        parts.append(Text("nothing in the record", style=QUIET))
    return Group(*parts)


def claims_page(
    world: World,
    as_of: int | None,
    everything: Sequence[ListedClaim],
    shown: Sequence[ListedClaim],
) -> Group:
    """Return claims, those with the fewest independent origins first."""
    single = sum(len(item.origins) == 1 for item in everything)
    parts: list[RenderableType] = [
        heading("What the sources claim", world, None, as_of, "best_evidence"),
        Text(f"{single} of {len(everything)} claims rest on a single origin."),
    ]
    ordered = sorted(shown, key=lambda item: (len(item.origins), item.origins[0], item.id))
    for count, group in groupby(ordered, key=lambda item: len(item.origins)):
        table = plain_table("", "", header=False)
        for item in group:
            line = Text(item.says)
            line.append(f" [{', '.join(item.origins)}", style=QUIET)
            if item.repeated_by:
                line.append(f"; repeated by {', '.join(item.repeated_by)}", style=QUIET)
            line.append("]", style=QUIET)
            table.add_row(Text(item.id, style=QUIET), line)
        parts.append(section(_origins_title(count), table))
    if not shown:
        parts.append(Text("nothing in the record", style=QUIET))
    return Group(*parts)


def _origins_title(count: int) -> str:
    return "One origin" if count == 1 else f"{count} independent origins"
