"""Defaults of a file: what its citations share is written once, at its top."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from allies.errors import nearest
from allies.theatre.faults import Path
from allies.theatre.yaml_text import Plain

DEFAULTS, ENTRIES = "defaults", "entries"
CITES, JUDGEMENT = "cites", "judgement"
SHARED = ("source", "at", "credibility", "origin")  # the keys of a citation that a file may give
_WHOLE = frozenset({"source", "at"})  # what a citation needs

Tell = Callable[[Path, str, str, str], None]


@dataclass
class FileEntries:
    """The entries of one file, with the defaults of their citations filled in.

    Attributes:
        items: every entry with its place; none if the file cannot be read.
        is_list: whether the file holds a list.
        moved: the place of each value that was filled in, and where the file gives it.
    """

    items: list[tuple[Path, Plain]]
    is_list: bool
    moved: dict[Path, Path] = field(default_factory=dict)


def entries_of(data: Plain, tell: Tell) -> FileEntries | None:
    """Return the entries of a file; None if its defaults are at fault.

    A file without defaults is one entry or a list of them. With defaults it is a mapping: an entry
    with the key `defaults` beside its own keys, or `defaults` and `entries`, a list.

    Args:
        data: the file as written.
        tell: takes a fault: its place, what is wrong, why, and the remedy.
    """
    if isinstance(data, list):
        return FileEntries([((at,), item) for at, item in enumerate(data)], is_list=True)
    if DEFAULTS not in data and ENTRIES not in data:
        return FileEntries([((), data)], is_list=False)
    given = data.get(DEFAULTS, {})
    own = {key: value for key, value in data.items() if key != DEFAULTS}
    faults = [*_wrong_defaults(given), *_wrong_entries(own)]
    for fault in faults:
        tell(*fault)
    if faults:
        return None
    items: list[tuple[Path, Plain]] = [((), own)]
    if ENTRIES in own:
        items = [((ENTRIES, at), item) for at, item in enumerate(own[ENTRIES])]
    found = FileEntries([], ENTRIES in own)
    for path, item in items:
        filled = _whole(item, given, path, found.moved) if found.is_list else item
        found.items.append((path, _filled(filled, given, path, found.moved)))
    return found


def _wrong_defaults(given: Plain) -> Iterator[tuple[Path, str, str, str]]:
    keys = ", ".join(SHARED)
    if not isinstance(given, dict) or not given:
        if given != {}:
            why = f"they are what the citations of the file share: {keys}"
            yield (DEFAULTS,), "'defaults' is no mapping", why, "write defaults: {source: ID}"
        return
    for key, value in given.items():
        if key not in SHARED:
            why = f"a file gives defaults for {keys} only"
            yield (DEFAULTS, key), f"unknown default '{key}'", why, nearest(key, SHARED)
        elif not isinstance(value, str) or not value:
            yield (DEFAULTS, key), f"the default '{key}' is not one value", "", "write one value"


def _wrong_entries(own: dict[str, Plain]) -> Iterator[tuple[Path, str, str, str]]:
    if ENTRIES not in own:
        return
    if not isinstance(own[ENTRIES], list):
        yield (ENTRIES,), "'entries' is no list", "it holds the entries", "put a dash before each"
    for key in own:
        if key != ENTRIES:
            why = "a file with 'entries:' has 'defaults:' beside it and no other key"
            yield (
                (key,),
                f"'{key}' is a key of its own next to 'entries'",
                why,
                "move it into an entry",
            )


def _whole(item: Plain, given: dict[str, str], path: Path, moved: dict[Path, Path]) -> Plain:
    """Return an entry that names no evidence with the default citation, if that is a whole one."""
    named = isinstance(item, dict) and (CITES in item or JUDGEMENT in item)
    if named or not isinstance(item, dict) or not _WHOLE.issubset(given):
        return item
    moved[(*path, CITES)] = (DEFAULTS,)
    return {**item, CITES: [{}]}


def _filled(item: Plain, given: dict[str, str], path: Path, moved: dict[Path, Path]) -> Plain:
    """Return an entry in which every citation has the defaults for the keys that it lacks."""
    if isinstance(item, list):
        return [_filled(part, given, (*path, at), moved) for at, part in enumerate(item)]
    if not isinstance(item, dict):
        return item
    filled = {}
    for key, value in item.items():
        here = (*path, key)
        if key != CITES or not isinstance(value, list):
            filled[key] = _filled(value, given, here, moved)
            continue
        filled[key] = [
            _cited(cite, given, (*here, at), moved) if isinstance(cite, dict) else cite
            for at, cite in enumerate(value)
        ]
    return filled


def _cited(
    cite: dict[str, Plain], given: dict[str, str], path: Path, moved: dict[Path, Path]
) -> dict[str, Plain]:
    """Return a citation with the defaults; the grade and origin are those of the default source."""
    if cite.get("source", given.get("source")) != given.get("source"):
        return cite
    for key in given:
        if key not in cite:
            moved[(*path, key)] = (DEFAULTS, key)
    return {**given, **cite}
