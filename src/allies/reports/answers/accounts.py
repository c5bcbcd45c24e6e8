"""The shapes of the answers about accounts, single origins and who belonged to what."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import FrameJson
from allies.reports.answers.record import StatusJson


class HeldJson(TypedDict):
    """A version that an account holds; `best_evidence` is null where nothing rests on it."""

    contest: str
    question: str
    version: str
    says: str
    best_evidence: str | None


class MovedJson(TypedDict):
    """A state that is something else to an organisation than in the best evidence."""

    state: str
    organisation: str
    held: StatusJson
    best: StatusJson


class StoryJson(TypedDict):
    """How the record reads in one account."""

    account: str
    name: str
    kind: Literal["document", "position", "source"]
    speaks_on: list[str]
    contests: int
    otherwise: list[HeldJson]
    holds: list[HeldJson]
    moved: list[MovedJson]


class AccountsJson(FrameJson):
    """`allies accounts --json`."""

    schema: Literal["allies/accounts/1"]
    on: str
    covers_day: bool
    accounts: list[StoryJson]


class SourcedJson(TypedDict):
    """A statement of the record and whose word it rests on."""

    id: str
    kind: str
    says: str
    origins: list[str]
    reported_by: list[str]


class ClaimsJson(FrameJson):
    """`allies claim --single-origin --json`; `shares` counts every statement."""

    schema: Literal["allies/claims/1"]
    shares: dict[str, int]
    claims: list[SourcedJson]


class BelongingJson(TypedDict):
    """What the states were to one organisation."""

    organisation: str
    name: str
    states: dict[str, StatusJson]
    contested: list[str]


class MembershipsJson(FrameJson):
    """`allies members --json` without an organisation."""

    schema: Literal["allies/memberships/1"]
    on: str
    covers_day: bool
    organisations: list[BelongingJson]
