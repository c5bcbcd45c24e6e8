"""Consent on the way: the answers on record, and the chance that silent states consent.

The record gives the answers of states and the limits that their law sets. The answer of a silent
state is drawn, with a chance that the model computes from its drivers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np

from allies.assessment.movement.crossings import BorderPosition, forbidden_by
from allies.logistics.permissions import Said, asked_of
from allies.logistics.ways import Ways
from allies.politics.consent_drivers import ANSWERS, ConsentChance, Passage, consent_chance
from allies.politics.consents import MOST_ASKED, Consents, Key, key_of, modes_of
from allies.politics.dispositions import Dispositions
from allies.values.distributions import Distribution
from allies.world.acts import Act, Cargo
from allies.world.cases import Case
from allies.world.forces import Force, Gate
from allies.world.snapshot import Snapshot
from allies.world.view import View
from allies.world.worlds import Token

_SPAN = np.array([0.1, 0.9])


class Asking(msgspec.Struct, frozen=True):
    """A request for passage: who asks, and for what.

    Attributes:
        mover: the state, or organisation, that moves.
        host: the state of destination.
        cargo: what moves.
        organisation: the organisation under whose name it moves; empty if there is none.
    """

    mover: str
    host: str
    cargo: Cargo = "troops"
    organisation: str = ""


class SilentState(msgspec.Struct, frozen=True):
    """A state that has given no answer about a passage, and the chance that it consents.

    Attributes:
        mover: who asks.
        state: who is asked.
        group: `air` or `surface`.
        consent: the chance that it consents, and its drivers.
    """

    mover: str
    state: str
    group: str
    consent: ConsentChance

    @property
    def is_at_odds(self) -> bool:
        """Whether its documented relation to the mover is a hostile one."""
        return any(
            driver.weight.name == "alliance" and driver.value is not None and driver.value < 0
            for driver in self.consent.drivers
        )

    @property
    def span(self) -> tuple[float, float]:
        """The 10th and the 90th percentile of the chance."""
        low, high = self.consent.chance.quantile(_SPAN)
        return float(low), float(high)


def chances_of(
    known: Dispositions, answers: Sequence[Act], asking: Asking, gates: Iterable[Gate]
) -> Mapping[Key, ConsentChance]:
    """Return the chance that each state consents, by state and group of modes.

    Args:
        known: the documented dispositions of capitals on the day.
        answers: the acts up to the day, in order of time.
        asking: the request for passage.
        gates: the states asked, each with the mode of crossing it.
    """
    return {
        key: consent_chance(
            known,
            Passage(
                key[0],
                asking.mover,
                asking.host,
                asking.cargo,
                modes_of(key[1]),
                asking.organisation,
            ),
            answers,
        )
        for key in dict.fromkeys(key_of(gate) for gate in gates)
    }


def silent_states(
    view: View, snapshot: Snapshot, asking: Asking, positions: Iterable[BorderPosition]
) -> list[SilentState]:
    """Return the silent states among some positions, one entry for each group of modes.

    Args:
        view: the record.
        snapshot: the registers of the day.
        asking: the request for passage.
        positions: the positions of states, by mode.
    """
    gates = [position.gate for position in positions if position.consent == "silent"]
    known = Dispositions(view, snapshot.day)
    found = chances_of(known, snapshot.log.until(snapshot.day), asking, gates)
    return [
        SilentState(asking.mover, state, group, chance) for (state, group), chance in found.items()
    ]


class Consenting:
    """The consents that forces may need on their way to a crisis, with the states' positions.

    A crisis is examined for several organisations and means. So the answer of a state to a mover,
    the limits of its law, and the chance of its consent are computed once and cached.
    """

    def __init__(self, view: View, ways: Ways, case: Case, known: Dispositions) -> None:
        """Store the inputs that stay the same for the whole crisis.

        Args:
            view: the record.
            ways: the ways of forces over the network.
            case: the crisis; its host has asked for help, so its consent is not needed.
            known: the documented dispositions of capitals on the day.
        """
        self._view = view
        self._ways = ways
        self._case = case
        self._known = known
        self._answers: list[Act] | None = None
        self._chances: dict[tuple[Asking, Key], Distribution] = {}
        self._forbidden: dict[tuple[str, str], str] = {}
        self._snapshot: Snapshot | None = None
        self._said: dict[tuple[Gate, str], Said] = {}
        self._refusing, self._letting = view.what_if.deny, view.what_if.allow

    def of(
        self, snapshot: Snapshot, forces: Sequence[Force], organisation: str
    ) -> dict[str, Consents]:
        """Return the consents that each force may need, and the positions of those states.

        Args:
            snapshot: the registers of the day, over worlds.
            forces: the forces that move; the states that one owner asks are limited in number.
            organisation: the organisation under whose name they move; empty if there is none.
        """
        if snapshot is not self._snapshot:
            self._snapshot, self._said = snapshot, {}
        gates = self._gates_asked(forces)
        found = {}
        for force in forces:
            asking = Asking(force.owner, self._case.host, organisation=organisation)
            asked = gates[force.id]
            what = {gate: self._said_or_forbidden(snapshot, gate, force.owner) for gate in asked}
            chances = {key_of(gate): self._chance(snapshot, asking, gate) for gate in asked}
            found[force.id] = Consents(
                force.owner,
                tuple(asked),
                {gate: (what[gate].granted, what[gate].refused) for gate in asked},
                chances,
                {gate: _token(what[gate], chances[key_of(gate)]) for gate in asked},
            )
        return found

    def _gates_asked(self, forces: Sequence[Force]) -> dict[str, list[Gate]]:
        """Return the gates of each force, up to the limit of gates for one mover."""
        keys: dict[str, dict[Key, None]] = {}
        found: dict[str, list[Gate]] = {}
        for force in forces:
            asked = keys.setdefault(force.owner, {})
            gates = found.setdefault(force.id, [])
            for gate in self._ways.asked(force, self._case.place, self._case.host):
                if key_of(gate) not in asked and len(asked) == MOST_ASKED:
                    continue
                asked[key_of(gate)] = None
                gates.append(gate)
        return found

    def _chance(self, snapshot: Snapshot, asking: Asking, gate: Gate) -> Distribution:
        key = (asking, key_of(gate))
        if key not in self._chances:
            if self._answers is None:
                said = snapshot.log.until(snapshot.day)
                self._answers = [act for act in said if act.act in ANSWERS]
            (consent,) = chances_of(self._known, self._answers, asking, [gate]).values()
            self._chances[key] = consent.chance
        return self._chances[key]

    def _said_or_forbidden(self, snapshot: Snapshot, gate: Gate, mover: str) -> Said:
        """Return a state's answer; a silent state refuses if its law forbids it to consent."""
        known = self._said.get((gate, mover))
        if known is None and (gate[0] in self._refusing or gate[0] in self._letting):
            count = snapshot.worlds.count
            refused = np.full(count, gate[0] in self._refusing)
            known = self._said[gate, mover] = Said(~refused, refused, None)
        if known is None:
            known = asked_of(snapshot, gate, mover, "troops")
            silent = ~(known.granted | known.refused)
            if silent.any() and self._forbids(snapshot, gate, mover):
                known = Said(known.granted, known.refused | silent, known.act)
            self._said[gate, mover] = known
        return known

    def _forbids(self, snapshot: Snapshot, gate: Gate, mover: str) -> bool:
        state, mode = gate
        if (state, mover) not in self._forbidden:
            by = forbidden_by(self._view, snapshot, state, mover, mode, "troops")
            self._forbidden[state, mover] = by
        return bool(self._forbidden[state, mover])


def _token(known: Said, chance: Distribution) -> Token:
    """Return the token of a state's answer and of its chance of consent."""
    return Token.joined((known.token, Token(f"{chance.family}{chance.parameters}")))
