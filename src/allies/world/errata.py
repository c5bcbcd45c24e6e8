"""Errata and reviews: what a theatre said wrongly, and which entries were read again."""

from __future__ import annotations

from typing import Literal

from allies.values.dates import ImpreciseDate
from allies.values.entries import Entry


class Renamed(Entry, frozen=True, kw_only=True):
    """An id that was replaced by another.

    Attributes:
        id: the id that is no longer used.
        to: the id that replaces it.
    """

    id: str
    to: str


class Erratum(Entry, frozen=True, kw_only=True):
    """One correction of the record.

    Attributes:
        on: when it was made.
        source: id of the source that the record had read wrongly.
        entries: ids of the corrected entries, of those that are gone as well.
        subject: what was corrected, in words, if the ids alone do not say it.
        wrong: what was wrong.
        now: what the record says now.
        moved: the questions whose answers the correction moved, as typed after `allies`; empty if
            none moved or nobody looked.
        renamed: ids that were replaced.
        retired: ids that were removed and not replaced.
        added: whether the entries are new, so that nobody has read them a second time.
    """

    on: ImpreciseDate
    source: str
    entries: tuple[str, ...] = ()
    subject: str = ""
    wrong: str
    now: str
    moved: tuple[str, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    retired: tuple[str, ...] = ()
    added: bool = False


class Review(Entry, frozen=True, kw_only=True):
    """A reading of entries against their passages, after they were coded.

    Attributes:
        on: when it was done.
        status: the status that it gives to the entries it lists.
        procedure: who read what, and how, in words.
        entries: ids of the entries that were read.
        unnamed: number of entries that were read and are not listed, because no list was kept; it
            gives them no status.
    """

    on: ImpreciseDate
    status: Literal["read_twice", "settled", "specialist"]
    procedure: str
    entries: tuple[str, ...] = ()
    unnamed: int = 0
