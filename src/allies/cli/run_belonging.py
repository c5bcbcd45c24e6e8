"""The commands that look across the whole record: belonging and claims."""

from __future__ import annotations

from allies.assessment.claim_list import list_claims
from allies.cli.asking import Asked
from allies.reports.json_belonging import belonging_json, claims_json
from allies.reports.page_belonging import belonging_page, claims_page
from allies.world.belonging import belongings


def run_belonging(asked: Asked, state: str) -> None:
    """Print who belonged to what on a day."""
    world, day = asked.world, asked.day
    found = belongings(world, day, asked.as_of, asked.account, state)
    asked.answer(
        belonging_json(world, day, asked.as_of, asked.account, found),
        belonging_page(world, day, asked.as_of, asked.account, found),
    )
    asked.refuse_beyond_coverage(day)


def run_claims(asked: Asked, about: str, *, single: bool) -> None:
    """Print what the sources claim, with origins."""
    everything = list_claims(asked.world, about, asked.as_of)
    shown = [item for item in everything if not single or len(item.origins) == 1]
    asked.answer(
        claims_json(asked.world, asked.as_of, everything, shown),
        claims_page(asked.world, asked.as_of, everything, shown),
    )
