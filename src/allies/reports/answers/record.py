"""The shapes of the answers about members, time, contests and claims."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

from allies.reports.answers.evidence import CiteJson, ContestJson, FrameJson
from allies.values.ternary import Answer


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
    """What a state is to an organisation, since when, and who disagrees.

    Attributes:
        silent_on: contests it rests on of which the account says nothing, so that the best
            evidence stands in.
    """

    state: str
    name: str
    status: StatusJson
    since: str | None
    contested: bool
    silent_on: list[str]
    versions: list[StandingVersionJson]
    cites: list[CiteJson]


class MembersJson(FrameJson):
    """`allies members ORG --json`."""

    schema: Literal["allies/members/1"]
    organisation: str
    on: str
    covers_day: bool
    members: list[MemberJson]


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
