"""The shape of the answer about corridors."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, FrameJson
from allies.reports.answers.movement import CorridorWayJson, FigureJson


class SharesJson(TypedDict):
    """What two rules that are fitted to nothing would send by a corridor.

    Attributes:
        even_spending: share if as much money were spent on every open corridor, 0 to 1.
        cheapest: share if everything went by the cheapest open one, 0 to 1.
    """

    even_spending: float
    cheapest: float


class CorridorJson(TypedDict):
    """One corridor.

    Attributes:
        corridor: its name in the theatre.
        name: what people call it.
        is_open: whether any of its ways is open; one outside the network is taken to be.
        passages: its ways.
        price: what a container is reported to cost by it; null where nobody reports it.
        shares: what two rules would send by it; null where the price of an open one is not known.
        reported_shares: the shares that were reported, in per cent.
        reports: what else was reported of it.
        note: what a reader should know of it; null where nothing.
    """

    corridor: str
    name: str
    is_open: bool
    passages: list[CorridorWayJson]
    price: FigureJson | None
    shares: SharesJson | None
    reported_shares: list[FigureJson]
    reports: list[FigureJson]
    note: str | None


class GateJson(TypedDict):
    """Where one state on the ways stands.

    Attributes:
        state: the state.
        mode: the mode it is crossed by.
        consent: where it stands.
        act: the act that says so; null where none does.
        cites: where the act is documented.
    """

    state: str
    mode: str
    consent: str
    act: str | None
    cites: list[CiteJson]


class CorridorsJson(FrameJson):
    """`allies corridors TO --json`.

    Attributes:
        to: place they lead to.
        on: the day.
        mover: who moves.
        cargo: what is moved.
        denied: states supposed to refuse.
        allowed: states supposed to let through.
        corridors: the corridors, as the theatre lists them.
        consents: what each state on their ways has said.
    """

    schema: Literal["allies/corridors/1"]
    to: str
    on: str
    mover: str
    cargo: str
    denied: list[str]
    allowed: list[str]
    corridors: list[CorridorJson]
    consents: list[GateJson]
