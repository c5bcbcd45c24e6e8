"""One capital or two: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.autonomy import Room
from allies.questions.base import Answer, Cite, Day, Question
from allies.questions.membership import Status
from allies.questions.threats import Level, ThreatView, Trait


class HeldReading(msgspec.Struct, frozen=True, kw_only=True):
    """A reading of the law a state is documented to hold."""

    body: Annotated[str, Meta(description="Id of the body whose law it reads.")]
    reading: Annotated[str, Meta(description="The reading.")]
    title: str
    cites: tuple[Cite, ...]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A request on record."""

    act: Annotated[str, Meta(description="Id of the act.")]
    on: Annotated[str, Meta(description="When, with its precision.")]
    says: str
    cites: tuple[Cite, ...]


class Portrait(msgspec.Struct, frozen=True, kw_only=True):
    """One capital."""

    state: Annotated[str, Meta(description="Whose.")]
    name: str
    capital: Annotated[str | None, Meta(description="The city; null if it is not coded.")]
    memberships: Annotated[
        dict[str, Status],
        Meta(description="The status of the state in each organisation it has dealt with."),
    ]
    threats: Annotated[ThreatView, Meta(description="Its threats.")]
    frames: Annotated[
        dict[str, Level],
        Meta(description="How it values each organisation or state as a frame for security."),
    ]
    self_reliance: Annotated[Level | None, Meta(description="Whether it prefers to help itself.")]
    legal: Annotated[tuple[HeldReading, ...], Meta(description="Readings it holds.")]
    national_law: Annotated[
        tuple[str, ...], Meta(description="Its own laws and concepts opened by the day.")
    ]
    notes: Annotated[
        dict[str, tuple[Trait, ...]],
        Meta(description="Single statements, by aspect: planning, requests, advice and the like."),
    ]
    requests: Annotated[tuple[Request, ...], Meta(description="Requests on record, latest last.")]
    depends_on: Annotated[
        dict[str, dict[str, Level | None]],
        Meta(description="Levels by state and domain; null if unknown."),
    ]
    room: Annotated[
        tuple[Room, ...], Meta(description="Its autonomy inside each organisation it belongs to.")
    ]


class CapitalAnswer(Answer, frozen=True, kw_only=True):
    """Everything on record about one or two capitals."""

    rows: ClassVar[str] = "capitals"

    capitals: Annotated[
        tuple[Portrait, ...], Meta(description="The capitals asked for, in that order.")
    ]


class Capital(Question[CapitalAnswer], frozen=True, kw_only=True):
    """Show one capital or two: threats, frames, law, plans, requests, dependence, advice."""

    state: Annotated[
        str,
        Meta(
            description="A state, such as KAZ.",
            extra={"positional": True, "kind": "state"},
        ),
    ]
    other: Annotated[
        str,
        Meta(
            description="A second state, to compare with it.",
            extra={"positional": True, "kind": "state"},
        ),
    ] = ""
    on: Day = ""
