"""Answers across the record as JSON: who belonged to what, and what rests on whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from allies.assessment.claim_list import ListedClaim
from allies.reports.json_record import frame_json, member_json
from allies.values.dates import day_text
from allies.world.belonging import Belonging
from allies.world.world import World

if TYPE_CHECKING:
    from allies.reports.answers.belonging import BelongingJson, ClaimsJson


def belonging_json(
    world: World, day: int, as_of: int | None, account: str, found: Sequence[Belonging]
) -> BelongingJson:
    """Return who belonged to what on a day."""
    return {
        "schema": "allies/belonging/1",
        **frame_json(world, as_of, account),
        "on": day_text(day),
        "covers_day": world.covers(day),
        "organisations": [
            {
                "organisation": item.organisation.id,
                "name": item.organisation.name,
                "members": [member_json(world, one) for one in item.standings],
            }
            for item in found
        ],
    }


def claims_json(
    world: World,
    as_of: int | None,
    everything: Sequence[ListedClaim],
    shown: Sequence[ListedClaim],
) -> ClaimsJson:
    """Return claims with their origins; the counts are of all claims, shown or not."""
    return {
        "schema": "allies/claims/1",
        **frame_json(world, as_of, "best_evidence"),
        "count": len(everything),
        "single_origin": sum(len(item.origins) == 1 for item in everything),
        "claims": [
            {
                "id": item.id,
                "kind": item.kind,
                "says": item.says,
                "origins": list(item.origins),
                "repeated_by": list(item.repeated_by),
            }
            for item in shown
        ],
    }
