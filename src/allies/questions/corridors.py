"""The corridors to a country, compared: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Day, Question
from allies.questions.route import Cargo, CorridorWay, Figure, StateConsent


class Shares(msgspec.Struct, frozen=True, kw_only=True):
    """What two rules that are fitted to nothing would send by a corridor."""

    even_spending: Annotated[
        float, Meta(description="Share if as much money were spent on every open corridor, 0 to 1.")
    ]
    cheapest: Annotated[
        float, Meta(description="Share if everything went by the cheapest open one, 0 to 1.")
    ]


class Corridor(msgspec.Struct, frozen=True, kw_only=True):
    """One corridor: its ways, and what is reported of it."""

    corridor: Annotated[str, Meta(description="Its name in the theatre.")]
    name: Annotated[str, Meta(description="What people call it.")]
    is_open: Annotated[
        bool,
        Meta(
            description="Whether any of its ways is open; one outside the network is taken to be."
        ),
    ]
    passages: Annotated[tuple[CorridorWay, ...], Meta(description="Its ways.")]
    price: Annotated[
        Figure | None,
        Meta(
            description="What a container is reported to cost by it; null where nobody reports it."
        ),
    ]
    shares: Annotated[
        Shares | None,
        Meta(
            description="What two rules would send by it; null where the price of an open one "
            "is not known."
        ),
    ]
    reported_shares: Annotated[
        tuple[Figure, ...], Meta(description="The shares that were reported, in per cent.")
    ]
    reports: Annotated[tuple[Figure, ...], Meta(description="What else was reported of it.")]
    note: Annotated[
        str | None, Meta(description="What a reader should know of it; null where nothing.")
    ]


class CorridorsAnswer(Answer, frozen=True, kw_only=True):
    """The corridors to a country side by side: which are open, how long, at what price."""

    rows: ClassVar[str] = "corridors"

    to: Annotated[str, Meta(description="Place they lead to.")]
    mover: Annotated[str, Meta(description="Who moves.")]
    cargo: Annotated[str, Meta(description="What is moved.")]
    denied: Annotated[tuple[str, ...], Meta(description="States supposed to refuse.")]
    allowed: Annotated[tuple[str, ...], Meta(description="States supposed to let through.")]
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
            description="Who moves; whoever the reports speak of, if not given.",
            extra={"kind": "actor"},
        ),
    ] = ""
    cargo: Annotated[
        Cargo | None,
        Meta(
            description="What moves: troops, arms, non_lethal, fuel or relief; what the reports "
            "speak of, if not given."
        ),
    ] = None
