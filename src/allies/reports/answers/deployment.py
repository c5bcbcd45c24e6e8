"""The shapes of the answers about deployments and bases."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, FrameJson
from allies.reports.answers.movement import Consent


class SpreadJson(TypedDict):
    """The 10th, 50th and 90th percentile of the draws."""

    p10: float
    p50: float
    p90: float


class DeployedJson(TypedDict):
    """One force: how many people, and after how many days all of them are there."""

    force: str
    owner: str
    people: SpreadJson
    days: SpreadJson | None
    is_there: bool
    km: float | None
    modes: list[str]
    places: list[str]
    crosses: list[str]
    flown_by: str | None
    taken_to_consent: list[str]


class CurvePointJson(TypedDict):
    """People there some days after the decision."""

    day: float
    people: SpreadJson


class ConsentJson(TypedDict):
    """Where one state stands on one mode."""

    state: str
    mode: str
    consent: Consent
    act: str | None
    why: str | None
    cites: list[CiteJson]


class CombinationJson(TypedDict):
    """A state inside or outside the organisation, letting through or refusing."""

    inside: bool
    consents: bool
    in_time: float
    people: list[CurvePointJson]
    forces: list[str]


class DeployJson(FrameJson):
    """`allies deploy CASE --json`."""

    schema: Literal["allies/deploy/1"]
    case: str
    on: str
    organisation: str
    means: list[str]
    place: str
    denied: list[str]
    allowed: list[str]
    people: int
    days: int
    seed: int
    forces: list[DeployedJson]
    curve: list[CurvePointJson]
    in_time: float
    consents: list[ConsentJson]
    indispensable: list[list[str]]
    combinations: list[CombinationJson]


class TermJson(TypedDict):
    """One thing asked or given in return."""

    on: str
    act: str
    term: str
    amount: float | None
    unit: str | None
    says: str | None
    cites: list[CiteJson]


class LeaseJson(TypedDict):
    """One place in the use of another state, or refused to it."""

    kind: str
    host: str
    user: str
    place: str
    stands: str
    since: str | None
    until: str | None
    contested: bool
    terms: list[TermJson]
    acts: list[dict[str, Any]]


class BasesJson(FrameJson):
    """`allies bases --json`."""

    schema: Literal["allies/bases/1"]
    on: str
    covers_day: bool
    bases: list[LeaseJson]
