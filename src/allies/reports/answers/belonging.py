"""The shapes of the answers across the record: belonging and claims."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import FrameJson
from allies.reports.answers.record import MemberJson


class OrganisationMembersJson(TypedDict):
    """Who stood near one organisation."""

    organisation: str
    name: str
    members: list[MemberJson]


class BelongingJson(FrameJson):
    """`allies belonging --json`; organisations nobody asked for belonged to are left out."""

    schema: Literal["allies/belonging/1"]
    on: str
    covers_day: bool
    organisations: list[OrganisationMembersJson]


class ListedClaimJson(TypedDict):
    """A claim and the independent sources it comes from."""

    id: str
    kind: str
    says: str
    origins: list[str]
    repeated_by: list[str]


class ClaimsJson(FrameJson):
    """`allies claims --json`; the counts are of all claims about what was asked."""

    schema: Literal["allies/claims/1"]
    count: int
    single_origin: int
    claims: list[ListedClaimJson]
