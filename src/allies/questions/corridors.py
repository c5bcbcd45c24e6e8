"""The corridors to a country, compared: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Day, Question
from allies.questions.route import Cargo, CorridorWay, Figure, StateConsent


class Shares(msgspec.Struct, frozen=True, kw_only=True):
    """Shares of a corridor under two rules that are not fitted to data."""

    even_spending: Annotated[
        float, Meta(description="Share if as much money were spent on every open corridor, 0 to 1.")
    ]
    cheapest: Annotated[
        float, Meta(description="Share if everything went by the cheapest open one, 0 to 1.")
    ]


class Corridor(msgspec.Struct, frozen=True, kw_only=True):
    """One corridor: its ways and reported figures."""

    corridor: Annotated[str, Meta(description="Its name in the theatre.")]
    name: Annotated[str, Meta(description="Its name for people.")]
    is_open: Annotated[
        bool,
        Meta(description="Whether any of its ways is open; true if it lies outside the network."),
    ]
    passages: Annotated[tuple[CorridorWay, ...], Meta(description="Its ways.")]
    price: Annotated[
        Figure | None,
        Meta(description="Reported price of a container; null if none is reported."),
    ]
    shares: Annotated[
        Shares | None,
        Meta(
            description="What two rules would send by it; null if the price of an open one "
            "is not known."
        ),
    ]
    reported_shares: Annotated[
        tuple[Figure, ...], Meta(description="The shares that were reported, in per cent.")
    ]
    reports: Annotated[tuple[Figure, ...], Meta(description="Other reported figures.")]
    note: Annotated[
        str | None, Meta(description="What a reader should know of it; null if nothing.")
    ]


class CorridorsAnswer(Answer, frozen=True, kw_only=True):
    """The corridors to a country side by side: which are open, how long, at what price."""

    rows: ClassVar[str] = "corridors"

    to: Annotated[str, Meta(description="Place at the end of the corridors.")]
    mover: Annotated[str, Meta(description="Who moves.")]
    cargo: Annotated[str, Meta(description="The cargo.")]
    denied: Annotated[tuple[str, ...], Meta(description="States supposed to refuse.")]
    allowed: Annotated[
        tuple[str, ...], Meta(description="States supposed to let everybody through.")
    ]
    corridors: Annotated[
        tuple[Corridor, ...], Meta(description="The corridors, by their names in the theatre.")
    ]
    consents: Annotated[
        tuple[StateConsent, ...],
        Meta(description="The position of each state on their ways, and of those that refuse."),
    ]


class Corridors(Question[CorridorsAnswer], frozen=True, kw_only=True):
    """Compare the corridors to a country: ways, prices, and shares beside those reported."""

    supposes: ClassVar[tuple[str, ...]] = ("deny", "allow")

    to: Annotated[
        str,
        Meta(
            description="A place, such as kabul.",
            extra={"positional": True, "option": "TO", "kind": "place"},
        ),
    ]
    on: Day = ""
    mover: Annotated[
        str,
        Meta(
            description="Who moves; the mover of the reports, if not given.",
            extra={"kind": "actor"},
        ),
    ] = ""
    cargo: Annotated[
        Cargo | None,
        Meta(
            description="The cargo: troops, arms, non_lethal, fuel or relief; by default the cargo "
            "of the reports."
        ),
    ] = None
