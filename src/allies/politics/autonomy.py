"""Autonomy: a member's freedom to refuse, its influence, and what leaving would cost it.

The three are kept apart and each has a low and a high end: what is unknown widens it. They are
worked out from whom a state depends on, whose forces are assigned, and what it has done; what a
source concludes of its autonomy is held beside them and never goes in.
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

# Which dependence lets a leading state answer one refusal, and which an organisation supplies so
# that leaving forgoes it. Judgements.
HOLD = ("survival", "security", "energy", "trade", "arms")
SUPPLIED = ("survival", "security", "arms", "intelligence", "basing")
# Acts by which a member has refused and stayed.
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
# How far forces assigned to an organisation tie their owner. A judgement: to refuse them is to
# break a pledge, which is harder than never to have pledged, and is done.
PLEDGED, UNPLEDGED = 0.5, 1.0
ALIKE = 1e-9  # closer than this, two measures are the same

Verdict = Literal["agrees", "leans to agree", "leans to disagree", "disagrees", "cannot tell"]


class Body(msgspec.Struct, frozen=True):
    """An organisation, and how the forces assigned to it divide.

    Attributes:
        organisation: which.
        forces: whose people they are; None where none is assigned.
    """

    organisation: Organisation
    forces: Concentration | None


class Component(msgspec.Struct, frozen=True):
    """One part of a measure.

    Attributes:
        name: which.
        low: its least value, from 0 to 1.
        high: its greatest.
        because: what it rests on.
        cites: where that is documented.
    """

    name: str
    low: float
    high: float
    because: str
    cites: tuple[Citation, ...] = ()


class Measure(msgspec.Struct, frozen=True):
    """A measure from 0 to 1, as the mean of its parts; equal weights are a judgement.

    Attributes:
        parts: what it is made of.
    """

    parts: tuple[Component, ...]

    @property
    def low(self) -> float:
        """Its least value."""
        return fsum(part.low for part in self.parts) / len(self.parts)

    @property
    def high(self) -> float:
        """Its greatest value."""
        return fsum(part.high for part in self.parts) / len(self.parts)


class Autonomy(msgspec.Struct, frozen=True):
    """A member's room inside one organisation.

    Attributes:
        state: whose.
        organisation: in which.
        measures: freedom to refuse, influence and cost of leaving, by name.
        role: what part it is said to play.
    """

    state: str
    organisation: str
    measures: Mapping[str, Measure]
    role: str


class Comparing(msgspec.Struct, frozen=True):
    """A source's conclusion beside the model's.

    Attributes:
        comparison: the conclusion.
        verdict: whether the model agrees.
        because: why, in words.
        without: whether it agrees once the source's own statements are left out of the inputs.
    """

    comparison: Comparison
    verdict: Verdict
    because: str
    without: Verdict


def is_inside(snapshot: Snapshot, state: str, organisation: str) -> bool:
    """Whether a state is a member that takes part; outside an organisation nothing is said."""
    member = snapshot.register("membership", state, organisation).is_any("member")[0]
    taking_part = snapshot.register("participation", state, organisation).is_any("full")[0]
    return bool(member and taking_part)


def autonomies(snapshot: Snapshot, known: Dispositions, bodies: Sequence[Body]) -> list[Autonomy]:
    """Return the room of every member inside every organisation on a day."""
    return [
        autonomy(snapshot, known, state, body)
        for body in bodies
        for state in known.view.states
        if is_inside(snapshot, state, body.organisation.id)
    ]


def autonomy(snapshot: Snapshot, known: Dispositions, state: str, body: Body) -> Autonomy:
    """Return the room of one member inside one organisation."""
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
    """Return how little those who lead could answer a refusal with.

    Where several lead, the low end has them act as one, and the high end has each check the other.
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
    """Return how little anybody could answer a refusal of one above whom nobody leads."""
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
        return Component("assigned", 0.0, 1.0, "no forces are assigned, so none can tell")
    share = forces.shares.get(state)
    if share is None:
        silent = "none of its forces is on record as assigned, which is not to say that none is"
        return Component("assigned", 0.0, 1.0, silent)
    low = share.value if share.low is None else share.low
    high = share.value if share.high is None else share.high
    return Component(
        "assigned", low, high, f"about {share.value * 100:.0f} % of the people assigned"
    )


def _forgone(known: Dispositions, state: str, leaders: Sequence[str]) -> Component:
    if not leaders:
        return Component("forgone", 0.0, 1.0, "who leads is not coded, or nobody else does")
    spans = [known.dependence(state, name).over(SUPPLIED) for name in leaders]
    traits = [
        trait
        for name in leaders
        for domain in SUPPLIED
        for trait in known.traits(state, domain, name)
    ]
    names = ", ".join(known.view.name(name) for name in leaders)
    because = f"what {names} supplies: {', '.join(SUPPLIED)}"
    # An organisation led by several is no source of what one of them gives outside it.
    low = min(low for low, _ in spans) if len(spans) > 1 else spans[0][0]
    return Component("forgone", low, max(high for _, high in spans), because, known.cites(traits))


def _precedent(known: Dispositions, state: str, organisation: str) -> Component:
    level = known.level(state, "exit", organisation)
    if level is None:
        return Component("precedent", 0.0, 1.0, "what leaving cost it is not on record")
    return Component("precedent", level.low, level.high, level.says, known.cites(level.traits))


def compare(snapshot: Snapshot, known: Dispositions, bodies: Sequence[Body]) -> list[Comparing]:
    """Return what sources conclude of members' room, each beside what the model says."""
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
        return "agrees", f"{spans}: the ranges do not meet"
    if less.low > more.high:
        return "disagrees", f"{spans}: the ranges do not meet"
    gap = (more.low + more.high) - (less.low + less.high)
    if abs(gap) < ALIKE:
        return "cannot tell", f"{spans}: alike"
    open_parts = "; the ranges overlap, by what is unknown or by how those who lead behave"
    return ("leans to agree" if gap > 0 else "leans to disagree"), spans + open_parts


def _chiefly(more: Measure, less: Measure) -> str:
    """Return which part sets two measures apart most, and which are alike unknown."""
    gaps = {
        one.name: (one.low + one.high - other.low - other.high) / 2
        for one, other in zip(more.parts, less.parts, strict=True)
    }
    name = max(gaps, key=lambda part: abs(gaps[part]))
    return f", chiefly by {name} ({gaps[name]:+.2f})" if abs(gaps[name]) > ALIKE else ""


def span_text(low: float, high: float) -> str:
    """Return a range in hundredths, or the one number where both ends are shown alike."""
    ends = dict.fromkeys(f"{end:.2f}" for end in (low, high))
    return "-".join(ends)
