"""How past acts stand to the rules of their day: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.legal import ActFinding, ReadingTitle


class AuditAnswer(Answer, frozen=True, kw_only=True):
    """Every past act of a body that some rule speaks of, held against the rules of its day."""

    rows: ClassVar[str] = "acts"

    body: Annotated[str, Meta(description="Id of the organisation or state whose law it is.")]
    acts: Annotated[
        tuple[ActFinding, ...],
        Meta(description="Acts that some rule coded speaks of, in order of time."),
    ]
    readings: Annotated[
        tuple[ReadingTitle, ...], Meta(description="The readings that the findings name.")
    ]


class Audit(Question[AuditAnswer], frozen=True, kw_only=True):
    """Hold every past act of a body against the rules of its day."""

    body: Annotated[
        str,
        Meta(
            description="An organisation or a state: csto, UZB.",
            extra={"positional": True, "kind": "body"},
        ),
    ]
