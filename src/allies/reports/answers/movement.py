"""The shapes of the answers about movement: route, deploy and bases."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, FrameJson

Consent = Literal[
    "own", "granted", "conditional", "refused", "revoked", "by_law", "denied", "allowed", "silent"
]


class DaysJson(TypedDict):
    """Days under way that are exceeded in nine, five and one of ten cases.

    Attributes:
        p10: days kept in one of ten cases.
        p50: days kept in half of the cases.
        p90: days kept in nine of ten cases.
    """

    p10: float
    p50: float
    p90: float


class LegJson(TypedDict):
    """One leg; `capacity` is by day, and a default where `capacity_recorded` is false.

    Attributes:
        start: place it leaves from.
        end: place it reaches.
        mode: how it goes.
        km: length.
        waits_hours: hours of waiting before it: loading, a change of gauge or mode.
        fixed_hours: hours that do not depend on its length, such as a border crossing.
        crossing: border point it passes; null where none is named.
        operator: state that runs it, where not the one it lies in.
        gauge: track gauge in mm; null off the rails.
        capacity: how much passes in a day.
        capacity_unit: what is counted.
        capacity_recorded: whether a source gives the capacity, rather than a default.
        cites: where the link is documented.
        judgement: how its length was estimated, where no source gives it.
    """

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
    """One state on the way, the mode it is crossed by, and where it stands on that.

    Attributes:
        state: state on the way.
        mode: mode it is crossed by.
        km: length inside it.
        consent: where it stands.
        act: the act that says so; null where none does.
        why: why, in words.
        cites: where the act is documented.
    """

    state: str
    mode: str
    km: float
    consent: Consent
    act: str | None
    why: str | None
    cites: list[CiteJson]


class PriceJson(TypedDict):
    """A price that is known of the way, and from whose terms.

    Attributes:
        state: state whose terms name it.
        amount: the price.
        unit: its unit.
        says: what it is paid for.
    """

    state: str
    amount: float
    unit: str
    says: str | None


class RouteWayJson(TypedDict):
    """One way; `supposing` is empty for the answer itself.

    Attributes:
        supposing: what is supposed, such as a refusal; empty for the answer itself.
        km: length.
        days: days for the first to arrive.
        last_days: median days until the last of the column is there.
        modes: modes used, in order.
        places: places passed, both ends included.
        legs: the way, leg by leg.
        crosses: states crossed, in order.
        prices: prices known of the way.
    """

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
    """The narrowest place of the first way; the shadow price is in hours a further unit saves.

    Attributes:
        start: place before it.
        end: place behind it.
        mode: its mode.
        capacity: how much passes in a day.
        unit: what is counted.
        recorded: whether a source gives the capacity.
        shadow_price_hours: hours that one more unit a day would save; null where it binds
            nobody.
    """

    start: str
    end: str
    mode: str
    capacity: float
    unit: str
    recorded: bool
    shadow_price_hours: float | None


class FigureJson(TypedDict):
    """A figure that somebody reported.

    Attributes:
        act: the act that reports it.
        amount: the figure.
        unit: its unit.
        on: when it was reported, or what time it is of.
        says: what it is.
        cites: where it is documented.
    """

    act: str
    amount: float
    unit: str
    on: str
    says: str
    cites: list[CiteJson]


class OpenedJson(TypedDict):
    """The fewest states whose consent would open a way, and that way.

    Attributes:
        consent_of: fewest states whose consent would open a way.
        way: that way.
    """

    consent_of: list[str]
    way: RouteWayJson


class NotYetJson(TypedDict):
    """A link that was not open on the day.

    Attributes:
        start: place at one end.
        end: place at the other.
        mode: its mode.
        opened: when it opened.
    """

    start: str
    end: str
    mode: str
    opened: str


class RevocationJson(TypedDict):
    """A consent taken back under way: the share already past, and the way of the rest.

    Attributes:
        state: who takes its consent back.
        days: days after the start.
        past: share of the column already past.
        rest: the way of the rest; null where it has none.
        last_days: median days until the last is there; null where some never are.
    """

    state: str
    days: float
    past: float
    rest: RouteWayJson | None
    last_days: float | None


class QueueJson(TypedDict):
    """What stands before the narrowest place, where more set out every day than pass it.

    Attributes:
        waits_days: how long whoever sets out last waits before it.
        vehicles: how many stand there by then.
        last_takes_days: median days that one is under way, the wait included.
    """

    waits_days: float
    vehicles: float
    last_takes_days: float


class ChanceSpanJson(TypedDict):
    """Where eight draws in ten have a chance lie.

    Attributes:
        low: lower end.
        high: upper end.
    """

    low: float
    high: float


class ConsentDriverJson(TypedDict):
    """One thing that moves a state's consent.

    Attributes:
        driver: name of the driver.
        value: between -1 and 1; null where unknown, which makes the chance wider.
        contribution: points of log-odds, at the middle of its weight; null where unknown.
        because: what it rests on, or why it is unknown.
        cites: where that is documented.
    """

    driver: str
    value: float | None
    contribution: float | None
    because: str
    cites: list[CiteJson]


class SilenceJson(TypedDict):
    """A state on the way that has said nothing, and how likely it is to consent.

    Attributes:
        state: state that is silent.
        mover: who asks it.
        group: `air` or `surface`.
        chance: how likely it is to consent.
        start: name of the weight at which the chance starts.
        drivers: what moves it.
    """

    state: str
    mover: str
    group: str
    chance: ChanceSpanJson
    start: str
    drivers: list[ConsentDriverJson]


class CorridorWayJson(TypedDict):
    """One way of a corridor.

    Attributes:
        corridor: name of the corridor in the theatre.
        corridor_name: what people call it.
        way: name of the way.
        way_name: what people call it.
        km: length; null where there is no way.
        days: days under way; null where there is none.
        modes: modes used, in order.
        crosses: states crossed, in order.
        silent: states on it of which nothing is documented.
        bottleneck: its narrowest place; null where there is none.
        opened_by: where there is no way, the fewest states whose consent would open one.
        price: what a container is reported to cost by the corridor; null where nobody reports it.
    """

    corridor: str
    corridor_name: str
    way: str
    way_name: str
    km: float | None
    days: DaysJson | None
    modes: list[str]
    crosses: list[str]
    silent: list[str]
    bottleneck: BottleneckJson | None
    opened_by: list[str]
    price: FigureJson | None


class RouteJson(FrameJson):
    """`allies route FROM TO --json`; without a way, `routes` is empty.

    `in_time` says whether the first way keeps the deadline; without that nobody is indispensable.

    Attributes:
        start: place to leave from.
        end: place to reach.
        on: day of departure.
        mover: state that moves.
        cargo: what is moved.
        modes: modes that may be used.
        denied: states supposed to refuse.
        allowed: states supposed to let through.
        routes: the ways found, the fastest first; empty where there is none.
        without_a_way: suppositions under which there is no way at all.
        in_time: whether the first way keeps the deadline, where one was given.
        indispensable: smallest sets of states whose refusal leaves no way in time.
        silent: silent states on the first way, taken to consent, and how likely they are to.
        unheard: states on any way that have answered for no mode.
        bottleneck: narrowest place of the first way; null where there is no way.
        opened_by: what would open a way, where there is none.
        not_yet: links on better ways that were not open on the day.
        revocation: what happens where a consent is taken back under way.
        queue: what stands before the narrowest place; null where nothing waits, or where no
            demand by the day was asked about.
        corridors: how each corridor to the country would serve, where one is asked to compare or
            there is no way; empty where no corridor leads that way.
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
    silent: list[SilenceJson]
    unheard: list[str]
    bottleneck: BottleneckJson | None
    opened_by: OpenedJson | None
    not_yet: list[NotYetJson]
    revocation: RevocationJson | None
    queue: QueueJson | None
    corridors: list[CorridorWayJson]
