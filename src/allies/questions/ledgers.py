"""What the questions put to ledgers share, and the rows of their answers."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from allies.questions.base import Cite

Since = Annotated[str, Meta(description="From this date on.", extra={"kind": "date"})]
Until = Annotated[str, Meta(description="Up to this date.", extra={"kind": "date"})]


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """What every row of a ledger has: the act it comes from, and where that is documented."""

    id: Annotated[str, Meta(description="Id of the act.")]
    on: Annotated[str, Meta(description="When, with its precision.")]
    says: Annotated[str, Meta(description="What happened, in our own words.")]
    version: Annotated[
        tuple[str, ...], Meta(description="Versions of one contest in which it happened.")
    ]
    cites: tuple[Cite, ...]
    judgement: Annotated[str | None, Meta(description="The coder's reason, if no source says so.")]


class Stated(Entered, frozen=True, kw_only=True):
    """What every row of a ledger of statements has: whose capital, who says so, and for how long.

    Its `on` is the day from which it holds.
    """

    state: Annotated[str, Meta(description="The state that it is about.")]
    aspect: Annotated[str, Meta(description="Its aspect of the capital.")]
    by: Annotated[
        str | None,
        Meta(description="Who says so, if the sources only report it; null for the sources."),
    ]
    towards: Annotated[
        tuple[str, ...], Meta(description="The states or organisations it concerns.")
    ]
    level: Annotated[
        str | None, Meta(description="A word of the aspect's scale; null if it has none.")
    ]
    until: Annotated[str | None, Meta(description="When it ceased to hold; null if it did not.")]
    dated_by: Annotated[
        str | None,
        Meta(description="The reason for its date, if the source does not date the statement."),
    ]
