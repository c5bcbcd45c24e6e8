"""Forces, with owner, place and strength: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Day, Question
from allies.questions.parts import Act


class ForceLabel(msgspec.Struct, frozen=True, kw_only=True):
    """A name under which a force is pledged or counted."""

    label: Annotated[str, Meta(description="Such as `ksor`.")]
    since: Annotated[str, Meta(description="From when it carries the label.")]
    until: Annotated[str | None, Meta(description="When the label was taken away, if it was.")]
    language: Annotated[
        str | None,
        Meta(description="The word of the source: assigned, pledged, deployed, formed, called."),
    ]
    cites: tuple[Cite, ...]


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """An uncertain number as three percentiles; all three are equal if it is certain."""

    low: Annotated[float, Meta(description="The 10th percentile.")]
    middle: Annotated[float, Meta(description="The median.")]
    high: Annotated[float, Meta(description="The 90th percentile.")]


class OnAlert(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a formation that is kept ready to leave before the rest."""

    people: Annotated[Spread, Meta(description="How many people it has.")]
    readiness_hours: Annotated[Spread, Meta(description="Hours from decision to departure.")]
    estimate: Annotated[
        str | None, Meta(description="What of it is the coder's estimate; null if sources give it.")
    ]
    cites: tuple[Cite, ...]


class ListedForce(msgspec.Struct, frozen=True, kw_only=True):
    """A formation: owner, place, strength and readiness."""

    id: str
    name: str
    owner: Annotated[str, Meta(description="The state that owns it.")]
    home: Annotated[str, Meta(description="Its home.")]
    labels: Annotated[
        tuple[ForceLabel, ...], Meta(description="Names under which it is pledged that day.")
    ]
    people: Annotated[Spread, Meta(description="How many people it could send.")]
    readiness_hours: Annotated[Spread, Meta(description="Hours from decision to departure.")]
    estimate: Annotated[
        str | None,
        Meta(description="What of it is the coder's estimate, and why; null if sources give all."),
    ]
    alert: Annotated[
        OnAlert | None,
        Meta(description="The part kept ready to leave first; null if no part is."),
    ]
    supply_days: Annotated[
        float | None, Meta(description="Days of supply that it carries; null if unknown.")
    ]
    decided_by: Annotated[
        tuple[str, ...],
        Meta(description="Organs that decide on its use under its labels; otherwise its owner."),
    ]
    cites: tuple[Cite, ...]


class ForcesAnswer(Answer, frozen=True, kw_only=True):
    """The forces on record on that day, with owner, place and strength."""

    rows: ClassVar[str] = "forces"

    label: Annotated[str | None, Meta(description="The label asked for; null for every force.")]
    labels: Annotated[
        dict[str, int], Meta(description="How many forces carry each label on the day.")
    ]
    forces: Annotated[
        tuple[ListedForce, ...], Meta(description="Every force with that label or owner.")
    ]
    sizes: Annotated[
        tuple[Act, ...],
        Meta(
            description="What sources say of the size of the whole for which forces are pledged,"
            " whatever the day; empty if a state was asked for."
        ),
    ]


class Forces(Question[ForcesAnswer], frozen=True, kw_only=True):
    """List forces: label, owner, home, strength with its origin, readiness, who decides."""

    label: Annotated[
        str,
        Meta(
            description="Only forces that carry this label, such as ksor; a state for its forces.",
            extra={"positional": True},
        ),
    ] = ""
    on: Day = ""
