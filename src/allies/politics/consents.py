"""Consents of transit states: whether states on the way let a mover through.

A state's recorded answer is used. If there is none, its consent is drawn with the chance that its
drivers give, once for a mover and a group of modes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.values.distributions import Distribution
from allies.values.inputs import Inputs
from allies.world.forces import Gate, LinkMode
from allies.world.worlds import Token

# Upper limit of the states asked for one mover; each has one stream for each group of modes.
MOST_ASKED = 12

Key = tuple[str, str]  # a state, and a group of modes


def key_of(gate: Gate) -> Key:
    """Return what one draw decides: a state, and whether by air or surface."""
    state, mode = gate
    return state, mode_group(mode)


def modes_of(group: str) -> tuple[LinkMode, ...]:
    """Return the modes of a group."""
    return tuple(mode for mode in get_args(LinkMode) if mode_group(mode) == group)


def mode_group(mode: LinkMode) -> str:
    """Return the group of modes that a consent is drawn for: air, or surface."""
    return "air" if mode == "air" else "surface"


class Consents(msgspec.Struct, frozen=True, dict=True):
    """The states that may have to let a mover through, and their recorded answers.

    Attributes:
        mover: the state whose forces move.
        gates: the states asked, each with the mode of crossing it.
        known: for each gate and world, whether it is surely open, and whether it is surely shut.
        chances: by key, the chance that a state without a recorded answer consents.
        tokens: by gate, the token of what is known by world, and of the chance.
    """

    mover: str
    gates: tuple[Gate, ...]
    known: Mapping[Gate, tuple[NDArray[np.bool_], NDArray[np.bool_]]]
    chances: Mapping[Key, Distribution]
    tokens: Mapping[Gate, Token]

    @cached_property
    def token(self) -> Token:
        """The token of what is known about all gates."""
        return Token.joined(self.tokens[gate] for gate in self.gates)

    @property
    def grantors(self) -> tuple[str, ...]:
        """The states asked."""
        return tuple(dict.fromkeys(state for state, _ in self.gates))

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of the draws."""
        return tuple(dict.fromkeys(key_of(gate) for gate in self.gates))


def refuses(
    asked: Consents, gate: Gate, world_of_draw: NDArray[np.intp], inputs: Inputs
) -> NDArray[np.bool_]:
    """Return whether a gate is shut to a mover, in every draw.

    Args:
        asked: the mover, and the recorded answers.
        gate: the state and the mode.
        world_of_draw: the world of every draw.
        inputs: uniform numbers by name of stream.
    """
    key = key_of(gate)
    passes = lets_through(asked.mover, key, asked.chances[key], inputs)
    if not any(codes.any() for codes in asked.known[gate]):  # no world has a recorded answer
        return ~passes
    granted, refused = (codes[world_of_draw] for codes in asked.known[gate])
    return np.asarray(np.where(granted, False, np.where(refused, True, ~passes)))


def lets_through(mover: str, key: Key, chance: Distribution, inputs: Inputs) -> NDArray[np.bool_]:
    """Return whether a state would let a mover through if the record has no answer, by draw."""
    propensity, number = consent_streams(mover, key)
    return np.asarray(inputs[number] < inputs.quantile(propensity, chance))


def consent_streams(mover: str, key: Key) -> tuple[str, str]:
    """Return the names of the two streams of a state's consent."""
    state, group = key
    return f"consent:{state}:{mover}:{group}:propensity", f"consent:{state}:{mover}:{group}"
