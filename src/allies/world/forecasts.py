"""Forecasts that the documents made, and what the record says of them."""

from __future__ import annotations

from allies.evidence.sources import Citation
from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry
from allies.values.forecasts import Became


class Ending(Entry, frozen=True, kw_only=True):
    """How a forecast ended, as far as the record reaches.

    Attributes:
        word: how it ended.
        says: what happened, or why nobody can tell, as a sentence without its stop.
        cites: where that is documented.
        judgement: why the coder believes it, if no source says so.
    """

    word: Became
    says: str
    cites: tuple[Citation, ...] = ()
    judgement: str = ""


class Forecast(Entry, frozen=True, kw_only=True):
    """One thing that a document said would happen, or would not.

    Attributes:
        id: its name, in kebab case.
        by: who foresees it: states, organisations, holders or sources.
        says: what is foreseen, as a sentence without its stop.
        chance: the document's own words of how likely it is; empty if it says it flatly.
        due: by when it would have happened; None if the document names no time.
        ending: how it ended.
        note: what a reader should know.
        cites: where it is made.
    """

    id: str
    by: tuple[str, ...]
    says: str
    chance: str = ""
    due: ImpreciseDate | None = None
    ending: Ending
    note: str = ""
    cites: tuple[Citation, ...]
