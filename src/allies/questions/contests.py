"""Contradictions between the sources: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.parts import Contest, PageNumber, Paging


class ChosenContest(Contest, frozen=True, kw_only=True):
    """A contest, and the version the account chooses if something depends on the choice."""

    chosen: Annotated[
        str | None,
        Meta(
            description="Id of the version the account chooses; null if nothing rests on "
            "the choice."
        ),
    ]


class ContestedAnswer(Answer, frozen=True, kw_only=True):
    """The contradictions of the sources, each with the version the account chooses."""

    rows: ClassVar[str] = "contests"

    paging: Annotated[Paging, Meta(description="Which part of the list is shown.")]
    contests: Annotated[
        tuple[ChosenContest, ...], Meta(description="The contradictions by type, on this page.")
    ]
    types: Annotated[
        dict[str, str], Meta(description="The meaning of each type of contradiction listed.")
    ]


class Contested(Question[ContestedAnswer], frozen=True, kw_only=True):
    """List the contradictions of the sources, by type."""

    type: Annotated[
        str,
        Meta(
            description="Only this type: rival_claims, dating.", extra={"kind": "type_of_contest"}
        ),
    ] = ""
    page: PageNumber = 1
