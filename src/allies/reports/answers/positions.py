"""The shapes of the answers about positions: what moves a member, a host and a grantor."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, FrameJson, SourceJson


class WeightJson(TypedDict):
    """A weight as a distribution, in points of log-odds, and where it comes from."""

    family: str
    parameters: list[float]
    origin: str


class DriverJson(TypedDict):
    """One driver: its value from -1 to 1 (null where unknown), its weight, what it adds.

    Attributes:
        value: from -1 to 1 in the reference world; null where unknown.
        contribution: points of log-odds it adds, at the middle of its weight.
    """

    name: str
    value: float | None
    spread: float
    weight: WeightJson
    contribution: float
    because: str
    cites: list[CiteJson]


class PullJson(TypedDict):
    """How far a member follows the leading state: its dependence, from 0 to 1.

    Attributes:
        known: whether anything of its dependence is known.
        unknown_share: share of what it could depend on it for of which nothing is known.
    """

    leader: str
    known: bool
    dependence: float
    disputed: float
    unknown_share: float
    weight: WeightJson
    because: str
    cites: list[CiteJson]


class DrawnChanceJson(TypedDict):
    """A chance that is itself uncertain: its median, and where eight draws in ten lie."""

    middle: float
    low: float
    high: float


class MemberPositionJson(TypedDict):
    """Where one member stands; shares are of the draws in which it has a vote.

    Attributes:
        taken_at_its_word: how far what it has said is believed, from 0 to 1.
        follows: how far it follows the leading state; null where none other leads.
    """

    member: str
    stance: str
    taken_at_its_word: float
    because: str
    cites: list[CiteJson]
    has_vote: float
    supports: float | None
    objects: float | None
    chance: DrawnChanceJson
    start: WeightJson
    drivers: list[DriverJson]
    follows: PullJson | None


class MeansPositionsJson(TypedDict):
    """Where everybody stands on one means.

    Attributes:
        means: which means.
        approval_if_asked: least and greatest chance of approval over the readings held, if asked.
    """

    organisation: str
    means: str
    name: str
    rules: dict[str, str]
    approval_if_asked: list[float]
    members: list[MemberPositionJson]


class HostDriverJson(TypedDict):
    """One thing that moves a host, from -1 (does not ask) to 1 (asks)."""

    name: str
    value: float | None
    because: str
    cites: list[CiteJson]


class AskingJson(TypedDict):
    """Whether the host asks somebody: as recorded, and as its drivers alone say."""

    addressee: str
    recorded: str
    because: str
    cites: list[CiteJson]
    chance: DrawnChanceJson
    taken_back: DrawnChanceJson
    drivers: list[HostDriverJson]


class SourceViewJson(TypedDict):
    """What a source concludes of the case, and whether the model agrees.

    Attributes:
        id: name of the conclusion.
        says: the conclusion, in words.
    """

    id: str
    says: str
    verdict: Literal["agrees", "agrees in part", "disagrees", "cannot tell"]
    because: str
    cites: list[CiteJson]


class AfterwardsJson(TypedDict):
    """What happened afterwards."""

    outcome: str
    says: str
    cites: list[CiteJson]


class PositionsJson(FrameJson):
    """`allies positions CASE --json`.

    Attributes:
        seed: seed of the draws.
        asks: whom the host may ask.
    """

    schema: Literal["allies/positions/1"]
    case: str
    on: str
    covers_day: bool
    host: str
    draws: int
    seed: int
    asks: list[AskingJson]
    means: list[MeansPositionsJson]
    views: list[SourceViewJson]
    happened: AfterwardsJson | None
    sources: list[SourceJson]
