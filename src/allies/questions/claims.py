"""Who makes a claim, and which statements rest on one origin: questions and answers."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.questions.parts import Named, PageNumber, Paging, StatusOfEntry


class Sourced(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of the record, and the origins it rests on."""

    id: Annotated[str, Meta(description="Its id, by which it can be asked about as a claim.")]
    kind: Annotated[
        str, Meta(description="`act`, `version`, `provision`, `instrument` or `force`.")
    ]
    says: Annotated[str, Meta(description="The statement, in words.")]
    origins: Annotated[
        tuple[str, ...],
        Meta(description="Ids of the independent origins; none if it is a judgement."),
    ]
    reported_by: Annotated[
        tuple[str, ...], Meta(description="Sources that repeat it from the origin.")
    ]
    status: StatusOfEntry


class Shares(msgspec.Struct, frozen=True, kw_only=True):
    """Number of statements, by what they rest on."""

    whole: Annotated[int, Meta(description="All statements.")]
    judged: Annotated[int, Meta(description="Those that rest on the coder's judgement alone.")]
    single: Annotated[int, Meta(description="Those that rest on one origin.")]
    single_document: Annotated[
        int, Meta(description="Those that rest on one origin whose text is held.")
    ]


class ClaimsAnswer(Answer, frozen=True, kw_only=True):
    """The statements that rest on a single origin, and their share of all."""

    rows: ClassVar[str] = "claims"

    shares: Annotated[Shares, Meta(description="Number of statements, by what they rest on.")]
    by_origin: Annotated[
        dict[str, int],
        Meta(description="Number of statements that rest on each single origin, largest first."),
    ]
    paging: Annotated[Paging, Meta(description="Which part of the list is shown.")]
    claims: Annotated[
        tuple[Sourced, ...],
        Meta(description="The statements that rest on one origin, by origin; on this page."),
    ]


class Claims(Question[ClaimsAnswer], frozen=True, kw_only=True):
    """List the statements that rest on a single origin."""

    takes: ClassVar[tuple[str, ...]] = ("as_of",)

    origin: Annotated[
        str, Meta(description="Only those that rest on this source.", extra={"kind": "source"})
    ] = ""
    page: PageNumber = 1


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """An independent origin of a claim, and who repeats it."""

    source: Annotated[str, Meta(description="Id of the source the fact comes from.")]
    published: Annotated[str, Meta(description="When it appeared, as written.")]
    repeated_by: Annotated[
        tuple[str, ...], Meta(description="Sources that report it after that origin.")
    ]
    cites: Annotated[tuple[Cite, ...], Meta(description="The citations that lead to it.")]


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """One line of what an entry contains: a threat, a mention of a state, a post, a term."""

    part: Annotated[
        str,
        Meta(description="What the line is: `external`, `on Afghanistan`, a post; may be empty."),
    ]
    says: Annotated[str, Meta(description="The line, in words.")]


class ClaimAnswer(Answer, frozen=True, kw_only=True):
    """A claim: who makes it, since when, who contradicts it, and what rests on it."""

    rows: ClassVar[str] = "origins"

    id: Annotated[str, Meta(description="Its id.")]
    kind: Annotated[
        str,
        Meta(
            description="`act`, `version`, `contest`, `provision`, `reading`, `instrument`, "
            "`force`, `trait`, `register` or `organ`."
        ),
    ]
    on: Annotated[
        str | None,
        Meta(
            description="The day or the span of what it tells, with its precision; of a text the"
            " day on which it opened; null if it has none."
        ),
    ]
    until: Annotated[
        str | None, Meta(description="The day until which it holds; null if no source says.")
    ]
    says: Annotated[str, Meta(description="What is said, in words.")]
    holders: Annotated[tuple[str, ...], Meta(description="Who holds it, if that is declared.")]
    since: Annotated[
        str | None,
        Meta(description="The first day on which it had surely been published; null if unknown."),
    ]
    independent_origins: Annotated[int, Meta(description="How many origins there are.")]
    origins: Annotated[tuple[Origin, ...], Meta(description="Independent origins, earliest first.")]
    contradicted_by: Annotated[
        tuple[Named, ...], Meta(description="Names and words of contradicting claims.")
    ]
    rests_on_it: Annotated[
        tuple[Named, ...],
        Meta(description="Names and words of everything that would change without it."),
    ]
    contents: Annotated[
        tuple[Content, ...],
        Meta(description="What it contains, in its order: threats and mentions, posts, terms."),
    ]
    note: Annotated[str | None, Meta(description="What a reader should know of the entry.")]
    judgement: Annotated[str | None, Meta(description="The coder's reason, if no source says so.")]
    status: StatusOfEntry


class Claim(Question[ClaimAnswer], frozen=True, kw_only=True):
    """Show who makes a claim, since when, who contradicts it, and what rests on it."""

    takes: ClassVar[tuple[str, ...]] = ("as_of",)

    name: Annotated[
        str,
        Meta(
            description="Id of an act, contest, version, provision, reading, instrument, force,"
            " trait, register of threats or organ.",
            extra={"positional": True, "kind": "claim"},
        ),
    ]
