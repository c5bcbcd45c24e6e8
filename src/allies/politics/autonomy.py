"""Autonomy: a member's freedom to refuse, its influence, and the cost of leaving.

The three are separate, and each has a low and a high end: unknown facts widen the range. They are
computed from the states a member depends on, the forces assigned, and what the member has done.
Sources' conclusions about autonomy are shown beside them and are never an input.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Literal

import msgspec

from allies.evidence.sources import Citation
from allies.politics.dispositions import Dispositions
from allies.votes.concentration import Concentration
from allies.world.acts import Act
from allies.world.conclusions import Comparison
from allies.world.organisations import Organisation
from allies.world.snapshot import Snapshot

# Domains in which dependence lets a leading state respond to a refusal, and domains in which a
# member that leaves an organisation loses supplies. Judgements.
HOLD = ("survival", "security", "energy", "trade", "arms")
SUPPLIED = ("survival", "security", "arms", "intelligence", "basing")
# Acts by which a member has refused and yet stayed a member.
_REFUSING = frozenset(
    {
        "stayed_away",
        "refused_to_sign",
        "signed_with_reservations",
        "ratified_with_reservations",
        "objection_raised",
        "participation_suspended",
        "transit_refused",
    }
)
# The freedom left to the owner of forces assigned to an organisation. A judgement: a member that
# refuses its assigned forces breaks a pledge. This is harder than a refusal without a pledge, but
# it happens.
PLEDGED, UNPLEDGED = 0.5, 1.0
ALIKE = 1e-9  # two measures closer than this are the same

Verdict = Literal["agrees", "leans to agree", "leans to disagree", "disagrees", "cannot tell"]


class Body(msgspec.Struct, frozen=True):
    """An organisation, and the distribution of the forces assigned to it.

    Attributes:
        organisation: the organisation.
        forces: the shares of its members; None if no force is assigned.
    """

    organisation: Organisation
    forces: Concentration | None


class Component(msgspec.Struct, frozen=True):
    """One part of a measure.

    Attributes:
        name: name of the part.
        low: its lowest value, from 0 to 1.
        high: its highest value.
        because: the reason for the value.
        cites: where it is documented.
    """

    name: str
    low: float
    high: float
    because: str
    cites: tuple[Citation, ...] = ()


class Measure(msgspec.Struct, frozen=True):
    """A measure from 0 to 1, as the mean of its parts; equal weights are a judgement.

    Attributes:
        parts: the parts.
    """

    parts: tuple[Component, ...]

    @property
    def low(self) -> float:
        """Its lowest value."""
        return fsum(part.low for part in self.parts) / len(self.parts)

    @property
    def high(self) -> float:
        """Its highest value."""
        return fsum(part.high for part in self.parts) / len(self.parts)


class Autonomy(msgspec.Struct, frozen=True):
    """A member's room for manoeuvre inside one organisation.

    Attributes:
        state: the member.
        organisation: the organisation.
        measures: freedom to refuse, influence and cost of leaving, by name.
        role: the role that sources give it.
    """

    state: str
    organisation: str
    measures: Mapping[str, Measure]
    role: str


class Comparing(msgspec.Struct, frozen=True):
    """A source's conclusion compared with the model.

    Attributes:
        comparison: the conclusion.
        verdict: whether the model agrees.
        because: the reason, in words.
        without: whether the model agrees without the source's own statements as inputs.
    """

    comparison: Comparison
    verdict: Verdict
    because: str
    without: Verdict


def is_inside(snapshot: Snapshot, state: str, organisation: str) -> bool:
    """Return whether a state is a member that takes part; only such states are measured."""
    member = snapshot.register("membership", state, organisation).is_any("member")[0]
    taking_part = snapshot.register("participation", state, organisation).is_any("full")[0]
    return bool(member and taking_part)


def autonomies(snapshot: Snapshot, known: Dispositions, bodies: Sequence[Body]) -> list[Autonomy]:
    """Return the autonomy of every member inside every organisation on a day."""
    return [
        autonomy(snapshot, known, state, body)
        for body in bodies
        for state in known.view.states
        if is_inside(snapshot, state, body.organisation.id)
    ]


def autonomy(snapshot: Snapshot, known: Dispositions, state: str, body: Body) -> Autonomy:
    """Return the autonomy of one member inside one organisation."""
    organisation = body.organisation
    leaders = known.leaders(organisation.id)
    others = [item for item in leaders if item != state]
    role = "; ".join(trait.says for trait in known.traits(state, "role", organisation.id))
    measures = {
        "freedom": Measure(
            (
                _hold(known, state, others) if others else _unled(leaders),
                _pledge(state, body.forces),
                _practice(snapshot, known, state, organisation),
            )
        ),
        "influence": Measure((_share(state, body.forces),)),
        "exit_cost": Measure(
            (_forgone(known, state, others), _precedent(known, state, organisation.id))
        ),
    }
    return Autonomy(state, organisation.id, measures, role)


def _hold(known: Dispositions, state: str, leaders: Sequence[str]) -> Component:
    """Return how little the leading states could do in answer to a refusal.

    With several leading states, the low end assumes that they act as one, and the high end that
    each checks the other.
    """
    by_leader = {name: known.dependence(state, name) for name in leaders}
    spans = {name: found.over(HOLD) for name, found in by_leader.items()}
    parts = []
    for name, found in by_leader.items():
        silent = [domain for domain in HOLD if found.domains[domain] is None]
        told = f"unknown: {', '.join(silent)}" if silent else "every domain coded"
        low, high = spans[name]
        parts.append(f"dependence on {known.view.name(name)} {span_text(low, high)} ({told})")
    because = "; ".join(parts)
    if len(leaders) > 1:
        because += "; low end if they act as one, high end if each checks the other"
    traits = [
        trait
        for found in by_leader.values()
        for domain in HOLD
        for trait in getattr(found.domains[domain], "traits", ())
    ]
    low = 1.0 - max(high for _, high in spans.values())
    high = 1.0 - min(low for low, _ in spans.values())
    return Component("hold", low, high, because, known.cites(traits))


def _unled(leaders: Sequence[str]) -> Component:
    """Return how little anybody could do in answer to a refusal, if no other state leads."""
    if not leaders:
        return Component("hold", 0.0, 1.0, "who leads is not coded")
    return Component("hold", 1.0, 1.0, "it leads, and no other leading state could answer it")


def _pledge(state: str, forces: Concentration | None) -> Component:
    if forces is None:
        return Component("pledge", UNPLEDGED, UNPLEDGED, "no forces are assigned to it by anybody")
    if state in forces.shares:
        return Component("pledge", PLEDGED, PLEDGED, "it has assigned forces")
    return Component(
        "pledge", PLEDGED, UNPLEDGED, "others have assigned forces; none of its own is coded"
    )


def _practice(
    snapshot: Snapshot, known: Dispositions, state: str, organisation: Organisation
) -> Component:
    texts = {item.id for item in organisation.instruments}
    refusals = [
        act
        for act in snapshot.log.until(known.day)
        if act.affected == state and act.by == state and _refuses(act, organisation.id, texts)
    ]
    if not refusals:
        return Component("practice", 0.0, 1.0, "no refusal is recorded, which proves nothing")
    cites = dict.fromkeys(cite for act in refusals for cite in act.cites)
    last = refusals[-1]
    because = f"has refused and stayed, {len(refusals)} on record, last on {last.on}"
    return Component("practice", 1.0, 1.0, because, tuple(cites))


def _refuses(act: Act, organisation: str, texts: set[str]) -> bool:
    if act.act == "stance_taken":
        return act.of == organisation and act.stance == "against"
    return act.act in _REFUSING and (act.of == organisation or act.of in texts)


def _share(state: str, forces: Concentration | None) -> Component:
    if forces is None:
        return Component("assigned", 0.0, 1.0, "no forces are assigned, so its share is unknown")
    share = forces.shares.get(state)
    if share is None:
        silent = "none of its forces is recorded as assigned, but some may be"
        return Component("assigned", 0.0, 1.0, silent)
    low = share.value if share.low is None else share.low
    high = share.value if share.high is None else share.high
    return Component(
        "assigned", low, high, f"about {share.value * 100:.0f} % of the people assigned"
    )


def _forgone(known: Dispositions, state: str, leaders: Sequence[str]) -> Component:
    if not leaders:
        return Component("forgone", 0.0, 1.0, "no other leading state is coded")
    spans = [known.dependence(state, name).over(SUPPLIED) for name in leaders]
    traits = [
        trait
        for name in leaders
        for domain in SUPPLIED
        for trait in known.traits(state, domain, name)
    ]
    names = ", ".join(known.view.name(name) for name in leaders)
    because = f"what {names} supplies: {', '.join(SUPPLIED)}"
    # With several leaders, what one of them supplies does not depend on the organisation.
    low = min(low for low, _ in spans) if len(spans) > 1 else spans[0][0]
    return Component("forgone", low, max(high for _, high in spans), because, known.cites(traits))


def _precedent(known: Dispositions, state: str, organisation: str) -> Component:
    level = known.level(state, "exit", organisation)
    if level is None:
        return Component("precedent", 0.0, 1.0, "the cost of leaving it is not recorded")
    return Component("precedent", level.low, level.high, level.says, known.cites(level.traits))


def compare(snapshot: Snapshot, known: Dispositions, bodies: Sequence[Body]) -> list[Comparing]:
    """Return sources' conclusions about members' autonomy, each compared with the model."""
    by_id = {body.organisation.id: body for body in bodies}
    found = []
    for item in known.view.comparisons.values():
        if item.more[1] not in by_id or item.less[1] not in by_id:
            continue
        verdict, because = _compared(snapshot, known, item, by_id)
        own = frozenset(cite.source for cite in item.cites)
        rest = Dispositions(known.view, known.day, without=own)
        found.append(Comparing(item, verdict, because, _compared(snapshot, rest, item, by_id)[0]))
    return found


def _compared(
    snapshot: Snapshot, known: Dispositions, item: Comparison, bodies: Mapping[str, Body]
) -> tuple[Verdict, str]:
    day = known.day
    if item.since.first > day or (item.until is not None and item.until.last < day):
        return "cannot tell", "the conclusion is not about this day"
    for state, body in (item.more, item.less):
        if not is_inside(snapshot, state, body):
            name = known.view.name(state)
            return "cannot tell", f"{name} is outside {known.view.in_sentence(body)} on the day"
    more, less = (
        autonomy(snapshot, known, state, bodies[body]).measures[item.measure]
        for state, body in (item.more, item.less)
    )
    spans = f"{span_text(more.low, more.high)} against {span_text(less.low, less.high)}"
    spans += _chiefly(more, less)
    if more.low > less.high:
        return "agrees", f"{spans}: the ranges do not overlap"
    if less.low > more.high:
        return "disagrees", f"{spans}: the ranges do not overlap"
    gap = (more.low + more.high) - (less.low + less.high)
    if abs(gap) < ALIKE:
        return "cannot tell", f"{spans}: alike"
    open_parts = "; the ranges overlap, by what is unknown or by how the leading states behave"
    return ("leans to agree" if gap > 0 else "leans to disagree"), spans + open_parts


def _chiefly(more: Measure, less: Measure) -> str:
    """Return the part that differs most between two measures, and the parts unknown in both."""
    gaps = {
        one.name: (one.low + one.high - other.low - other.high) / 2
        for one, other in zip(more.parts, less.parts, strict=True)
    }
    name = max(gaps, key=lambda part: abs(gaps[part]))
    return f", chiefly by {name} ({gaps[name]:+.2f})" if abs(gaps[name]) > ALIKE else ""


def span_text(low: float, high: float) -> str:
    """Return a range in hundredths, or one number if both ends look the same."""
    ends = dict.fromkeys(f"{end:.2f}" for end in (low, high))
    return "-".join(ends)
