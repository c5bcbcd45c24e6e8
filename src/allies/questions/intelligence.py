"""Who shares intelligence with whom, and who depends on whom: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.questions.ledgers import Since, Stated, Until


class ListedTie(Stated, frozen=True, kw_only=True):
    """A statement that services share intelligence, or that one depends on another for it."""


class TieBetween(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one state's services towards one state or organisation."""

    state: Annotated[str, Meta(description="Whose services.")]
    towards: Annotated[str, Meta(description="With whom they share, or on whom they depend.")]
    shares: Annotated[
        tuple[str, ...],
        Meta(description="How closely they share, in the words of the scale; empty if unknown."),
    ]
    depends: Annotated[
        tuple[str, ...], Meta(description="How far they depend on it; empty if unknown.")
    ]
    since: Annotated[str, Meta(description="From when the earliest of the statements holds.")]


class ServiceNote(msgspec.Struct, frozen=True, kw_only=True):
    """How services are made and what weakens them; one statement about one state or several."""

    states: Annotated[tuple[str, ...], Meta(description="Of whose services it is said.")]
    level: Annotated[
        str | None,
        Meta(description="How independently they judge; null for all other statements."),
    ]
    says: Annotated[str, Meta(description="The statement in our own words.")]
    cites: tuple[Cite, ...]
    judgement: Annotated[str | None, Meta(description="The coder's reason, if no source says so.")]


class IntelligenceAnswer(Answer, frozen=True, kw_only=True):
    """Who shares intelligence with whom, who depends on whom, and what weakens the services."""

    rows: ClassVar[str] = "ties"

    about: Annotated[str | None, Meta(description="Whom it is asked of; null for all.")]
    ties: Annotated[
        tuple[ListedTie, ...],
        Meta(description="Statements on sharing and on dependence, state by state."),
    ]
    sums: Annotated[tuple[TieBetween, ...], Meta(description="Pair by pair.")]
    services: Annotated[
        tuple[ServiceNote, ...],
        Meta(description="How the services judge, how they are made and what weakens them."),
    ]


class Intelligence(Question[IntelligenceAnswer], frozen=True, kw_only=True):
    """List who shares intelligence with whom, who depends on whom, and what weakens services."""

    about: Annotated[
        str,
        Meta(
            description="Only those of this state or organisation, or towards it.",
            extra={"positional": True, "kind": "actor"},
        ),
    ] = ""
    since: Since = ""
    until: Until = ""
