"""Consenting: what states on the way have said, and how likely the silent ones are to consent.

What was said, and what a law leaves to say, comes from the record; what silent states would say is
drawn, with the chance that their drivers make.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
import numpy as np

from allies.assessment.gates import Gatekeeper, forbidden_by
from allies.logistics.permissions import Said, asked_of
from allies.logistics.ways import Ways
from allies.politics.consent_drivers import ANSWERS, ConsentChance, Passage, consent_chance
from allies.politics.consents import MOST_ASKED, Consents, Key, key_of, modes_of
from allies.politics.dispositions import Dispositions
from allies.world.acts import Act, Cargo
from allies.world.cases import Case
from allies.world.forces import Force, Gate
from allies.world.snapshot import Snapshot
from allies.world.world import World

_SPAN = np.array([0.1, 0.9])


class Asking(msgspec.Struct, frozen=True):
    """Who asks states on the way to be let through, and for what.

    Attributes:
        mover: the state, or organisation, that moves.
        host: the state that is to be reached.
        cargo: what moves.
        organisation: the organisation under whose name it moves; empty where under none.
    """

    mover: str
    host: str
    cargo: Cargo = "troops"
    organisation: str = ""


class Silence(msgspec.Struct, frozen=True):
    """A state that has said nothing of a passage, and how likely it is to consent.

    Attributes:
        mover: who asks.
        state: who is asked.
        group: `air` or `surface`.
        consent: how likely it is to consent, and what moves it.
    """

    mover: str
    state: str
    group: str
    consent: ConsentChance

    @property
    def span(self) -> tuple[float, float]:
        """Where eight draws in ten have the chance lie."""
        low, high = self.consent.chance.quantile(_SPAN)
        return float(low), float(high)


def chances_of(
    known: Dispositions, answers: Sequence[Act], asking: Asking, gates: Iterable[Gate]
) -> Mapping[Key, ConsentChance]:
    """Return how likely each state is to consent, for each group of modes.

    Args:
        known: what is documented of capitals on the day.
        answers: what happened by the day, in order.
        asking: who asks, and for what.
        gates: the states asked, with the modes they would be crossed by.
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


def silences(
    world: World, snapshot: Snapshot, asking: Asking, keepers: Iterable[Gatekeeper]
) -> list[Silence]:
    """Return the silent among some gatekeepers, each state once for a group of modes.

    Args:
        world: the record.
        snapshot: the registers of the day.
        asking: who asks, and for what.
        keepers: where the gates stand.
    """
    gates = [keeper.gate for keeper in keepers if keeper.stands == "silent"]
    account = snapshot.worlds.account.id
    known = Dispositions(world, snapshot.day, snapshot.log.as_of, account)
    found = chances_of(known, snapshot.log.until(snapshot.day), asking, gates)
    return [Silence(asking.mover, state, group, chance) for (state, group), chance in found.items()]


def consents_of(  # noqa: PLR0913
    world: World,
    snapshot: Snapshot,
    ways: Ways,
    forces: Sequence[Force],
    case: Case,
    known: Dispositions,
    organisation: str,
) -> dict[str, Consents]:
    """Return whose consent each force may need on its way to a crisis, and how they stand.

    Args:
        world: the record.
        snapshot: the registers, over worlds.
        ways: the ways there are.
        forces: who moves; those of one owner ask the same states, so many at most.
        case: the crisis; its host has asked for help and need not be asked.
        known: what is documented of capitals on the day.
        organisation: the organisation under whose name they move; empty where under none.
    """
    gates = _gates_asked(ways, forces, case)
    answers = [act for act in snapshot.log.until(snapshot.day) if act.act in ANSWERS]
    forbidden: dict[tuple[str, str], str] = {}
    found = {}
    for mover in dict.fromkeys(force.owner for force in forces):
        own = [force for force in forces if force.owner == mover]
        every = dict.fromkeys(gate for force in own for gate in gates[force.id])
        what = {gate: _said_or_forbidden(world, snapshot, gate, mover, forbidden) for gate in every}
        asking = Asking(mover, case.host, organisation=organisation)
        chances = {
            key: item.chance for key, item in chances_of(known, answers, asking, every).items()
        }
        for force in own:
            asked = gates[force.id]
            found[force.id] = Consents(
                mover,
                tuple(asked),
                {gate: (what[gate].granted, what[gate].refused) for gate in asked},
                chances,
                {gate: f"{what[gate].mark}:{chances[key_of(gate)].parameters}" for gate in asked},
            )
    return found


def _gates_asked(ways: Ways, forces: Sequence[Force], case: Case) -> dict[str, list[Gate]]:
    """Return the gates of each force, those beyond the most a mover may ask left out."""
    keys: dict[str, dict[Key, None]] = {}
    found: dict[str, list[Gate]] = {}
    for force in forces:
        asked = keys.setdefault(force.owner, {})
        gates = found.setdefault(force.id, [])
        for gate in ways.asked(force, case.place, case.host):
            if key_of(gate) not in asked and len(asked) == MOST_ASKED:
                continue
            asked[key_of(gate)] = None
            gates.append(gate)
    return found


def _said_or_forbidden(
    world: World,
    snapshot: Snapshot,
    gate: Gate,
    mover: str,
    forbidden: dict[tuple[str, str], str],
) -> Said:
    """Return what a state has said; where it has said nothing, whether its law lets it consent."""
    state, mode = gate
    what = asked_of(snapshot, gate, mover, "troops")
    silent = ~(what.granted | what.refused)
    if silent.any():
        if (state, mover) not in forbidden:
            by = forbidden_by(world, snapshot, state, mover, mode, "troops")
            forbidden[state, mover] = by
        if forbidden[state, mover]:
            return Said(what.granted, what.refused | silent, what.act)
    return what
