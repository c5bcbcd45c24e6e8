"""Answers about accounts, single origins and who belonged to what, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, cast

from msgspec.structs import asdict

from allies.assessment.record.accounts_compared import Held, Story
from allies.assessment.record.single_origins import Shares, Sourced
from allies.assessment.record.standing import Standing
from allies.reports.json_parts import frame_json
from allies.reports.json_record import status_json
from allies.values.dates import day_text
from allies.world.organisations import Organisation
from allies.world.world import World

if TYPE_CHECKING:
    from allies.reports.answers.accounts import (
        AccountsJson,
        ClaimsJson,
        HeldJson,
        MembershipsJson,
        StoryJson,
    )


def accounts_json(
    world: World, day: int, as_of: int | None, found: Sequence[Story]
) -> AccountsJson:
    """Return how the record reads in each account."""
    return {
        "schema": "allies/accounts/1",
        **frame_json(world, as_of, "best_evidence"),
        "on": day_text(day),
        "covers_day": world.covers(day),
        "accounts": [_story(world, item) for item in found],
    }


def _story(world: World, item: Story) -> StoryJson:
    return {
        "account": item.account.id,
        "name": item.account.name,
        "kind": cast(Literal["document", "position", "source"], item.kind),
        "speaks_on": list(item.speaks),
        "contests": item.contests,
        "otherwise": [_held(world, held) for held in item.otherwise],
        "holds": [_held(world, held) for held in item.holds],
        "moved": [
            {
                "state": moved.state,
                "organisation": moved.organisation,
                "held": status_json(moved.held),
                "best": status_json(moved.best),
            }
            for moved in item.moved
        ],
    }


def _held(world: World, held: Held) -> HeldJson:
    return {
        "contest": held.contest,
        "question": world.contests[held.contest].question,
        "version": held.version.id,
        "says": held.version.says,
        "best_evidence": held.best.id if held.best else None,
    }


def claims_json(
    world: World, as_of: int | None, counted: Shares, single: Sequence[Sourced]
) -> ClaimsJson:
    """Return the statements that rest on a single origin, and the share they are."""
    return {
        "schema": "allies/claims/1",
        **frame_json(world, as_of, "best_evidence"),
        "shares": asdict(counted),
        "claims": [
            {
                "id": item.id,
                "kind": item.kind,
                "says": item.says,
                "origins": list(item.origins),
                "reported_by": list(item.reported_by),
            }
            for item in single
        ],
    }


def memberships_json(
    world: World,
    day: int,
    as_of: int | None,
    account: str,
    found: Mapping[str, tuple[Organisation, Sequence[Standing]]],
) -> MembershipsJson:
    """Return who belonged to what on a day."""
    return {
        "schema": "allies/memberships/1",
        **frame_json(world, as_of, account),
        "on": day_text(day),
        "covers_day": world.covers(day),
        "organisations": [
            {
                "organisation": name,
                "name": organisation.name,
                "states": {item.state: status_json(item.status) for item in standings},
                "contested": [item.state for item in standings if item.is_contested],
            }
            for name, (organisation, standings) in found.items()
        ],
    }
