"""Short names of sources, for notes, lists and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from string import ascii_lowercase

from allies.questions.base import Answer, Source

_YEAR = re.compile(r"\d{4}")


def source_name(source: Source) -> str:
    """Return a short name of a source: who, and the year."""
    return short_name(source.author or source.publisher or source.title, source.published)


def short_name(who: str, published: str) -> str:
    """Return a short name of what somebody published on a day: who, and the year."""
    names = who.split(",")[0] if len(who) > 40 else who
    year = _YEAR.search(published)
    return f"{names} {year[0]}" if year and year[0] not in names else names


def sources_of(answers: Iterable[Answer | None]) -> dict[str, Source]:
    """Return every source that answers cite, by its id."""
    return {source.id: source for item in answers if item for source in item.sources}


def distinct_names(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return a short name for each source; letters tell apart those with the same name.

    Args:
        sources: the sources by their ids.
    """
    shared: dict[str, list[str]] = {}
    for name, source in sorted(sources.items(), key=lambda item: (item[1].published, item[0])):
        shared.setdefault(source_name(source), []).append(name)
    return {
        name: short if len(names) == 1 else f"{short}{_letter(at)}"
        for short, names in shared.items()
        for at, name in enumerate(names)
    }


def _letter(at: int) -> str:
    """Return a letter for a place in a list: a, b, ... z, aa."""
    first, last = divmod(at, len(ascii_lowercase))
    return (ascii_lowercase[first - 1] if first else "") + ascii_lowercase[last]
