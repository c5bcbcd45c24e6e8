"""The autonomy of members inside organisations: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Day, Question
from allies.questions.power import Concentration


class Component(msgspec.Struct, frozen=True, kw_only=True):
    """One part of a measure, from 0 to 1."""

    name: Annotated[
        str,
        Meta(
            description="`hold`, `pledge` and `practice` of the freedom to refuse, `assigned` of"
            " influence, `forgone` and `precedent` of the cost of leaving."
        ),
    ]
    low: Annotated[float, Meta(description="Its least value, from 0 to 1.")]
    high: Annotated[float, Meta(description="Its greatest.")]
    because: Annotated[str, Meta(description="What it rests on.")]
    cites: tuple[Cite, ...]


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """A measure from 0 to 1, as the mean of its parts."""

    low: Annotated[float, Meta(description="Its least value.")]
    high: Annotated[float, Meta(description="Its greatest value.")]
    parts: Annotated[tuple[Component, ...], Meta(description="Its parts.")]


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """A member's autonomy inside one organisation: three separate measures."""

    state: Annotated[str, Meta(description="Whose.")]
    organisation: Annotated[str, Meta(description="Id of the organisation.")]
    role: Annotated[str | None, Meta(description="The role that sources ascribe to it.")]
    freedom: Annotated[Measure, Meta(description="Freedom to refuse.")]
    influence: Annotated[Measure, Meta(description="Influence: its share of the forces assigned.")]
    exit_cost: Annotated[Measure, Meta(description="Cost of leaving.")]


class Comparing(msgspec.Struct, frozen=True, kw_only=True):
    """What a source concludes of two members, beside what the model says."""

    id: str
    says: str
    measure: Annotated[str, Meta(description="The measure that the conclusion is about.")]
    within: Annotated[
        str | None,
        Meta(
            description="The organisation inside which two members are compared; null if they"
            " are members of different ones."
        ),
    ]
    model: Annotated[str, Meta(description="Whether the model agrees.")]
    because: Annotated[str, Meta(description="Why, in words.")]
    without_its_own: Annotated[
        str, Meta(description="Whether it agrees without the source's own statements.")
    ]
    cites: tuple[Cite, ...]
    judgement: Annotated[
        str | None,
        Meta(description="What of it the source does not say, and why the coder does."),
    ]


class AutonomyAnswer(Answer, frozen=True, kw_only=True):
    """The autonomy of members inside organisations, beside the conclusions of sources."""

    rows: ClassVar[str] = "members"

    members: Annotated[
        tuple[Room, ...], Meta(description="Every member inside every organisation.")
    ]
    assigned_forces: Annotated[
        dict[str, Concentration | None],
        Meta(
            description="Shares of the forces assigned, by organisation; null if none are assigned."
        ),
    ]
    unknown_outside: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="States outside each organisation; the answer has no measures for them."),
    ]
    compared: Annotated[tuple[Comparing, ...], Meta(description="Conclusions of sources.")]


class Autonomy(Question[AutonomyAnswer], frozen=True, kw_only=True):
    """Show members' freedom to refuse, influence and cost of leaving, separately."""

    on: Day = ""
