"""A crisis as of each year, and what to watch: the questions and their answers."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.assess import DEFAULT_DRAWS, CaseDay, CaseId, Draws, Headline, OneReading
from allies.questions.base import Answer, Cite, Question, WhatIf
from allies.questions.compare import Difference


class DiaryEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What an analyst could have answered on one day."""

    as_of: Annotated[str, Meta(description="Only what had been published by this day is used.")]
    headline: Annotated[
        Headline | None,
        Meta(description="The answer of that day; null if nothing published names a member."),
    ]
    cannot_tell: Annotated[
        float, Meta(description="Share of draws in which the model cannot tell, first reading.")
    ]
    sources: Annotated[int, Meta(description="How many sources had been published by then.")]
    why_not: Annotated[str | None, Meta(description="Why there is no answer; null if there is.")]


class DiaryAnswer(Answer, frozen=True, kw_only=True):
    """The same crisis, as it could have been judged at the end of each year."""

    rows: ClassVar[str] = "entries"

    case: Annotated[str, Meta(description="Id of the case.")]
    title: str
    question: Annotated[str, Meta(description="What is asked, as a sentence.")]
    case_on: Annotated[str, Meta(description="The day of the case.")]
    entries: Annotated[tuple[DiaryEntry, ...], Meta(description="One for each year, in order.")]
    draws: Annotated[int, Meta(description="How many futures were sampled.")]


class Diary(Question[DiaryAnswer], frozen=True, kw_only=True):
    """Keep a forecast diary: the same crisis as of the end of each year."""

    supposes: ClassVar[tuple[str, ...]] = ("rule", "deny", "allow", "vote", "withdraw")
    takes: ClassVar[tuple[str, ...]] = ("account", "hide_outcome")

    case: CaseId
    since: Annotated[
        str,
        Meta(
            description="The first year; ten years before the case if not given.",
            extra={"kind": "date"},
        ),
    ] = ""
    until: Annotated[
        str,
        Meta(
            description="The last year; the last that the record covers if not given.",
            extra={"kind": "date"},
        ),
    ] = ""
    reading: OneReading = ""
    draws: Draws = DEFAULT_DRAWS


class Signpost(msgspec.Struct, frozen=True, kw_only=True):
    """An act to watch, and how far it would move the answer."""

    what_if: Annotated[WhatIf, Meta(description="The act, as a supposition.")]
    says: Annotated[str, Meta(description="The act to watch, as a clause.")]
    headline: Annotated[Headline, Meta(description="The answer if it happened.")]
    difference: Annotated[Difference, Meta(description="Against the record, on the same draws.")]
    flips: Annotated[bool, Meta(description="Whether the model alone would cross even chances.")]


class WatchedDate(msgspec.Struct, frozen=True, kw_only=True):
    """A date after the day in question on which a clock or an agreed end changes something."""

    on: Annotated[str, Meta(description="The first day of the change.")]
    says: Annotated[str, Meta(description="What changes.")]
    law: Annotated[
        bool, Meta(description="Whether a rule sets the date, from a notice; else an agreed end.")
    ]
    what_if: Annotated[
        WhatIf | None, Meta(description="The change as a supposition; null if there is none.")
    ]
    headline: Annotated[
        Headline | None,
        Meta(description="The answer if it were so on the day; null if it cannot be supposed."),
    ]
    difference: Annotated[
        Difference | None, Meta(description="Against the record; null if it cannot be supposed.")
    ]
    flips: Annotated[bool, Meta(description="Whether the model alone would cross even chances.")]
    cites: tuple[Cite, ...]


class SignpostsAnswer(Answer, frozen=True, kw_only=True):
    """Acts up to the day of a crisis that would move its answer, the strongest first."""

    rows: ClassVar[str] = "signposts"

    case: Annotated[str, Meta(description="Id of the case.")]
    title: str
    question: Annotated[str, Meta(description="What is asked, as a sentence.")]
    headline: Annotated[Headline, Meta(description="The answer as recorded.")]
    signposts: Annotated[
        tuple[Signpost, ...], Meta(description="Acts that turn some draw, the strongest first.")
    ]
    dates: Annotated[
        tuple[WatchedDate, ...],
        Meta(description="Dates that the law, a notice or an agreed end sets, the next one first."),
    ]
    tried: Annotated[int, Meta(description="How many acts were tried.")]
    draws: Annotated[int, Meta(description="How many futures were sampled.")]


class Signposts(Question[SignpostsAnswer], frozen=True, kw_only=True):
    """Name the acts to watch that would flip the answer to a crisis."""

    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    case: CaseId
    on: CaseDay = ""
    reading: OneReading = ""
    draws: Draws = DEFAULT_DRAWS
