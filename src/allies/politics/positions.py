"""Positions: how likely each member is to support, abstain or object.

Provisional. A first model that knows only what members have said: a documented stance makes
support likely or unlikely, silence leaves it open. The distributions below are judgements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
from msgspec.structs import force_setattr
from numpy.typing import NDArray

from allies.evidence.sources import Citation
from allies.politics.decisions import ABSENT, ABSTAIN, OBJECT, SUPPORT
from allies.values.distributions import Distribution
from allies.values.streams import Floats
from allies.world.acts import Means
from allies.world.organisations import Organisation
from allies.world.registers import REGISTERS, UNKNOWN_CODE
from allies.world.snapshot import Codes, Snapshot
from allies.world.worlds import mark_of

PROVISIONAL = (
    "politics: members' support rests on what they had said by the day; interests, dependence"
    " and precedent are not modelled yet"
)

# The chance of support, by stance. Judgements: a public stance is usually kept, silence says
# little. Replaced by the model of decision.
SUPPORT_BY_STANCE: Mapping[str, Distribution] = {
    "for": Distribution("triangular", (0.70, 0.85, 0.95)),
    "reserved": Distribution("triangular", (0.15, 0.30, 0.50)),
    "against": Distribution("triangular", (0.02, 0.08, 0.20)),
    "unknown": Distribution("triangular", (0.10, 0.50, 0.90)),
}
# Of those who do not support, the share that would object rather than stand aside. A judgement.
OBJECTION_SHARE = Distribution("triangular", (0.30, 0.60, 0.90))


class Position(msgspec.Struct, frozen=True):
    """Where one member stands on one means.

    Attributes:
        member: the state.
        stance: `for`, `against`, `reserved`, or `unknown`, in the reference world.
        because: the statement it rests on, or why it is unknown.
        cites: where that is documented.
        stances: code of the stance in every world.
        sits: whether it has a vote in every world.
        mark: a short name for what it is by world.
    """

    member: str
    stance: str
    because: str
    cites: tuple[Citation, ...]
    stances: NDArray[np.int8]
    sits: NDArray[np.bool_]
    mark: str = ""

    def __post_init__(self) -> None:
        """Mark the position, so that votes drawn from it can be kept."""
        force_setattr(self, "mark", mark_of(self.stances, self.sits))


def positions(
    snapshot: Snapshot, organisation: Organisation, means: Means, host: str, states: Sequence[str]
) -> list[Position]:
    """Return the position of every state that is a member in some world.

    What is read does not depend on what is found, so that one look tells on what the answer rests.

    Args:
        snapshot: the registers of the day, over worlds.
        organisation: the organisation that would decide.
        means: what it would decide on.
        host: the state that asks; asking is support.
        states: every state of the theatre.
    """
    found = []
    for state in states:
        membership = snapshot.register("membership", state, organisation.id)
        participation = snapshot.register("participation", state, organisation.id)
        stance = snapshot.register("stance", state, organisation.id, means)
        if membership.is_any("member", "suspended").any():
            sits = membership.is_any("member") & participation.is_any("full")
            found.append(_position(snapshot, state, host, organisation.id, stance, sits))
    return found


def known_seats(
    snapshot: Snapshot, organisation: Organisation, states: Sequence[str]
) -> NDArray[np.bool_]:
    """Return whether it is known of every state if it is a member, by world."""
    known = [snapshot.register("membership", state, organisation.id).known for state in states]
    return np.asarray(np.logical_and.reduce(np.broadcast_arrays(*known)))


def _position(
    snapshot: Snapshot,
    state: str,
    host: str,
    organisation: str,
    stance: Codes,
    sits: NDArray[np.bool_],
) -> Position:
    codes = stance.values.copy()
    act = stance.act()
    because = act.says if act else "nothing it had said on this means is recorded"
    cites = act.cites if act else ()
    if state == host:
        request = snapshot.register("request", host, organisation)
        asked = request.is_any("requested")
        codes[asked] = REGISTERS["stance"].codes["for"]
        act = request.act()
        if act is not None and asked[0]:
            because, cites = "it asked for help", act.cites
    return Position(state, _stance_word(int(codes[0])), because, cites, codes, sits)


def votes(
    position: Position, world_of_draw: NDArray[np.intp], inputs: Mapping[str, Floats], name: str
) -> NDArray[np.int8]:
    """Return one member's vote in every draw.

    Args:
        position: where it stands, by world.
        world_of_draw: the world of every draw.
        inputs: uniform numbers by name of stream; see `vote_streams`.
        name: name of the streams, as given to `vote_streams`.
    """
    propensity, share, chance = (inputs[stream] for stream in vote_streams(name))
    codes = position.stances[world_of_draw]
    support = np.empty(len(codes))
    for code in np.flatnonzero(np.bincount(codes - UNKNOWN_CODE)) + UNKNOWN_CODE:
        here = codes == code
        support[here] = SUPPORT_BY_STANCE[_stance_word(int(code))].quantile(propensity[here])
    objection = (1.0 - support) * OBJECTION_SHARE.quantile(share)
    cast = np.full(len(codes), ABSTAIN, dtype=np.int8)
    cast[chance < support] = SUPPORT
    cast[chance >= 1.0 - objection] = OBJECT
    cast[~position.sits[world_of_draw]] = ABSENT
    return cast


def vote_streams(name: str) -> tuple[str, str, str]:
    """Return the names of the streams a member's vote is drawn from."""
    return f"{name}:propensity", f"{name}:objection", f"{name}:vote"


def _stance_word(code: int) -> str:
    """Return the word for a stance; to have taken none and to be silent are the same."""
    word = REGISTERS["stance"].word(code)
    return "unknown" if word == "none" else word
