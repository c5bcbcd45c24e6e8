"""The commands that compare accounts, and that say on whose word things rest."""

from __future__ import annotations

from allies.assessment.record.accounts_compared import stories
from allies.assessment.record.single_origins import by_origin, shares, sourced
from allies.assessment.record.standing import standings
from allies.cli.asking import Asked
from allies.errors import QuestionError
from allies.reports.json_accounts import accounts_json, claims_json, memberships_json
from allies.reports.page_accounts import accounts_page, claims_page, memberships_page


def run_accounts(asked: Asked, *, everyone: bool) -> None:
    """Print how the record reads in each account.

    Sources whose text is not held are left out unless everyone is asked for, or nobody else is.
    """
    world, day = asked.world, asked.day
    told = stories(world, day, asked.as_of)
    found = [item for item in told if everyone or item.kind != "source"] or told
    asked.answer(
        accounts_json(world, day, asked.as_of, found),
        accounts_page(world, day, asked.as_of, found),
    )
    asked.refuse_beyond_coverage(day)


def run_single_origins(asked: Asked, name: str) -> None:
    """Print the statements that rest on a single origin; no single claim is asked about then."""
    if name:
        raise QuestionError(
            f"'{name}' and --single-origin cannot be asked at once",
            where="allies claim",
            remedy="ask twice",
        )
    world = asked.world
    statements = sourced(world, asked.as_of)
    counted, single = shares(world, statements), by_origin(statements)
    flat = [item for _, members in single for item in members]
    asked.answer(
        claims_json(world, asked.as_of, counted, flat),
        claims_page(world, asked.as_of, counted, single),
    )


def run_memberships(asked: Asked) -> None:
    """Print who belonged to what on a day."""
    world, day = asked.world, asked.day
    near = {
        name: (organisation, standings(world, organisation, day, asked.as_of, asked.account))
        for name, organisation in world.organisations.items()
    }
    found = {name: pair for name, pair in near.items() if pair[1]}
    asked.answer(
        memberships_json(world, day, asked.as_of, asked.account, found),
        memberships_page(world, day, asked.as_of, asked.account, found),
    )
    asked.refuse_beyond_coverage(day)
