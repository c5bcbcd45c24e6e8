"""The shapes of the answers to "may they"."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from allies.law.audit import Regularity
from allies.reports.answers.evidence import CiteJson, FrameJson
from allies.values.ternary import Answer, Verdict


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


class AuditJson(TypedDict):
    """`allies audit ORG|STATE --json`."""

    schema: Literal["allies/audit/1"]
    theatre: str
    as_of: str | None
    account: str
    body: str
    acts: list[ActFindingJson]


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
    acts: list[str]
    when: Any
    met: Any
    binds: list[str]
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
