"""The table of means: the ways in which a state or an organisation can act in a crisis.

To add a means, add its name to `Means` and a row to `MEANS`. Every package reads the properties
of a means from its row; no code compares names. An organisation offers a means in its own file.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

Means = Literal["consult", "materiel", "rapid_reaction", "peacekeeping", "bilateral"]
Cost = Literal["nothing", "supplies", "forces"]


class Freedom(msgspec.Struct, frozen=True, kw_only=True):
    """What general law lets states do, whether or not an organisation gives the power.

    Attributes:
        says: the freedom in one sentence, with its source.
        by_consent: whether only a constitutional or interim government of the host can consent.
    """

    says: str
    by_consent: bool


class MeansKind(msgspec.Struct, frozen=True, kw_only=True):
    """One means.

    Attributes:
        done: what is done, as a verb with its object, such as `send peacekeepers`.
        moves_forces: whether people are sent.
        keeps_peace: whether they are sent to keep peace, for rules about peacekeeping.
        alone: whether the leading state decides and acts alone, with its own forces.
        needs_request: whether the host must ask first.
        leader_may_be_asked: whether a request to the leading state counts as a request to the
            organisation.
        cost: what a contributing member gives.
        freedom: what general law lets states do; None if only the organisation's own law gives it.
    """

    done: str
    moves_forces: bool = False
    keeps_peace: bool = False
    alone: bool = False
    needs_request: bool = True
    leader_may_be_asked: bool = False
    cost: Cost
    freedom: Freedom | None = None


# The freedoms rest on the UN Charter, art. 2(4), and on the ILC's Articles on Responsibility of
# States for Internationally Wrongful Acts (2001), art. 20, on consent.
MEANS: Mapping[Means, MeansKind] = MappingProxyType(
    {
        "consult": MeansKind(
            done="consult its members",
            needs_request=False,
            cost="nothing",
            freedom=Freedom(
                says="States may consult one another about any crisis", by_consent=False
            ),
        ),
        "materiel": MeansKind(
            done="send equipment",
            leader_may_be_asked=True,
            cost="supplies",
            freedom=Freedom(
                says="A state may supply another at its government's request", by_consent=True
            ),
        ),
        "rapid_reaction": MeansKind(
            done="send a rapid-reaction force", moves_forces=True, cost="forces"
        ),
        "peacekeeping": MeansKind(
            done="send peacekeepers", moves_forces=True, keeps_peace=True, cost="forces"
        ),
        "bilateral": MeansKind(
            done="help on its own account",
            moves_forces=True,
            alone=True,
            cost="forces",
            freedom=Freedom(
                says="A state may send forces to another with its government's consent"
                " (UN Charter, art. 2(4); ILC Articles on State Responsibility, art. 20)",
                by_consent=True,
            ),
        ),
    }
)


def stands_beside(means: Means, asked: Collection[Means]) -> bool:
    """Return whether the results for a means also belong in an answer about other means.

    The leading state acting alone is always shown next to what its organisation is asked to do.
    """
    return means in asked or MEANS[means].alone
