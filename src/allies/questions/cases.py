"""The crises of a theatre: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question


class ListedCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case of a theatre."""

    id: str
    title: str
    on: Annotated[str, Meta(description="The day in question.")]
    host: Annotated[str, Meta(description="The state in which it happens.")]
    asks: Annotated[str, Meta(description="Its question, as a sentence.")]
    asks_for: Annotated[
        Literal["help", "law"],
        Meta(description="Whether it asks if people come, or only for a legal verdict."),
    ]
    hypothetical: Annotated[
        bool, Meta(description="Whether it is hypothetical: it never happened.")
    ]


class CasesAnswer(Answer, frozen=True, kw_only=True):
    """The cases of a theatre, by day."""

    rows: ClassVar[str] = "cases"

    title: Annotated[str, Meta(description="Title of the theatre.")]
    cases: Annotated[tuple[ListedCase, ...], Meta(description="By day.")]


class Cases(Question[CasesAnswer], frozen=True, kw_only=True):
    """List the cases of a theatre: the crises that can be asked about."""
