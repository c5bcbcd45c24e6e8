"""The route that something can take: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, OneDay, Question

ON_RECORD = "silence is refusal"  # the supposition of the way with documented consents only

Cargo = Literal["troops", "arms", "non_lethal", "fuel", "relief"]
Mode = Literal["rail", "road", "sea", "ferry", "river", "air"]
Consent = Literal[
    "own", "granted", "conditional", "refused", "revoked", "by_law", "denied", "allowed", "silent"
]


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """Days of travel as three percentiles."""

    p10: Annotated[float, Meta(description="The 10th percentile.")]
    p50: Annotated[float, Meta(description="The median.")]
    p90: Annotated[float, Meta(description="The 90th percentile.")]


class Leg(msgspec.Struct, frozen=True, kw_only=True):
    """One leg; `capacity` is by day, and a default if `capacity_recorded` is false."""

    start: Annotated[str, Meta(description="Place it leaves from.")]
    end: Annotated[str, Meta(description="Place it reaches.")]
    mode: Annotated[str, Meta(description="Mode of movement.")]
    km: Annotated[float, Meta(description="Length.")]
    waits_hours: Annotated[
        float, Meta(description="Hours of waiting before it: loading, a change of gauge or mode.")
    ]
    fixed_hours: Annotated[
        float,
        Meta(description="Hours that do not depend on its length, such as a border crossing."),
    ]
    crossing: Annotated[
        str | None, Meta(description="Border point it passes; null if none is named.")
    ]
    operator: Annotated[
        str | None,
        Meta(description="The state that runs it, if it is another than the one it lies in."),
    ]
    gauge: Annotated[str | None, Meta(description="Track gauge in mm; null off the rails.")]
    capacity: Annotated[float, Meta(description="How much passes in a day.")]
    capacity_unit: Annotated[str, Meta(description="Unit of the capacity.")]
    capacity_recorded: Annotated[
        bool, Meta(description="Whether a source gives the capacity, rather than a default.")
    ]
    states: Annotated[tuple[str, ...], Meta(description="States it lies in, in order.")]
    cites: tuple[Cite, ...]
    judgement: Annotated[
        str | None, Meta(description="The method of estimating its length, if no source gives it.")
    ]


class Crossed(msgspec.Struct, frozen=True, kw_only=True):
    """One state on the way, the mode it is crossed by, and its position on that."""

    state: Annotated[str, Meta(description="State on the way.")]
    mode: Annotated[str, Meta(description="Mode it is crossed by.")]
    km: Annotated[float, Meta(description="Length inside it.")]
    consent: Annotated[Consent, Meta(description="Its position on that mode.")]
    act: Annotated[str | None, Meta(description="The act that says so; null if none does.")]
    why: Annotated[str | None, Meta(description="The reason, in words.")]
    cites: tuple[Cite, ...]


class Price(msgspec.Struct, frozen=True, kw_only=True):
    """A known price of the way, and the state whose terms name it."""

    state: Annotated[str, Meta(description="State whose terms name it.")]
    amount: Annotated[float, Meta(description="The price.")]
    unit: Annotated[str, Meta(description="Its unit.")]
    says: str | None


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One way; `supposing` is empty for the answer itself."""

    supposing: Annotated[
        str, Meta(description="What is supposed, such as a refusal; empty for the answer itself.")
    ]
    km: Annotated[float, Meta(description="Length.")]
    days: Annotated[Days, Meta(description="Days for the first to arrive.")]
    last_days: Annotated[
        float, Meta(description="Median days until the last of the column is there.")
    ]
    modes: Annotated[tuple[str, ...], Meta(description="Modes used, in order.")]
    places: Annotated[tuple[str, ...], Meta(description="Places passed, both ends included.")]
    legs: Annotated[tuple[Leg, ...], Meta(description="The way, leg by leg.")]
    crosses: Annotated[tuple[Crossed, ...], Meta(description="States crossed, in order.")]
    prices: Annotated[tuple[Price, ...], Meta(description="Known prices of the way.")]


class Bottleneck(msgspec.Struct, frozen=True, kw_only=True):
    """The narrowest place of the first way; the shadow price is in hours a further unit saves."""

    start: Annotated[str, Meta(description="Place before it.")]
    end: Annotated[str, Meta(description="Place behind it.")]
    mode: Annotated[str, Meta(description="Its mode.")]
    capacity: Annotated[float, Meta(description="How much passes in a day.")]
    unit: Annotated[str, Meta(description="Unit of the capacity.")]
    recorded: Annotated[bool, Meta(description="Whether a source gives the capacity.")]
    shadow_price_hours: Annotated[
        float | None,
        Meta(description="Hours that one more unit a day would save; null if it binds nobody."),
    ]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that somebody reported."""

    act: Annotated[str, Meta(description="The act that reports it.")]
    amount: Annotated[float, Meta(description="The figure.")]
    unit: Annotated[str, Meta(description="Its unit.")]
    on: Annotated[str, Meta(description="When it was reported, or what time it is of.")]
    says: str
    cites: tuple[Cite, ...]


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """The fewest states whose consent would open a way, and that way."""

    consent_of: Annotated[
        tuple[str, ...], Meta(description="Fewest states whose consent would open a way.")
    ]
    way: Annotated[Way, Meta(description="That way.")]


class NotYet(msgspec.Struct, frozen=True, kw_only=True):
    """A link that was not open on the day."""

    start: Annotated[str, Meta(description="Place at one end.")]
    end: Annotated[str, Meta(description="Place at the other.")]
    mode: Annotated[str, Meta(description="Its mode.")]
    opened: Annotated[str, Meta(description="When it opened.")]


class Revocation(msgspec.Struct, frozen=True, kw_only=True):
    """A consent withdrawn during the movement: the share already past, and the way of the rest."""

    state: Annotated[str, Meta(description="The state that withdraws its consent.")]
    days: Annotated[float, Meta(description="Days after the start.")]
    past: Annotated[float, Meta(description="Share of the column already past.")]
    rest: Annotated[Way | None, Meta(description="The way of the rest; null if it has none.")]
    last_days: Annotated[
        float | None,
        Meta(description="Median days until the last is there; null if some never are."),
    ]


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """The queue before the narrowest place, if more vehicles set out per day than can pass it."""

    waits_days: Annotated[float, Meta(description="Days that the last vehicle waits before it.")]
    vehicles: Annotated[float, Meta(description="Number of vehicles in the queue then.")]
    last_takes_days: Annotated[
        float, Meta(description="Median days of travel of the last vehicle, including the wait.")
    ]


class ChanceSpan(msgspec.Struct, frozen=True, kw_only=True):
    """The range of a chance in eight draws out of ten."""

    low: Annotated[float, Meta(description="Lower end.")]
    high: Annotated[float, Meta(description="Upper end.")]


class ConsentDriver(msgspec.Struct, frozen=True, kw_only=True):
    """A driver of a state's consent."""

    driver: Annotated[str, Meta(description="Name of the driver.")]
    value: Annotated[
        float | None,
        Meta(description="Between -1 and 1; null if unknown, which makes the chance wider."),
    ]
    contribution: Annotated[
        float | None,
        Meta(description="Contribution in log-odds, at the median of its weight; null if unknown."),
    ]
    because: Annotated[str, Meta(description="What it rests on, or why it is unknown.")]
    cites: tuple[Cite, ...]


class SilentState(msgspec.Struct, frozen=True, kw_only=True):
    """A state on the way with no answer on record, and how likely it is to consent."""

    state: Annotated[str, Meta(description="State with no answer on record.")]
    mover: Annotated[str, Meta(description="Who asks it.")]
    group: Annotated[str, Meta(description="`air` or `surface`.")]
    chance: Annotated[ChanceSpan, Meta(description="How likely it is to consent.")]
    start: Annotated[str, Meta(description="Name of the weight at which the chance starts.")]
    drivers: Annotated[tuple[ConsentDriver, ...], Meta(description="Its drivers.")]


class CorridorWay(msgspec.Struct, frozen=True, kw_only=True):
    """One way of a corridor."""

    corridor: Annotated[str, Meta(description="Name of the corridor in the theatre.")]
    corridor_name: Annotated[str, Meta(description="What people call it.")]
    way: Annotated[str, Meta(description="Name of the way.")]
    way_name: Annotated[str, Meta(description="What people call it.")]
    km: Annotated[float | None, Meta(description="Length; null if there is no way.")]
    days: Annotated[Days | None, Meta(description="Days under way; null if there is none.")]
    modes: Annotated[tuple[str, ...], Meta(description="Modes used, in order.")]
    crosses: Annotated[tuple[str, ...], Meta(description="States crossed, in order.")]
    silent: Annotated[tuple[str, ...], Meta(description="States on it with no answer on record.")]
    bottleneck: Annotated[
        Bottleneck | None, Meta(description="Its narrowest place; null if there is none.")
    ]
    opened_by: Annotated[
        tuple[str, ...],
        Meta(description="Where there is no way, the fewest states whose consent would open one."),
    ]
    price: Annotated[
        Figure | None,
        Meta(
            description="What a container is reported to cost by the corridor; null if "
            "no source reports it."
        ),
    ]


class StateConsent(msgspec.Struct, frozen=True, kw_only=True):
    """The position of one state on one mode, whether on a way or refusing beside it."""

    state: Annotated[str, Meta(description="The state that is asked.")]
    mode: Annotated[str, Meta(description="The mode.")]
    consent: Annotated[Consent, Meta(description="Its position on that mode.")]
    act: Annotated[str | None, Meta(description="The act that says so; null if none does.")]
    on: Annotated[str | None, Meta(description="The day of that act; null if there is none.")]
    why: Annotated[str | None, Meta(description="The reason, in words.")]
    cites: tuple[Cite, ...]
    judgement: Annotated[
        str | None, Meta(description="The coder's reason for the act, if no source is cited.")
    ]


class Otherwise(msgspec.Struct, frozen=True, kw_only=True):
    """The fastest way under one supposition, in short."""

    supposing: Annotated[str, Meta(description="What is supposed.")]
    km: Annotated[float | None, Meta(description="Length; null if there is no way.")]
    days: Annotated[Days | None, Meta(description="Days under way; null if there is no way.")]
    last_days: Annotated[
        float | None,
        Meta(description="Days until the last vehicle, or all of a unit, is there; null if never."),
    ]
    prices: Annotated[tuple[Price, ...], Meta(description="Known prices of the way.")]
    crosses: Annotated[tuple[str, ...], Meta(description="States crossed, in order.")]


class UnitSize(msgspec.Struct, frozen=True, kw_only=True):
    """What a unit takes along: a judgement of the authors, see `allies inputs unit_people`."""

    people: Annotated[float, Meta(description="How many people.")]
    vehicles: Annotated[float, Meta(description="How many vehicles on road or rail.")]
    tonnes: Annotated[float, Meta(description="Weight in aircraft, besides the people.")]


class Sorties(msgspec.Struct, frozen=True, kw_only=True):
    """How often a fleet flies."""

    fleet: Annotated[str, Meta(description="Id of the fleet.")]
    sorties: Annotated[int, Meta(description="How many flights, at the median.")]


class UnitArrival(msgspec.Struct, frozen=True, kw_only=True):
    """When a unit arrives, counted from its departure: nobody else uses the aircraft."""

    first_days: Annotated[Days, Meta(description="Days until its first people are there.")]
    last_days: Annotated[Days, Meta(description="Days until all of it is there.")]
    sorties: Annotated[tuple[Sorties, ...], Meta(description="The flights it needs, by fleet.")]
    overland: Annotated[
        float, Meta(description="Share of it that goes all the way overland meanwhile, 0 to 1.")
    ]


class RouteAnswer(Answer, frozen=True, kw_only=True):
    """The route that something can take; without a way, `routes` is empty."""

    rows: ClassVar[str] = "routes"

    start: Annotated[str, Meta(description="Place to leave from.")]
    end: Annotated[str, Meta(description="Place to reach.")]
    mover: Annotated[str, Meta(description="State that moves.")]
    cargo: Annotated[str, Meta(description="The cargo.")]
    modes: Annotated[tuple[str, ...], Meta(description="Modes that may be used.")]
    via: Annotated[tuple[str, ...], Meta(description="Places to pass, in order.")]
    vehicles: Annotated[int, Meta(description="How many vehicles set out in all.")]
    move: Annotated[
        str,
        Meta(
            description="What moves: `vehicle`, `vehicles`, `aircraft`, `company`, `battalion`, "
            "`brigade` or `division`."
        ),
    ]
    unit: Annotated[
        UnitSize | None, Meta(description="Size of the unit that moves; null if none does.")
    ]
    over_days: Annotated[
        float, Meta(description="Number of days over which they set out; 0 if together.")
    ]
    within: Annotated[
        float | None, Meta(description="Days after which it is too late; null for none.")
    ]
    denied: Annotated[tuple[str, ...], Meta(description="States supposed to refuse.")]
    allowed: Annotated[tuple[str, ...], Meta(description="States supposed to let through.")]
    routes: Annotated[
        tuple[Way, ...],
        Meta(description="The ways found, the fastest first; empty if there is none."),
    ]
    lift_notes: Annotated[
        tuple[str, ...],
        Meta(description="Why aircraft of the mover are unknown or cannot be used, if so."),
    ]
    arrival: Annotated[
        UnitArrival | None,
        Meta(
            description="When the unit arrives, by all ways together; null if no unit moves, or if "
            "it cannot."
        ),
    ]
    consents: Annotated[
        tuple[StateConsent, ...],
        Meta(description="The position of each state on the ways, and of those that refuse."),
    ]
    without_a_way: Annotated[
        tuple[str, ...], Meta(description="Suppositions under which there is no way at all.")
    ]
    otherwise: Annotated[
        tuple[Otherwise, ...],
        Meta(description="The result of each supposition in short, also of those without a way."),
    ]
    in_time: Annotated[
        bool | None,
        Meta(
            description="Whether the first way meets the deadline, if one was given; null if "
            "unknown."
        ),
    ]
    indispensable: Annotated[
        tuple[tuple[str, ...], ...],
        Meta(description="Smallest sets of states whose refusal leaves no way in time."),
    ]
    silent: Annotated[
        tuple[SilentState, ...],
        Meta(
            description="States on the first way with no answer on record, assumed to consent; and "
            "those at odds, not assumed to, on the way that would need them."
        ),
    ]
    at_odds: Annotated[
        tuple[str, ...],
        Meta(description="Silent states at odds with the mover; no way assumes that they consent."),
    ] = ()
    never_answered: Annotated[
        tuple[str, ...],
        Meta(description="States on any way with no answer on record for any mode."),
    ]
    bottleneck: Annotated[
        Bottleneck | None,
        Meta(description="Narrowest place of the first way; null if there is no way."),
    ]
    opened_by: Annotated[
        Opened | None, Meta(description="What would open a way, if there is none.")
    ]
    not_yet: Annotated[
        tuple[NotYet, ...], Meta(description="Links on better ways that were not open on the day.")
    ]
    revocation: Annotated[
        Revocation | None,
        Meta(description="What happens if a consent is withdrawn on the way."),
    ]
    queue: Annotated[
        Queue | None,
        Meta(
            description="The queue before the narrowest place; null if there is none, or if the "
            "question gives no demand by the day."
        ),
    ]
    corridors: Annotated[
        tuple[CorridorWay, ...],
        Meta(
            description="How each corridor to the country would serve, where one is asked to "
            "compare or there is no way; empty if no corridor leads that way."
        ),
    ]


class Route(Question[RouteAnswer], frozen=True, kw_only=True):
    """Find the best route, whose consent it needs, and what a refusal costs."""

    supposes: ClassVar[tuple[str, ...]] = ("deny", "allow")

    start: Annotated[
        str,
        Meta(
            description="A place, such as otar.",
            extra={"positional": True, "option": "FROM", "kind": "place"},
        ),
    ]
    end: Annotated[
        str,
        Meta(
            description="A place, such as khujand.",
            extra={"positional": True, "option": "TO", "kind": "place"},
        ),
    ]
    on: OneDay = ""
    mode: Annotated[
        tuple[Mode, ...],
        Meta(description="By rail, road, sea, ferry, river or air; repeatable, all if not given."),
    ] = ()
    mover: Annotated[
        str,
        Meta(
            description="Who moves: a state or an organisation; FROM's state if not given.",
            extra={"kind": "actor"},
        ),
    ] = ""
    cargo: Annotated[
        Cargo, Meta(description="What moves: troops, arms, non_lethal, fuel or relief.")
    ] = "troops"
    via: Annotated[
        tuple[str, ...],
        Meta(description="Pass this place; repeatable, in order.", extra={"kind": "place"}),
    ] = ()
    move: Annotated[
        Literal["aircraft", "vehicle", "company", "battalion", "brigade", "division", ""],
        Meta(
            description="What moves: aircraft (one), vehicle (one), company, battalion, brigade or"
            " division; troops that may fly need it."
        ),
    ] = ""
    vehicles: Annotated[
        int, Meta(description="Number of vehicles that set out together and queue on the way.")
    ] = 1
    vehicles_a_day: Annotated[
        int | None,
        Meta(description="Number of vehicles that set out every day instead, and queue."),
    ] = None
    for_days: Annotated[
        float | None,
        Meta(
            description="With vehicles a day: number of days; 1 if not given.",
            extra={"option": "--for"},
        ),
    ] = None
    within: Annotated[
        float | None, Meta(description="Days after which it is too late; none if not given.")
    ] = None
    revoke: Annotated[
        str,
        Meta(
            description="Suppose that a state withdraws its consent on the way: STATE:DAYS.",
            extra={"kind": "state_days"},
        ),
    ] = ""
    compare: Annotated[bool, Meta(description="Show the ways round each refusal as well.")] = False
