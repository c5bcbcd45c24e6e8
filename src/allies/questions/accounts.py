"""How the record reads in each account: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Day, Question
from allies.questions.membership import Status


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A version that an account holds."""

    contest: Annotated[str, Meta(description="Id of the contest.")]
    question: Annotated[str, Meta(description="What is contested.")]
    version: Annotated[str, Meta(description="Id of the version the account holds.")]
    says: Annotated[str, Meta(description="That version in words.")]
    best_evidence: Annotated[
        str | None,
        Meta(
            description="The version of the best evidence; null if nothing in the record "
            "rests on the choice."
        ),
    ]
    best_says: Annotated[
        str | None, Meta(description="The version of the best evidence in words; null as above.")
    ]


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A state whose status in an organisation differs from the best evidence."""

    state: Annotated[str, Meta(description="Its code.")]
    organisation: Annotated[str, Meta(description="Id of the organisation.")]
    held: Annotated[Status, Meta(description="Its status in the account.")]
    best: Annotated[Status, Meta(description="Its status in the best evidence.")]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """How the record reads in one account."""

    account: Annotated[str, Meta(description="Its id.")]
    name: Annotated[str, Meta(description="Its name for people.")]
    kind: Annotated[
        Literal["document", "position", "source"],
        Meta(
            description="`document` for a source whose text is held, `position` for one that "
            "a source reports, `source` for any other."
        ),
    ]
    speaks_on: Annotated[
        tuple[str, ...],
        Meta(description="Number of contests with alternatives on which it holds a version."),
    ]
    contests: Annotated[int, Meta(description="How many such contests there are.")]
    otherwise: Annotated[
        tuple[Held, ...], Meta(description="Versions in which it differs from the best evidence.")
    ]
    holds: Annotated[
        tuple[Held, ...],
        Meta(description="Versions it holds that nothing in the record depends on."),
    ]
    moved: Annotated[
        tuple[Moved, ...], Meta(description="Statuses of states that differ in consequence.")
    ]


class AccountsAnswer(Answer, frozen=True, kw_only=True):
    """How the record reads in each account, beside the best evidence."""

    rows: ClassVar[str] = "accounts"

    accounts: Annotated[
        tuple[Story, ...],
        Meta(
            description="Every account asked for; documents first, then positions, then other "
            "sources."
        ),
    ]


class Accounts(Question[AccountsAnswer], frozen=True, kw_only=True):
    """Compare the accounts: where each differs from the best evidence, and the consequences."""

    takes: ClassVar[tuple[str, ...]] = ("as_of",)

    on: Day = ""
    everyone: Annotated[
        bool,
        Meta(
            description="Include every source, not only documents and positions.",
            extra={"option": "--all"},
        ),
    ] = False
