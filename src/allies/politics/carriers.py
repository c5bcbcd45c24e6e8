"""Who would carry a force, and who that is no member might contribute to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from allies.politics.drivers import Matter
from allies.values.means import MEANS
from allies.world.snapshot import RegisterValue


def pools(matter: Matter) -> list[Mapping[str, float]]:
    """Return the shares of the people who could be sent, now and without a withdrawal.

    The carrier whose forces are withdrawn keeps its position: nobody goes without its consent.
    """
    return [matter.shares, matter.before] if matter.before else [matter.shares]


def first_carrier(
    matter: Matter, shares: Mapping[str, float], day: int, able: Collection[str]
) -> str:
    """Return the state that would send most of the force; empty if no force is coded.

    It is the leading state if that has such a force, else the state with the largest one.

    Args:
        matter: the matter to decide on.
        shares: each state's share of the people who could be sent.
        day: the day in question.
        able: the members, and the other states that would contribute.
    """
    leader = matter.organisation.leader(day, matter.host)
    if leader in shares:
        return leader
    able_shares = {state: share for state, share in shares.items() if state in able}
    return min(able_shares, key=lambda state: (-able_shares[state], state), default="")


def may_contribute(
    matter: Matter, state: str, stance: RegisterValue, no: NDArray[np.bool_]
) -> bool:
    """Return whether a state that is no member has pledged a force and not said that it keeps out.

    What it will do is unknown, and not no: its drivers decide. It has no vote and does not lead.
    """
    pledged = state in matter.shares and state != matter.host and not MEANS[matter.means].alone
    return pledged and not no.any() and not stance.is_any("against").any()
