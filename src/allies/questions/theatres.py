"""Answers of errands on a whole theatre: checking one and starting one."""

from __future__ import annotations

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from allies.questions.base import Answer


class NewAnswer(Answer, frozen=True, kw_only=True):
    """A theatre that has been started."""

    theatre: Annotated[str, Meta(description="Its name, the same as its folder.")]
    asks: Annotated[tuple[str, ...], Meta(description="The commands to begin with.")]
    copied: Annotated[
        str, Meta(description="The theatre it is a copy of; empty for the small commented one.")
    ]


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong with a theatre."""

    what: Annotated[str, Meta(description="What is wrong, in one clause.")]
    where: Annotated[
        str,
        Meta(description="File and line, or the option it came from; empty if there is no place."),
    ]
    why: Annotated[str, Meta(description="The rule it breaks.")]
    remedy: Annotated[str, Meta(description="What to do next.")]


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """How many expectations were run, and how many hold."""

    run: Annotated[int, Meta(description="How many were run.")]
    kept: Annotated[int, Meta(description="How many hold.")]


class CheckAnswer(Answer, frozen=True, kw_only=True):
    """The result of checking a theatre."""

    rows: ClassVar[str] = "faults"

    theatre: Annotated[str, Meta(description="Its name.")]
    passed: Annotated[bool, Meta(description="Whether there is no fault.")]
    faults: Annotated[tuple[Fault, ...], Meta(description="What is wrong.")]
    notes: Annotated[tuple[Fault, ...], Meta(description="Notes that are not faults.")]
    expectations: Annotated[
        Expected, Meta(description="Results of the theatre's own expectations.")
    ]
    counts: Annotated[
        dict[str, int] | None,
        Meta(description="Entries by kind; null if the theatre has faults."),
    ]


class AddAnswer(Answer, frozen=True, kw_only=True):
    """An entry that has been added to a theatre, or the faults that it would bring."""

    rows: ClassVar[str] = "faults"

    theatre: Annotated[str, Meta(description="The theatre's name.")]
    file: Annotated[str, Meta(description="The file that takes the entry.")]
    written: Annotated[
        bool, Meta(description="Whether it was written; if not, nothing has changed.")
    ]
    faults: Annotated[
        tuple[Fault, ...],
        Meta(description="What would be wrong, expectations that would fail included."),
    ]
    before: Annotated[
        tuple[Fault, ...],
        Meta(description="What was wrong before; nothing is added until it is corrected."),
    ]
    expectations: Annotated[
        Expected, Meta(description="Results of the theatre's own expectations with the entry.")
    ]
