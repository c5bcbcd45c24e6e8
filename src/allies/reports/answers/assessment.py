"""The shapes of an assessment and of one draw of it."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, ContestJson, SourceJson
from allies.reports.answers.legal import ActFindingJson, MayJson
from allies.reports.answers.positions import DriverJson, PullJson, SourceViewJson
from allies.values.ternary import Answer


class PositionJson(TypedDict):
    """Where one of those who would decide stands.

    Attributes:
        follows: how far it follows the leading state; null where none other leads.
    """

    member: str
    stance: str
    because: str
    has_vote: bool
    cites: list[CiteJson]
    drivers: list[DriverJson]
    follows: PullJson | None


class WillJson(TypedDict):
    """The chance of approval, low and high over readings, and the positions behind it."""

    approval: list[float] | None
    positions: list[PositionJson]


class ForceJson(TypedDict):
    """What one force could do."""

    force: str
    owner: str
    days_to_arrive: float | None
    km: float | None
    places: list[str]
    crosses: list[str]
    consent_of: list[str]


class CanJson(TypedDict):
    """The chance that enough people could be there in time, and the forces behind it."""

    in_time: float | None
    forces: list[ForceJson]


class FunnelJson(TypedDict):
    """Of all draws, how many are left after each stage, surely and at most.

    Attributes:
        at_most: draws that nothing known has stopped by that stage.
    """

    draws: int
    left: dict[str, int]
    at_most: dict[str, int]
    cannot_tell: int


class MeansJson(TypedDict):
    """The four questions for one means; `funnel` is by reading."""

    id: Literal["consult", "materiel", "rapid_reaction", "peacekeeping", "bilateral"]
    name: str
    collective: bool
    may: MayJson
    will: WillJson
    can: CanJson
    funnel: dict[str, FunnelJson]


class OrganisationJson(TypedDict):
    """What one organisation may, will and can do."""

    id: str
    name: str
    host_is: str
    has_members: bool
    unread: str | None
    means: list[MeansJson]


class HeadlineJson(TypedDict):
    """The answer in one line: `probability` is low and high; confidence is kept apart."""

    probability: list[float]
    words: str
    confidence: Literal["low", "moderate", "high"]
    confidence_because: list[str]
    inside: list[float]
    sampled: list[float]
    outside: float | None
    blend: list[float] | None


class ChanceJson(TypedDict):
    """A probability, and how well it is known."""

    mean: float
    median: float
    interval_90: list[float]


class OutsideJson(TypedDict):
    """What the track record says of the case, from what came before it."""

    organisation: str
    trigger: str
    asked: Literal["yes", "no", "unclear"]
    before: str
    in_time: ChanceJson
    deployed: ChanceJson
    ladder: dict[str, float]
    cases: int
    of_organisation: int
    of_trigger: int
    occasions: list[str]


class RelianceJson(TypedDict):
    """One input of the answer, and how far the answer moves with it."""

    name: str
    kind: Literal["fact", "contest", "judgement"]
    says: str
    low: float
    high: float
    swing: float
    cites: list[CiteJson]


class HappenedJson(TypedDict):
    """What happened afterwards."""

    outcome: str
    says: str
    cites: list[CiteJson]


class CoverageJson(TypedDict):
    """Which days the record covers, and whether it covers the day asked about."""

    since: str
    until: str
    covers_day: bool


class AssessJson(TypedDict):
    """`allies assess CASE --json`.

    Attributes:
        hypothetical: whether the crisis never happened, but is supposed.
        headline: null for a question of law alone, and where who is asked about was not there.
        absent: the organisation asked about, where it had no member that day; null where it had.
        reading: the one legal reading that was asked for; null where all that are held count.
    """

    schema: Literal["allies/assess/1"]
    case: str
    title: str
    hypothetical: bool
    on: str
    moved_days: int
    as_of: str | None
    account: str
    question: str
    headline: HeadlineJson | None
    absent: str | None
    outside: OutsideJson | None
    organisations: list[OrganisationJson]
    proposals: list[ActFindingJson]
    rests_on: list[RelianceJson]
    contested: list[str]
    explanations: list[ContestJson]
    views: list[SourceViewJson]
    happened: HappenedJson | None
    sources: list[SourceJson]
    provisional: list[str]
    coverage: CoverageJson
    draws: int
    seed: int
    strict_law: bool
    rule: str | None
    reading: str | None


class ForceTraceJson(TypedDict):
    """One force in one draw."""

    force: str
    personnel: int
    arrives_day: float | None


class MeansTraceJson(TypedDict):
    """One means in one draw."""

    organisation: str
    means: str
    ended_at: dict[str, str]
    approved: dict[str, Answer]
    because: dict[str, str]
    votes: dict[str, str]
    decision_day: float | None
    forces: list[ForceTraceJson]


class ReplayJson(TypedDict):
    """`allies assess CASE --draw K --json`."""

    schema: Literal["allies/assess-draw/1"]
    case: str
    draw: int
    seed: int
    world: dict[str, str]
    means: list[MeansTraceJson]
