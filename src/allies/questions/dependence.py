"""Who depends on whom for what, what they dispute, who else there is: the question and answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.ledgers import Since, Stated, Until


class ListedDependence(Stated, frozen=True, kw_only=True):
    """One statement on dependence, a hold, a dispute, or somebody else to turn to."""

    kind: Annotated[
        str,
        Meta(
            description="`depends` on another, has a `hold` over it, has a `dispute` with it, or"
            " could turn to it as an `alternative`."
        ),
    ]
    amount: Annotated[float | None, Meta(description="A figure, in `unit`; null if not reported.")]
    unit: Annotated[str | None, Meta(description="Of what.")]


class DependenceBetween(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one state towards another state or an organisation."""

    state: Annotated[str, Meta(description="The state that it is said of.")]
    towards: Annotated[str, Meta(description="The other state or organisation.")]
    domains: Annotated[
        dict[str, tuple[str, ...]],
        Meta(
            description="How far it depends on the other, by domain; several words where sources"
            " differ."
        ),
    ]
    not_reported: Annotated[
        tuple[str, ...],
        Meta(description="Domains that are not reported, if it depends on the other in any."),
    ]
    disputes: Annotated[int, Meta(description="Statements on disputes and strained relations.")]
    holds: Annotated[int, Meta(description="Statements on what hold it has over the other.")]
    alternative: Annotated[bool, Meta(description="Whether it turns, or could turn, to the other.")]


class DependenceAnswer(Answer, frozen=True, kw_only=True):
    """Who depends on whom for what, what they dispute, and to whom else they could turn."""

    rows: ClassVar[str] = "statements"

    about: Annotated[str | None, Meta(description="Whom it is asked of; null for all.")]
    statements: Annotated[tuple[ListedDependence, ...], Meta(description="State by state.")]
    sums: Annotated[tuple[DependenceBetween, ...], Meta(description="Pair by pair.")]


class Dependence(Question[DependenceAnswer], frozen=True, kw_only=True):
    """List who depends on whom for what, what they dispute, and to whom else they could turn."""

    about: Annotated[
        str,
        Meta(
            description="Only those of this state, or towards this state or organisation.",
            extra={"positional": True, "kind": "actor"},
        ),
    ] = ""
    since: Since = ""
    until: Until = ""
