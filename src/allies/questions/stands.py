"""Who followed whom on what, and who refused: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.ledgers import Entered, Since, Until


class ListedStand(Entered, frozen=True, kw_only=True):
    """What one took a stand on, and which."""

    issue: Annotated[str, Meta(description="Id of the act by which somebody took the line.")]
    line: Annotated[str, Meta(description="The line, in words.")]
    leader: Annotated[str, Meta(description="Who took it, and wanted others to follow.")]
    by: Annotated[str, Meta(description="Who takes the stand.")]
    stand: Annotated[
        str,
        Meta(description="It led, followed, refused, or left it open: took no side, or abstained."),
    ]


class StandsOnIssue(msgspec.Struct, frozen=True, kw_only=True):
    """The stands on one line; the stand of a state in none of the lists is unknown."""

    issue: Annotated[str, Meta(description="Id of the act by which somebody took the line.")]
    leader: Annotated[str, Meta(description="Who took it.")]
    followed: Annotated[tuple[str, ...], Meta(description="Who followed.")]
    refused: Annotated[tuple[str, ...], Meta(description="Who refused.")]
    open: Annotated[tuple[str, ...], Meta(description="Who took no side.")]


class StandsAnswer(Answer, frozen=True, kw_only=True):
    """Who followed whom, and who refused, issue by issue."""

    rows: ClassVar[str] = "stands"

    issue: Annotated[str | None, Meta(description="The issue asked for; null for all.")]
    about: Annotated[str | None, Meta(description="Whose stands are asked for; null for all.")]
    stands: Annotated[tuple[ListedStand, ...], Meta(description="In order of time.")]
    sums: Annotated[tuple[StandsOnIssue, ...], Meta(description="Who stood where, by issue.")]


class Stands(Question[StandsAnswer], frozen=True, kw_only=True):
    """List who followed whom on a matter of policy, who refused, and who took no side."""

    issue: Annotated[
        str,
        Meta(
            description="Only this issue, such as recognition-2008; all issues if not given.",
            extra={"positional": True, "kind": "line"},
        ),
    ] = ""
    about: Annotated[
        str,
        Meta(description="Only stands of this state or body.", extra={"kind": "actor"}),
    ] = ""
    since: Since = ""
    until: Until = ""
