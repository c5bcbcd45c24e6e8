"""Which facts changed between two editions of a theatre, and which answers moved."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.parts import PageNumber, Paging

ChangeKind = Literal["added", "removed", "renamed", "changed"]


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a fact that is no longer the same."""

    field: Annotated[str, Meta(description="The field, by its key in the theatre format.")]
    before: Annotated[str, Meta(description="Its value in the earlier edition, as text.")]
    after: Annotated[str, Meta(description="Its value in the later edition, as text.")]


class FactChange(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that is not the same in both editions."""

    id: Annotated[str, Meta(description="Its id, in the later edition if it is there.")]
    kind: Annotated[str, Meta(description="Kind of entry: `act`, `version`, `provision`.")]
    change: Annotated[ChangeKind, Meta(description="What happened to it.")]
    says: Annotated[str, Meta(description="The change as a sentence.")]
    was: Annotated[str | None, Meta(description="The earlier id of a renamed fact; else null.")]
    fields: Annotated[
        tuple[FieldChange, ...], Meta(description="Fields that differ, of a fact in both editions.")
    ]


class MovedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One figure of an answer that differs between the editions."""

    asked: Annotated[str, Meta(description="The question, as typed after `allies`.")]
    what: Annotated[str, Meta(description="Which figure or verdict of the answer.")]
    before: Annotated[str, Meta(description="In the earlier edition.")]
    after: Annotated[str, Meta(description="In the later edition.")]


class ChangesAnswer(Answer, frozen=True, kw_only=True):
    """The facts that changed between two editions, and the answers that moved."""

    rows: ClassVar[str] = "facts"

    before: Annotated[str, Meta(description="The earlier edition.")]
    after: Annotated[str, Meta(description="The later edition.")]
    counts: Annotated[
        dict[str, int], Meta(description="Number of facts by change: added, removed, ...")
    ]
    unchanged: Annotated[int, Meta(description="Number of facts that are the same in both.")]
    unlisted: Annotated[
        tuple[str, ...],
        Meta(
            description="Ids that are gone and are not in the errata of the later edition as "
            "renamed or retired."
        ),
    ]
    compared: Annotated[
        tuple[str, ...], Meta(description="The questions that were asked of both editions.")
    ]
    moved: Annotated[
        tuple[MovedAnswer, ...], Meta(description="Figures of those answers that differ.")
    ]
    paging: Annotated[Paging, Meta(description="Which part of the list of facts is shown.")]
    facts: Annotated[
        tuple[FactChange, ...], Meta(description="The facts that changed, by kind; on this page.")
    ]


class Changes(Question[ChangesAnswer], frozen=True, kw_only=True):
    """Tell which facts changed between two editions of a theatre, and which answers moved."""

    needs_record: ClassVar[bool] = False
    takes: ClassVar[tuple[str, ...]] = ()

    before: Annotated[
        str,
        Meta(
            description="The earlier edition: a folder, a shipped theatre, or a saved .zip.",
            extra={"positional": True, "option": "BEFORE", "kind": "edition"},
        ),
    ]
    after: Annotated[
        str,
        Meta(
            description="The later edition: a folder, a shipped theatre, or a saved .zip.",
            extra={"positional": True, "option": "AFTER", "kind": "edition"},
        ),
    ]
    page: PageNumber = 1
