"""One draw of a crisis, replayed: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.assess import (
    DEFAULT_DRAWS,
    CaseDay,
    CaseId,
    Draws,
    OneReading,
    StrictLaw,
)
from allies.questions.base import Answer, Question
from allies.questions.parts import YesNo
from allies.values.means import Means


class ForceTrace(msgspec.Struct, frozen=True, kw_only=True):
    """One force in one draw."""

    force: Annotated[str, Meta(description="Id of the force.")]
    personnel: Annotated[int, Meta(description="People it would send.")]
    arrives_day: Annotated[
        float | None,
        Meta(description="Days after the request at which it is there; null if it cannot come."),
    ]


class MeansTrace(msgspec.Struct, frozen=True, kw_only=True):
    """One means in one draw."""

    organisation: Annotated[str, Meta(description="Id of the organisation.")]
    means: Annotated[Means, Meta(description="Which means.")]
    ended_at: Annotated[
        dict[str, str],
        Meta(description="By reading, the stage it was lost at, `passed` or `cannot tell`."),
    ]
    approved: Annotated[
        dict[str, YesNo], Meta(description="By reading, whether help was approved.")
    ]
    because: Annotated[
        dict[str, str],
        Meta(description="By reading, why it was approved or not; absent if no rule is settled."),
    ]
    votes: Annotated[dict[str, str], Meta(description="The vote of each member.")]
    decision_day: Annotated[
        float | None,
        Meta(description="Days from the request to the decision; null if no force moves."),
    ]
    forces: Annotated[tuple[ForceTrace, ...], Meta(description="Every force that could be sent.")]


class AssessDrawAnswer(Answer, frozen=True, kw_only=True):
    """One draw of a crisis, with every value drawn in it."""

    rows: ClassVar[str] = "means"

    case: Annotated[str, Meta(description="Id of the case.")]
    draw: Annotated[int, Meta(description="Number of the draw, from 0.")]
    world: Annotated[
        dict[str, str],
        Meta(description="The version or day chosen for everything contested or undated."),
    ]
    means: Annotated[
        tuple[MeansTrace, ...], Meta(description="One trace for each means of each organisation.")
    ]


class AssessDraw(Question[AssessDrawAnswer], frozen=True, kw_only=True):
    """Replay one draw of a crisis, with its trace."""

    supposes: ClassVar[tuple[str, ...]] = ("rule", "deny", "allow", "vote", "withdraw")
    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    case: CaseId
    draw: Annotated[int, Meta(description="Replay this one draw, with its trace.")]
    on: CaseDay = ""
    reading: OneReading = ""
    draws: Draws = DEFAULT_DRAWS
    strict_law: StrictLaw = False
