"""Armed groups, movements and unlawful trades: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.questions.ledgers import Entered, Since, Until


class ToldOfGroup(Entered, frozen=True, kw_only=True):
    """What one told of a group, or of several."""

    groups: Annotated[tuple[str, ...], Meta(description="The groups that it is about.")]
    by: Annotated[str, Meta(description="Who tells it.")]
    what: Annotated[
        str,
        Meta(
            description="`named`, `placed` (where it is), `counted` (how strong it is), `allied`"
            " (on whose side), or `told` for everything else."
        ),
    ]
    hosts: Annotated[tuple[str, ...], Meta(description="States in which it is or works.")]
    allied_to: Annotated[str | None, Meta(description="On whose side it is; null if not told.")]
    amount: Annotated[float | None, Meta(description="How strong, in `unit`; null if not told.")]
    unit: Annotated[str | None, Meta(description="Of what.")]


class Strength(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of a group, and who gives it."""

    amount: Annotated[float, Meta(description="The figure.")]
    unit: Annotated[str, Meta(description="Of what.")]
    by: Annotated[str, Meta(description="Who gives it.")]
    on: Annotated[str, Meta(description="When, with its precision.")]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What sources say of one group, taken together."""

    id: str
    kind: Annotated[
        str,
        Meta(description="`armed`, `movement` if sources mention no arms, or `trade`."),
    ]
    also_called: Annotated[tuple[str, ...], Meta(description="Other names.")]
    says: Annotated[str | None, Meta(description="What it is, in our own words.")]
    strength: Annotated[tuple[Strength, ...], Meta(description="Figures; none if not reported.")]
    where: Annotated[tuple[str, ...], Meta(description="States where sources place it.")]
    allied_to: Annotated[
        tuple[str, ...], Meta(description="On whose side sources see it, at any time.")
    ]
    told_by: Annotated[tuple[str, ...], Meta(description="Who tells of it.")]
    cases: Annotated[tuple[str, ...], Meta(description="Cases in which it is on the other side.")]
    cites: tuple[Cite, ...]
    judgement: Annotated[str | None, Meta(description="The coder's reason, if no source says so.")]


class GroupsAnswer(Answer, frozen=True, kw_only=True):
    """Groups that are no states: where they are, how strong, on whose side, and who says so."""

    rows: ClassVar[str] = "told"

    about: Annotated[str | None, Meta(description="What it is asked of; null for all.")]
    told: Annotated[tuple[ToldOfGroup, ...], Meta(description="In order of time.")]
    groups: Annotated[tuple[Group, ...], Meta(description="Group by group.")]


class Groups(Question[GroupsAnswer], frozen=True, kw_only=True):
    """List armed groups, movements and the drug trade: where, how strong, on whose side."""

    about: Annotated[
        str,
        Meta(
            description="Only this group, or those that this state or source tells of or hosts.",
            extra={"positional": True, "kind": "party"},
        ),
    ] = ""
    since: Since = ""
    until: Until = ""
