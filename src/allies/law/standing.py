"""The standing of a state under an instrument: accepted, applied provisionally, in force for it."""

from __future__ import annotations

import numpy as np

from allies.law.facts import Facts
from allies.values.ternary import Ternary, all_of, any_of, from_bool, negate
from allies.world.log import Cell
from allies.world.registers import ACCEPTING, RATIFIED, code


def accepts(facts: Facts, state: str, instrument: str) -> Ternary:
    """Return whether a state has accepted an instrument, or applies it provisionally, by world.

    A signature counts, but not that of a state that ended its provisional application.
    """
    party = facts.register("party", state, instrument)
    accepted = facts.one_of(party, *ACCEPTING)
    provisional = facts.register("provisional", state, instrument)
    ended = provisional.stands_for(lambda act: act.act == "provisional_application_ended")
    gave_up = all_of([from_bool(ended, provisional.known), negate(facts.one_of(party, *RATIFIED))])
    applied = applies_provisionally(facts, state, instrument)
    return any_of([all_of([accepted, negate(gave_up)]), applied])


def applies_provisionally(facts: Facts, state: str, instrument: str) -> Ternary:
    """Return whether a state applies an instrument provisionally, by world."""
    applied = facts.one_of(facts.register("provisional", state, instrument), "applied")
    return all_of([applied, lasts(facts, instrument)])


def lasts(facts: Facts, instrument: str) -> Ternary:
    """Return whether an instrument has not expired; yes if no act ends it."""
    codes = facts.register("instrument", instrument)
    expired = code("instrument", "expired")
    if all(effect.code != expired for effect in facts.snapshot.log.setters(codes.cell)):
        return facts.settled(True)
    return negate(from_bool(codes.is_any("expired"), codes.known))


def in_force_on_own_day(facts: Facts, instrument: str, in_general: Ternary) -> Ternary:
    """Return whether an instrument is in force for the host, by a separate day if it has one."""
    codes = facts.register("entry", facts.host, instrument)
    if not has_recorded_entry(facts, codes.cell):
        return in_general
    own = all_of([facts.one_of(codes, "in_force"), lasts(facts, instrument)])
    return np.where(codes.is_any("ended"), in_general, own).astype(np.int8)


def has_recorded_entry(facts: Facts, cell: Cell) -> bool:
    """Return whether any act, on any day, makes a register say that a text is in force."""
    entered = code(cell[0], "in_force")
    return any(effect.code == entered for effect in facts.view.whole_log.setters(cell))
