"""The shapes of the answers about movement: route, deploy and bases."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, FrameJson

Consent = Literal[
    "own", "granted", "conditional", "refused", "revoked", "by_law", "denied", "allowed", "silent"
]


class DaysJson(TypedDict):
    """Days under way that are exceeded in nine, five and one of ten cases."""

    p10: float
    p50: float
    p90: float


class LegJson(TypedDict):
    """One leg; `capacity` is by day, and a default where `capacity_recorded` is false."""

    start: str
    end: str
    mode: str
    km: float
    waits_hours: float
    fixed_hours: float
    crossing: str | None
    operator: str | None
    gauge: str | None
    capacity: float
    capacity_unit: str
    capacity_recorded: bool
    cites: list[CiteJson]
    judgement: str | None


class CrossedJson(TypedDict):
    """One state on the way, the mode it is crossed by, and where it stands on that."""

    state: str
    mode: str
    km: float
    consent: Consent
    act: str | None
    why: str | None
    cites: list[CiteJson]


class PriceJson(TypedDict):
    """A price that is known of the way, and from whose terms."""

    state: str
    amount: float
    unit: str
    says: str | None


class RouteWayJson(TypedDict):
    """One way; `supposing` is empty for the answer itself."""

    supposing: str
    km: float
    days: DaysJson
    last_days: float
    modes: list[str]
    places: list[str]
    legs: list[LegJson]
    crosses: list[CrossedJson]
    prices: list[PriceJson]


class BottleneckJson(TypedDict):
    """The narrowest place of the first way; the shadow price is in hours a further unit saves."""

    start: str
    end: str
    mode: str
    capacity: float
    unit: str
    recorded: bool
    shadow_price_hours: float | None


class OpenedJson(TypedDict):
    """The fewest states whose consent would open a way, and that way."""

    consent_of: list[str]
    way: RouteWayJson


class NotYetJson(TypedDict):
    """A link that was not open on the day."""

    start: str
    end: str
    mode: str
    opened: str


class RevocationJson(TypedDict):
    """A consent taken back under way: the share already past, and the way of the rest."""

    state: str
    days: float
    past: float
    rest: RouteWayJson | None
    last_days: float | None


class RouteJson(FrameJson):
    """`allies route FROM TO --json`; without a way, `routes` is empty.

    `in_time` says whether the first way keeps the deadline; without that nobody is indispensable.
    """

    schema: Literal["allies/route/1"]
    start: str
    end: str
    on: str
    mover: str
    cargo: str
    modes: list[str]
    denied: list[str]
    allowed: list[str]
    routes: list[RouteWayJson]
    without_a_way: list[str]
    in_time: bool
    indispensable: list[list[str]]
    bottleneck: BottleneckJson | None
    opened_by: OpenedJson | None
    not_yet: list[NotYetJson]
    revocation: RevocationJson | None
