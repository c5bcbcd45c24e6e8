"""Parts that several answers share."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Cite

Verdict = Literal["yes", "no", "unknown", "disputed"]
YesNo = Literal["yes", "no", "unknown"]


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
        str | None, Meta(description="The legal reading it amounts to, where it is one of law.")
    ]
    cites: tuple[Cite, ...]


class Contest(msgspec.Struct, frozen=True, kw_only=True):
    """A contradiction of the sources."""

    id: str
    type: Annotated[str, Meta(description="What kind of contradiction it is.")]
    row: Annotated[str | None, Meta(description="Row of the project's inventory.")]
    question: Annotated[str, Meta(description="What is contested, as a question.")]
    note: str | None
    versions: tuple[Version, ...]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One thing asked or given in return for a permission."""

    term: str
    amount: float | None
    unit: str | None
    says: str | None


class Act(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A dated act; fields that its kind does not need are left out."""

    id: str
    act: Annotated[str, Meta(description="Its kind, one of the vocabulary of acts.")]
    on: Annotated[str, Meta(description="When, with its precision.")]
    says: Annotated[str, Meta(description="The act as a sentence.")]
    by: str = ""
    of: str = ""
    state: str = ""
    to: str = ""
    version: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    mode: str = ""
    cargo: tuple[str, ...] = ()
    place: str = ""
    force: str = ""
    stance: str = ""
    rule: Any = ""
    about: tuple[str, ...] = ()
    amount: float | None = None
    unit: str = ""
    until: str = ""
    terms: tuple[Term, ...] = ()
    rows: tuple[str, ...] = ()
    judgement: str = ""
    public: Annotated[str, Meta(description="When it became public, where not on its day.")] = ""
    supposed: Annotated[
        bool, Meta(description="Whether it never happened, but is supposed by a case.")
    ] = False
    cites: tuple[Cite, ...] = ()
