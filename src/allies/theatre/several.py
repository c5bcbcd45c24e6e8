"""Acts of several actors, written once: `by: [AAA, BBB]` stands for one act of each."""

from __future__ import annotations

from collections.abc import Iterator

from allies.theatre.faults import Path
from allies.theatre.yaml_text import Plain
from allies.values.entries import Entry
from allies.world.acts import Act

_ACTORS = "by"


def one_each(entry: type[Entry], item: Plain) -> list[Plain]:
    """Return an entry as written, or one act for each of its actors; nothing if the list is empty.

    An act with an id gives it to each of them, with the actor behind it: `pact.signed.xhi`.
    """
    actors = item.get(_ACTORS) if entry is Act and isinstance(item, dict) else None
    if not isinstance(actors, list):
        return [item]
    named = dict.fromkeys(actor for actor in actors if isinstance(actor, str))
    return [_of_one(item, actor) for actor in named]


def wrong_actors(entry: type[Entry], item: Plain, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Return what is wrong with a list of actors: the place, the fault and the remedy.

    Args:
        entry: the class of the entry.
        item: the entry as written.
        path: its place.
    """
    if entry is not Act or not isinstance(item, dict) or not isinstance(item.get(_ACTORS), list):
        return
    actors = item[_ACTORS]
    if not actors:
        yield (*path, _ACTORS), "'by' names nobody", "name who acts"
    for at, actor in enumerate(actors):
        if not isinstance(actor, str):
            yield (*path, _ACTORS, at), "'by' holds more than names", "write by: [AAA, BBB]"
        elif actor in actors[:at]:
            yield (*path, _ACTORS, at), f"'{actor}' is named twice in 'by'", "remove one of them"


def _of_one(item: dict[str, Plain], actor: str) -> dict[str, Plain]:
    one = {**item, _ACTORS: actor}
    if isinstance(item.get("id"), str):
        one["id"] = f"{item['id']}.{actor.lower()}"
    return one
