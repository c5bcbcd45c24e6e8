"""Seats: which states have a vote in an organisation, or in one of its organs, on a day.

This is the one rule about who votes. A member with full participation has a vote. In an organ for
which members are elected, only a member that also has a seat has one.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.values.ternary import NO, UNKNOWN, YES, Ternary, all_of, from_bool, value_in
from allies.world.organisations import MeansOffered, Organ, Organisation
from allies.world.snapshot import Snapshot

ELECTED = "elected"


class Voters(msgspec.Struct, frozen=True, kw_only=True):
    """Who has a vote, in one world.

    Attributes:
        voting: the states with a vote.
        uncertain: the states that may or may not have one.
    """

    voting: tuple[str, ...]
    uncertain: tuple[str, ...]


def is_elected(organisation: Organisation, organ: str) -> bool:
    """Return whether only elected members sit in an organ of an organisation."""
    found = organisation.organ(organ)
    return found is not None and found.seats == ELECTED


def deciders(organisation: Organisation, offered: MeansOffered, day: int) -> tuple[str, ...]:
    """Return the organs that may decide on a means on a day: those that exist then, or may exist.

    Of several organs, the rule in force chooses. If none is there, nobody can decide.
    """
    found = {name: organisation.organ(name) for name in offered.deciders}
    return tuple(name for name, organ in found.items() if organ is None or organ.is_there(day))


def gone_organs(organisation: Organisation, offered: MeansOffered, day: int) -> tuple[Organ, ...]:
    """Return the organs that decide on a means on other days, if none of them exists on a day."""
    if deciders(organisation, offered, day):
        return ()
    return tuple(organ for organ in organisation.organs if organ.id in offered.deciders)


def elected_organs(organisation: Organisation, organs: Iterable[str]) -> tuple[str, ...]:
    """Return those of some organs for which members are elected."""
    return tuple(name for name in dict.fromkeys(organs) if is_elected(organisation, name))


def vote_of(snapshot: Snapshot, organisation: Organisation, state: str, organ: str = "") -> Ternary:
    """Return whether a state has a vote, by world.

    Args:
        snapshot: the registers of the day.
        organisation: the organisation.
        state: the state.
        organ: the organ that decides; the organisation as a whole if not given.
    """
    membership = snapshot.register("membership", state, organisation.id)
    participation = snapshot.register("participation", state, organisation.id)
    parts = [
        from_bool(membership.is_any("member"), membership.known),
        from_bool(participation.is_any("full"), participation.known),
    ]
    if organ and is_elected(organisation, organ):
        parts.append(seat_of(snapshot, state, organ))
    return all_of(parts)


def seat_of(snapshot: Snapshot, state: str, organ: str) -> Ternary:
    """Return whether a state holds a seat in an organ with elected members, by world."""
    seat = snapshot.register("seat", state, organ)
    return from_bool(seat.is_any("held"), seat.known)


def voters(
    snapshot: Snapshot,
    organisation: Organisation,
    states: Iterable[str],
    organ: str = "",
    world: int = 0,
) -> Voters:
    """Return who has a vote, in one world.

    Args:
        snapshot: the registers of the day.
        organisation: the organisation.
        states: every state of the theatre.
        organ: the organ that decides; the organisation as a whole if not given.
        world: the world.
    """
    votes = {
        state: value_in(vote_of(snapshot, organisation, state, organ), world) for state in states
    }
    return Voters(
        voting=tuple(state for state, vote in votes.items() if vote == YES),
        uncertain=tuple(state for state, vote in votes.items() if vote == UNKNOWN),
    )


class Bench(msgspec.Struct, frozen=True, kw_only=True):
    """The seats of an organ with elected members.

    Attributes:
        held: whether each state has a seat, by state and world.
        known: whether it is known who sits, and somebody does, by world.
    """

    held: NDArray[np.bool_]
    known: NDArray[np.bool_]


def bench(snapshot: Snapshot, states: Iterable[str], organ: str) -> Bench:
    """Return the seats of an organ with elected members, over worlds.

    If the record names no state with a seat, the seats are unknown.

    Args:
        snapshot: the registers of the day, over worlds.
        states: the states in question, in order.
        organ: the organ.
    """
    seats = [seat_of(snapshot, state, organ) for state in states]
    if not seats:
        nothing = np.zeros(snapshot.worlds.count, dtype=np.bool_)
        return Bench(held=np.zeros((0, snapshot.worlds.count), dtype=np.bool_), known=nothing)
    codes = np.array(np.broadcast_arrays(*seats))
    held = codes == YES
    known = (codes != UNKNOWN).all(axis=0) & (codes != NO).any(axis=0)
    return Bench(held=held, known=known)
