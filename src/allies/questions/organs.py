"""The organs of a body, and who decides what: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, OneDay, Question
from allies.questions.parts import PageNumber, Paging


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a post in an organ."""

    name: Annotated[str, Meta(description="The person's name.")]
    post: Annotated[str, Meta(description="The post.")]
    since: Annotated[str | None, Meta(description="When it began; null if not on record.")]
    until: Annotated[str | None, Meta(description="When it ended; null if not on record.")]
    named: Annotated[
        str | None,
        Meta(
            description="If neither is on record, the date of the first source that names the"
            " holder; null if no source does."
        ),
    ]
    cites: tuple[Cite, ...]
    judgement: Annotated[str | None, Meta(description="The coder's reason, if no source says so.")]


class ListedOrgan(msgspec.Struct, frozen=True, kw_only=True):
    """An organ, and what it decides."""

    id: str
    body: Annotated[str, Meta(description="The organisation or state it belongs to.")]
    name: str
    elected: Annotated[
        bool, Meta(description="Whether only elected members sit in it; if not, all members do.")
    ]
    voting: Annotated[
        tuple[str, ...],
        Meta(
            description="The states with a vote in it on the day; none for an organ of a state,"
            " one that decides on no means and has no rule, or a day beyond the record."
        ),
    ]
    uncertain: Annotated[
        tuple[str, ...], Meta(description="States that may or may not have a vote in it: unknown.")
    ]
    says: Annotated[str | None, Meta(description="Who sits in it and what it does.")]
    seat: Annotated[str | None, Meta(description="The place it sits at; null if unknown.")]
    under: Annotated[
        str | None, Meta(description="The organ it is subordinate to; null if none is recorded.")
    ]
    since: Annotated[str | None, Meta(description="When it was set up; null if unknown.")]
    until: Annotated[str | None, Meta(description="When it was wound up; null if it was not.")]
    people: Annotated[tuple[Post, ...], Meta(description="Who holds which post in it.")]
    decides: Annotated[tuple[str, ...], Meta(description="The means that it decides on.")]
    rules: Annotated[
        tuple[str, ...], Meta(description="Provisions that say how it decides, in words.")
    ]
    first_act: Annotated[
        str | None, Meta(description="Date of the first act of it on record; null if none is.")
    ]
    acts: Annotated[int, Meta(description="Number of its acts on record.")]
    cites: tuple[Cite, ...]
    judgement: Annotated[str | None, Meta(description="The coder's reason, if no source says so.")]


class OrgansAnswer(Answer, frozen=True, kw_only=True):
    """The organs of organisations and states, with what each decides."""

    rows: ClassVar[str] = "organs"

    body: Annotated[str | None, Meta(description="The body asked for; null for all.")]
    leads: Annotated[
        dict[str, str],
        Meta(description="The leading state of each organisation that has one."),
    ]
    dissolved: Annotated[
        dict[str, str],
        Meta(description="The bodies shown that were dissolved by the day, with the day."),
    ]
    organs: Annotated[
        tuple[ListedOrgan, ...], Meta(description="The organs, body by body, on this page.")
    ]
    paging: Annotated[Paging, Meta(description="Which part of the list is shown.")]


class Organs(Question[OrgansAnswer], frozen=True, kw_only=True):
    """List organs: who decides what, by which rule, who sits in each, and since when."""

    body: Annotated[
        str,
        Meta(
            description="An organisation or a state: csto, UZB; all if none is given.",
            extra={"positional": True, "kind": "body"},
        ),
    ] = ""
    on: OneDay = ""
    page: PageNumber = 1
