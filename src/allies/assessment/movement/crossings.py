"""Gates: what each state on the way has said, what its law lets it say, and what is supposed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from allies.errors import QuestionError
from allies.law.audit import judge_act
from allies.law.provisions import has_rules_on
from allies.logistics.permissions import movers_of, prices_of, said
from allies.values.dates import day_text, parse_date
from allies.world.acts import Act, Cargo, Term
from allies.world.forces import Gate, LinkMode
from allies.world.snapshot import Snapshot
from allies.world.world import World

Stands = Literal[
    "own", "granted", "conditional", "refused", "revoked", "by_law", "denied", "allowed", "silent"
]


class Supposed(msgspec.Struct, frozen=True):
    """What a question supposes of states, whatever they have said.

    Attributes:
        denied: states that refuse everybody.
        allowed: states that consent to everything.
    """

    denied: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()

    def checked(self, world: World) -> Supposed:
        """Return the same by the codes of the record.

        Raises:
            QuestionError: a state is unknown, or both refuses and consents.
        """
        denied = tuple(world.state(state, "--deny").id for state in self.denied)
        allowed = tuple(world.state(state, "--allow").id for state in self.allowed)
        for state in sorted(set(denied) & set(allowed)):
            raise QuestionError(
                f"{state} cannot both refuse and consent",
                where="--deny",
                remedy=f"leave out --deny {state} or --allow {state}",
            )
        return Supposed(denied, allowed)

    def check_end(self, world: World, place: str, end: str) -> None:
        """Refuse to leave or reach a place whose own state is supposed to refuse.

        Args:
            world: the record.
            place: the place.
            end: which end it is, `origin` or `destination`.

        Raises:
            QuestionError: its state is denied.
        """
        state = world.places[place].state
        if state in self.denied:
            raise QuestionError(
                f"the {end} {place} lies in {state}, which is denied",
                where="--deny",
                why="nothing can leave or reach a state that refuses to let it pass",
                remedy=f"leave out --deny {state}, or choose another place",
            )


class Gatekeeper(msgspec.Struct, frozen=True):
    """One state, one mode, and where it stands.

    Attributes:
        gate: the state and the mode.
        stands: `own` for the mover's own state; `by_law` where its law lets it grant nothing;
            `denied` or `allowed` where the question supposes so; `silent` where nothing is
            documented.
        act: what it has said, if anything.
        why: what the rule behind `by_law` says.
        prices: the prices last named for the passage, where it is open and any are known.
    """

    gate: Gate
    stands: Stands
    act: Act | None = None
    why: str = ""
    prices: tuple[Term, ...] = ()

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
    supposed: Supposed,
) -> list[Gatekeeper]:
    """Return where each gate stands, in the reference world.

    Args:
        world: the record.
        snapshot: the registers.
        gates: the gates asked about.
        mover: who moves.
        cargo: what moves.
        supposed: what the question supposes.
    """
    names = movers_of(snapshot, mover)
    forbidden: dict[str, str] = {}
    found = []
    for state, mode in gates:
        if state in supposed.denied:
            found.append(Gatekeeper((state, mode), "denied"))
            continue
        if state in supposed.allowed:
            found.append(Gatekeeper((state, mode), "allowed"))
            continue
        if state not in forbidden:
            forbidden[state] = forbidden_by(world, snapshot, state, mover, mode, cargo)
        found.append(_keeper(snapshot, (state, mode), names, cargo, forbidden[state]))
    return found


def _keeper(
    snapshot: Snapshot,
    gate: Gate,
    names: Sequence[str],
    cargo: Cargo,
    forbidden: str,
) -> Gatekeeper:
    state, mode = gate
    if state == names[0]:
        return Gatekeeper(gate, "own")
    what = said(snapshot, state, names, mode, cargo)
    if what.act is not None and what.word == "refused":
        taken_back = what.act.act == "transit_revoked"
        return Gatekeeper(gate, "revoked" if taken_back else "refused", what.act)
    if what.act is not None and what.word == "granted":
        stands: Stands = (
            "conditional" if what.act.act == "transit_granted_conditionally" else "granted"
        )
        return Gatekeeper(gate, stands, what.act, "", prices_of(snapshot, gate, names, cargo))
    if forbidden:
        return Gatekeeper(gate, "by_law", None, forbidden)
    return Gatekeeper(gate, "silent")


def forbidden_by(
    world: World, snapshot: Snapshot, state: str, mover: str, mode: LinkMode, cargo: Cargo
) -> str:
    """Return the rule by which a state cannot let a mover through; empty where there is none.

    The default by law: a state without the law that its own order asks for cannot grant.
    """
    body = world.states.get(state)
    if body is None or state == mover or not has_rules_on(body, "transit_granted"):
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
    decisive = [reason for reason in finding.law.reasons if reason.status == "decisive"]
    return decisive[0].says if decisive else f"the law of {body.name}"
