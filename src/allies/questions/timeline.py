"""What happened, in order: the question and its answer."""

from __future__ import annotations

from typing import Annotated, ClassVar

from msgspec import Meta

from allies.questions.base import Answer, Question
from allies.questions.parts import Act, PageNumber, Paging


class TimelineAnswer(Answer, frozen=True, kw_only=True):
    """Acts in order of time; each has the fields of its kind, and a sentence."""

    rows: ClassVar[str] = "acts"

    years: Annotated[
        dict[str, int], Meta(description="How many acts began in each year, over all pages.")
    ]
    paging: Annotated[Paging, Meta(description="Which part of the list is shown.")]
    acts: Annotated[tuple[Act, ...], Meta(description="Acts in order of time, on this page.")]
    perhaps_published: Annotated[
        tuple[Act, ...],
        Meta(description="Acts that may or may not have been published by then."),
    ]


class Timeline(Question[TimelineAnswer], frozen=True, kw_only=True):
    """Show what happened, in order."""

    about: Annotated[
        str,
        Meta(
            description="Only what concerns this id: UZB, csto, osh-2010.",
            extra={"kind": "entry"},
        ),
    ] = ""
    since: Annotated[
        str, Meta(description="From this date on.", extra={"option": "--from", "kind": "date"})
    ] = ""
    until: Annotated[
        str, Meta(description="Up to this date.", extra={"option": "--to", "kind": "date"})
    ] = ""
    act: Annotated[
        str,
        Meta(
            description="Only this kind of act: acceded, requested.", extra={"kind": "kind_of_act"}
        ),
    ] = ""
    page: PageNumber = 1
