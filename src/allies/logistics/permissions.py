"""Permissions: a state's answers to a mover on a day, in every world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from allies.world.acts import Act, Cargo, Term
from allies.world.forces import Gate, LinkMode
from allies.world.log import ANY
from allies.world.snapshot import Snapshot
from allies.world.worlds import Token, token_of

OPEN = ("granted", "conditional")
SHUT = ("refused", "revoked")


class Said(msgspec.Struct, frozen=True):
    """A state's answer to one mover, mode and cargo.

    Attributes:
        granted: whether it granted passage, by world.
        refused: whether it refused passage, by world.
        act: the act behind it in the reference world, if any.
    """

    granted: NDArray[np.bool_]
    refused: NDArray[np.bool_]
    act: Act | None

    @property
    def token(self) -> Token:
        """The token of what is known by world."""
        return token_of(self.granted, self.refused)

    @property
    def word(self) -> str:
        """`granted`, `refused` or `silent`, in the reference world."""
        if self.granted[0]:
            return "granted"
        return "refused" if self.refused[0] else "silent"


def movers_of(snapshot: Snapshot, mover: str) -> list[str]:
    """Return the names under which a state may get passage: its own, and its organisations.

    Args:
        snapshot: the registers.
        mover: the state, or an organisation that moves as a whole.
    """
    addressed = sorted({cell[2] for cell in snapshot.log.cells("transit")} - {mover})
    member = [
        name
        for name in addressed
        if snapshot.register("membership", mover, name).word() == "member"
    ]
    return [mover, *member]


def said(
    snapshot: Snapshot, grantor: str, movers: Sequence[str], mode: LinkMode, cargo: Cargo
) -> Said:
    """Return a state's answer: the latest act counts; on one day, the more specific one.

    An answer for one occasion ends with the occasion; then the earlier answer applies again.

    Args:
        snapshot: the registers.
        grantor: the state that is asked.
        movers: names of the mover, its own first.
        mode: the mode of movement; by air, passage is overflight.
        cargo: the cargo.
    """
    count = snapshot.worlds.count
    best = np.full(count, -1, dtype=np.int64)
    granted, refused = np.zeros((2, count), dtype=np.bool_)
    act: Act | None = None
    for rank, cell in enumerate(_cells(grantor, movers, mode, cargo)):
        codes = snapshot.register(*cell)
        days = np.array([effect.first for effect in codes.effects] + [-1], dtype=np.int64)
        # Acts of one day are ordered by how specific they are, the least specific first.
        stands = (codes.setters >= 0) & ~codes.is_any("ended")
        when = np.where(stands, days[codes.setters] * 64 + rank, -1)
        newer = when > best
        best = np.where(newer, when, best)
        # If a passage was open, and an act in this month opens it again, it does not matter whether
        # that act has happened yet.
        granted = np.where(newer, codes.is_surely_any(*OPEN), granted)
        refused = np.where(newer, codes.is_surely_any(*SHUT), refused)
        if newer[0]:
            act = codes.act_before() if granted[0] or refused[0] else codes.act()
    return Said(granted, refused, act)


def asked_of(snapshot: Snapshot, gate: Gate, mover: str, cargo: Cargo) -> Said:
    """Return a state's answer to a mover by one mode.

    Args:
        snapshot: the registers.
        gate: the state, and the mode of crossing it.
        mover: the state that moves.
        cargo: the cargo.
    """
    state, mode = gate
    return said(snapshot, state, movers_of(snapshot, mover), mode, cargo)


def prices_of(
    snapshot: Snapshot, gate: Gate, movers: Sequence[str], cargo: Cargo
) -> tuple[Term, ...]:
    """Return the prices last named when a state granted passage; none if none are known.

    Args:
        snapshot: the registers.
        gate: the state, and the mode of crossing it.
        movers: names of the mover.
        cargo: the cargo.
    """
    state, mode = gate
    named = [
        (effect.first, prices)
        for cell in _cells(state, movers, mode, cargo)
        for effect in snapshot.log.setters(cell)
        if effect.last <= snapshot.day and (prices := _prices(effect.act))
    ]
    return max(named, key=lambda item: item[0], default=(0, ()))[1]


def _prices(act: Act) -> tuple[Term, ...]:
    return tuple(term for term in act.terms if term.term == "price" and term.amount is not None)


def _cells(
    grantor: str, movers: Sequence[str], mode: LinkMode, cargo: Cargo
) -> Iterator[tuple[str, str, str, str, str]]:
    """Return every register about a passage, the least specific first."""
    for mover in reversed(movers):
        for of_mode in (ANY, mode):
            for of_cargo in (ANY, cargo):
                yield "transit", grantor, mover, of_mode, of_cargo
