"""Gates: what each state on the way has said, what its law lets it say, and what is supposed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Literal

import msgspec

from allies.law.audit import judge_act
from allies.logistics.network import Gate
from allies.logistics.permissions import movers_of, said
from allies.values.dates import day_text, parse_date
from allies.world.acts import Act, Cargo
from allies.world.forces import LinkMode
from allies.world.snapshot import Snapshot
from allies.world.world import World

Stands = Literal["own", "granted", "conditional", "refused", "revoked", "by_law", "denied", "silent"]


class Gatekeeper(msgspec.Struct, frozen=True):
    """One state, one mode, and where it stands.

    Attributes:
        gate: the state and the mode.
        stands: `own` for the mover's own state; `by_law` where its law lets it grant nothing;
            `denied` where the question supposes so; `silent` where nothing is documented.
        act: what it has said, if anything.
        why: the provision behind `by_law`.
    """

    gate: Gate
    stands: Stands
    act: Act | None = None
    why: str = ""

    @property
    def is_shut(self) -> bool:
        """Whether it lets nothing through."""
        return self.stands in ("refused", "revoked", "by_law", "denied")


def gatekeepers(
    world: World,
    snapshot: Snapshot,
    gates: Iterable[Gate],
    mover: str,
    cargo: Cargo,
    denied: Collection[str] = (),
) -> list[Gatekeeper]:
    """Return where each gate stands, in the reference world."""
    names = movers_of(snapshot, mover)
    forbidden: dict[str, str] = {}
    found = []
    for state, mode in gates:
        if state not in forbidden:
            forbidden[state] = forbidden_by(world, snapshot, state, mover, mode, cargo)
        found.append(_keeper(snapshot, (state, mode), names, cargo, denied, forbidden[state]))
    return found


def _keeper(
    snapshot: Snapshot,
    gate: Gate,
    names: Sequence[str],
    cargo: Cargo,
    denied: Collection[str],
    forbidden: str,
) -> Gatekeeper:
    state, mode = gate
    if state == names[0]:
        return Gatekeeper(gate, "own")
    if state in denied:
        return Gatekeeper(gate, "denied")
    what = said(snapshot, state, names, mode, cargo)
    if what.act is not None and what.word != "silent":
        kind = what.act.act.removeprefix("transit_")
        stands: Stands = "conditional" if kind == "granted_conditionally" else what.word  # type: ignore[assignment]
        return Gatekeeper(gate, "revoked" if kind == "revoked" else stands, what.act)
    if forbidden:
        return Gatekeeper(gate, "by_law", None, forbidden)
    return Gatekeeper(gate, "silent")


def forbidden_by(
    world: World, snapshot: Snapshot, state: str, mover: str, mode: LinkMode, cargo: Cargo
) -> str:
    """Return the provision by which a state cannot let a mover through; empty where there is none.

    The default by law: a state without the law that its own order asks for cannot grant.
    """
    body = world.states.get(state)
    if body is None or state == mover or not snapshot.is_covered or not body.provisions:
        return ""
    act = Act(
        act="transit_granted",
        id=f"{state}.supposed-transit".lower(),
        by=state,
        to=mover,
        mode=mode,
        cargo=(cargo,),
        on=parse_date(day_text(snapshot.day)),
        judgement="Supposed, to ask the law.",
    )
    finding = judge_act(world, act, body, done=False, as_of=snapshot.log.as_of)
    if finding is None or finding.finding != "irregular":
        return ""
    return next((by for by in finding.law.decided_by.values() if by), f"the law of {body.name}")
