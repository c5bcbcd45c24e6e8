"""The levers of a theatre: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question


class ListedLever(msgspec.Struct, frozen=True, kw_only=True):
    """A named what-if of a theatre."""

    id: str
    says: Annotated[str, Meta(description="What it supposes, after 'supposing that'.")]
    of: Annotated[str | None, Meta(description="The organisation it is about; null for none.")]
    by: Annotated[tuple[str, ...], Meta(description="Who proposed, wanted or feared it.")]
    changes: Annotated[
        tuple[str, ...], Meta(description="What it changes: acts, forces, member, vote, rule...")
    ]
    judgement: Annotated[
        str | None, Meta(description="How the coder made the proposal exact; null if not needed.")
    ]
    cites: tuple[Cite, ...]


class LeversAnswer(Answer, frozen=True, kw_only=True):
    """The levers of a theatre, by name."""

    rows: ClassVar[str] = "levers"

    title: Annotated[str, Meta(description="Title of the theatre.")]
    levers: Annotated[tuple[ListedLever, ...], Meta(description="By name.")]


class Levers(Question[LeversAnswer], frozen=True, kw_only=True):
    """List the levers of a theatre: named what-ifs, with who proposed or discusses them."""
