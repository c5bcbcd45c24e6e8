"""The common parts of every question and every answer."""

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
    """Suppositions that differ from the record; no suppositions by default."""

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
            description="Compare this state as member and non-member, consenting and refusing.",
            extra={"kind": "state"},
        ),
    ] = ""
    lever: Annotated[
        tuple[str, ...],
        Meta(
            description="Suppose what this lever of the theatre says: majority-voting; repeatable.",
            extra={"kind": "lever"},
        ),
    ] = ()
    acts: Annotated[
        tuple[Any, ...],
        Meta(
            description="Suppose that this act happened as well:"
            " '{act: requested, by: STATE, to: ORGANISATION, on: 2010-06-12}'; repeatable.",
            extra={"kind": "supposed_act", "option": "--with"},
        ),
    ] = ()
    without: Annotated[
        tuple[str, ...],
        Meta(
            description="Leave out this act, statement, version or force, by its id; repeatable.",
            extra={"kind": "removable"},
        ),
    ] = ()
    without_source: Annotated[
        tuple[str, ...],
        Meta(
            description="Answer as if nobody had read this source; repeatable.",
            extra={"kind": "source_left_out"},
        ),
    ] = ()
    member: Annotated[
        tuple[str, ...],
        Meta(
            description="Suppose the status of a state in the organisation asked about, or in"
            " another one: STATE=in, STATE=participating or STATE:ORGANISATION=out; repeatable.",
            extra={"kind": "state_status"},
        ),
    ] = ()
    vote: Annotated[
        tuple[str, ...],
        Meta(
            description="Suppose the vote of a state: STATE=against, for, abstain or absent;"
            " repeatable.",
            extra={"kind": "state_vote"},
        ),
    ] = ()
    withdraw: Annotated[
        tuple[str, ...],
        Meta(
            description="Suppose that this state sends none of its forces; repeatable.",
            extra={"kind": "state"},
        ),
    ] = ()

    judgements: Annotated[
        tuple[Any, ...],
        Meta(
            description="Answer by the judgements of this panel: a name of the theatre, or a file.",
            extra={"kind": "panel"},
        ),
    ] = ()

    @property
    def changes(self) -> tuple[str, ...]:
        """Return the names of the suppositions that are set."""
        return tuple(name for name in self.__struct_fields__ if getattr(self, name))


NOTHING_SUPPOSED = WhatIf()

# Suppositions that change the record itself: every question about a record understands them.
OF_THE_RECORD = ("lever", "acts", "without", "without_source", "member", "judgements")


class Question(msgspec.Struct, Generic[A], frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question: only what is asked, not how the answer is shown.

    Class attributes:
        supposes: the fields of a what-if that the question understands.
        supposes_not: suppositions of the record whose options its command has for its own fields.
        apart: whether it looks at each supposition by itself, so that they need not go together.
        needs_record: whether its answer needs the record of a theatre.
        takes: the fields of the ask, besides the theatre, that it understands.
    """

    supposes: ClassVar[tuple[str, ...]] = ()
    supposes_not: ClassVar[tuple[str, ...]] = ()
    apart: ClassVar[bool] = False
    needs_record: ClassVar[bool] = True
    takes: ClassVar[tuple[str, ...]] = ("as_of", "account")

    @classmethod
    def understands(cls) -> tuple[str, ...]:
        """Return the fields of a what-if that the question understands, in their order."""
        found = {*cls.supposes, *(OF_THE_RECORD if cls.needs_record else ())}
        found -= {*cls.supposes_not, *cls.__struct_fields__}
        return tuple(name for name in WhatIf.__struct_fields__ if name in found)


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """The days that the record covers; both ends may be imprecise."""

    since: Annotated[str, Meta(description="The first day, with its precision.")]
    until: Annotated[str, Meta(description="The last day, with its precision.")]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document or page that the answer cites."""

    id: str
    title: str
    author: Annotated[str | None, Meta(description="Who wrote it, if known.")]
    publisher: Annotated[str | None, Meta(description="Who published it, if known.")]
    published: Annotated[str, Meta(description="When it became public, with its precision.")]
    kind: Annotated[str, Meta(description="Kind of document: `treaty`, `press`.")]
    reliability: Annotated[str, Meta(description="Admiralty grade, A to F; F cannot be judged.")]
    held: Annotated[bool, Meta(description="Whether citations carry digests that verify.")]
    url: Annotated[str | None, Meta(description="Its web address, if it has one.")]


class Cite(msgspec.Struct, frozen=True, kw_only=True):
    """A pointer to one passage of one source."""

    source: Annotated[str, Meta(description="Id of the source.")]
    at: Annotated[str, Meta(description="Where to find the passage, for people.")]
    credibility: Annotated[str, Meta(description="Admiralty grade of the statement, 1 to 6.")]
    origin: Annotated[
        str | None, Meta(description="The source that the passage itself names for the fact.")
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
        str | None, Meta(description="A shipped theatre, or a folder; null if none is needed.")
    ]
    overlay: Annotated[
        tuple[str, ...], Meta(description="Private folders laid over the theatre.")
    ] = ()
    as_of: Annotated[
        str | None, Meta(description="Only what had been published by this day; null for all.")
    ] = None
    account: Annotated[
        str, Meta(description="The account whose choice among rival versions is used.")
    ] = BEST_EVIDENCE
    what_if: Annotated[WhatIf, Meta(description="Suppositions that differ from the record.")] = (
        NOTHING_SUPPOSED
    )
    seed: Annotated[int, Meta(description="Seed of the draws.")] = 0
    hide_outcome: Annotated[
        bool, Meta(description="Whether the outcome is hidden from the reader.")
    ] = False


class Answer(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """An answer: plain values after an envelope that all answers share.

    Class attributes:
        rows: the field that holds the rows of the answer; empty if it has none.
    """

    rows: ClassVar[str] = ""

    schema: Annotated[
        str, Meta(description="Name and number of the JSON Schema of this answer.")
    ] = ""
    asked: Annotated[
        Asked | None, Meta(description="What was asked, so that it can be asked again.")
    ] = None
    on: Annotated[
        str | None, Meta(description="The day in question; null if the answer has none.")
    ] = None
    supposing: Annotated[tuple[str, ...], Meta(description="The suppositions, in words.")] = ()
    covered: Annotated[
        bool, Meta(description="Whether the record covers the day; else the answer is unknown.")
    ] = True
    coverage: Annotated[
        Coverage | None, Meta(description="Which days the record covers; null without a record.")
    ] = None
    names: Annotated[
        dict[str, str], Meta(description="The name for people of each id in the answer.")
    ] = {}
    spelt: Annotated[
        dict[str, str],
        Meta(description="The full name of each organisation in the answer that goes by letters."),
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
        """Return the name for people of an id in the answer."""
        return self.names.get(entry_id, entry_id)

    def in_sentence(self, entry_id: str) -> str:
        """Return the name of an id within a sentence: "the CSTO", but "NATO"."""
        return ("the " if entry_id in self.with_article else "") + self.name(entry_id)

    def spelt_out(self, *ids: str) -> str:
        """Return full names of organisations: `CSTO: Collective ...; NATO: North ...`."""
        return "; ".join(
            f"{self.name(name)}: {self.spelt[name]}" for name in ids if name in self.spelt
        )

    def to_json(self, *, indent: int = 2) -> str:
        """Return the answer as JSON, the same bytes as `allies ... --json` prints."""
        return encoded(self, indent=indent).decode()

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain dictionaries and lists."""
        found: dict[str, Any] = plain(self)
        return found

    def to_frame(self) -> Any:
        """Return the rows of the answer as a pandas data frame.

        For a span of days, each row has the day from which it holds.

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
        """Return one line: the question and the number of rows."""
        asked = self.asked.question if self.asked else type(self).__name__
        rows = f", {len(getattr(self, self.rows))} {self.rows}" if self.rows else ""
        return f"<{asked}{f' on {self.on}' if self.on else ''}{rows}>"

    def _repr_html_(self) -> str:
        """Return figures, rows and sources for a notebook."""
        from allies.questions.catalogue import face

        shown: str = face("notebook.display.html")(self)
        return shown

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """Return every form that a notebook may choose from, by media type."""
        from allies.questions.catalogue import face

        found: dict[str, str] = face("notebook.display.bundle")(self)
        return found


def plain(value: msgspec.Struct) -> Any:
    """Return a struct as JSON reads it: dictionaries and lists."""
    return msgspec.json.decode(msgspec.json.encode(value))


def encoded(answer: Answer, *, indent: int = 2) -> bytes:
    """Return an answer as JSON in UTF-8; what cannot be seen is written as an escape.

    Args:
        answer: the complete answer.
        indent: number of spaces for each level; 0 for one line.
    """
    found = msgspec.json.encode(answer)
    text = (msgspec.json.format(found, indent=indent) if indent else found).decode()
    unseen = {letter for letter in set(text) if letter != "\n" and is_unseen(letter)}
    return text.translate({ord(letter): json.dumps(letter)[1:-1] for letter in unseen}).encode()


def description_of(kind: type[msgspec.Struct]) -> Mapping[str, str]:
    """Return the meaning of each field of a question, by name."""
    found = {}
    for item in msgspec.structs.fields(kind):
        meta = getattr(item.type, "__metadata__", ())
        found[item.name] = next((m.description or "" for m in meta if isinstance(m, Meta)), "")
    return found
