"""How capitals see threats: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Day, Question


class Threat(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a list of threats."""

    place: Annotated[int, Meta(description="Position in the document's own order, from 1.")]
    part: Annotated[
        str | None,
        Meta(description="Its part of the list, if the document divides the list."),
    ]
    topics: Annotated[
        tuple[str, ...], Meta(description="What it is about, from a closed vocabulary.")
    ]
    says: str


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """How a document mentions somebody."""

    of: Annotated[str, Meta(description="The state, or another subject by name.")]
    place: Annotated[
        str,
        Meta(
            description="First, listed, in the preamble, through its effects only, only "
            "mentioned, absent, or unknown if the document is secret."
        ),
    ]
    says: str
    cites: tuple[Cite, ...]
    judgement: Annotated[
        str | None, Meta(description="Why the coder believes it, if no source says so.")
    ]


class OrderReading(msgspec.Struct, frozen=True, kw_only=True):
    """Who reads the order of a list as a ranking."""

    who: Annotated[str, Meta(description="The source or holder that does.")]
    cites: tuple[Cite, ...]


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """A list of threats, published on a day by a state or by an expert."""

    id: str
    title: str
    by: Annotated[str, Meta(description="The state, organ, source or holder that speaks.")]
    form: Annotated[
        str,
        Meta(description="Kind of document; `secret` if it exists and was not published."),
    ]
    on: Annotated[str, Meta(description="When it was adopted or written.")]
    secret: Annotated[bool, Meta(description="Whether what it lists is unknown.")]
    ranked: Annotated[bool, Meta(description="Whether the document itself ranks what it lists.")]
    order_read_as_rank_by: Annotated[
        tuple[OrderReading, ...],
        Meta(description="Who reads its order as a ranking, which it does not say."),
    ]
    threats: Annotated[tuple[Threat, ...], Meta(description="What it lists, in its order.")]
    mentions: Annotated[
        tuple[Mention, ...], Meta(description="How it mentions states and other subjects.")
    ]
    note: Annotated[str | None, Meta(description="A remark for the reader.")]
    cites: tuple[Cite, ...]
    judgement: Annotated[
        str | None, Meta(description="Why the coder believes it, if no source says so.")
    ]


class Trait(msgspec.Struct, frozen=True, kw_only=True):
    """One statement about a capital."""

    id: str
    by: Annotated[
        str | None,
        Meta(description="Who says so, where the sources only report it; null for the sources."),
    ]
    level: Annotated[
        str | None,
        Meta(
            description="How much or in which sense, a word of the aspect's scale; null "
            "if it has none."
        ),
    ]
    towards: Annotated[
        tuple[str, ...],
        Meta(description="The states or organisations it concerns, if the aspect needs one."),
    ]
    since: Annotated[str, Meta(description="The day from which it holds.")]
    dated_by: Annotated[
        str | None,
        Meta(
            description="Why `since` is the day it is, if the source does not date the statement."
        ),
    ]
    says: str
    cites: tuple[Cite, ...]
    judgement: Annotated[
        str | None, Meta(description="Why the coder believes it, if no source says so.")
    ]


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """The level of a capital on a scale; low and high differ if sources do."""

    low: Annotated[float, Meta(description="The lowest that a source says.")]
    high: Annotated[float, Meta(description="The highest.")]
    words: Annotated[str, Meta(description="The levels said, lowest first.")]
    statements: Annotated[
        tuple[Trait, ...], Meta(description="The statements, with their sources.")
    ]


class ThreatView(msgspec.Struct, frozen=True, kw_only=True):
    """How one capital sees its threats; null is unknown."""

    state: Annotated[str, Meta(description="Whose capital.")]
    registers: Annotated[
        tuple[Register, ...],
        Meta(description="Its registers, its own and its experts', oldest first."),
    ]
    assessment: Annotated[
        Level | None, Meta(description="How independently its services judge; null if unknown.")
    ]
    gains_by_alarm: Annotated[
        Level | None,
        Meta(description="How far it gains from exaggerating a threat; null if unknown."),
    ]


class Gainer(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to gain from exaggerating threats."""

    state: Annotated[str, Meta(description="Code of the state.")]
    level: Annotated[Level, Meta(description="How far it is said to gain.")]


class ThreatsAnswer(Answer, frozen=True, kw_only=True):
    """What capitals see as threats, and who is said to gain from exaggerating them."""

    rows: ClassVar[str] = "capitals"

    capitals: Annotated[tuple[ThreatView, ...], Meta(description="Capital by capital.")]
    mentioned: Annotated[
        tuple[str, ...], Meta(description="Everybody a register mentions, most often first.")
    ]
    gainers: Annotated[tuple[Gainer, ...], Meta(description="Who is said to gain from alarm.")]


class Threats(Question[ThreatsAnswer], frozen=True, kw_only=True):
    """Show the threat registers of capitals side by side."""

    compare: Annotated[
        tuple[str, str] | None,
        Meta(description="Only these two capitals: KAZ UZB.", extra={"kind": "state"}),
    ] = None
    on: Day = ""
