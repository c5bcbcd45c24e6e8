"""Search the record by word: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from allies.questions.base import Answer, Cite, Question
from allies.questions.parts import PageNumber, Paging

EntryKind = Literal[
    "act",
    "contest",
    "version",
    "provision",
    "reading",
    "instrument",
    "case",
    "organ",
    "force",
    "place",
    "source",
    "trait",
    "register",
    "group",
    "state",
    "organisation",
]


class FoundEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the record in which all words occur."""

    kind: Annotated[EntryKind, Meta(description="The kind of entry: `act`, `version`, `trait`.")]
    id: str
    on: Annotated[
        str | None,
        Meta(description="Its day, with its precision: for a text, when it opened; null if none."),
    ]
    by: Annotated[
        tuple[str, ...], Meta(description="Who acts, says or holds it, or whose it is, by id.")
    ]
    says: Annotated[str, Meta(description="The entry as a sentence, or its title.")]
    beside: Annotated[
        str | None,
        Meta(description="The note with the words, if the sentence does not have all of them."),
    ]
    supposed: Annotated[
        bool, Meta(description="Whether it belongs to a hypothetical case: it never happened.")
    ]
    lacks: Annotated[
        tuple[str, ...], Meta(description="The words that it lacks, if no entry has all of them.")
    ]
    hits: Annotated[int, Meta(description="How often the words occur in `says`.")]
    hits_beside: Annotated[
        int,
        Meta(description="How often they occur in its notes, names, id, days and sources."),
    ]
    judgement: Annotated[str | None, Meta(description="The coder's reason, if no source says so.")]
    question: Annotated[str, Meta(description="The question that shows it in full, by its name.")]
    given: Annotated[dict[str, str], Meta(description="The fields of that question.")]
    cites: tuple[Cite, ...]


class WordFound(msgspec.Struct, frozen=True, kw_only=True):
    """How many entries have one of the words asked for."""

    word: Annotated[str, Meta(description="The word or phrase, as it was given.")]
    names: Annotated[
        tuple[str, ...],
        Meta(description="Ids of what it names, whose other names count as well."),
    ]
    others: Annotated[
        tuple[str, ...],
        Meta(
            description="Those other names, or if no entry has the word, words with the same stem,"
            " which are found as well."
        ),
    ]
    entries: Annotated[
        int, Meta(description="How many entries have it, of all kinds and of all days.")
    ]
    near: Annotated[
        tuple[str, ...],
        Meta(description="The nearest words of the record, if no entry has it."),
    ]


class FindAnswer(Answer, frozen=True, kw_only=True):
    """The entries of the record in which all words occur, the closest first."""

    rows: ClassVar[str] = "found"

    words: Annotated[tuple[WordFound, ...], Meta(description="Each word or phrase asked for.")]
    apart: Annotated[
        tuple[str, ...],
        Meta(description="Phrases that no entry has: their words are searched for one by one."),
    ]
    more_apart: Annotated[
        int,
        Meta(description="How many more entries have the words of the phrases, but apart."),
    ]
    kinds: Annotated[
        dict[str, int], Meta(description="How many entries of each kind, over all pages.")
    ]
    lacking: Annotated[
        int,
        Meta(description="How many of the words each entry lacks; above 0 if none has all."),
    ]
    elsewhere: Annotated[
        int, Meta(description="How many more entries have the words, of other kinds or other days.")
    ]
    undated: Annotated[
        int, Meta(description="How many of those have no day, so that no span can hold them.")
    ]
    paging: Annotated[Paging, Meta(description="Which part of the list is shown.")]
    found: Annotated[
        tuple[FoundEntry, ...],
        Meta(
            description="The entries on this page: first those in whose sentence the words occur"
            " most often, then by their notes, then by day."
        ),
    ]


class Find(Question[FindAnswer], frozen=True, kw_only=True):
    """Search everything that the record says by word.

    A word finds all words that begin with it, in any case and without diacritics; an entry must
    have all of them, or if none has, the most of them. Several words given as one value are a
    phrase; if no entry has it, its words are searched for one by one. A name of a state or an
    organisation finds its other names as well, a day the entries of that day, and the id of a
    source what is cited to it.
    """

    takes: ClassVar[tuple[str, ...]] = ("as_of", "account", "hide_outcome")

    words: Annotated[
        tuple[str, ...],
        Meta(
            description="The words that an entry must have; several in quotation marks are a"
            " phrase: 'simple majority'.",
            extra={"positional": True},
        ),
    ]
    kind: Annotated[
        str,
        Meta(
            description="Only this kind of entry: act, version, provision, trait.",
            extra={"kind": "kind_of_entry"},
        ),
    ] = ""
    since: Annotated[
        str, Meta(description="From this date on.", extra={"option": "--from", "kind": "date"})
    ] = ""
    until: Annotated[
        str, Meta(description="Up to this date.", extra={"option": "--to", "kind": "date"})
    ] = ""
    page: PageNumber = 1
