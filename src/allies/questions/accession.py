"""Who may join an organisation, and what would change its rules: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.ledgers import Entered, Since, Until


class ToldOfAccession(Entered, frozen=True, kw_only=True):
    """What one told of a state that may join an organisation."""

    by: Annotated[str, Meta(description="Who tells it.")]
    candidate: Annotated[str, Meta(description="The state.")]
    organisation: Annotated[str, Meta(description="The organisation.")]
    what: Annotated[
        str,
        Meta(
            description="`sought`, `backed`, `hindered`, `unwanted` by the state itself, or"
            " `expected` for what is said of its prospects."
        ),
    ]
    who: Annotated[str | None, Meta(description="Who backs or hinders it; null if not reported.")]


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """What sources say of one state and one organisation, taken together."""

    organisation: Annotated[str, Meta(description="The organisation.")]
    state: Annotated[str, Meta(description="The state.")]
    status: Annotated[
        str, Meta(description="Its membership there on the last day asked about, or on record.")
    ]
    contested: Annotated[bool, Meta(description="Whether versions of its status differ.")]
    wants: Annotated[
        bool | None, Meta(description="Whether it wants to join; null if not reported.")
    ]
    sponsors: Annotated[tuple[str, ...], Meta(description="Who backs it.")]
    obstacles: Annotated[tuple[str, ...], Meta(description="What keeps it out, in words.")]
    prospects: Annotated[tuple[str, ...], Meta(description="What is said of its prospects.")]


class Proposal(Entered, frozen=True, kw_only=True):
    """A proposal that would change a rule of an organisation; a what-if can suppose some."""

    by: Annotated[str, Meta(description="Who proposes it.")]
    organisation: Annotated[
        str, Meta(description="Whose rule it would change; who proposes it, if none is named.")
    ]
    rule: Annotated[
        str | None,
        Meta(
            description="The decision rule it would bring, which a what-if can suppose by the id of"
            " the act; null if it brings none."
        ),
    ]
    provisions: Annotated[tuple[str, ...], Meta(description="The provisions it would change.")]


class AccessionAnswer(Answer, frozen=True, kw_only=True):
    """States that may join organisations, and proposals that would change the rules."""

    rows: ClassVar[str] = "told"

    about: Annotated[str | None, Meta(description="Whom it is asked of; null for all.")]
    told: Annotated[tuple[ToldOfAccession, ...], Meta(description="Statements, in order.")]
    queue: Annotated[tuple[Candidate, ...], Meta(description="State by state.")]
    proposals: Annotated[
        tuple[Proposal, ...], Meta(description="Proposals that would change a rule.")
    ]


class Accession(Question[AccessionAnswer], frozen=True, kw_only=True):
    """List who may join an organisation, with sponsors and obstacles, and rules to be changed."""

    about: Annotated[
        str,
        Meta(
            description="Only this organisation, or this state as candidate, sponsor or obstacle.",
            extra={"positional": True, "kind": "actor"},
        ),
    ] = ""
    since: Since = ""
    until: Until = ""
