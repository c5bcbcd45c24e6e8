"""Arrivals: when each force is there, in every draw."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allies.logistics.movement import CONSENT, DELAY, Network, Route, asked_of
from allies.values.streams import Floats
from allies.world.acts import Mode
from allies.world.forces import Force
from allies.world.snapshot import Snapshot

NEVER_HOURS = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class Consents:
    """Which states may have to let a mover through, and what they are known to have said.

    Attributes:
        mover: the state whose forces move.
        grantors: states whose consent some route needs.
        known: by grantor, in every world: granted, refused, or not known.
    """

    mover: str
    grantors: tuple[str, ...]
    known: Mapping[str, tuple[NDArray[np.bool_], NDArray[np.bool_]]]


def consents(snapshot: Snapshot, network: Network, force: Force, place: str, host: str) -> Consents:
    """Return whose consent a force may need on its way to a place.

    States are found by closing, one after another, those on the fastest remaining way.
    """
    grantors: dict[str, None] = {}
    pending: list[frozenset[str]] = [frozenset()]
    seen = set(pending)
    while pending:
        closed = pending.pop()
        route = network.route(force.home, place, force.modes, closed)
        if route is None:
            continue
        for state in asked_of(route, force, host):
            grantors[state] = None
            further = closed | {state}
            if further not in seen and len(further) <= 3:
                seen.add(further)
                pending.append(further)
    known = {state: _said(snapshot, state, force.owner, force.modes) for state in grantors}
    return Consents(force.owner, tuple(grantors), known)


def _said(
    snapshot: Snapshot, grantor: str, mover: str, modes: Sequence[Mode]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    registers = [snapshot.register("transit", grantor, mover, mode) for mode in (*modes, "any")]
    granted = np.any([codes.is_any("granted", "conditional") for codes in registers], axis=0)
    refused = np.any([codes.is_any("refused", "revoked") for codes in registers], axis=0)
    return granted, refused


@dataclass(frozen=True, slots=True)
class Arrival:
    """When one force is at a place, in every draw.

    Attributes:
        force: the force.
        hours: whole hours after the decision; `NEVER_HOURS` where it cannot come.
        route: its way where every state asked consents; None where there is none at all.
    """

    force: Force
    hours: NDArray[np.int32]
    route: Route | None


def arrive(
    network: Network,
    force: Force,
    place: str,
    asked: Consents,
    world_of_draw: NDArray[np.intp],
    inputs: Mapping[str, Floats],
) -> Arrival:
    """Return when a force is at a place, in every draw.

    Args:
        network: the ways there are.
        force: who moves.
        place: where to.
        asked: whose consent may be needed.
        world_of_draw: the world of every draw.
        inputs: uniform numbers by name of stream.
    """
    closed = np.array(
        [_refuses(asked, state, world_of_draw, inputs) for state in asked.grantors]
    ).reshape(len(asked.grantors), len(world_of_draw))
    patterns, pattern_of_draw = np.unique(closed.T, axis=0, return_inverse=True)
    under_way = np.empty(len(patterns))
    for row, pattern in enumerate(patterns):
        shut = [state for state, is_shut in zip(asked.grantors, pattern, strict=True) if is_shut]
        route = network.route(force.home, place, force.modes, shut)
        under_way[row] = math.inf if route is None else route.hours
    travel = under_way[pattern_of_draw.reshape(-1)] * DELAY.quantile(inputs[f"{force.id}:delay"])
    ready = force.readiness_hours.quantile(inputs[f"{force.id}:readiness"])
    total = np.ceil(ready + travel)
    hours = np.where(np.isfinite(total), total, NEVER_HOURS).astype(np.int32)
    return Arrival(force, hours, network.route(force.home, place, force.modes, ()))


def _refuses(
    asked: Consents, state: str, world_of_draw: NDArray[np.intp], inputs: Mapping[str, Floats]
) -> NDArray[np.bool_]:
    granted, refused = (codes[world_of_draw] for codes in asked.known[state])
    propensity, chance = (inputs[name] for name in consent_streams(asked.mover, state))
    open_way = chance < CONSENT.quantile(propensity)
    return np.asarray(np.where(granted, False, np.where(refused, True, ~open_way)))


def consent_streams(mover: str, grantor: str) -> tuple[str, str]:
    """Return the names of the streams a state's consent is drawn from."""
    return f"consent:{grantor}:{mover}:propensity", f"consent:{grantor}:{mover}"
