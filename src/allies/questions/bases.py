"""Who may use which place in another state: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Day, Question
from allies.questions.parts import Act


class LeaseTerm(msgspec.Struct, frozen=True, kw_only=True):
    """One term: something asked, given or said in return for a place, or its duration."""

    on: Annotated[str, Meta(description="When it was said or agreed.")]
    act: Annotated[str, Meta(description="Kind of the act that says so.")]
    term: Annotated[
        str,
        Meta(
            description="What is given or asked: rent, price, aid, kit, training or a condition; "
            "`lease` for how long, `statement` for what was announced in words alone."
        ),
    ]
    amount: Annotated[float | None, Meta(description="How much; null if no figure is given.")]
    unit: Annotated[str | None, Meta(description="Unit of the amount.")]
    until: Annotated[str | None, Meta(description="The day until which a lease was extended.")]
    says: Annotated[str | None, Meta(description="Other words on the term.")]
    cites: tuple[Cite, ...]
    judgement: Annotated[
        str | None, Meta(description="What of it no source says, and why the coder holds it.")
    ]


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """One place that another state uses, or was refused."""

    kind: Annotated[str, Meta(description="A base, or access to a place.")]
    host: Annotated[str, Meta(description="State in which the place lies.")]
    user: Annotated[str, Meta(description="Who uses it.")]
    place: Annotated[str, Meta(description="Id of the place.")]
    stands: Annotated[
        str, Meta(description="In use, vacated, refused, revoked, ended, or unknown.")
    ]
    since: Annotated[str | None, Meta(description="Since when; null if not recorded.")]
    until: Annotated[str | None, Meta(description="Its last day, if one was agreed.")]
    contested: Annotated[
        bool, Meta(description="Whether sources differ on it, or its day is not known.")
    ]
    terms: Annotated[tuple[LeaseTerm, ...], Meta(description="What is given or asked in return.")]
    acts: Annotated[tuple[Act, ...], Meta(description="The acts that it rests on.")]


class BasesAnswer(Answer, frozen=True, kw_only=True):
    """Who could use which place in another state on a day, and on what terms."""

    rows: ClassVar[str] = "bases"

    bases: Annotated[
        tuple[Lease, ...], Meta(description="Every base and access recorded by the day.")
    ]


class Bases(Question[BasesAnswer], frozen=True, kw_only=True):
    """Show who may use which place in another state, and on what terms."""

    on: Day = ""
