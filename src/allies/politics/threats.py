"""Threats: what a capital's documents list, which states they mention, and who gains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import msgspec

from allies.evidence.sources import Citation
from allies.politics.dispositions import Dispositions, Level
from allies.values.model_inputs import number
from allies.world.capitals import OFFICIAL, ThreatRegister, Topic

# The topics of a list of threats that match each kind of crisis. A judgement.
TOPICS_OF_TRIGGER: Mapping[str, frozenset[Topic]] = MappingProxyType(
    {
        "external_attack": frozenset({"aggression", "force_buildup", "great_power_pressure"}),
        "border_clash": frozenset({"borders", "regional_instability"}),
        "insurgency_incursion": frozenset({"terrorism", "extremism", "armed_groups"}),
        "internal_unrest": frozenset(
            {"regional_instability", "internal_conflict", "ethnic_tension"}
        ),
        "coup": frozenset({"regional_instability", "internal_conflict", "succession"}),
        "disaster": frozenset({"environment"}),
        "civil_war": frozenset({"internal_conflict", "armed_groups", "ethnic_tension"}),
        "disputed_election": frozenset({"internal_conflict", "succession"}),
    }
)
NOT_LISTED, UNORDERED = number("not_listed"), number("unordered")


class ThreatView(msgspec.Struct, frozen=True):
    """How one capital sees its threats.

    Attributes:
        state: the state of the capital.
        registers: its registers, its own and its experts', oldest first.
        assessment: how independently its services judge; None if unknown.
        inflation: how far it gains by making a threat look larger; None if unknown.
    """

    state: str
    registers: Sequence[ThreatRegister]
    assessment: Level | None
    inflation: Level | None


class Standing(msgspec.Struct, frozen=True):
    """The weight of a kind of crisis in a capital's own documents.

    Attributes:
        value: from -1 to 1; None if it is unknown.
        because: the reason.
        cites: where it is documented.
    """

    value: float | None
    because: str
    cites: tuple[Citation, ...] = ()


def threat_views(known: Dispositions, states: Sequence[str] = ()) -> list[ThreatView]:
    """Return how capitals see their threats.

    Args:
        known: what is documented on the day.
        states: the states; every capital with a register if not given.
    """
    chosen = states or [name for name in known.view.capitals if known.registers(name)]
    return [
        ThreatView(
            state,
            known.registers(state),
            known.level(state, "assessment"),
            known.level(state, "inflation"),
        )
        for state in chosen
    ]


def subjects(views: Sequence[ThreatView]) -> list[str]:
    """Return every state or subject that a register mentions, most often mentioned first."""
    counts: dict[str, int] = {}
    for seen in views:
        for register in seen.registers:
            for mention in register.mentions:
                counts[mention.of] = counts.get(mention.of, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def gainers(known: Dispositions) -> list[tuple[str, Level]]:
    """Return the states that are said to gain by making threats look larger, highest gain first."""
    found = [(state, known.level(state, "inflation")) for state in known.view.capitals]
    some = [(state, level) for state, level in found if level is not None]
    return sorted(some, key=lambda item: (-item[1].high, item[0]))


def crisis_standing(known: Dispositions, state: str, trigger: str) -> Standing:
    """Return the weight of a kind of crisis in a capital's own published documents.

    Its newest own document with a list of threats decides. If the document ranks, or a source reads
    its order as a ranking, a higher entry counts more; otherwise a listed entry counts one half.
    Experts' writing does not count for their state.
    """
    registers = known.registers(state)
    own = [item for item in registers if item.form in OFFICIAL and item.threats]
    if not own:
        return Standing(None, _why_unknown(registers))
    register = own[-1]
    cites = register.cites
    topics = TOPICS_OF_TRIGGER.get(trigger, frozenset())
    places = [at for at, threat in enumerate(register.threats, 1) if topics & set(threat.topics)]
    kind = trigger.replace("_", " ")
    if not places:
        why = f"{register.title}: lists nothing of the kind {kind}"
        return Standing(NOT_LISTED, why, cites)
    place, count = places[0], len(register.threats)
    threat = register.threats[place - 1]
    where = f"{register.title}: '{threat.says}', {place} of {count}"
    if register.ranked:
        return Standing(_height(place, count), f"{where}, ranked by the document", cites)
    if register.order_read_by:
        who = ", ".join(reading.who for reading in register.order_read_by)
        return Standing(_height(place, count), f"{where}, the order read as rank by {who}", cites)
    return Standing(UNORDERED, f"{where}, in no order", cites)


def _height(place: int, count: int) -> float:
    """Return 1 for the first entry of a list, falling in equal steps towards 0."""
    return (count - place + 1) / count


def _why_unknown(registers: Sequence[ThreatRegister]) -> str:
    if any(item.is_secret for item in registers):
        return "its own documents are secret, so their content is unknown"
    if any(item.form in OFFICIAL for item in registers):
        return "the content of its own documents is not reported"
    return "no document of its own is coded for the day"
