"""Panels of judgements, and the form to fill in: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question


class ListedPanel(msgspec.Struct, frozen=True, kw_only=True):
    """A named set of judgements."""

    id: str
    by: Annotated[str, Meta(description="Who judged, in words.")]
    says: Annotated[str, Meta(description="How and when they were asked.")]
    invented: Annotated[
        bool, Meta(description="Whether it is an example that no person stands for.")
    ]
    weights: Annotated[int, Meta(description="How many weights it judges.")]
    forces: Annotated[int, Meta(description="How many forces it judges.")]


class JudgementsAnswer(Answer, frozen=True, kw_only=True):
    """The panels of a theatre, and a form with the theatre's own judgements."""

    rows: ClassVar[str] = "panels"

    title: Annotated[str, Meta(description="Title of the theatre.")]
    panels: Annotated[tuple[ListedPanel, ...], Meta(description="By name.")]
    form: Annotated[
        tuple[str, ...],
        Meta(description="Lines of a panel as YAML with the theatre's own figures, to be changed."),
    ]


class Judgements(Question[JudgementsAnswer], frozen=True, kw_only=True):
    """List the panels of judgements of a theatre, with the form for another panel."""
