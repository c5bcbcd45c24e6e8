"""Parts that several answers share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Cite

Verdict = Literal["yes", "no", "unknown", "disputed"]
YesNo = Literal["yes", "no", "unknown"]


OneState = Annotated[
    str, Meta(description="A state, such as KAZ.", extra={"positional": True, "kind": "state"})
]
PageNumber = Annotated[int, Meta(description="Which page of a long list, from 1.")]


StatusOfEntry = Annotated[
    Literal["draft", "read_twice", "settled", "specialist"],
    Meta(
        description="How often the entry was read: `draft` once, by its coder; `read_twice` again "
        "after coding; `settled` by two who worked apart; `specialist` by one of the area."
    ),
]


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of a long list is shown."""

    page: Annotated[int, Meta(description="The page shown, from 1.")]
    pages: Annotated[int, Meta(description="How many pages there are.")]
    rows: Annotated[int, Meta(description="How many rows there are in all.")]


class Council(msgspec.Struct, frozen=True, kw_only=True):
    """An organ that decides, and who votes in it on the day."""

    organ: Annotated[str, Meta(description="Id of the organ.")]
    elected: Annotated[
        bool, Meta(description="Whether only elected members sit in it; if not, all members do.")
    ]
    readings: Annotated[
        tuple[str, ...], Meta(description="The readings held under which it decides.")
    ]
    voting: Annotated[tuple[str, ...], Meta(description="The states with a vote in it.")]
    uncertain: Annotated[
        tuple[str, ...], Meta(description="States that may or may not have a vote in it: unknown.")
    ]


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An entry by id, and what it says."""

    id: str
    says: str


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a contest."""

    id: str
    says: str
    holders: Annotated[tuple[str, ...], Meta(description="Who holds it.")]
    reading: Annotated[
        str | None, Meta(description="The legal reading it amounts to, if it is about law.")
    ]
    cites: tuple[Cite, ...]


class Contest(msgspec.Struct, frozen=True, kw_only=True):
    """A contradiction of the sources."""

    id: str
    type: Annotated[str, Meta(description="What kind of contradiction it is.")]
    row: Annotated[str | None, Meta(description="Row of the project's inventory.")]
    question: Annotated[str, Meta(description="What is contested, as a question.")]
    note: str | None
    versions: Annotated[tuple[Version, ...], Meta(description="Its sides.")]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One thing asked or given in return for a permission."""

    term: Annotated[str, Meta(description="Kind: rent, price, aid, kit, training or a condition.")]
    amount: Annotated[float | None, Meta(description="How much; null if no figure is given.")]
    unit: Annotated[str | None, Meta(description="Unit of the amount.")]
    says: str | None


class Absence(msgspec.Struct, frozen=True, kw_only=True):
    """A state that stayed away from an exercise."""

    state: Annotated[str, Meta(description="The state.")]
    says: Annotated[str | None, Meta(description="Why, if a source says so.")]
    cites: Annotated[tuple[Cite, ...], Meta(description="Citations of the reason.")]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """What something is worth, in the money of one year."""

    amount: Annotated[float | None, Meta(description="The sum; null if only a range is given.")]
    low: Annotated[float | None, Meta(description="The least it is said to be.")]
    high: Annotated[float | None, Meta(description="The most it is said to be.")]
    currency: Annotated[str, Meta(description="The currency, as in ISO 4217.")]
    year: Annotated[int, Meta(description="The year whose money it is.")]


class Act(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A dated act; fields that its kind does not need are left out."""

    id: str
    act: Annotated[str, Meta(description="Its kind, one of the vocabulary of acts.")]
    on: Annotated[str, Meta(description="When, with its precision.")]
    says: Annotated[str, Meta(description="The act as a sentence.")]
    by: Annotated[
        str, Meta(description="Who acts: a state, an organisation, an organ, a holder or a source.")
    ] = ""
    of: Annotated[
        str, Meta(description="The organisation or instrument acted on, or the actor spoken of.")
    ] = ""
    state: Annotated[str, Meta(description="The state affected, if it is not the actor.")] = ""
    to: Annotated[str, Meta(description="The addressee, or the state to which it is granted.")] = ""
    version: Annotated[
        tuple[str, ...], Meta(description="Versions of one contest in which it happened.")
    ] = ()
    means: Annotated[
        tuple[str, ...], Meta(description="The means asked for, offered or spoken of.")
    ] = ()
    mode: Annotated[str, Meta(description="The mode of movement concerned.")] = ""
    cargo: Annotated[
        tuple[str, ...], Meta(description="The cargo that may pass; everything if none is named.")
    ] = ()
    place: Annotated[str, Meta(description="The place concerned.")] = ""
    force: Annotated[str, Meta(description="The force concerned.")] = ""
    stance: Annotated[str, Meta(description="The position taken.")] = ""
    rule: Annotated[Any, Meta(description="The decision rule proposed.")] = ""
    about: Annotated[
        tuple[str, ...], Meta(description="Ids of what it concerns: cases, entries, versions.")
    ] = ()
    amount: Annotated[float | None, Meta(description="A figure, in `unit`.")] = None
    unit: Annotated[str, Meta(description="Unit of the figure.")] = ""
    hosts: Annotated[
        tuple[str, ...], Meta(description="The states on whose soil an exercise was held.")
    ] = ()
    participants: Annotated[
        tuple[str, ...], Meta(description="Who took part in an exercise, as far as is known.")
    ] = ()
    away: Annotated[
        tuple[Absence, ...], Meta(description="States that stayed away from an exercise.")
    ] = ()
    declared: Annotated[str, Meta(description="What an exercise was said to train.")] = ""
    rehearsed: Annotated[str, Meta(description="What an exercise trained in fact.")] = ""
    also_to: Annotated[
        tuple[str, ...], Meta(description="Others that share in a transfer, by unknown shares.")
    ] = ()
    kinds: Annotated[tuple[str, ...], Meta(description="What is transferred, by kind.")] = ()
    value: Annotated[Value | None, Meta(description="What a transfer is worth.")] = None
    until: Annotated[str, Meta(description="The day on which the grant ends.")] = ""
    terms: Annotated[tuple[Term, ...], Meta(description="What was asked or given in return.")] = ()
    rows: Annotated[
        tuple[str, ...], Meta(description="Rows of the project's inventory it carries.")
    ] = ()
    judgement: Annotated[
        str, Meta(description="Why the coder believes it, if no source says so.")
    ] = ""
    public: Annotated[str, Meta(description="When it became public, if not on its day.")] = ""
    supposed: Annotated[
        bool,
        Meta(description="Whether it is hypothetical: it never happened, but a case supposes it."),
    ] = False
    cites: tuple[Cite, ...] = ()
