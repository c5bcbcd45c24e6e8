"""Threats: what a capital's documents list, which states they mention, and who gains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from allies.evidence.sources import Citation
from allies.politics.dispositions import Dispositions, Level
from allies.values.model_inputs import number, numbers_by
from allies.world.capitals import OFFICIAL, ThreatRegister, Topic


class Topics(NamedTuple):
    """The topics of a list of threats that match a kind of crisis. A judgement.

    Attributes:
        central: those that name it.
        related: those that only have to do with it.
    """

    central: frozenset[Topic]
    related: frozenset[Topic] = frozenset()


TOPICS_OF_TRIGGER: Mapping[str, Topics] = MappingProxyType(
    {
        "external_attack": Topics(
            frozenset({"aggression"}), frozenset({"force_buildup", "great_power_pressure"})
        ),
        "border_clash": Topics(frozenset({"borders"}), frozenset({"regional_instability"})),
        "insurgency_incursion": Topics(
            frozenset({"armed_groups", "terrorism"}), frozenset({"extremism"})
        ),
        "internal_unrest": Topics(
            frozenset({"internal_conflict", "ethnic_tension"}), frozenset({"regional_instability"})
        ),
        "coup": Topics(
            frozenset({"succession"}), frozenset({"internal_conflict", "regional_instability"})
        ),
        "disaster": Topics(frozenset({"environment"})),
        "civil_war": Topics(
            frozenset({"internal_conflict", "armed_groups"}), frozenset({"ethnic_tension"})
        ),
        "disputed_election": Topics(frozenset({"succession"}), frozenset({"internal_conflict"})),
    }
)
NOT_LISTED, UNORDERED, RELATED = number("not_listed"), number("unordered"), number("related")
PLACES = numbers_by("place")
# No document says how it sees the place: it is drawn from -1 to 1, and is half of the stake.
UNKNOWN_PLACE_SPREAD = 0.5


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
        spread: how far what is unknown may move it to either side.
    """

    value: float | None
    because: str
    cites: tuple[Citation, ...] = ()
    spread: float = 0.0


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


def crisis_standing(
    known: Dispositions, state: str, trigger: str, places: Sequence[str]
) -> Standing:
    """Return the weight of a crisis in a capital's own published documents, by kind and place.

    It is the mean of the weight of the kind and of the weight of the place. Experts' writing does
    not count for their state.

    Args:
        known: what is documented on the day.
        state: the state of the capital; the crisis is in another.
        trigger: the kind of crisis.
        places: the host, the states from which the crisis comes, and those of the other side.
    """
    registers = known.registers(state)
    own = [item for item in registers if item.form in OFFICIAL]
    listing = [item for item in own if item.threats]
    if not listing:
        return Standing(None, _why_unknown(registers))
    kind, place = _of_kind(listing[-1], trigger), _of_place(known, own, places)
    if place is None:
        because = f"{kind.because}; how it sees the place is not known"
        return Standing(kind.value / 2, because, kind.cites, UNKNOWN_PLACE_SPREAD)
    return Standing(
        (kind.value + place.value) / 2,
        f"{kind.because}; {place.because}",
        tuple(dict.fromkeys((*kind.cites, *place.cites))),
    )


class _Half(NamedTuple):
    """One half of a stake: that of the kind or that of the place."""

    value: float
    because: str
    cites: tuple[Citation, ...]


def _of_kind(register: ThreatRegister, trigger: str) -> _Half:
    """Return the weight of a kind of crisis abroad in a list of threats.

    If the document ranks, or a source reads its order as a ranking, a higher entry counts more;
    otherwise each counts one half. What the document lists as a threat inside its own borders does
    not count.
    """
    found: list[tuple[float, str]] = []
    for place, threat in enumerate(register.threats, 1):
        share = _share_of(threat.topics, trigger)
        if not share or threat.part == "domestic":
            continue
        height = UNORDERED
        if register.ranked or register.order_read_by:
            height = _height(place, len(register.threats))
        found.append((share * height, f"'{threat.says}', {place} of {len(register.threats)}"))
    if not found:
        kind = trigger.replace("_", " ")
        where = "abroad " if any(item.part == "domestic" for item in register.threats) else ""
        because = f"{register.title}: lists nothing {where}of the kind {kind}"
        return _Half(NOT_LISTED, because, register.cites)
    value, where = max(found, key=lambda item: item[0])
    because = f"{register.title}: {where}, {_order_of(register)}"
    return _Half(value, because, register.cites)


def _share_of(topics: Sequence[Topic], trigger: str) -> float:
    """Return how much a threat about some topics counts for a kind of crisis."""
    of_kind = TOPICS_OF_TRIGGER.get(trigger, Topics(frozenset()))
    if of_kind.central & set(topics):
        return 1.0
    return RELATED if of_kind.related & set(topics) else 0.0


def _order_of(register: ThreatRegister) -> str:
    """Return in words whether the order of a list is a ranking."""
    if register.ranked:
        return "ranked by the document"
    if register.order_read_by:
        who = ", ".join(reading.who for reading in register.order_read_by)
        return f"the order read as rank by {who}"
    return "in no order"


def _of_place(
    known: Dispositions, own: Sequence[ThreatRegister], places: Sequence[str]
) -> _Half | None:
    """Return how a state's newest own document that mentions some places sees them, if any."""
    for register in reversed(own):
        seen = [
            mention
            for mention in register.mentions
            if mention.of in places and mention.place in PLACES
        ]
        if seen:
            mention = max(seen, key=lambda item: PLACES[item.place])
            how = mention.place.replace("_", " ")
            name = known.view.name(mention.of)
            return _Half(PLACES[mention.place], f"{name}: {how}", mention.cites)
    return None


def _height(place: int, count: int) -> float:
    """Return 1 for the first entry of a list, falling in equal steps towards 0."""
    return (count - place + 1) / count


def _why_unknown(registers: Sequence[ThreatRegister]) -> str:
    if any(item.is_secret for item in registers):
        return "its own documents are secret, so their content is unknown"
    if any(item.form in OFFICIAL for item in registers):
        return "the content of its own documents is not reported"
    return "no document of its own is coded for the day"
