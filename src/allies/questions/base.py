"""What every question and every answer is made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Generic, TypeVar

import msgspec
from msgspec import Meta

from allies.errors import AlliesError
from allies.unseen import is_unseen

A = TypeVar("A", bound="Answer")

BEST_EVIDENCE = "best_evidence"
DEFAULT_THEATRE = "central_asia"

OneDay = Annotated[
    str,
    Meta(
        description="The day in question, YYYY-MM-DD; the last on record if not given.",
        extra={"kind": "day"},
    ),
]
Day = Annotated[
    str,
    Meta(
        description="The day in question, YYYY-MM-DD, or a month or span; the last on record if"
        " not given.",
        extra={"kind": "days"},
    ),
]


class WhatIf(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What is supposed to be otherwise than the record says; nothing where nothing is given."""

    deny: Annotated[
        tuple[str, ...],
        Meta(
            description="Suppose that this state refuses passage to others; repeatable.",
            extra={"kind": "state"},
        ),
    ] = ()
    allow: Annotated[
        tuple[str, ...],
        Meta(
            description="Suppose that this state lets everybody pass; repeatable.",
            extra={"kind": "state"},
        ),
    ] = ()
    rule: Annotated[
        Any,
        Meta(
            description="Suppose that every organ decides by this rule: simple_majority.",
            extra={"kind": "rule"},
        ),
    ] = ""
    status_of: Annotated[
        str,
        Meta(
            description="Set this state's membership and its consent against each other.",
            extra={"kind": "state"},
        ),
    ] = ""

    @property
    def changes(self) -> tuple[str, ...]:
        """The names of what is supposed, for those who ask whether anything is."""
        return tuple(name for name in self.__struct_fields__ if getattr(self, name))


NOTHING_SUPPOSED = WhatIf()


class Question(msgspec.Struct, Generic[A], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question: what is asked, and nothing of who looks at the answer.

    Class attributes:
        supposes: which fields of a what-if the question understands.
        needs_record: whether it is put to the record of a theatre; else it answers of itself.
        takes: which fields of the ask beside the theatre it understands.
    """

    supposes: ClassVar[tuple[str, ...]] = ()
    needs_record: ClassVar[bool] = True
    takes: ClassVar[tuple[str, ...]] = ("as_of", "account")


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """Which days the record covers, as dates; either may be imprecise."""

    since: Annotated[str, Meta(description="The first day, with its precision.")]
    until: Annotated[str, Meta(description="The last day, with its precision.")]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document or page that the answer cites."""

    id: str
    title: str
    author: Annotated[str | None, Meta(description="Who wrote it, where that is known.")]
    publisher: Annotated[str | None, Meta(description="Who published it, where that is known.")]
    published: Annotated[str, Meta(description="When it became public, with its precision.")]
    kind: Annotated[str, Meta(description="What sort of document it is: `treaty`, `press`.")]
    reliability: Annotated[str, Meta(description="Admiralty grade, A to F; F cannot be judged.")]
    held: Annotated[bool, Meta(description="Whether citations carry digests that verify.")]
    url: Annotated[str | None, Meta(description="Where it stands on the web, if it does.")]


class Cite(msgspec.Struct, frozen=True, kw_only=True):
    """A pointer to one passage of one source."""

    source: Annotated[str, Meta(description="Id of the source.")]
    at: Annotated[str, Meta(description="Where a person finds the passage.")]
    credibility: Annotated[str, Meta(description="Admiralty grade of the statement, 1 to 6.")]
    origin: Annotated[
        str | None, Meta(description="The source the passage itself takes the fact from.")
    ]

    @property
    def root(self) -> str:
        """The source the fact comes from in the end, as far as is known."""
        return self.origin or self.source


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was asked, with its names resolved; `allies replicate` asks it again."""

    question: Annotated[str, Meta(description="The question, by its name in the catalogue.")]
    fields: Annotated[dict[str, Any], Meta(description="The fields of the question.")]
    theatre: Annotated[
        str | None, Meta(description="A shipped theatre, or a folder; null where none is needed.")
    ]
    as_of: Annotated[
        str | None, Meta(description="Only what had been published by this day; null for all.")
    ] = None
    account: Annotated[str, Meta(description="Whose choice among rival versions.")] = BEST_EVIDENCE
    what_if: Annotated[
        WhatIf, Meta(description="What is supposed to be otherwise than the record says.")
    ] = NOTHING_SUPPOSED
    seed: Annotated[int, Meta(description="Seed of the draws.")] = 0
    hide_outcome: Annotated[
        bool, Meta(description="Whether what happened afterwards is kept from the reader.")
    ] = False


class Answer(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """An answer: plain values, and in front of them one envelope that all answers share.

    Class attributes:
        rows: the field that holds the rows of the answer; empty where it has none.
    """

    rows: ClassVar[str] = ""

    schema: Annotated[str, Meta(description="Name and number of the shape of this answer.")] = ""
    asked: Annotated[
        Asked | None, Meta(description="What was asked, so that it can be asked again.")
    ] = None
    on: Annotated[
        str | None, Meta(description="The day in question; null where the answer has none.")
    ] = None
    supposing: Annotated[
        tuple[str, ...], Meta(description="What is supposed to be otherwise, in words.")
    ] = ()
    covered: Annotated[
        bool, Meta(description="Whether the record covers the day; else the answer is unknown.")
    ] = True
    coverage: Annotated[
        Coverage | None, Meta(description="Which days the record covers; null without a record.")
    ] = None
    names: Annotated[
        dict[str, str], Meta(description="How people are shown each id in the answer.")
    ] = {}
    with_article: Annotated[
        tuple[str, ...], Meta(description="Ids whose name takes the article in a sentence.")
    ] = ()
    places: Annotated[
        dict[str, tuple[float, float]],
        Meta(description="Latitude and longitude, in degrees, of each place in the answer."),
    ] = {}
    sources: Annotated[
        tuple[Source, ...], Meta(description="Every source that the answer cites.")
    ] = ()
    account_described: Annotated[
        str,
        Meta(description="The account in words; empty for the best evidence."),
    ] = ""
    on_later_days: Annotated[
        tuple[Answer, ...],
        Meta(
            description="Of a span of days: the same question on each later day on which its answer"
            " changes, in full; empty for a day."
        ),
    ] = ()

    def name(self, entry_id: str) -> str:
        """Return how people are shown something in the answer."""
        return self.names.get(entry_id, entry_id)

    def in_sentence(self, entry_id: str) -> str:
        """Return how something is called within a sentence: "the CSTO", but "NATO"."""
        return ("the " if entry_id in self.with_article else "") + self.name(entry_id)

    def to_json(self, *, indent: int = 2) -> str:
        """Return the answer as JSON, the same bytes as `allies ... --json` prints."""
        return encoded(self, indent=indent).decode()

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain dictionaries and lists."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> Any:
        """Return the rows of the answer as a pandas data frame.

        Of a span of days, each row tells from which day it holds.

        Raises:
            AlliesError: the answer has no rows, or pandas is not installed.
        """
        if not self.rows:
            raise AlliesError(f"the answer {self.schema} has no rows; use to_dict()")
        try:
            import pandas as pd  # type: ignore[import-untyped,unused-ignore]
        except ImportError:
            raise AlliesError("pandas is not installed: pip install pandas") from None
        if not self.on_later_days:
            return pd.json_normalize(self.to_dict()[self.rows])
        rows = [
            {"from": answer.on, **row}
            for answer in (self, *self.on_later_days)
            for row in answer.to_dict()[self.rows]
        ]
        return pd.json_normalize(rows)

    def __str__(self) -> str:
        """Return the answer as the page that the command line prints."""
        from allies.questions.catalogue import face

        shown: str = face("text.printing.page_text")(self)
        return shown

    def __repr__(self) -> str:
        """Return one line: what was asked, and how many rows were found."""
        asked = self.asked.question if self.asked else type(self).__name__
        rows = f", {len(getattr(self, self.rows))} {self.rows}" if self.rows else ""
        return f"<{asked}{f' on {self.on}' if self.on else ''}{rows}>"

    def _repr_html_(self) -> str:
        """Return the page for a notebook."""
        from allies.questions.catalogue import face

        shown: str = face("text.printing.page_html")(self)
        return shown


def plain(value: msgspec.Struct) -> Any:
    """Return a struct as JSON reads it: dictionaries and lists."""
    return msgspec.json.decode(msgspec.json.encode(value))


def encoded(answer: Answer, *, indent: int = 2) -> bytes:
    """Return an answer as JSON in UTF-8; what cannot be seen is written as an escape.

    Args:
        answer: the answer, complete.
        indent: spaces by which a level is set in; 0 for one line.
    """
    found = msgspec.json.encode(answer)
    text = (msgspec.json.format(found, indent=indent) if indent else found).decode()
    unseen = {letter for letter in set(text) if letter != "\n" and is_unseen(letter)}
    return text.translate({ord(letter): json.dumps(letter)[1:-1] for letter in unseen}).encode()


def description_of(kind: type[msgspec.Struct]) -> Mapping[str, str]:
    """Return what each field of a question means, by name."""
    found = {}
    for item in msgspec.structs.fields(kind):
        meta = getattr(item.type, "__metadata__", ())
        found[item.name] = next((m.description or "" for m in meta if isinstance(m, Meta)), "")
    return found
