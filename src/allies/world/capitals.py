"""Capitals: how each sees its threats, on whom it depends, and other documented traits.

A capital has *threat registers*, the lists in its own security documents and in its experts'
writing, and *traits*, single dated statements: on whom it depends for energy, which organisation
it prefers, whether its services judge independently. Traits of one kind from several sources are
kept side by side; nothing here chooses between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import msgspec

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate
from allies.values.distributions import Distribution
from allies.values.entries import Entry
from allies.values.model_inputs import numbers_by

Topic = Literal[
    "aggression",
    "force_buildup",
    "great_power_pressure",
    "blocs",
    "borders",
    "regional_instability",
    "ethnic_tension",
    "internal_conflict",
    "armed_groups",
    "terrorism",
    "extremism",
    "succession",
    "drugs",
    "crime",
    "migration",
    "arms_spread",
    "economy",
    "resources",
    "environment",
]
RegisterForm = Literal["law", "doctrine", "concept", "statement", "expert", "secret"]
Place = Literal["first", "listed", "preamble", "through_effects", "mentioned", "absent", "unknown"]
Part = Literal["", "external", "domestic", "direct"]

# Documents of the state itself. Experts' writing is shown beside them and is never one of them.
OFFICIAL: frozenset[RegisterForm] = frozenset({"law", "doctrine", "concept", "statement"})


class Threat(Entry, frozen=True, kw_only=True):
    """One threat as a document lists it.

    Attributes:
        topics: what it is about, from a closed vocabulary.
        says: the threat in our own words.
        part: the part of the list that contains it, if the document divides the list.
    """

    topics: tuple[Topic, ...]
    says: str
    part: Part = ""


class Mention(Entry, frozen=True, kw_only=True):
    """How a document mentions a state or subject.

    Attributes:
        of: the state, or another subject by name.
        place: first, listed, in the preamble, through its effects only, only mentioned, absent,
            or unknown if the document is secret.
        says: how, in our own words.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    of: str
    place: Place
    says: str
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class OrderReading(Entry, frozen=True, kw_only=True):
    """A source or holder that reads a list as a ranking although the document does not say so.

    Attributes:
        who: the source or holder.
        cites: where it is documented.
    """

    who: str
    cites: tuple[Citation, ...]


class ThreatRegister(Entry, frozen=True, kw_only=True):
    """A list of threats, published on a day by a state or by an expert.

    Attributes:
        id: short name.
        title: the title of the document.
        by: the state, organ, source or holder that speaks.
        form: the kind of document; `secret` if it exists and was not published.
        on: when it was adopted or written.
        public: when it became public, if not on its own day.
        until: when it was replaced, if it was.
        ranked: whether the document itself ranks what it lists.
        order_read_by: who reads its order as a ranking although it does not say so.
        threats: what it lists, in its order.
        mentions: how it mentions states and other subjects.
        rows: rows of the project's inventory that it carries.
        note: what a reader should know.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    id: str
    title: str
    by: str
    form: RegisterForm
    on: ImpreciseDate
    public: ImpreciseDate | None = None
    until: ImpreciseDate | None = None
    ranked: bool = False
    order_read_by: tuple[OrderReading, ...] = ()
    threats: tuple[Threat, ...] = ()
    mentions: tuple[Mention, ...] = ()
    rows: tuple[str, ...] = ()
    note: str = ""
    cites: tuple[Citation, ...] = ()
    judgement: str = ""

    @property
    def is_secret(self) -> bool:
        """Whether its content is unknown; this differs from a document that says nothing."""
        return self.form == "secret"


class Trait(Entry, frozen=True, kw_only=True):
    """One dated statement about a capital.

    Attributes:
        id: short name.
        aspect: its subject, one of those in the reference of capitals.
        by: the holder that says so, if the sources only report what it says.
        towards: the states or organisations it concerns, if the aspect needs one.
        mutual: whether it holds as much for each state in `towards` towards this one, such as a
            border; it is then written once.
        level: a word of the aspect's scale; empty if the aspect has no scale.
        amount: a figure of the statement, in `unit`.
        unit: unit of the figure.
        says: the statement in our own words.
        since: the first day on which it holds.
        until: when it ceased to hold, if it did.
        public: when it became public, if not with the first of its origins.
        dated_by: the reason for `since`, if the source does not date the statement.
        rows: rows of the project's inventory that it carries.
        cites: where it is documented.
        judgement: why the coder believes it, if no source says so.
    """

    id: str
    aspect: str
    by: str = ""
    towards: tuple[str, ...] = ()
    mutual: bool = False
    level: str = ""
    amount: float | None = None
    unit: str = ""
    says: str
    since: ImpreciseDate
    until: ImpreciseDate | None = None
    public: ImpreciseDate | None = None
    dated_by: str = ""
    rows: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Capital(Entry, frozen=True, kw_only=True):
    """What is documented about the perceptions, dependences and preferences of one state.

    Attributes:
        id: the state.
        registers: its threat registers, its own and its experts'.
        traits: statements about it.
    """

    id: str
    registers: tuple[ThreatRegister, ...] = ()
    traits: tuple[Trait, ...] = ()


class DriverWeight(Entry, frozen=True, kw_only=True):
    """The weight of one driver of positions, set by the theatre.

    Attributes:
        id: the driver, one of those in the reference of positions.
        weight: in points of log-odds; never negative in any draw.
        judgement: the reason for it.
    """

    id: str
    weight: Distribution
    judgement: str


class Aspect(msgspec.Struct, frozen=True):
    """One kind of trait.

    Attributes:
        name: as written in a theatre.
        scale: its words, each with a number from -1 to 1; empty if it has no scale.
        towards: what a trait must name: `state`, `organisation`, `either`, or nothing.
        says: one sentence for the documentation.
    """

    name: str
    scale: Mapping[str, float]
    towards: Literal["", "state", "organisation", "either"]
    says: str


_DEPENDENCE, _FEAR = numbers_by("dependence"), numbers_by("fear")
_RELATION, _FRAME = numbers_by("relation"), numbers_by("frame")
_OWN_MEANS, _ASSESSMENT = numbers_by("own_means"), numbers_by("assessment")
_CONTROL, _CAPACITY = numbers_by("control"), numbers_by("capacity")
_NOTHING: Mapping[str, float] = MappingProxyType({})
# These numbers are an order only; no answer computes with them.
_SHARING: Mapping[str, float] = MappingProxyType(
    {"reluctant": -1.0, "limited": 0.0, "regular": 0.5, "close": 1.0}
)

# What one state can need from another, in the order shown to people.
DEPENDENCE: Mapping[str, str] = MappingProxyType(
    {
        "survival": "the protection of its government",
        "security": "defence against threats from outside",
        "arms": "arms and their upkeep",
        "energy": "energy",
        "trade": "trade and transit",
        "remittances": "money sent home by workers abroad",
        "food": "food",
        "intelligence": "intelligence",
        "basing": "what bases on its soil bring",
    }
)

_OTHERS = (
    Aspect("leverage", _NOTHING, "either", "What hold it has over others."),
    Aspect(
        "turns_to",
        _NOTHING,
        "either",
        "Others that it turns to, or could turn to, beside its allies.",
    ),
    Aspect("disputes", _NOTHING, "either", "What it disputes: borders, water, energy, peoples."),
    Aspect("border", _NOTHING, "state", "States it shares a land border with."),
    Aspect("relation", _RELATION, "state", "Its relation to another state."),
    Aspect(
        "frame",
        _FRAME,
        "either",
        "How it values an organisation, or acting with a state, for security.",
    ),
    Aspect("self_reliance", _FRAME, "", "Whether it prefers to provide for its own security."),
    Aspect("own_means", _OWN_MEANS, "", "Whether its own forces suffice for a small conflict."),
    Aspect("control", _CONTROL, "", "How far it controls its territory where a crisis is."),
    Aspect("capacity", _CAPACITY, "", "How far its forces are free to be sent at the moment."),
    Aspect(
        "precedent",
        _FEAR,
        "",
        "How far it fears that force used in one member's affairs could be used in its own.",
    ),
    Aspect(
        "troops_fear", _FEAR, "", "How far its leaders fear that foreign troops inflame unrest."
    ),
    Aspect("inflation", _FEAR, "", "How far it gains by making a threat look larger."),
    Aspect("assessment", _ASSESSMENT, "", "How independently its services judge threats."),
    Aspect("sharing", _SHARING, "either", "How closely its services share intelligence."),
    Aspect("services", _NOTHING, "", "How its services are made, and what weakens them."),
    Aspect("advice", _NOTHING, "", "Whose advice its leaders follow."),
    Aspect("planning", _NOTHING, "", "What it plans for."),
    Aspect("request", _NOTHING, "", "What it has asked for, and from whom."),
    Aspect("legal", _NOTHING, "", "Its view of the law."),
    Aspect("role", _NOTHING, "organisation", "What part it plays in an organisation."),
    Aspect("leads", _NOTHING, "organisation", "Organisations it is said to lead."),
    Aspect("exit", _DEPENDENCE, "organisation", "What leaving an organisation cost it."),
)
ASPECTS: Mapping[str, Aspect] = MappingProxyType(
    {
        **{
            name: Aspect(name, _DEPENDENCE, "state", f"How far it depends on a state for {says}.")
            for name, says in DEPENDENCE.items()
        },
        **{aspect.name: aspect for aspect in _OTHERS},
    }
)
