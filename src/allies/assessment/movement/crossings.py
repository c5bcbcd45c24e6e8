"""Crossings: each state's answer to a mover, the limits of its law, and the suppositions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec

from allies.errors import QuestionError, field
from allies.law.audit import judge_act
from allies.law.provisions import has_rules_on
from allies.logistics.permissions import movers_of, prices_of, said
from allies.questions.route import Consent
from allies.values.dates import day_text, parse_date
from allies.world.acts import Act, Cargo, Term
from allies.world.cases import Case
from allies.world.forces import Gate, LinkMode
from allies.world.snapshot import Snapshot
from allies.world.view import View


class Supposed(msgspec.Struct, frozen=True):
    """What a question supposes about states; it replaces their answers on record.

    Attributes:
        denied: states that refuse everybody.
        allowed: states that consent to everything.
    """

    denied: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()

    def check(self) -> None:
        """Check that no state is supposed both to refuse and to consent.

        Raises:
            QuestionError: a state is supposed to do both.
        """
        for state in sorted(set(self.denied) & set(self.allowed)):
            raise QuestionError(
                f"{state} cannot both refuse and consent",
                field="deny",
                remedy=f"leave {state} out of {field('deny')} or of {field('allow')}",
            )

    def check_end(self, view: View, place: str, end: str) -> None:
        """Check that the state of a start or destination is not supposed to refuse.

        Args:
            view: the record.
            place: the place.
            end: `origin` or `destination`.

        Raises:
            QuestionError: its state is denied.
        """
        state = view.places[place].state
        if state in self.denied:
            raise QuestionError(
                f"the {end} {place} lies in {state}, which is supposed to refuse passage",
                field="deny",
                why="nothing can start or end in a state that refuses passage",
                remedy=f"leave {state} out of {field('deny')}, or choose another place",
            )


def avoided(case: Case, host: str, allowed: Collection[str]) -> tuple[str, ...]:
    """Return the states that no way of help crosses: those from where the attack comes.

    Args:
        case: the crisis.
        host: the state that receives help; the way ends there.
        allowed: states that the question lets forces cross.
    """
    return tuple(state for state in case.attacked_from if state not in (host, *allowed))


class BorderPosition(msgspec.Struct, frozen=True):
    """The position of one state on one mode.

    Attributes:
        gate: the state and the mode.
        consent: `own` for the mover's own state; `by_law` if its law forbids it to grant passage;
            `denied` or `allowed` if the question supposes so; `silent` if no answer is documented.
        act: the act that holds its answer, if any.
        why: the text of the rule behind `by_law`.
        prices: the latest known prices of the passage, if it is open.
    """

    gate: Gate
    consent: Consent
    act: Act | None = None
    why: str = ""
    prices: tuple[Term, ...] = ()

    @property
    def is_shut(self) -> bool:
        """Whether it lets nothing through."""
        return self.consent in ("refused", "revoked", "by_law", "denied")


def border_positions(
    view: View,
    snapshot: Snapshot,
    gates: Iterable[Gate],
    mover: str,
    cargo: Cargo,
    supposed: Supposed,
) -> list[BorderPosition]:
    """Return the position of each state on each mode, in the reference world.

    Args:
        view: the record.
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
            found.append(BorderPosition((state, mode), "denied"))
            continue
        if state in supposed.allowed:
            found.append(BorderPosition((state, mode), "allowed"))
            continue
        if state not in forbidden:
            forbidden[state] = forbidden_by(view, snapshot, state, mover, mode, cargo)
        found.append(_position(snapshot, (state, mode), names, cargo, forbidden[state]))
    return found


def _position(
    snapshot: Snapshot,
    gate: Gate,
    names: Sequence[str],
    cargo: Cargo,
    forbidden: str,
) -> BorderPosition:
    state, mode = gate
    if state == names[0]:
        return BorderPosition(gate, "own")
    what = said(snapshot, state, names, mode, cargo)
    if what.act is not None and what.word == "refused":
        taken_back = what.act.act == "transit_revoked"
        return BorderPosition(gate, "revoked" if taken_back else "refused", what.act)
    if what.act is not None and what.word == "granted":
        consent: Consent = (
            "conditional" if what.act.act == "transit_granted_conditionally" else "granted"
        )
        return BorderPosition(gate, consent, what.act, "", prices_of(snapshot, gate, names, cargo))
    if forbidden:
        return BorderPosition(gate, "by_law", None, forbidden)
    return BorderPosition(gate, "silent")


def forbidden_by(
    view: View, snapshot: Snapshot, state: str, mover: str, mode: LinkMode, cargo: Cargo
) -> str:
    """Return the text of the rule that forbids a state to let a mover through; empty if none does.

    By default a state cannot grant passage without a law that its own legal order requires.
    """
    body = view.states.get(state)
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
    finding = judge_act(view, act, body, done=False)
    if finding is None or finding.finding != "irregular":
        return ""
    decisive = [reason for reason in finding.law.reasons if reason.status == "decisive"]
    return decisive[0].says if decisive else f"the law of {body.name}"
