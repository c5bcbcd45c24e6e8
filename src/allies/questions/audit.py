"""Whether past acts followed the rules of their day: the questions and their answers."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.questions.legal import ActFinding, ReadingTitle

Body = Annotated[
    str,
    Meta(
        description="An organisation or a state: csto, UZB.",
        extra={"positional": True, "kind": "body"},
    ),
]


Carried = Literal["carried", "not_carried", "unknown", "disputed"]


class Ballot(msgspec.Struct, frozen=True, kw_only=True):
    """Recorded votes on one proposal, compared with the decision rule of the organ on that day."""

    organ: Annotated[
        str, Meta(description="Id of the organ, or of the organisation if none is named.")
    ]
    on: Annotated[str, Meta(description="Its day, with its precision.")]
    about: Annotated[tuple[str, ...], Meta(description="Ids of what was voted on.")]
    means: Annotated[tuple[str, ...], Meta(description="The means voted on; may be empty.")]
    votes: Annotated[
        dict[str, str],
        Meta(description="The votes on record: `for`, `against` or `reserved`, an abstention."),
    ]
    away: Annotated[tuple[str, ...], Meta(description="Members recorded as absent.")]
    not_recorded: Annotated[
        tuple[str, ...], Meta(description="Members with a vote whose vote is not recorded.")
    ]
    not_counted: Annotated[
        tuple[str, ...],
        Meta(
            description="Voters without a vote, voters whose right to vote is unknown, and voters "
            "with two different votes."
        ),
    ]
    finding: Annotated[
        Carried,
        Meta(
            description="Whether it was carried, over the readings held that day; `unknown` if "
            "it depends on votes that are not recorded, or no rule is known."
        ),
    ]
    by_reading: Annotated[
        dict[str, Carried], Meta(description="The result under each reading held.")
    ]
    held_by_nobody: Annotated[
        dict[str, Carried],
        Meta(description="The result under readings that nobody held on that day."),
    ]
    rules: Annotated[
        dict[str, str],
        Meta(description="The rule by which the organ decided, by reading; absent if unsettled."),
    ]
    because: Annotated[
        dict[str, str],
        Meta(description="Why the rule was met or not, by reading; absent if it is unknown."),
    ]
    elected: Annotated[
        bool, Meta(description="Whether only elected members sit in the organ; if not, all do.")
    ]
    cites: tuple[Cite, ...]


class AuditAnswer(Answer, frozen=True, kw_only=True):
    """Every past act of a body that some rule covers, checked against the rules of its day."""

    rows: ClassVar[str] = "acts"

    body: Annotated[str, Meta(description="Id of the organisation or state whose law it is.")]
    acts: Annotated[
        tuple[ActFinding, ...],
        Meta(
            description="Acts covered by a coded rule, in order of time. An act that is regular "
            "under every reading held comes without the text of the law; the others come without "
            "the parts of each rule. `audit-act` gives both."
        ),
    ]
    ballots: Annotated[
        tuple[Ballot, ...],
        Meta(description="Recorded votes in its organs, in order of time; none for a state."),
    ]
    readings: Annotated[
        tuple[ReadingTitle, ...], Meta(description="The readings named in the findings.")
    ]


class Audit(Question[AuditAnswer], frozen=True, kw_only=True):
    """Check every past act of a body against the rules of its day."""

    body: Body


class AuditActAnswer(Answer, frozen=True, kw_only=True):
    """One past act checked against the rules of its day, with every part of every rule."""

    body: Annotated[str, Meta(description="Id of the organisation or state whose law it is.")]
    found: Annotated[
        ActFinding | None,
        Meta(description="The finding; null if no coded rule covers the act."),
    ]
    readings: Annotated[
        tuple[ReadingTitle, ...], Meta(description="The readings that the finding names.")
    ]


class AuditAct(Question[AuditActAnswer], frozen=True, kw_only=True):
    """Check one past act against the rules of its day, with every part of every rule."""

    body: Body
    act: Annotated[str, Meta(description="Check only this act, by its id.")]
