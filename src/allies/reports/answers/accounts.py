"""The shapes of the answers about accounts, single origins and who belonged to what."""

from __future__ import annotations

from typing import Literal, TypedDict

from allies.reports.answers.evidence import FrameJson
from allies.reports.answers.record import StatusJson


class HeldJson(TypedDict):
    """A version that an account holds.

    Attributes:
        contest: id of the contest.
        question: what is contested.
        version: id of the version the account holds.
        says: that version in words.
        best_evidence: the version of the best evidence; null where nothing in the record rests on
            the choice.
    """

    contest: str
    question: str
    version: str
    says: str
    best_evidence: str | None


class MovedJson(TypedDict):
    """A state that is something else to an organisation than in the best evidence.

    Attributes:
        state: its code.
        organisation: id of the organisation.
        held: what it is in the account.
        best: what it is in the best evidence.
    """

    state: str
    organisation: str
    held: StatusJson
    best: StatusJson


class StoryJson(TypedDict):
    """How the record reads in one account.

    Attributes:
        account: its id.
        name: how people are shown it.
        kind: `document` for a source whose text is held, `position` for one that a source reports,
            `source` for any other.
        speaks_on: contests with alternatives on which it holds a version.
        contests: how many such contests there are.
        otherwise: where it departs from the best evidence.
        holds: what it holds where nothing in the record rests on the answer.
        moved: who is what to whom in consequence.
    """

    account: str
    name: str
    kind: Literal["document", "position", "source"]
    speaks_on: list[str]
    contests: int
    otherwise: list[HeldJson]
    holds: list[HeldJson]
    moved: list[MovedJson]


class AccountsJson(FrameJson):
    """`allies accounts --json`.

    Attributes:
        on: the day on which belonging is compared.
        accounts: every account asked for; documents first, then positions, then other sources.
    """

    schema: Literal["allies/accounts/1"]
    on: str
    covers_day: bool
    accounts: list[StoryJson]


class SourcedJson(TypedDict):
    """A statement of the record and whose word it rests on.

    Attributes:
        id: its name, for `allies claim`.
        kind: `act`, `version`, `provision`, `instrument` or `force`.
        says: the statement in words.
        origins: ids of the independent origins.
        reported_by: sources that take it from the origin.
    """

    id: str
    kind: str
    says: str
    origins: list[str]
    reported_by: list[str]


class ClaimsJson(FrameJson):
    """`allies claim --single-origin --json`.

    Attributes:
        shares: how many statements there are, and how many rest on judgement, on one origin, and
            on one document whose text is held.
        claims: the statements that rest on one origin.
    """

    schema: Literal["allies/claims/1"]
    shares: dict[str, int]
    claims: list[SourcedJson]


class BelongingJson(TypedDict):
    """What the states were to one organisation.

    Attributes:
        organisation: its id.
        name: its name.
        states: what each state was to it, by code.
        contested: states of which the versions differ.
    """

    organisation: str
    name: str
    states: dict[str, StatusJson]
    contested: list[str]


class MembershipsJson(FrameJson):
    """`allies members --json` without an organisation.

    Attributes:
        on: the day in question.
        organisations: every organisation that somebody stood near.
    """

    schema: Literal["allies/memberships/1"]
    on: str
    covers_day: bool
    organisations: list[BelongingJson]
