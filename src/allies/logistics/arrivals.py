"""Arrivals: when each force is there, in every draw."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.logistics.movement import CONSENT, DELAY, Network, Route, asked_of
from allies.values.streams import Floats
from allies.world.acts import Mode
from allies.world.forces import Force
from allies.world.snapshot import Snapshot
from allies.world.worlds import mark_of

NEVER_HOURS = np.iinfo(np.int32).max
MOST_CLOSED = 3  # how many refusals in a row are looked around


class Ways:
    """Routes of forces over a network, worked out once for each set of closed states."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._routes: dict[tuple[str, str, frozenset[str]], Route | None] = {}
        self._grantors: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def route(self, force: Force, place: str, closed: Collection[str] = ()) -> Route | None:
        """Return the fastest way of a force to a place, or None where there is none."""
        key = (force.id, place, frozenset(closed))
        if key not in self._routes:
            self._routes[key] = self._network.route(force.home, place, force.modes, closed)
        return self._routes[key]

    def grantors(self, force: Force, place: str, host: str) -> tuple[str, ...]:
        """Return the states whose consent some way of a force needs.

        They are found by closing, one after another, those on the fastest way that remains.
        """
        key = (force.id, place, host)
        if key not in self._grantors:
            found: dict[str, None] = {}
            pending: list[frozenset[str]] = [frozenset()]
            seen = set(pending)
            while pending:
                closed = pending.pop()
                route = self.route(force, place, closed)
                for state in asked_of(route, force, host) if route else ():
                    found[state] = None
                    further = closed | {state}
                    if further not in seen and len(further) <= MOST_CLOSED:
                        seen.add(further)
                        pending.append(further)
            self._grantors[key] = tuple(found)
        return self._grantors[key]


class Consents(msgspec.Struct, frozen=True):
    """Which states may have to let a mover through, and what they are known to have said.

    Attributes:
        mover: the state whose forces move.
        grantors: states whose consent some route needs.
        known: by grantor, in every world: whether it granted, whether it refused.
        marks: by grantor, a short name for what is known by world.
    """

    mover: str
    grantors: tuple[str, ...]
    known: Mapping[str, tuple[NDArray[np.bool_], NDArray[np.bool_]]]
    marks: Mapping[str, str]


def consents(snapshot: Snapshot, ways: Ways, force: Force, place: str, host: str) -> Consents:
    """Return whose consent a force may need on its way to a place, and what they have said."""
    grantors = ways.grantors(force, place, host)
    known = {state: _said(snapshot, state, force.owner, force.modes) for state in grantors}
    marks = {state: mark_of(*said) for state, said in known.items()}
    return Consents(force.owner, grantors, known, marks)


def _said(
    snapshot: Snapshot, grantor: str, mover: str, modes: Sequence[Mode]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    registers = [
        snapshot.register("transit", grantor, mover, mode, cargo)
        for mode in (*modes, "any")
        for cargo in ("troops", "any")
    ]
    granted = np.any([codes.is_any("granted", "conditional") for codes in registers], axis=0)
    refused = np.any([codes.is_any("refused", "revoked") for codes in registers], axis=0)
    return granted, refused


class Arrival(msgspec.Struct, frozen=True):
    """When one force is at a place, in every draw.

    Attributes:
        force: the force.
        hours: whole hours after the decision; `NEVER_HOURS` where it cannot come.
        route: its way where every state asked consents; None where there is none at all.
    """

    force: Force
    hours: NDArray[np.int32]
    route: Route | None


def refuses(
    asked: Consents, state: str, world_of_draw: NDArray[np.intp], inputs: Mapping[str, Floats]
) -> NDArray[np.bool_]:
    """Return whether a state keeps a mover out, in every draw.

    What it is known to have said is kept to; otherwise its consent is drawn.

    Args:
        asked: who moves, and what has been said.
        state: who is asked.
        world_of_draw: the world of every draw.
        inputs: uniform numbers by name of stream.
    """
    granted, refused = (codes[world_of_draw] for codes in asked.known[state])
    propensity, chance = (inputs[name] for name in consent_streams(asked.mover, state))
    open_way = chance < CONSENT.quantile(propensity)
    return np.asarray(np.where(granted, False, np.where(refused, True, ~open_way)))


class Pace(msgspec.Struct, frozen=True):
    """How a force moves in every draw, whichever way it takes.

    Attributes:
        ready_hours: hours from the decision to its departure.
        delay: how many times longer a way takes than its distance says.
    """

    ready_hours: Floats
    delay: Floats


def pace(force: Force, inputs: Mapping[str, Floats]) -> Pace:
    """Return how a force moves in every draw."""
    delay, readiness, _ = force_streams(force)
    return Pace(force.readiness_hours.quantile(inputs[readiness]), DELAY.quantile(inputs[delay]))


def arrive(
    ways: Ways, force: Force, place: str, moves: Pace, closed: Mapping[str, NDArray[np.bool_]]
) -> Arrival:
    """Return when a force is at a place, in every draw.

    Args:
        ways: the ways there are.
        force: who moves.
        place: where to.
        moves: its readiness and delay.
        closed: whether each state that is asked keeps it out, by draw.
    """
    # Which states are closed is one number a draw, a bit for each state that is asked.
    pattern = np.zeros(len(moves.delay), dtype=np.intp)
    for bit, keeps_out in enumerate(closed.values()):
        pattern |= keeps_out.astype(np.intp) << bit
    under_way = np.full(1 << len(closed), math.inf)
    for found in np.flatnonzero(np.bincount(pattern)).tolist():
        route = ways.route(force, place, [s for bit, s in enumerate(closed) if found >> bit & 1])
        if route is not None:
            under_way[found] = route.hours
    total = np.ceil(moves.ready_hours + under_way[pattern] * moves.delay)
    hours = np.where(np.isfinite(total), total, NEVER_HOURS).astype(np.int32)
    return Arrival(force, hours, ways.route(force, place))


def consent_streams(mover: str, grantor: str) -> tuple[str, str]:
    """Return the names of the streams a state's consent is drawn from."""
    return f"consent:{grantor}:{mover}:propensity", f"consent:{grantor}:{mover}"


def force_streams(force: Force) -> tuple[str, str, str]:
    """Return the names of the streams of a force: delay under way, readiness, personnel."""
    return f"{force.id}:delay", f"{force.id}:readiness", f"{force.id}:personnel"
