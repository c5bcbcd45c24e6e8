"""The shape of every JSON answer, one class for each schema.

These classes type the functions that build the answers, and the published JSON Schemas are made
from them. A schema's number rises when a key changes its meaning or goes; keys may be added.
Probabilities are raw numbers between 0 and 1; dates are text, as written in the theatre.
"""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from allies.law.audit import Regularity
from allies.values.ternary import Answer, Verdict


class CiteJson(TypedDict):
    """A citation: a passage of a source."""

    source: str
    at: str
    credibility: str
    origin: str | None
    runs: list[str]


class SourceJson(TypedDict):
    """A source, with its Admiralty grade."""

    id: str
    title: str
    author: str | None
    publisher: str | None
    published: str
    kind: str
    reliability: str
    held: bool
    url: str | None


class VersionJson(TypedDict):
    """One side of a contest."""

    id: str
    says: str
    holders: list[str]
    reading: str | None
    cites: list[CiteJson]


class ContestJson(TypedDict):
    """A contradiction of the sources."""

    id: str
    type: str
    row: str | None
    question: str
    note: str | None
    versions: list[VersionJson]


class ConditionJson(TypedDict):
    """A part of a rule, with its value and the acts it rests on."""

    says: str
    value: str
    acts: list[str]
    cites: list[CiteJson]
    parts: list[Any]


class ReasonJson(TypedDict):
    """A provision, and whether it decided the verdict or how it lost."""

    provision: str
    says: str
    effect: str
    status: str
    in_force: ConditionJson
    when: ConditionJson
    cites: list[CiteJson]


class FlipJson(TypedDict):
    """A single fact that would change the verdict."""

    says: str
    value: str
    instead: str
    verdict: str


class StepJson(TypedDict):
    """Something that must be done before the means can be used."""

    says: str
    done: Answer
    provision: str
    under: list[str]


class MayJson(TypedDict):
    """What the law says of one means."""

    verdict: Verdict
    by_reading: dict[str, Answer]
    apart: dict[str, Answer]
    decided_by: dict[str, str]
    conflict: list[str]
    differs_by: list[str]
    explained_under: str
    steps: list[StepJson]
    reasons: list[ReasonJson]
    dissent: dict[str, list[ReasonJson]]
    would_flip: list[FlipJson]


class PositionJson(TypedDict):
    """Where one of those who would decide stands."""

    member: str
    stance: str
    because: str
    has_vote: bool
    cites: list[CiteJson]


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
    """Of all draws, how many are left after each stage."""

    draws: int
    left: dict[str, int]
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
    unread: str | None
    means: list[MeansJson]


class HeadlineJson(TypedDict):
    """The answer in one line: `probability` is low and high; confidence is kept apart."""

    probability: list[float]
    words: str
    confidence: Literal["low", "moderate", "high"]
    confidence_because: list[str]
    inside: list[float]
    outside: float | None


class OutsideJson(TypedDict):
    """How often organisations acted on occasions of the same kind before."""

    acted: int
    known: int
    unknown: int
    rate: float | None
    interval_90: list[float]
    kind: str
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


class MeetingJson(TypedDict):
    """A meeting near the day a clock runs out; `days_after` is negative where it comes too soon."""

    act: str
    on: str
    days_after: int


class ClockJson(TypedDict):
    """From when an act can take effect under one reading; null where no clock runs."""

    reading: str
    held: bool
    provision: str | None
    says: str
    in_force: Answer
    started_by: str | None
    earliest: str | None
    then: str | None
    meetings: list[MeetingJson]
    cites: list[CiteJson]


class ActFindingJson(TypedDict):
    """An act, done or proposed, held against the rules of its day."""

    act: str
    on: str
    says: str
    bodies: list[str]
    finding: Regularity
    by_reading: dict[str, Regularity]
    apart: dict[str, Regularity]
    law: MayJson
    clocks: list[ClockJson]


class AssessJson(TypedDict):
    """`allies assess CASE --json`."""

    schema: Literal["allies/assess/1"]
    case: str
    title: str
    on: str
    moved_days: int
    as_of: str | None
    account: str
    question: str
    headline: HeadlineJson | None
    outside: OutsideJson | None
    organisations: list[OrganisationJson]
    proposals: list[ActFindingJson]
    rests_on: list[RelianceJson]
    contested: list[str]
    explanations: list[ContestJson]
    happened: HappenedJson | None
    sources: list[SourceJson]
    provisional: list[str]
    coverage: CoverageJson
    draws: int
    seed: int
    strict_law: bool


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


class AuditJson(TypedDict):
    """`allies audit ORG|STATE --json`."""

    schema: Literal["allies/audit/1"]
    theatre: str
    as_of: str | None
    account: str
    body: str
    acts: list[ActFindingJson]


class SpanJson(TypedDict):
    """Which days the record covers."""

    since: str
    until: str


class StatusJson(TypedDict):
    """What a state is to an organisation: a vector, not a word."""

    treaty_party: Answer
    membership: str
    participation: str
    bound_by: list[str]


class StandingVersionJson(TypedDict):
    """What a state is in one version of a contest; `perhaps` may have spoken by the day."""

    id: str
    says: str
    status: StatusJson
    holders: list[str]
    perhaps: list[str]
    cites: list[CiteJson]


class MemberJson(TypedDict):
    """What a state is to an organisation, since when, and who disagrees."""

    state: str
    name: str
    status: StatusJson
    since: str | None
    contested: bool
    versions: list[StandingVersionJson]
    cites: list[CiteJson]


class FrameJson(TypedDict):
    """What every answer about the record says of itself."""

    theatre: str
    as_of: str | None
    account: str
    coverage: SpanJson


class MembersJson(FrameJson):
    """`allies members ORG --json`."""

    schema: Literal["allies/members/1"]
    organisation: str
    on: str
    covers_day: bool
    members: list[MemberJson]


class HolderJson(TypedDict):
    """Who holds a reading, from when and to when."""

    who: str
    since: str
    until: str | None
    cites: list[CiteJson]
    judgement: str | None


class ReadingJson(TypedDict):
    """A legal position, and whether anybody held it on the day."""

    id: str
    title: str
    held: bool
    holders: list[HolderJson]
    note: str | None


class InstrumentJson(TypedDict):
    """An instrument: where it stands, where each member stands to it, and whom it binds."""

    id: str
    title: str
    opened: str
    state: str
    unread: bool
    note: str | None
    parties: dict[str, str]
    binds: dict[str, dict[str, Answer]]
    cites: list[CiteJson]


class LaterJson(TypedDict):
    """An instrument not yet opened on the day."""

    id: str
    opened: str


class ProvisionJson(TypedDict):
    """A rule in an instrument."""

    id: str
    instrument: str
    says: str
    effect: str
    means: list[str]
    when: Any
    readings: list[str]
    overrides: list[str]
    cites: list[CiteJson]


class LawJson(FrameJson):
    """`allies law ORG --json`."""

    schema: Literal["allies/law/1"]
    body: str
    on: str
    covers_day: bool
    unread: str | None
    members: list[str]
    readings: list[ReadingJson]
    instruments: list[InstrumentJson]
    later: list[LaterJson]
    provisions: list[ProvisionJson]


class LegalChangeJson(TypedDict):
    """Something in the law that differs between two days."""

    instrument: str
    what: str
    before: str
    after: str


class LawDiffJson(FrameJson):
    """`allies law ORG --diff D1 D2 --json`."""

    schema: Literal["allies/law-diff/1"]
    body: str
    days: list[str]
    changes: list[LegalChangeJson]


class TimelineJson(FrameJson):
    """`allies timeline --json`; an act has the fields its kind needs besides the common ones."""

    schema: Literal["allies/timeline/1"]
    acts: list[dict[str, Any]]
    perhaps_published: list[dict[str, Any]]


class ChosenContestJson(ContestJson):
    """A contest, and the version the account chooses where something rests on the choice."""

    chosen: str | None


class ContestedJson(FrameJson):
    """`allies contested --json`."""

    schema: Literal["allies/contested/1"]
    contests: list[ChosenContestJson]


class OriginJson(TypedDict):
    """An independent origin of a claim, and who repeats it."""

    source: str
    published: str
    repeated_by: list[str]
    cites: list[CiteJson]


class NamedJson(TypedDict):
    """An entry by id, and what it says."""

    id: str
    says: str


class ClaimJson(FrameJson):
    """`allies claim ID --json`."""

    schema: Literal["allies/claim/1"]
    id: str
    kind: str
    says: str
    holders: list[str]
    since: str | None
    independent_origins: int
    origins: list[OriginJson]
    contradicted_by: list[NamedJson]
    rests_on_it: list[NamedJson]
    judgement: str | None


class SourcesJson(TypedDict):
    """`allies sources --json`."""

    schema: Literal["allies/sources/1"]
    theatre: str
    sources: list[SourceJson]


class FailedJson(TypedDict):
    """A citation that does not resolve, and why."""

    entry: str
    why: str
    cite: CiteJson


class PassageJson(TypedDict):
    """Where a cited passage stands."""

    entry: str
    source: str
    at: str
    document: str
    line: int


class VerifyJson(TypedDict):
    """`allies sources verify --json`."""

    schema: Literal["allies/sources-verify/1"]
    theatre: str
    resolved: int
    failed: list[FailedJson]
    not_held: int
    passages: list[PassageJson]


class DigestJson(TypedDict):
    """`allies sources digest --json`."""

    schema: Literal["allies/sources-digest/1"]
    file: str
    line: int
    runs: list[str]


class FaultJson(TypedDict):
    """Something wrong with a theatre."""

    what: str
    where: str
    why: str
    remedy: str


class KeptJson(TypedDict):
    """How many expectations were run, and how many hold."""

    run: int
    kept: int


class CheckJson(TypedDict):
    """`allies check --json`."""

    schema: Literal["allies/check/1"]
    theatre: str
    passed: bool
    faults: list[FaultJson]
    notes: list[FaultJson]
    expectations: KeptJson
    counts: dict[str, int] | None


SCHEMAS: dict[str, type] = {
    "assess": AssessJson,
    "assess-draw": ReplayJson,
    "audit": AuditJson,
    "members": MembersJson,
    "law": LawJson,
    "law-diff": LawDiffJson,
    "timeline": TimelineJson,
    "contested": ContestedJson,
    "claim": ClaimJson,
    "sources": SourcesJson,
    "sources-verify": VerifyJson,
    "sources-digest": DigestJson,
    "check": CheckJson,
}
