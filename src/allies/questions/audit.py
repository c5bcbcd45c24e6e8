"""How past acts stand to the rules of their day: the questions and their answers."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.legal import ActFinding, ReadingTitle

Body = Annotated[
    str,
    Meta(
        description="An organisation or a state: csto, UZB.",
        extra={"positional": True, "kind": "body"},
    ),
]


class AuditAnswer(Answer, frozen=True, kw_only=True):
    """Every past act of a body that some rule speaks of, held against the rules of its day."""

    rows: ClassVar[str] = "acts"

    body: Annotated[str, Meta(description="Id of the organisation or state whose law it is.")]
    acts: Annotated[
        tuple[ActFinding, ...],
        Meta(
            description="Acts that some rule coded speaks of, in order of time. What the law says "
            "is left out of those regular under every reading held, and from the others the parts "
            "of each rule; `audit-act` gives both."
        ),
    ]
    readings: Annotated[
        tuple[ReadingTitle, ...], Meta(description="The readings that the findings name.")
    ]


class Audit(Question[AuditAnswer], frozen=True, kw_only=True):
    """Hold every past act of a body against the rules of its day."""

    body: Body


class AuditActAnswer(Answer, frozen=True, kw_only=True):
    """One past act held against the rules of its day, with every part of every rule."""

    body: Annotated[str, Meta(description="Id of the organisation or state whose law it is.")]
    found: Annotated[
        ActFinding | None,
        Meta(description="What was found; null where no rule coded speaks of the act."),
    ]
    readings: Annotated[
        tuple[ReadingTitle, ...], Meta(description="The readings that the finding names.")
    ]


class AuditAct(Question[AuditActAnswer], frozen=True, kw_only=True):
    """Hold one past act against the rules of its day, with every part of every rule."""

    body: Body
    act: Annotated[str, Meta(description="Hold this act alone against them, by its id.")]
