"""What had happened before a crisis, act by act."""

from __future__ import annotations

from collections.abc import Iterator

from allies.faces.brief.document import Bullets, Run, Runs, Section, section
from allies.faces.brief.references import References
from allies.questions.parts import Act
from allies.questions.timeline import TimelineAnswer
from allies.values.dates import date_words, parse_date
from allies.values.words import capitalised

MOST_BEFORE = 12


def background(found: TimelineAnswer | None, refs: References) -> Iterator[Section]:
    """Return the last acts around the host before the day, as a section.

    Args:
        found: the acts.
        refs: numbers the notes.
    """
    if found is not None:
        items = tuple(acts_told(found, MOST_BEFORE, refs))
        yield from section("What had happened before", Bullets(items))


def acts_told(found: TimelineAnswer, most: int, refs: References) -> Iterator[Runs]:
    """Return the last acts, each with its day and its note.

    Args:
        found: the acts.
        most: how many acts at most.
        refs: numbers the notes.
    """
    for act in found.acts[-most:]:
        yield (
            Run(f"{_dated(act)}: ", "strong"),
            *refs.claim(f"{capitalised(act.says)}.", act.cites),
        )


def _dated(act: Act) -> str:
    return capitalised(date_words(parse_date(act.on)))
