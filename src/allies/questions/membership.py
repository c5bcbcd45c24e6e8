"""Who belongs to what: the questions and their answers."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Day, Question
from allies.questions.parts import PageNumber, Paging, YesNo


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """The status of a state in an organisation: several values, not one word."""

    treaty_party: Annotated[
        YesNo, Meta(description="Whether the founding treaty is in force for the state.")
    ]
    membership: Annotated[
        str, Meta(description="A value of the register of that name: `member`, `withdrawn`.")
    ]
    participation: Annotated[
        str, Meta(description="A value of the register of that name: `full`, `suspended`.")
    ]
    bound_by: Annotated[
        tuple[str, ...], Meta(description="Instruments in force that it has accepted.")
    ]


class StillBound(msgspec.Struct, frozen=True, kw_only=True):
    """A text that binds a state which has left the organisation."""

    instrument: Annotated[str, Meta(description="Id of the instrument.")]
    because: Annotated[str, Meta(description="Why it still binds the state.")]


class StandingVersion(msgspec.Struct, frozen=True, kw_only=True):
    """The status of a state in one version of a contest."""

    id: Annotated[str, Meta(description="The version, as contest/version.")]
    says: str
    status: Annotated[Status, Meta(description="The status of the state in it.")]
    holders: Annotated[tuple[str, ...], Meta(description="Who holds it.")]
    perhaps: Annotated[
        tuple[str, ...], Meta(description="Who may have held it by the day of knowledge.")
    ]
    cites: tuple[Cite, ...]


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """The status of a state in an organisation, since when, and who disagrees."""

    state: Annotated[str, Meta(description="Code of the state.")]
    name: str
    status: Annotated[Status, Meta(description="Its status in the account that was asked.")]
    since: Annotated[
        str | None, Meta(description="The day since which it has had the status shown.")
    ]
    contested: Annotated[bool, Meta(description="Whether the versions differ.")]
    silent_on: Annotated[
        tuple[str, ...],
        Meta(
            description="Contests it rests on of which the account says nothing, so that the best"
            " evidence is taken."
        ),
    ]
    versions: Annotated[
        tuple[StandingVersion, ...], Meta(description="Its status in each version.")
    ]
    still_bound: Annotated[
        tuple[StillBound, ...],
        Meta(description="Texts that bind it although it has left; empty if it has not left."),
    ]
    cites: tuple[Cite, ...]


class Grown(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation from which another one grew."""

    id: str
    name: str


class MembersAnswer(Answer, frozen=True, kw_only=True):
    """Who belonged to an organisation on a day, and who disagrees."""

    rows: ClassVar[str] = "members"

    organisation: Annotated[str, Meta(description="Id of the organisation.")]
    title: Annotated[str, Meta(description="Full name of the organisation.")]
    founding: Annotated[str | None, Meta(description="The text it rests on, if on record.")]
    founding_opened: Annotated[
        bool, Meta(description="Whether that text could be signed by the day.")
    ]
    dissolved: Annotated[
        str | None, Meta(description="When it was dissolved; null if it was not by the day.")
    ]
    dissolved_cites: Annotated[
        tuple[Cite, ...], Meta(description="Where its dissolution is recorded.")
    ]
    dissolved_states: Annotated[
        dict[str, str],
        Meta(description="States that once belonged and were dissolved by the day, with the day."),
    ]
    grew_from: Annotated[
        tuple[Grown, ...], Meta(description="Organisations whose rules are part of its own.")
    ]
    members: Annotated[tuple[Member, ...], Meta(description="Every state that has a status in it.")]


class Members(Question[MembersAnswer], frozen=True, kw_only=True):
    """Say who belonged to an organisation on a day, and who disagrees."""

    organisation: Annotated[
        str,
        Meta(
            description="An organisation: csto, nato.",
            extra={"positional": True, "kind": "organisation"},
        ),
    ]
    on: Day = ""


class Belonging(msgspec.Struct, frozen=True, kw_only=True):
    """The status of a state in one organisation."""

    state: Annotated[str, Meta(description="Code of the state.")]
    organisation: Annotated[str, Meta(description="Id of the organisation.")]
    status: Annotated[Status, Meta(description="Its status in the account that was asked.")]
    since: Annotated[str | None, Meta(description="Date of the act that made it so.")]
    contested: Annotated[bool, Meta(description="Whether the versions differ.")]


class MembershipsAnswer(Answer, frozen=True, kw_only=True):
    """Who belonged to what on a day: one row for each state and organisation."""

    rows: ClassVar[str] = "memberships"

    organisations: Annotated[
        tuple[str, ...], Meta(description="The organisations shown, in the order of the theatre.")
    ]
    others: Annotated[
        tuple[str, ...], Meta(description="Organisations on record that are not shown.")
    ]
    dissolved: Annotated[
        dict[str, str],
        Meta(
            description="The day of dissolution of each organisation shown that had been dissolved."
        ),
    ]
    paging: Annotated[Paging, Meta(description="Which part of the states is shown.")]
    memberships: Annotated[
        tuple[Belonging, ...],
        Meta(description="The status of each state on this page in each of them."),
    ]


class Memberships(Question[MembershipsAnswer], frozen=True, kw_only=True):
    """Show who belonged to which organisation on a day."""

    on: Day = ""
    organisations: Annotated[
        tuple[str, ...],
        Meta(
            description="Show this organisation instead of the theatre's main ones; repeatable.",
            extra={"kind": "organisation"},
        ),
    ] = ()
    page: PageNumber = 1
