"""One capital or two: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.autonomy import Room
from allies.questions.base import Answer, Cite, Day, Question
from allies.questions.membership import Status
from allies.questions.parts import Contest, OneState
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
    ended: Annotated[
        dict[str, str],
        Meta(
            description="Organisations that were dissolved while the state belonged to them, with"
            " the day."
        ),
    ]
    dissolved: Annotated[
        str | None, Meta(description="When the state was dissolved; null if it was not by the day.")
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


class ViewChange(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that changed in what is on record about a capital, or that it said."""

    id: Annotated[str, Meta(description="Id of the statement, the register or the act.")]
    on: Annotated[str, Meta(description="When it changed, with its precision.")]
    change: Annotated[
        str,
        Meta(
            description="`began` and `ended` between the two days, `passed` if both;"
            " `said` for an act by which the state spoke, `perhaps_said` if its date only"
            " overlaps with the time between them."
        ),
    ]
    about: Annotated[
        str,
        Meta(description="The aspect of a statement, `register`, or the kind of the act."),
    ]
    towards: Annotated[
        tuple[str, ...], Meta(description="The states or organisations it concerns.")
    ]
    level: Annotated[str | None, Meta(description="The word of the scale; null if it has none.")]
    says: Annotated[str, Meta(description="The statement in our own words.")]
    by: Annotated[
        str | None,
        Meta(description="Who says so, if it is not the source; null otherwise."),
    ]
    ended_by: Annotated[
        tuple[str, ...],
        Meta(description="Statements on the same that begin when it ends, by their ids."),
    ]
    public: Annotated[
        str | None, Meta(description="From when it was surely public; null if that is not known.")
    ]
    cites: tuple[Cite, ...]
    judgement: Annotated[
        str | None, Meta(description="Why the coder believes it, if no source says so.")
    ]


class CapitalDiffAnswer(Answer, frozen=True, kw_only=True):
    """How what is on record about a capital changed between two days."""

    rows: ClassVar[str] = "changes"

    state: Annotated[str, Meta(description="Whose capital.")]
    days: Annotated[tuple[str, str], Meta(description="The two days, the earlier one first.")]
    changes: Annotated[
        tuple[ViewChange, ...], Meta(description="What changed and what it said, day by day.")
    ]
    contests: Annotated[
        tuple[Contest, ...],
        Meta(description="Contradictions between sources that the changes belong to."),
    ]


class CapitalDiff(Question[CapitalDiffAnswer], frozen=True, kw_only=True):
    """Show how the view of a capital changed between two days, and what it said between them."""

    state: OneState
    diff: Annotated[
        tuple[str, str],
        Meta(
            description="Show what changed between two days, YYYY-MM-DD, the earlier one first.",
            extra={"kind": "day"},
        ),
    ]


class Capital(Question[CapitalAnswer], frozen=True, kw_only=True):
    """Show one capital or two: threats, frames, law, plans, requests, dependence, advice."""

    state: OneState
    other: Annotated[
        str,
        Meta(
            description="A second state, to compare with it.",
            extra={"positional": True, "kind": "state"},
        ),
    ] = ""
    on: Day = ""
