"""Belonging: what every state is to every organisation on one day."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from allies.errors import QuestionError, nearest
from allies.evidence.accounts import BEST_EVIDENCE
from allies.world.organisations import Organisation
from allies.world.standing import Standing, standings
from allies.world.world import World


class Belonging(msgspec.Struct, frozen=True):
    """Who stood near one organisation.

    Attributes:
        organisation: which.
        standings: what each state was to it; states that were nothing to it are left out.
    """

    organisation: Organisation
    standings: Sequence[Standing]


def belongings(
    world: World,
    day: int,
    as_of: int | None = None,
    account: str = BEST_EVIDENCE,
    state: str = "",
) -> list[Belonging]:
    """Return who belonged to what on a day, organisation by organisation.

    Args:
        world: the record.
        day: the day in question, as an ordinal.
        as_of: only what had surely been published by then.
        account: whose choice of versions.
        state: only what this state was; all states if empty.

    Raises:
        QuestionError: the record knows no such state.
    """
    if state and state not in world.states:
        raise QuestionError(
            f"unknown state '{state}'",
            where="--state",
            why="states are named by their three letters",
            remedy=nearest(state, world.states),
        )
    found = []
    for organisation in world.organisations.values():
        near = standings(world, organisation, day, as_of, account)
        wanted = [item for item in near if not state or item.state == state]
        if wanted:
            found.append(Belonging(organisation, wanted))
    return found
